"""A commit that adds one worksheet touches no other file: one TOML file, dropped in, is all."""

import importlib

import pytest

from marram.kit import registry, showing, standards
from marram.kit.practice import Practice
from marram.kit.testing import NOON, People, ask
from marram.record import reading
from tests.kit import test_every_room as generic
from tests.kit.sheets import kept_page


def test_it_is_found_and_whole(kettle: Practice) -> None:
    assert standards.faults(kettle) == []
    assert standards.faults_between(registry.rooms()) == []
    assert registry.sheet("kettle.minute") is kettle.sheets[0]


@pytest.mark.parametrize(
    "standard",
    [
        generic.test_every_question_stands_on_the_page,
        generic.test_what_ruth_kept_opens_for_her_and_for_nobody_else,
        generic.test_a_page_that_was_shared_still_cannot_be_written_on_by_miriam,
        generic.test_it_prints_blank_and_filled_in_both_sizes,
        generic.test_nothing_of_it_is_stored_in_plain_text,
        generic.test_it_is_in_her_export_and_comes_up_in_her_search,
        generic.test_an_empty_page_is_not_kept,
        generic.test_writing_on_makes_a_second_telling_and_keeps_the_first,
    ],
)
def test_it_gets_for_nothing_what_every_worksheet_gets(
    standard: object, kettle: Practice, people: People
) -> None:
    standard(kettle, kettle.sheets[0], people)


def test_its_room_opens_for_its_owner_alone(kettle: Practice, people: People) -> None:
    generic.test_the_room_opens_for_its_owner_alone(kettle, people)


def test_its_pages_still_show_when_the_room_is_gone(
    kettle: Practice, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = kept_page(people, kettle, kettle.sheets[0])
    opened = reading.open_one(people.as_ruth, entry=entry, at=NOON)
    assert [one.question for one in showing.shown(opened)][:2] == ["What did you hear?", "Where?"]
    package = importlib.import_module(registry.ROOMS)
    monkeypatch.setattr(package, "__path__", package.__path__[:-1])
    registry.forget()
    plain = showing.shown(opened)
    assert plain[0].question == "heard"
    assert "Quince" in plain[0].words


@pytest.mark.parametrize("depth", ["L3"])
def test_an_exercise_close_to_the_event_is_not_offered_but_hides_and_refuses_nothing_written(
    kettle: Practice, people: People
) -> None:
    address = "/me/r/kettle/minute/"
    page = ask(people.as_ruth, "/me/r/kettle/").content.decode()
    assert "Everything you have written is open" in page
    assert f"{address}new/" not in page
    assert ask(people.as_ruth, f"{address}new/")["Location"] == f"{address}begin/"
    assert ask(people.as_ruth, f"{address}begin/")["Location"] == "/me/r/kettle/"
    entry = kept_page(people, kettle, kettle.sheets[0])
    assert "Quince" in ask(people.as_ruth, f"{address}{entry}/").content.decode()
    assert "Quince" in ask(people.as_ruth, "/me/r/kettle/").content.decode()
