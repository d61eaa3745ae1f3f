"""When a reminder comes, and when it does not: values in, an answer out. It looks at no clock.

A time is what the clock on the person's wall says. Where the clock jumps over it in spring it comes
after the jump; where it is there twice in autumn, the first time (SECURITY R20). What is late by
more than an hour does not come: a late nudge is worse than none (R21, R22, H25).
"""

import calendar
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

WINDOW = timedelta(hours=1)
SPREAD = timedelta(minutes=20)
"""Over how long reminders of one time are spread, each always by the same."""
AROUND = 3
"""Days before and after a day that a person named on which nothing comes."""
AWAY = timedelta(days=60)
"""After so long without a visit nothing comes any more, and nothing says so."""
MOST = 5
"""How many reminders one person has at most."""
SHORT_MONTH = 28


class Way(StrEnum):
    """How a reminder comes."""

    MAIL = "mail"
    PHONE = "phone"


class Later(StrEnum):
    """For when a reminder can be put off."""

    HALF_AN_HOUR = "half-an-hour"
    THIS_EVENING = "this-evening"
    TOMORROW = "tomorrow"


@dataclass(frozen=True, slots=True)
class Asked:
    """One reminder: on which days of the week (0 is Monday), at which time, which way."""

    id: UUID
    days: frozenset[int]
    at: time
    way: Way = Way.MAIL
    on: bool = True


@dataclass(frozen=True, slots=True)
class Once:
    """One that was put off: it comes once."""

    id: UUID
    at: datetime
    way: Way = Way.MAIL


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the year around which nothing comes. Nothing is ever said about it."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that one person chose. `paused_until` None with `paused` is: until they say so."""

    asked: tuple[Asked, ...] = ()
    later: tuple[Once, ...] = ()
    quiet_from: time | None = None
    quiet_until: time | None = None
    days: tuple[Day, ...] = ()
    paused: bool = False
    paused_until: date | None = None
    changed: datetime | None = field(default=None, compare=False)

    def wants_none(self) -> bool:
        """Say whether nothing is asked for."""
        return not self.later and not any(one.on and one.days for one in self.asked)


def next_after(asked: Asked, *, after: datetime, zone: ZoneInfo, owner: UUID) -> datetime | None:
    """Return the next moment of a reminder after another, in UTC; None for one that never comes."""
    if not asked.on or not asked.days:
        return None
    return next(one for one in _moments(asked, after, zone, owner) if one > after)


def may_come(
    moment: datetime,
    choice: Choice,
    *,
    at: datetime,
    zone: ZoneInfo,
    active: bool,
    seen: datetime | None,
) -> bool:
    """Say whether the reminder of a moment may go out now.

    Not when it is late, in quiet hours, around a day that was named, while everything is paused,
    for somebody who is leaving or gone, or after sixty days without a visit.
    """
    here = moment.astimezone(zone)
    lately = max((one for one in (seen, choice.changed) if one), default=None)
    return (
        active
        and timedelta(0) <= at - moment <= WINDOW
        and not is_quiet(here.time(), choice)
        and not is_around(here.date(), choice.days)
        and not is_paused(here.date(), choice)
        and lately is not None
        and at - lately <= AWAY
    )


def is_quiet(here: time, choice: Choice) -> bool:
    """Say whether a time on the wall lies in the quiet hours, which may go over midnight."""
    begin, end = choice.quiet_from, choice.quiet_until
    if begin is None or end is None or begin == end:
        return False
    return begin <= here < end if begin < end else here >= begin or here < end


def is_around(today: date, days: Sequence[Day]) -> bool:
    """Say whether a day lies within three days of one that was named, in whichever year."""
    return any(
        abs((today - that).days) <= AROUND
        for one in days
        for year in (today.year - 1, today.year, today.year + 1)
        if (that := _in_year(one, year)) is not None
    )


def is_paused(today: date, choice: Choice) -> bool:
    """Say whether everything rests on a day."""
    return choice.paused and (choice.paused_until is None or today < choice.paused_until)


def put_off(later: Later, *, at: datetime, zone: ZoneInfo) -> datetime:
    """Return when one that is put off comes: in half an hour, at seven, or at ten tomorrow."""
    if later is Later.HALF_AN_HOUR:
        return at + timedelta(minutes=30)
    here = at.astimezone(zone)
    evening = _on(here.date(), time(19), zone)
    if later is Later.THIS_EVENING and evening > at:
        return evening
    return _on(here.date() + timedelta(days=1), time(10), zone)


def spread(owner: UUID, reminder: UUID) -> timedelta:
    """Return by how much this reminder comes later than its time: always the same, below SPREAD."""
    digest = hashlib.sha256(owner.bytes + reminder.bytes).digest()
    return timedelta(seconds=int.from_bytes(digest[:4]) % int(SPREAD.total_seconds()))


def _moments(asked: Asked, after: datetime, zone: ZoneInfo, owner: UUID) -> Iterator[datetime]:
    day = after.astimezone(zone).date() - timedelta(days=1)
    while True:
        if day.weekday() in asked.days:
            yield _on(day, asked.at, zone) + spread(owner, asked.id)
        day += timedelta(days=1)


def _on(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return a time on the wall as an instant: after a jump over it, the first of two."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def _in_year(one: Day, year: int) -> date | None:
    """Return a named day in a year; 29 February is the last of the month in other years."""
    if not date.min.year <= year <= date.max.year:
        return None
    last = calendar.monthrange(year, one.month)[1]
    return date(year, one.month, min(one.day, last))
