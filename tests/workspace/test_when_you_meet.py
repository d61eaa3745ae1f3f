"""Desk, When you meet: the agenda, the doors to close work, and what a clinician chooses."""

import importlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from marram.kit import registry
from marram.kit.containment import between_us, gate
from marram.kit.testing import NOON, People
from marram.people import directory
from marram.record import auditing, sharing
from tests.kit.sheets import DROPPED
from tests.workspace.conftest import Clock


@pytest.fixture(autouse=True)
def kettle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Drop a room with close work among the others."""
    (tmp_path / "kettle").mkdir()
    text = DROPPED.replace("L1", "L3")
    (tmp_path / "kettle" / "practice.toml").write_text(text, encoding="utf-8")
    package = importlib.import_module(registry.ROOMS)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    registry.forget()
    yield
    registry.forget()


def place(people: People) -> str:
    return reverse("desk_with", args=[people.ruth.id])


def shown(desk: Client, people: People) -> str:
    return desk.get(place(people)).content.decode()


def stands(people: People, clock: Clock) -> between_us.Standing:
    lines = between_us.read(people.as_ruth, owner=people.ruth.id, at=clock.now)
    bonds = between_us.bonds_of(people.ruth.id)
    return between_us.standing(lines, bonds, at=clock.now)[0]


def test_both_lines_stand_on_one_list_and_the_look_is_in_her_log(
    desk: Client, people: People
) -> None:
    between_us.put_on_agenda(people.as_ruth, bond=people.bond, text="The hymn.", at=NOON)
    desk.post(place(people), {"text": "Sleep."})
    page = shown(desk, people)
    assert "From Ruth, 19 November" in page
    assert "From you, 19 November" in page
    looks = auditing.who_looked(people.as_ruth, owner=people.ruth.id)
    assert "looked-between" in {one.deed for one in looks}


def test_an_empty_line_says_so_and_keeps_nothing(desk: Client, people: People) -> None:
    answer = desk.post(place(people), {"text": " "})
    assert answer.status_code == 422
    assert "Write a line of up to 500 characters." in answer.content.decode()


@pytest.mark.parametrize(
    ("wish", "open_for", "closed_after"),
    [
        ("now", timedelta(hours=2), timedelta(hours=4)),
        ("meet", timedelta(days=5, hours=11), timedelta(days=6)),
        ("stands", timedelta(days=300), None),
    ],
)
def test_a_door_is_open_as_long_as_she_said(
    desk: Client,
    people: People,
    clock: Clock,
    wish: str,
    open_for: timedelta,
    closed_after: timedelta | None,
) -> None:
    directory.set_next_meeting(people.bond, at=NOON + timedelta(days=5))
    assert (
        desk.post(place(people), {"do": wish, "room": "kettle", "minutes": "45"}).status_code == 303
    )
    door = stands(people, clock).doors["kettle"]
    assert (door.minutes, door.in_session) == (45, wish == "now")
    clock.now = NOON + open_for
    assert "kettle" in stands(people, clock).doors
    if closed_after:
        clock.now = NOON + closed_after
        assert "kettle" not in stands(people, clock).doors


def test_without_a_meeting_a_door_until_then_closes_after_four_weeks(
    desk: Client, people: People, clock: Clock
) -> None:
    desk.post(place(people), {"do": "meet", "room": "kettle"})
    clock.on(days=28)
    assert "kettle" in stands(people, clock).doors
    clock.on(minutes=1)
    assert "kettle" not in stands(people, clock).doors


@pytest.mark.parametrize(
    ("minutes", "kept"), [("20", 20), ("45", 45), ("900", 20), ("46", 45), ("", 20), ("many", 20)]
)
def test_a_step_is_twenty_minutes_or_what_was_chosen_up_to_forty_five(
    desk: Client, people: People, clock: Clock, minutes: str, kept: int
) -> None:
    desk.post(place(people), {"do": "stands", "room": "kettle", "minutes": minutes})
    assert stands(people, clock).doors["kettle"].minutes == kept


def test_she_closes_it_again(desk: Client, people: People, clock: Clock) -> None:
    desk.post(place(people), {"do": "stands", "room": "kettle"})
    assert "Open until one of you closes it" in shown(desk, people)
    desk.post(place(people), {"do": "close", "room": "kettle"})
    assert stands(people, clock).doors == {}


def test_only_rooms_with_close_work_have_a_door(desk: Client, people: People) -> None:
    page = shown(desk, people)
    assert "The kettle" in page
    assert "Naming it" not in page
    for sent in ({"do": "now", "room": "naming"}, {"do": "wide", "room": "kettle"}):
        assert desk.post(place(people), sent).status_code == 404


@pytest.mark.parametrize("wish", ["keep", "soon", "court"])
def test_what_she_chooses_for_now_holds_until_she_takes_it_back(
    desk: Client, people: People, clock: Clock, wish: str
) -> None:
    name = {"keep": "closed", "soon": "too_soon", "court": "court"}[wish]
    for on in ("yes", "no"):
        desk.post(place(people), {"do": wish, "on": on})
        assert getattr(stands(people, clock), name) is (on == "yes")


def test_a_court_case_is_said_and_locks_nothing(desk: Client, people: People) -> None:
    desk.post(place(people), {"do": "stands", "room": "kettle"})
    desk.post(place(people), {"do": "court", "on": "yes"})
    known = gate.before(people.as_ruth, registry.room("kettle"), at=NOON)
    assert known.court
    assert not known.facts.closed
    assert not known.facts.early


def test_after_their_work_has_ended_no_door_of_hers_is_open(
    desk: Client, people: People, clock: Clock
) -> None:
    desk.post(place(people), {"do": "stands", "room": "kettle"})
    sharing.end_bond(people.as_miriam, bond=people.bond, at=clock.now)
    assert gate.before(people.as_ruth, registry.room("kettle"), at=NOON).facts.door is None
