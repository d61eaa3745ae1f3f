"""The pages of check-ins as they are drawn: frozen values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from marram.kit.asking import Choice
from marram.kit.practice import Offered


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its steps; without steps it is answered with a number."""

    name: str
    ask: str
    steps: tuple[Choice, ...]
    least: int
    most: int
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class NowPage:
    """How today is."""

    questions: tuple[Asked, ...]
    bands: tuple[Asked, ...]
    plans: tuple[Offered, ...]
    """What is meant for today and has no answer yet."""
    operation: UUID
    diary: bool
    """Whether the diary is open today."""
    news: str
    undo: str = ""
    readers: str = ""
    """Who can read what is answered, by name; "" for nobody."""


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Which questions, and for how long Today asks them."""

    questions: tuple[Choice, ...]
    bands: bool
    stretches: tuple[int, ...]
    days: str
    """Which of them is chosen, "stay" for as it was, "none" for not by itself."""
    own: str
    low: str
    high: str
    until: date | None
    problem: str
    suggested_by: str = ""
    """Who suggested other questions, "" for nobody."""
    suggested: tuple[str, ...] = ()
    of_ones_own: tuple[Choice, ...] = ()
    """The questions somebody made; chosen are those they put aside."""
    people: tuple[Choice, ...] = ()
    """Those one works with; chosen are those who may read what is answered."""
    pages: tuple[tuple[UUID, str], ...] = ()
    """The pages of this month that are there, and the name of who reads each."""


@dataclass(frozen=True, slots=True)
class Line:
    """One check-in in the table: its time, and an answer or "" for each question."""

    entry: UUID
    clock: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of the table, or a stretch of days on which nothing was written down."""

    first: date
    last: date
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class LookPage:
    """A month: the picture, and the table that says the same."""

    month: date
    figure: str
    bands: str
    which: tuple[Choice, ...]
    """Which question is drawn."""
    heads: tuple[str, ...]
    rows: tuple[DayRow, ...]
    earlier: str
    later: str
    anything: bool
    operation: UUID


@dataclass(frozen=True, slots=True)
class MonthStrip:
    """A month in the year: its picture, what it says, and the way to it."""

    month: date
    figure: str
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class YearPage:
    """Twelve months of one question."""

    which: tuple[Choice, ...]
    months: tuple[MonthStrip, ...]
    month: date
    """The last of the twelve."""
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class PartForm:
    """A part of a day in the diary."""

    name: str
    label: str
    what: str
    kinds: tuple[Choice, ...]
    hows: tuple[Choice, ...]
    good: bool
    able: bool
    mattered: bool
    open: bool


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """The diary of a few days: to begin one, to write in it, to read it."""

    runs: bool
    day: date
    days: tuple[date, ...]
    """The days that can be written in."""
    until: date | None
    parts: tuple[PartForm, ...]
    lengths: tuple[int, ...]
    read: tuple[tuple[date, tuple[tuple[str, str], ...]], ...]
    """Each day that holds anything: (part, what was said of it)."""
    operation: UUID
    news: str
    undo: str = ""
