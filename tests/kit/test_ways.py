"""Where a page leads on to, and the offer to rest: declared in one file, refusing nothing."""

import importlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from marram.kit import registry, standards
from marram.kit.practice import Practice
from marram.kit.testing import NOON, People, ask
from marram.record import reading, restoring

SHED = """
language = "en-GB"
review = "not yet reviewed by a clinician"
seed = "S42"
seeds = ["S42"]
depth = "L1"
place = "steady"
title = "The shed"
about = "What is in it."

[[sheet]]
name = "tool"
title = "A tool"
about = "One tool."
rest_after = 2
rest = "Two today. The shed can wait."

[[sheet.field]]
name = "sharp"
type = "choice"
ask = "Is it sharp?"
options = { yes = "Yes", no = "No" }
leads = { no = ["holds", "What still holds may help."] }

[[sheet.field]]
name = "name"
type = "line"
ask = "What is it called?"
"""
NEW = "/me/r/shed/tool/new/"


def drop(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Practice:
    (tmp_path / "shed").mkdir()
    (tmp_path / "shed" / "practice.toml").write_text(text, encoding="utf-8")
    package = importlib.import_module(registry.ROOMS)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    registry.forget()
    return registry.room("shed")


@pytest.fixture
def shed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Practice]:
    yield drop(SHED, tmp_path, monkeypatch)
    registry.forget()


def kept(people: People, **answers: str) -> str:
    sent = {"draft": str(uuid4()), "do": "done", "operation": str(uuid4()), **answers}
    answer = ask(people.as_ruth, NEW, sent)
    assert answer.status_code == 303
    return str(answer["Location"])


def page(people: People, address: str) -> str:
    return ask(people.as_ruth, address).content.decode()


def test_it_is_whole(shed: Practice) -> None:
    assert standards.faults(shed) == []
    assert standards.faults_between(registry.rooms()) == []


def test_one_answer_leads_on_to_another_room(shed: Practice, people: People) -> None:
    found = page(people, kept(people, sharp="no", name="Shears"))
    assert "What still holds may help." in found
    assert 'href="/me/r/holds/"' in found
    assert "What still holds may help." not in page(people, kept(people, sharp="yes"))


def test_rest_is_offered_after_two_in_a_day_and_a_third_is_kept(
    shed: Practice, people: People
) -> None:
    said = "Two today. The shed can wait."
    kept(people, name="Shears")
    assert said not in page(people, NEW)
    second = kept(people, name="Rake")
    for address in (NEW, "/me/r/shed/", second):
        assert said in page(people, address)
    assert said not in ask(people.as_ruth, NEW, at=NOON + timedelta(days=1)).content.decode()
    assert "Spade" in page(people, kept(people, name="Spade"))


def test_its_pages_are_listed_in_the_room_and_not_in_write(shed: Practice, people: People) -> None:
    where = kept(people, name="Shears")
    assert "Shears" in page(people, "/me/r/shed/")
    assert "Shears" not in page(people, "/me/write/")
    assert '<a class="back" href="/me/r/shed/">' in page(people, where)


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ('rest = "Two today. The shed can wait."', "", "no words for sheet.tool.rest"),
        ('"What still holds may help."', '""', "no words for sheet.tool.sharp.option.no.then"),
        ('["holds"', '["attic"', "there is no room attic to lead on to"),
    ],
)
def test_what_is_wrong_with_its_ways_is_said(
    was: str, now: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert was in SHED
    try:
        room = drop(SHED.replace(was, now), tmp_path, monkeypatch)
        found = [*standards.faults(room), *standards.faults_between(registry.rooms())]
    finally:
        monkeypatch.undo()
        registry.forget()
    assert any(fault in said for said in found), found


@pytest.mark.usefixtures("kettle")
def test_rows_numbers_and_ticks_come_back_out_of_an_archive(people: People) -> None:
    entry, minute = uuid4(), "/me/r/kettle/minute/new/"
    sent = {"draft": str(entry), "do": "done", "leaves-0-leaf": "Mint", "warmth": "7"}
    ask(people.as_ruth, minute, sent | {"leaves-0-mine": ["", "yes"], "leaves-0-picked": "spring"})
    body = reading.open_one(people.as_ruth, entry=entry, at=NOON).body
    archive = restoring.everything(people.as_ruth, owner=people.ruth.id, at=NOON)
    (found,) = [one for one in archive["entries"] if one["id"] == str(entry)]
    assert found["tellings"][-1]["body"] == body
    assert body["leaves"][0]["mine"] is True
    assert body["warmth"] == 7
