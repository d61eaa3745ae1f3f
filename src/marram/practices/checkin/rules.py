"""Single questions, their steps in words, a stretch of days, and where nothing was written down.

Nothing is added up over questions or days, and no mean is made of anything (CLINICAL A2.10, B30).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

GIVEN = ("how", "heavy", "missing", "slept", "near", "mattered")
"""The questions that there are words for. Anybody may write their own beside them."""
GIVEN_STEPS = (1, 5)
MOST_ASKED = 3
WIDEST = 101
"""How many steps a question may have at the most: 0 to 100."""
BUTTONS = 11
"""Up to how many steps a question has a button for each; a longer scale is typed."""
STRETCHES = (7, 14, 28)
DIARY = (3, 4, 5)
AMOUNTS = ("none", "some", "most")
RESTS = ("yes", "no")
PARTS = ("morning", "noon", "afternoon", "evening", "night")
KINDS = ("restoring", "meaningful", "had_to", "drifting", "grief")
ADJACENT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Own:
    """A question in somebody's own words, with the words at the ends of its scale."""

    id: str
    ask: str
    least: int = GIVEN_STEPS[0]
    most: int = GIVEN_STEPS[1]
    low: str = ""
    high: str = ""
    brought: bool = False
    """Whether it came with answers from elsewhere: then nobody is offered to be asked it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is asked, and until which day Today asks; None for not asking by itself."""

    asked: tuple[str, ...] = ()
    own: tuple[Own, ...] = ()
    bands: bool = False
    """Whether missing, getting on and a rest from both are asked about too (CLINICAL B22)."""
    until: date | None = None
    diary_from: date | None = None
    diary_days: int = 0
    aside: tuple[str, ...] = ()
    """Questions of one's own that are not offered any more. What was answered to them stays."""
    readers: tuple[tuple[str, date], ...] = ()
    """The bonds of those who may read what is answered, and from which day on; nobody at first."""

    def asks_on(self, day: date) -> bool:
        """Say whether Today asks on a day. After the stretch it is quiet, and says nothing."""
        return self.until is not None and day <= self.until and bool(self.asked or self.bands)

    @property
    def diary_until(self) -> date | None:
        """Return the last day of the diary, None without one."""
        if self.diary_from is None or self.diary_days not in DIARY:
            return None
        return self.diary_from + timedelta(days=self.diary_days - 1)

    def diary_runs(self, day: date) -> bool:
        """Say whether the diary is open for a day."""
        last = self.diary_until
        return self.diary_from is not None and last is not None and self.diary_from <= day <= last

    def scale(self, question: str) -> tuple[int, int]:
        """Return the least and the most that a question can be answered with."""
        own = self.own_by_id().get(question)
        return (own.least, own.most) if own else GIVEN_STEPS

    def own_by_id(self) -> dict[str, Own]:
        """Return one's own questions by their ids."""
        return {one.id: one for one in self.own}

    def known(self) -> tuple[str, ...]:
        """Return every question there are words for: one's own last."""
        return (*GIVEN, *(one.id for one in self.own))

    def offered(self) -> tuple[str, ...]:
        """Return the questions that can be chosen, those that are asked already among them."""
        apart = {one.id for one in self.own if one.brought} | set(self.aside)
        return tuple(one for one in self.known() if one not in apart or one in self.asked)

    def put_aside(self, question: str) -> "Settings":
        """Return these with one's own question no longer offered or asked. Its answers stay."""
        if question not in self.own_by_id():
            return self
        asked = tuple(one for one in self.asked if one != question)
        aside = tuple(dict.fromkeys((*self.aside, question)))
        return replace(self, asked=asked, aside=aside)

    def read_by(self, bonds: Sequence[str], *, today: date) -> "Settings":
        """Return these with just these readers: who was one keeps their day, others begin today."""
        since = dict(self.readers)
        return replace(self, readers=tuple((one, since.get(one, today)) for one in bonds))

    def taken_up(self, question: str) -> "Settings":
        """Return these with a question offered again that was put aside."""
        return replace(self, aside=tuple(one for one in self.aside if one != question))


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was answered at one time. A question that was left out is not in `answers`."""

    entry: UUID
    day: date
    """The day it belongs to: days turn at four in the morning."""
    clock: str
    """The time on the wall there, "HH:MM"."""
    answers: Mapping[str, int] = field(default_factory=dict)
    loss: str = ""
    restoring: str = ""
    rest: str = ""
    zone: str = ""
    """How the wall was from Greenwich, as the source wrote it; "" for one's own zone."""
    seq: int = 0

    @property
    def order(self) -> tuple[date, str, int]:
        """Return by what check-ins are sorted; the small hours come last in their day."""
        return self.day, _late(self.clock), self.seq

    @property
    def at(self) -> float:
        """Return when in its day it was, 0 (four in the morning) up to 1."""
        hour, _colon, minute = self.clock.partition(":")
        return ((int(hour) - 4) % 24 * 60 + int(minute)) / (24 * 60) if self.clock else 0.5

    @property
    def said(self) -> bool:
        """Say whether anything was answered."""
        return bool(self.answers) or self.of_bands

    @property
    def of_bands(self) -> bool:
        """Say whether missing, getting on or a rest from both was answered."""
        return bool(self.loss or self.restoring or self.rest)


@dataclass(frozen=True, slots=True)
class Part:
    """What was done in a part of a day, and how it was; everything may be left empty."""

    what: str = ""
    kind: str = ""
    how: int | None = None
    good: bool = False
    able: bool = False
    mattered: bool = False

    @property
    def said(self) -> bool:
        """Say whether anything was written."""
        return bool(self.what or self.kind or self.how or self.good or self.able or self.mattered)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which nothing was written down, first and last."""

    first: date
    last: date


def answer(text: str | None, scale: tuple[int, int]) -> int | None:
    """Return a step as a form sent it, None for none, or for one that is not on the scale."""
    try:
        found = int(text or "")
    except ValueError:
        return None
    return found if scale[0] <= found <= scale[1] else None


def level(value: int, scale: tuple[int, int]) -> float:
    """Return where on its scale a step is, 0 to 1."""
    least, most = scale
    return (value - least) / (most - least) if most > least else 0.5


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month of a day."""
    first = day.replace(day=1)
    return first, _next_month(first) - timedelta(days=1)


def months_until(day: date, count: int) -> list[date]:
    """Return the first days of so many months, the last the month of that day."""
    first = day.replace(day=1)
    found = [first]
    while len(found) < count:
        first = (first - timedelta(days=1)).replace(day=1)
        found.append(first)
    return found[::-1]


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield each day from the first to the last."""
    for step in range((last - first).days + 1):
        yield first + timedelta(days=step)


def with_gaps(days: Iterable[date], first: date, last: date) -> Iterator[date | Gap]:
    """Yield the days in order, and between them the stretches without one."""
    expected = first
    for day in sorted(set(days)):
        if day > expected:
            yield Gap(expected, day - ADJACENT)
        yield day
        expected = day + ADJACENT
    if expected <= last:
        yield Gap(expected, last)


def by_day(found: Sequence[CheckIn]) -> dict[date, list[CheckIn]]:
    """Return check-ins by their day, each day's in order."""
    grouped: dict[date, list[CheckIn]] = {}
    for one in sorted(found, key=lambda one: one.order):
        grouped.setdefault(one.day, []).append(one)
    return grouped


def clock_of(wall: datetime) -> str:
    """Return a time on the wall as it is kept."""
    return wall.strftime("%H:%M")


def _late(clock: str) -> str:
    """Return a clock time by which the small hours sort after the evening."""
    return f"{int(clock[:2]) + 24}{clock[2:]}" if clock and clock < "04:00" else clock


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
