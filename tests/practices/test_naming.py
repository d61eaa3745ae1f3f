"""Naming it: own words, nothing asked twice, no order of losses."""

from uuid import uuid4

from marram.kit import registry
from marram.kit.testing import NOON, People, ask
from marram.practices.naming import rules
from marram.record import reading

NEW = "/me/r/naming/naming/new/"


def asked(earlier: list[dict[str, object]]) -> list[str]:
    sheet = registry.sheet("naming")
    assert sheet is not None
    return [field.name for field in rules.still_to_ask(sheet.fields, earlier)]


def test_a_first_page_asks_everything_and_needs_nothing() -> None:
    assert asked([]) == ["happened", "word", "death_word", "losses", "now", "besides"]


def test_a_word_that_was_given_is_not_asked_for_again() -> None:
    assert "word" not in asked([{"word": "fog"}])
    assert "death_word" in asked([{"word": "fog", "death_word": "  "}])


def test_something_else_that_happened_can_be_named_on_a_page_of_its_own() -> None:
    assert {"happened", "losses"} <= set(asked([{"happened": "The fire", "losses": ["home"]}]))


def test_ruth_is_not_asked_for_her_word_a_second_time_but_can_change_it(people: People) -> None:
    entry = uuid4()
    ask(people.as_ruth, NEW, {"draft": str(entry), "do": "done", "word": "the fog"})
    assert 'name="word"' not in ask(people.as_ruth, NEW).content.decode()
    again = ask(people.as_ruth, f"/me/r/naming/naming/{entry}/").content.decode()
    assert 'value="the fog"' in again


def test_losses_stand_in_the_order_in_which_she_wrote_them(people: People) -> None:
    entry = uuid4()
    losses = ["sleep", "Daniel", "the Saturday shop"]
    ask(people.as_ruth, NEW, {"draft": str(entry), "do": "done", "losses": losses})
    assert reading.open_one(people.as_ruth, entry=entry, at=NOON).body["losses"] == losses


def test_not_now_stands_with_every_question() -> None:
    words = registry.room("naming").words
    hints = [words.say(f"sheet.naming.{name}.hint") for name in asked([])]
    assert all("not now" in hint.casefold() for hint in hints)
