"""The calendar of plans: times that another program reads right, and no word of what they are."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
import vobject

from marram.accounts import calendar as addresses
from marram.exports.calendar import feed
from marram.kit.containment import gate
from marram.kit.practice import Meant
from marram.kit.testing import NOON, People, ask
from marram.people.actor import NOBODY, Actor, Face
from marram.practices.doing import store
from marram.practices.doing.rules import Mark, Plan
from marram.record import auditing, erasing
from tests.practices.test_doing import activity, meant

TITLE = "Time for yourself"
CHANGES = [
    ("Europe/London", date(2026, 3, 29), date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8), date(2026, 11, 1)),
    ("Australia/Sydney", date(2026, 4, 5), date(2026, 10, 4)),
]


def as_seen_elsewhere(raw: bytes) -> list[datetime]:
    """Return when each event begins, as another library reads it, in UTC."""
    found = vobject.readOne(raw.decode())
    return [event.dtstart.value.astimezone(UTC) for event in found.contents.get("vevent", [])]


@pytest.mark.parametrize(("zone", "spring", "autumn"), CHANGES)
def test_times_are_right_on_both_sides_of_both_changes_of_the_clocks(
    zone: str, spring: date, autumn: date
) -> None:
    wall = ZoneInfo(zone)
    days = [day + timedelta(step) for day in (spring, autumn) for step in (-1, 0, 1)]
    begins = [datetime(day.year, day.month, day.day, 15, 30, tzinfo=wall) for day in days]
    made = feed([Meant(uuid4(), one) for one in begins], title=TITLE, at=NOON)
    assert as_seen_elsewhere(made) == [one.astimezone(UTC) for one in begins]
    assert {one.astimezone(wall).hour for one in as_seen_elsewhere(made)} == {15}


def test_an_event_says_its_time_and_one_neutral_word() -> None:
    ident = UUID(int=7)
    made = feed([Meant(ident, NOON)], title=TITLE, at=NOON).decode()
    (event,) = vobject.readOne(made).contents["vevent"]
    assert set(event.contents) == {
        "uid", "dtstamp", "dtstart", "duration", "summary", "class", "transp",
    }  # fmt: skip
    assert event.summary.value == TITLE
    assert str(ident) not in made
    assert feed([Meant(ident, NOON)], title=TITLE, at=NOON).decode() == made


def test_an_empty_calendar_is_one() -> None:
    assert as_seen_elsewhere(feed([], title=TITLE, at=NOON)) == []


class TestRuthsOwn:
    @pytest.fixture
    def walk(self, people: People) -> UUID:
        return activity(people.as_ruth, "Walk to the allotment", kind="meaningful")

    @staticmethod
    def address(people: People) -> str:
        return f"/calendar/{addresses.make(people.as_ruth, at=NOON)}.ics"

    def test_holds_what_she_meant_for_a_clock_time(self, people: People, walk: UUID) -> None:
        meant(people.as_ruth, walk, NOON.date() + timedelta(3), clock="15:30")
        meant(people.as_ruth, walk, NOON.date() + timedelta(4), part="evening")
        answer = ask(NOBODY, self.address(people))
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert "no-store" in answer["Cache-Control"]
        london = ZoneInfo("Europe/London")
        (begins,) = as_seen_elsewhere(answer.content)
        assert begins.astimezone(london).isoformat() == "2026-11-22T15:30:00+00:00"
        assert "allotment" not in answer.content.decode()

    def test_leaves_out_what_passed_and_what_was_answered(self, people: People, walk: UUID) -> None:
        plan = meant(people.as_ruth, walk, clock="18:30")
        where = self.address(people)
        assert len(as_seen_elsewhere(ask(NOBODY, where).content)) == 1
        assert as_seen_elsewhere(ask(NOBODY, where, at=NOON + timedelta(2)).content) == []
        told = Plan(plan.entry, walk, plan.day, clock="18:30", mark=Mark.NOT_TODAY)
        store.keep_plan(people.as_ruth, told, at=NOON)
        assert as_seen_elsewhere(ask(NOBODY, where).content) == []

    def test_is_empty_while_everything_is_paused(self, people: People, walk: UUID) -> None:
        meant(people.as_ruth, walk, NOON.date() + timedelta(1), clock="15:30")
        where = self.address(people)
        ask(people.as_ruth, "/me/pace/", {"do": "pause"})
        assert gate.paused(people.as_ruth, NOON)
        assert as_seen_elsewhere(ask(NOBODY, where).content) == []

    def test_a_new_address_ends_the_old_and_ending_it_ends_it(self, people: People) -> None:
        first = self.address(people)
        second = self.address(people)
        assert first != second
        assert ask(NOBODY, first).status_code == 404
        assert ask(NOBODY, second).status_code == 200
        addresses.revoke(people.as_ruth, at=NOON)
        assert ask(NOBODY, second).status_code == 404

    @pytest.mark.parametrize("token", ["x", "A" * 43, "a" * 5000, "%00", "\u0661"])
    def test_a_guess_is_nothing(self, people: People, token: str) -> None:
        self.address(people)
        assert ask(NOBODY, f"/calendar/{token}.ics").status_code == 404

    def test_ends_when_she_asks_to_be_erased(self, people: People) -> None:
        where = self.address(people)
        erasing.ask_to_erase(people.as_ruth, owner=people.ruth.id, at=NOON)
        assert ask(NOBODY, where).status_code == 404

    def test_the_address_is_shown_once_and_stands_in_no_table_and_no_line(
        self, people: People
    ) -> None:
        shown = ask(people.as_ruth, "/me/you/calendar/", {"do": "make"}).content.decode()
        token = shown.split("/calendar/")[-1].split(".ics")[0]
        assert addresses.whose(token) is not None
        later = ask(people.as_ruth, "/me/you/calendar/").content.decode()
        assert token not in later
        assert "There is an address" in later
        assert auditing.verify().faults == ()

    def test_nobody_makes_one_for_her(self, people: People) -> None:
        for other in (people.as_miriam, people.as_stranger, Actor(None, Face.CLIENT)):
            assert ask(other, "/me/you/calendar/", {"do": "make"}).status_code == 404
        assert addresses.made_at(people.ruth.id) is None
