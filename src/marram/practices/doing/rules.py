"""Which plan is offered today, and which times cannot be.

A plan whose day has passed lies down by itself: it is in no list and nothing asks about it.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

from marram.core.days import as_clock, as_day, day_at

RESTORING, MEANINGFUL = "restoring", "meaningful"
KINDS = (RESTORING, MEANINGFUL)
ENERGY = ("little", "some", "enough")
GIVES = ("gives", "takes", "both")
PARTS = ("any", "morning", "noon", "afternoon", "evening")
SWINGS = 2
HOURS = {"any": 24, "morning": 6, "noon": 11, "afternoon": 14, "evening": 18}
"""By which hour a part of the day is sorted; any time comes last."""


class Mark(StrEnum):
    """What became of a plan. Each weighs the same, and nothing is ever summed over them."""

    NONE = ""
    DID = "did"
    PART = "part"
    NOT_TODAY = "not"
    CHANGED = "changed"
    """Its owner changed their mind about it."""


class Odd(StrEnum):
    """What is odd about a time: it has passed, there is no such day or clock time."""

    PAST = "past"
    NO_DAY = "no-day"
    NO_CLOCK = "no-clock"
    SKIPPED = "skipped"
    """The clocks go forward over it on that day."""


@dataclass(frozen=True, slots=True)
class Plan:
    """That an activity is meant for a day: loosely by a part of it, or by the clock ("10:30")."""

    entry: UUID
    activity: UUID
    day: date
    part: str = "any"
    clock: str = ""
    small: bool = False
    """Whether its smallest version is meant."""
    mark: str = Mark.NONE
    showed: str = ""
    """What it showed, in its owner's words."""
    on: bool = False
    """Whether its owner said before its hour that it still stands."""
    seq: int = 0

    @property
    def order(self) -> tuple[date, float, int]:
        """Return by what plans are sorted: their day, their hour, the order of planning."""
        hour, _colon, minute = self.clock.partition(":")
        at = int(hour) + int(minute) / 60 if self.clock else float(HOURS.get(self.part, 24))
        return self.day, at, self.seq


def is_before(plan: Plan, now: datetime) -> bool:
    """Say whether the hour of a plan is still to come. Any time of its day has come already."""
    if not plan.clock and plan.part == PARTS[0]:
        return False
    _day, hour, _seq = plan.order
    meant = datetime.combine(plan.day, time()) + timedelta(hours=hour)
    return now.replace(tzinfo=None) < meant


def changed(plan: Plan, wish: str) -> Plan:
    """Return a plan as somebody wishes it: marked, smaller, still on, without its mark."""
    if wish in set(Mark) - {Mark.NONE}:
        return replace(plan, mark=wish)
    if wish == "again":
        return replace(plan, mark=Mark.NONE)
    if wish == "on":
        return replace(plan, on=True)
    return replace(plan, small=True) if wish == "smaller" else plan


def lies_ahead(plan: Plan, today: date) -> bool:
    """Say whether a plan stands in a list: its day has not passed and nothing became of it yet."""
    return plan.mark == Mark.NONE and plan.day >= today


def offered(plans: Sequence[Plan], kinds: dict[UUID, str], *, today: date) -> list[Plan]:
    """Return what is offered today: at most one meaningful and one restoring plan, in that order.

    A plan of an activity that is not there any more is not offered.
    """
    now = sorted(
        (p for p in plans if lies_ahead(p, today) and p.day == today), key=lambda p: p.order
    )
    found = []
    for kind in (MEANINGFUL, RESTORING):
        first = next((plan for plan in now if kinds.get(plan.activity) == kind), None)
        if first is not None:
            found.append(first)
    return found


def swings(energies: Mapping[date, str]) -> bool:
    """Say whether energy went from one end to the other twice in these days (CLINICAL B23)."""
    said = [energies[day] for day in sorted(energies) if energies[day] != ENERGY[1]]
    return sum(before != after for before, after in pairwise(said)) >= SWINGS


def week(
    first: date,
    activities: Sequence[tuple[UUID, str, str]],
    low: Collection[int],
    taken: Collection[date],
) -> list[tuple[date, UUID | None]]:
    """Return a week in which restoring and meaningful things take turns: a proposal, never a rule.

    `activities` are (id, kind, energy), the lightest first; `low` the weekdays on which there was
    very little energy of late; `taken` the days that hold a plan already, which are left alone. A
    day after one that takes much is left empty, a day of little energy gets what restores.
    """
    kinds: dict[str, list[tuple[UUID, str]]] = {kind: [] for kind in KINDS}
    for ident, kind, energy in activities:
        kinds.get(kind, []).append((ident, energy))
    turn, rests, found = MEANINGFUL, False, list[tuple[date, UUID | None]]()
    used: Counter[str] = Counter()
    for step in range(7):
        day = first + timedelta(days=step)
        if day in taken or rests:
            found.append((day, None))
            rests = False
            continue
        kind = RESTORING if day.weekday() in low else turn
        here = kinds[kind] or kinds[RESTORING if kind == MEANINGFUL else MEANINGFUL]
        if not here:
            found.append((day, None))
            continue
        ident, energy = here[used[kind] % len(here)]
        used[kind] += 1
        found.append((day, ident))
        rests = energy == ENERGY[2]
        turn = RESTORING if kind == MEANINGFUL else MEANINGFUL
    return found


def odd(day: str, clock: str, *, now: datetime) -> Odd | None:
    """Return what cannot be about a day and a clock time, None for nothing. `now` is local."""
    meant = as_day(day)
    if meant is None:
        return Odd.NO_DAY
    if meant < day_at(now):
        return Odd.PAST
    if not clock:
        return None
    if not as_clock(clock):
        return Odd.NO_CLOCK
    at = datetime.combine(meant, time.fromisoformat(as_clock(clock)))
    if _is_skipped(at, now.tzinfo):
        return Odd.SKIPPED
    return Odd.PAST if at < now.replace(tzinfo=None) else None


def clashing(plans: Sequence[Plan], *, day: date, clock: str, apart: UUID | None) -> Plan | None:
    """Return a plan that is meant for the same clock time, None for none."""
    same = (p for p in plans if p.day == day and clock and p.clock == clock and p.entry != apart)
    return next((plan for plan in same if plan.mark == Mark.NONE), None)


def _is_skipped(at: datetime, zone: object) -> bool:
    """Say whether a clock on the wall never shows this time."""
    if not isinstance(zone, ZoneInfo):
        return False
    there = at.replace(tzinfo=zone).astimezone(ZoneInfo("UTC")).astimezone(zone)
    return there.replace(tzinfo=None) != at
