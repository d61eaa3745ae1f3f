"""What set it off: short, rest is offered and never demanded, and counts are only counts."""

from datetime import timedelta
from uuid import uuid4

from marram.kit import registry
from marram.kit.testing import NOON, People, ask
from marram.people.actor import NOBODY
from marram.practices.triggers.rules import Count, counts

NEW = "/me/r/triggers/triggers/new/"
ROOM = "/me/r/triggers/"
KINDS = "/me/r/triggers/kinds/"
REST = "You could rest from it now."


def noted(people: People, *, at: object = NOON, **answers: str) -> str:
    sent = {"draft": str(uuid4()), "do": "done", "operation": str(uuid4()), **answers}
    answer = ask(people.as_ruth, NEW, sent, at=at)
    assert answer.status_code == 303
    return answer["Location"]


def test_a_word_of_her_own_is_counted_as_she_says_it() -> None:
    notes = [
        {"what": "sense", "own_word": "Diesel"},
        {"what": "place", "own_word": " diesel "},
        {"what": "sense", "own_word": ""},
        {"what": "", "own_word": ""},
        {},
    ]
    assert counts(notes) == (Count("", "sense", 1), Count("Diesel", "", 2))


def test_the_order_is_the_alphabet_whatever_there_is_more_of() -> None:
    words = ["Stairs", "Sirens", "Sirens", "Sirens", "Apples"]
    found = counts([{"own_word": word} for word in words])
    assert [one.own for one in found] == ["Apples", "Sirens", "Stairs"]
    assert [one.own for one in counts([{"own_word": word} for word in words[::-1]])] == [
        one.own for one in found
    ]


def test_after_three_in_a_day_she_is_offered_to_rest_and_refused_nothing(people: People) -> None:
    for number in range(3):
        assert REST not in ask(people.as_ruth, NEW).content.decode()
        assert REST not in ask(people.as_ruth, ROOM).content.decode()
        page = noted(people, own_word=f"Stairs {number}")
    for address in (NEW, ROOM, page):
        assert REST in ask(people.as_ruth, address).content.decode()
    assert 'name="own_word"' in ask(people.as_ruth, NEW).content.decode()
    noted(people, own_word="Stairs once more")
    assert "Stairs once more" in ask(people.as_ruth, ROOM).content.decode()


def test_a_new_day_begins_without_it(people: People) -> None:
    for _ in range(4):
        noted(people, own_word="Stairs")
    tomorrow = NOON + timedelta(days=1)
    assert REST not in ask(people.as_ruth, NEW, at=tomorrow).content.decode()


def test_her_day_is_the_day_on_her_own_wall(people: People) -> None:
    """Half past midnight at her place is the next day, though it is still the day in UTC."""
    late = NOON.replace(month=7, hour=23, minute=30)
    for hour in (9, 12, 15):
        noted(people, at=late.replace(hour=hour), own_word="Stairs")
    assert REST in ask(people.as_ruth, NEW, at=late.replace(hour=20)).content.decode()
    assert REST not in ask(people.as_ruth, NEW, at=late).content.decode()


def test_the_count_comes_only_when_it_is_asked_for_and_says_from_how_many(people: People) -> None:
    noted(people, own_word="Diesel")
    noted(people, what="date")
    room = ask(people.as_ruth, ROOM).content.decode()
    assert KINDS in room
    assert "<table" not in room
    page = ask(people.as_ruth, KINDS).content.decode()
    assert "<table" in page
    assert "A date or a time of day" in page
    assert "From 2 notes." in page


def test_without_a_note_there_is_nothing_to_count(people: People) -> None:
    assert "No kinds yet." in ask(people.as_ruth, KINDS).content.decode()
    assert KINDS not in ask(people.as_ruth, ROOM).content.decode()


def test_nobody_else_sees_her_count(people: People) -> None:
    assert ask(people.as_miriam, KINDS).status_code == 404
    assert ask(people.as_stranger, KINDS).status_code == 404
    assert ask(NOBODY, KINDS)["Location"].startswith("/unlock/")


def test_no_question_asks_to_tell_what_happened() -> None:
    words = registry.room("triggers").words
    asked = [words.say(key) for key in words.keys("sheet.triggers.") if key.endswith(".ask")]
    assert not any("what happened" in one.casefold() for one in asked)
    (sheet,) = registry.room("triggers").sheets
    assert not any(field.type == "text" for field in sheet.fields)
