"""Ruth writes on worksheets: nothing typed is lost, whatever goes wrong or comes twice."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings

from marram.kit import showing
from marram.kit.testing import NOON, People, ask
from marram.people import directory
from marram.people.actor import NOBODY
from marram.record import drafts, reading
from marram.record.values import Opened

HOLDS = "/me/r/holds/holds/"


def opened(people: People, entry: UUID) -> Opened:
    return reading.open_one(people.as_ruth, entry=entry, at=NOON)


def finish(people: People, entry: UUID, **sent: object) -> object:
    hidden = {"draft": str(entry), "operation": str(uuid4()), "parent": "", "do": "done"}
    return ask(people.as_ruth, HOLDS + "new/", hidden | sent)


def test_the_room_says_once_that_nothing_has_to_be_made_of_it(people: People) -> None:
    said = "There is nothing you have to make of this."
    assert said in ask(people.as_ruth, "/me/r/naming/").content.decode()
    sent = {"do": "done", "happened": "The winter"}
    ask(people.as_ruth, "/me/r/naming/naming/new/", sent)
    page = ask(people.as_ruth, "/me/r/naming/").content.decode()
    assert said not in page
    assert "The winter" in page


def test_a_page_is_called_by_its_own_first_words(people: People) -> None:
    entry = uuid4()
    finish(people, entry, places=["", "The allotment", "The back row at choir"])
    assert opened(people, entry).outline.title == "The allotment"
    assert showing.shown(opened(people, entry)) == [
        ("Which places are still yours?", ("The allotment", "The back row at choir"))
    ]


def test_words_stay_exactly_as_they_were_typed(people: People) -> None:
    entry, typed = uuid4(), "e\u0301 \u200d 👩‍👩‍👧 <b>&amp;</b> {{ x }}\n\n  two spaces"
    ask(
        people.as_ruth,
        "/me/r/letters/sorry/new/",
        {"draft": str(entry), "do": "done", "letter": typed.replace("\n", "\r\n")},
    )
    assert opened(people, entry).body["letter"] == typed
    page = ask(people.as_ruth, f"/me/r/letters/sorry/{entry}/").content.decode()
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt; {{ x }}" in page


@pytest.mark.parametrize("words", ["the summer before", "around 14", "31 February 1998", "夏"])
def test_a_date_in_free_words_is_kept_and_never_corrected(people: People, words: str) -> None:
    entry = uuid4()
    finish(people, entry, places=["x"], when=words)
    when = opened(people, entry).outline.when
    assert when is not None
    assert when.written == words
    assert when.note == ""


def test_a_date_that_can_be_read_takes_its_place(people: People) -> None:
    entry = uuid4()
    finish(people, entry, places=["x"], when="1998-07")
    when = opened(people, entry).outline.when
    assert when is not None
    assert (when.first, when.place) == (date(1998, 7, 1), "1998-07-01")


def test_a_page_that_is_too_long_comes_back_with_every_word(
    people: People, settings: LazySettings
) -> None:
    settings.MARRAM_PAGE_LIMIT = 400
    long = "reed " * 100
    answer = finish(people, uuid4(), beliefs=[long])
    assert answer.status_code == 422
    page = answer.content.decode()
    assert long.strip() in page
    assert "longer than one page" in page
    assert 'href="#relationships"' in page
    assert reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON) == []


def test_another_line_keeps_what_is_there(people: People) -> None:
    sent = {"draft": str(uuid4()), "more": "places", "places": ["The bench"], "beliefs": ["Rain"]}
    answer = ask(people.as_ruth, HOLDS + "new/", sent)
    assert answer.status_code == 303
    page = ask(people.as_ruth, answer["Location"]).content.decode()
    assert page.count('name="places"') > 1
    assert 'value="The bench"' in page
    assert 'value="Rain"' in page


def test_the_draft_is_kept_while_she_types_and_found_again(people: People) -> None:
    entry = uuid4()
    sent = {"places": ["The ben"], "when": "last spring", "parent": ""}
    kept = ask(people.as_ruth, f"{HOLDS}{entry}/keep/", sent)
    assert kept.content == b'{"kept": true, "at": "12:00"}'
    page = ask(people.as_ruth, f"{HOLDS}{entry}/").content.decode()
    assert 'value="The ben"' in page
    assert 'value="last spring"' in page
    (card,) = drafts.every(people.as_ruth)
    assert showing.address(card.kind, card.entry) == f"{HOLDS}{entry}/"
    assert showing.title_of(card.kind, card.body) == "The ben"
    assert ask(people.as_miriam, f"{HOLDS}{entry}/").status_code == 404
    assert ask(people.as_miriam, f"{HOLDS}{entry}/keep/", sent).status_code == 404


def test_done_for_now_lets_go_of_the_draft(people: People) -> None:
    entry = uuid4()
    ask(people.as_ruth, f"{HOLDS}{entry}/keep/", {"places": ["The ben"]})
    finish(people, entry, places=["The bench"])
    assert drafts.every(people.as_ruth) == []


def test_pause_keeps_the_draft_and_asks_nothing(people: People) -> None:
    entry = uuid4()
    answer = finish(people, entry, do="pause", places=["The ben"])
    assert (answer.status_code, answer["Location"]) == (303, "/me/r/holds/")
    assert drafts.of_entry(people.as_ruth, entry=entry) is not None


def test_keep_without_a_script_says_when(people: People) -> None:
    answer = finish(people, uuid4(), do="keep", places=["The ben"])
    assert answer.status_code == 303
    assert "Kept 12:00" in ask(people.as_ruth, answer["Location"]).content.decode()


def test_the_same_form_sent_twice_is_one_telling(people: People) -> None:
    entry, operation = uuid4(), str(uuid4())
    for _ in range(2):
        finish(people, entry, operation=operation, places=["The bench"])
    assert len(reading.tellings(people.as_ruth, entry=entry, at=NOON)) == 1


def test_going_back_and_sending_the_form_again_with_more_in_it_loses_nothing(
    people: People,
) -> None:
    entry, operation = uuid4(), str(uuid4())
    for places in (["The bench"], ["The bench", "The bus"], ["The bench", "The bus"]):
        finish(people, entry, operation=operation, places=places)
    kept = [one.body["places"] for one in reading.tellings(people.as_ruth, entry=entry, at=NOON)]
    assert kept == [["The bench"], ["The bench", "The bus"]]


def test_two_tabs_that_write_on_at_once_keep_both_tellings(people: People) -> None:
    entry = uuid4()
    finish(people, entry, places=["The bench"])
    parent = str(opened(people, entry).outline.telling)
    for places in (["The bus"], ["The field"]):
        finish(people, entry, parent=parent, places=places)
    assert len(reading.tellings(people.as_ruth, entry=entry, at=NOON)) == 3
    assert opened(people, entry).outline.beside


def test_done_without_a_change_adds_no_telling(people: People) -> None:
    entry = uuid4()
    for _ in range(2):
        finish(people, entry, places=["The bench"], when="last spring", on_paper="yes")
    assert len(reading.tellings(people.as_ruth, entry=entry, at=NOON)) == 1


def test_she_goes_on_with_one_of_two_tellings_and_both_stay(people: People) -> None:
    entry = uuid4()
    finish(people, entry, places=["The bench"])
    parent = str(opened(people, entry).outline.telling)
    for places in (["The bus"], ["The field"]):
        finish(people, entry, parent=parent, places=places)
    bus, field = reading.tellings(people.as_ruth, entry=entry, at=NOON)[1:]
    address = f"{HOLDS}{entry}/?from={bus.outline.telling}"
    page = ask(people.as_ruth, address).content.decode()
    assert 'value="The bus"' in page
    assert f'name="parent" value="{field.outline.telling}"' in page
    sent = {"parent": str(field.outline.telling), "operation": str(uuid4()), "do": "done"}
    ask(people.as_ruth, address, sent | {"places": ["The bus"]})
    last = opened(people, entry)
    assert last.body["places"] == ["The bus"]
    assert last.outline.marks == ("settled",)
    assert len(reading.tellings(people.as_ruth, entry=entry, at=NOON)) == 4


def test_what_she_began_on_the_phone_and_finished_on_the_tablet_does_not_come_back(
    people: People,
) -> None:
    entry, tablet = uuid4(), replace(people.as_ruth, device=uuid4())
    ask(people.as_ruth, f"{HOLDS}{entry}/keep/", {"places": ["The ben"]})
    assert 'value="The ben"' in ask(tablet, f"{HOLDS}{entry}/").content.decode()
    sent = {"do": "done", "operation": str(uuid4()), "places": ["The bench"]}
    ask(tablet, f"{HOLDS}{entry}/", sent)
    assert 'value="The bench"' in ask(people.as_ruth, f"{HOLDS}{entry}/").content.decode()


def test_a_page_of_another_kind_is_not_found_here(people: People) -> None:
    entry = uuid4()
    finish(people, entry, places=["The bench"])
    assert ask(people.as_ruth, f"/me/r/letters/sorry/{entry}/").status_code == 404
    assert ask(people.as_ruth, f"/me/r/letters/sorry/print/?entry={entry}").status_code == 404


def test_what_was_done_on_paper_says_so_and_so_does_what_they_typed_in_together(
    people: People,
) -> None:
    alone, together = uuid4(), uuid4()
    finish(people, alone, places=["x"], on_paper="yes")
    finish(people, together, places=["y"], on_paper="beside")
    assert opened(people, alone).outline.marks == ("paper",)
    assert opened(people, together).outline.marks == ("paper-beside",)
    assert showing.mark_names(("paper-beside",)) == ["Written on paper, typed in together"]
    assert "Miriam Castell" in ask(people.as_ruth, HOLDS + "new/").content.decode()


def test_a_filled_page_on_paper_holds_her_answers_and_no_empty_questions(people: People) -> None:
    entry = uuid4()
    finish(people, entry, places=["The bench"], when="around 14")
    page = ask(people.as_ruth, showing.paper_address("holds", entry)).content.decode()
    assert "The bench" in page
    assert "around 14" in page
    assert "What do you still believe?" not in page
    assert "line-row" not in page


def test_plainer_words_and_another_language_reach_the_page(people: People) -> None:
    directory.change_person(people.ruth.id, look={"plain": "yes"})
    page = ask(people.as_ruth, "/me/r/naming/naming/new/", language="fr").content.decode()
    assert "Use your own words. Leave out what you like." in page


def test_when_the_session_has_ended_the_words_come_back(people: People) -> None:
    answer = ask(NOBODY, HOLDS + "new/", {"places": ["The bench", "The bus"], "do": "done"})
    assert answer.status_code == 401
    assert "The bench" in answer.content.decode()
    assert "The bus" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/me/r/nowhere/",
        "/me/r/holds/nothing/new/",
        "/me/r/nowhere/nothing/print/",
        f"/me/r/holds/holds/{UUID(int=7)}/",
        f"/me/r/holds/holds/print/?entry={UUID(int=7)}",
        "/me/r/holds/holds/print/?entry=x",
    ],
)
def test_what_is_not_there_is_not_found(people: People, address: str) -> None:
    assert ask(people.as_ruth, address).status_code == 404


def test_ruth_cannot_write_into_a_page_of_somebody_else(people: People) -> None:
    from marram.kit.testing import client_called  # noqa: PLC0415 - only here
    from marram.people.actor import Actor, Face  # noqa: PLC0415 - only here

    other = client_called("Owen Pryce", f"owen-{uuid4().hex[:6]}@example.org")
    entry = uuid4()
    finish(people, entry, places=["The bench"])
    owen = Actor(other.id, Face.CLIENT, uuid4())
    sent = {"draft": str(entry), "do": "done", "places": ["Mine"]}
    assert ask(owen, HOLDS + "new/", sent).status_code == 404
    assert opened(people, entry).body["places"] == ["The bench"]
