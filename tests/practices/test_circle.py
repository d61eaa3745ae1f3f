"""In my hands: things are sorted, sorted again later, and it is seen what moved."""

from uuid import UUID, uuid4

from marram.kit import registry
from marram.kit.showing import Sayer
from marram.kit.testing import People, ask
from marram.people.actor import NOBODY
from marram.practices.circle import figure
from marram.practices.circle.rules import Step, trails
from tests.kit.sheets import kept_page

CIRCLE = "/me/r/circle/circle/"


def say(key: str) -> str:
    return Sayer(registry.room("circle"))(key)


def item(text: str, ring: str) -> dict[str, object]:
    return {"text": text, "ring": ring, "one_step": ""}


def sorted_as(people: People, entry: UUID, **rings: str) -> None:
    sent: dict[str, object] = {"draft": str(entry), "do": "done", "operation": str(uuid4())}
    for number, (words, ring) in enumerate(rings.items()):
        sent |= {f"items-{number}-text": words, f"items-{number}-ring": ring}
    assert ask(people.as_ruth, f"{CIRCLE}new/", sent).status_code == 303


def test_a_thing_is_known_by_its_words_wherever_it_stands() -> None:
    first = [item("The boiler", "cannot_change"), item("The rain", "cannot_change")]
    later = [item("the  rain", "cannot_change"), item("The boiler", "can_do")]
    rain, boiler = trails([first, later])
    assert (rain.words, rain.moved, rain.here) == ("the  rain", False, True)
    assert boiler.steps == (Step(0, "cannot_change"), Step(1, "can_do"))
    assert boiler.moved


def test_what_went_and_came_back_lies_where_it_lies_now() -> None:
    (one,) = trails([[item("Keys", "can_do")], [], [item("Keys", "can_influence")]])
    assert one.here
    assert [step.ring for step in one.steps] == ["can_do", "can_influence"]


def test_what_is_gone_comes_last_and_is_not_called_solved() -> None:
    found = trails([[item("Keys", "can_do"), item("Rain", "")], [item("Rain", "can_do")]])
    assert [(one.words, one.here) for one in found] == [("Rain", True), ("Keys", False)]


def test_to_be_sorted_for_the_first_time_is_no_move() -> None:
    (one,) = trails([[item("Rain", "")], [item("Rain", "can_do")]])
    assert not one.moved
    assert trails([]) == ()
    assert trails([[item("", "can_do")], [{}]]) == ()


def test_the_picture_has_its_list_and_nothing_before_something_is_sorted() -> None:
    markup = figure.of_page({"items": [item("The boiler", "can_do"), item("Rain", "")]}, say)
    assert "In my hands</span>" in markup
    assert "not sorted yet</span>" in markup
    assert figure.of_page({"items": [item("The boiler", "")]}, say) == ""
    assert figure.of_page({}, say) == ""


def test_ruth_sorts_again_and_sees_what_moved(people: People) -> None:
    entry = uuid4()
    sorted_as(people, entry, Boiler="cannot_change", Rain="cannot_change", Keys="can_do")
    moved = f"/me/r/circle/{entry}/moved/"
    assert "You have sorted this once" in ask(people.as_ruth, moved).content.decode()
    sorted_as(people, entry, Boiler="can_do", Rain="cannot_change")
    page = ask(people.as_ruth, moved).content.decode()
    assert "before: Out of reach. Now: In my hands" in page
    assert "No longer on the page" in page
    assert "dash" in page
    assert 'role="img"' in page
    home = ask(people.as_ruth, f"/me/e/{entry}/").content.decode()
    assert moved in home
    assert 'role="img"' in home


def test_where_everything_stayed_it_says_so_and_no_more(people: People) -> None:
    entry = uuid4()
    for note in ("Monday", "Friday"):
        sent = {"note": note, "items-0-text": "Rain", "items-0-ring": "cannot_change"}
        sent |= {"draft": str(entry), "do": "done", "operation": str(uuid4())}
        ask(people.as_ruth, f"{CIRCLE}new/", sent)
    page = ask(people.as_ruth, f"/me/r/circle/{entry}/moved/").content.decode()
    assert "Everything lies where it lay." in page


def test_nobody_else_sees_what_moved(people: People) -> None:
    entry = uuid4()
    sorted_as(people, entry, Boiler="can_do")
    moved = f"/me/r/circle/{entry}/moved/"
    assert ask(people.as_miriam, moved).status_code == 404
    assert ask(people.as_stranger, moved).status_code == 404
    assert ask(NOBODY, moved)["Location"].startswith("/unlock/")
    assert ask(people.as_ruth, f"/me/r/circle/{uuid4()}/moved/").status_code == 404


def test_another_kind_of_page_has_no_rings(people: People) -> None:
    room = registry.room("holds")
    entry = kept_page(people, room, room.sheets[0])
    assert ask(people.as_ruth, f"/me/r/circle/{entry}/moved/").status_code == 404
