"""The pages of plans as they are drawn: frozen values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from marram.kit.asking import Choice
from marram.kit.begun import Tied


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in the week."""

    entry: UUID
    day: date
    clock: str
    part: str
    """In words, "" for any time."""
    title: str
    kind: str
    energy: str
    small: bool


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """Something that could be done."""

    entry: UUID
    what: str
    kind: str
    energy: str
    smallest: str
    for_what: str


@dataclass(frozen=True, slots=True)
class PlansPage:
    """What is meant for days to come, and what there is to choose from, the lightest first."""

    plans: tuple[PlanLine, ...]
    activities: tuple[ActivityLine, ...]
    tiny: str
    """The smallest version of one of them, for when one cannot start; "" for none."""
    news: str
    undo: str = ""
    proposed_by: str = ""
    """Who proposed something that has no answer yet; "" for nobody."""
    look_back: tuple[Tied, ...] = ()
    """What its writer wanted to look at again, for a week from that day."""


@dataclass(frozen=True, slots=True)
class WhenPage:
    """For when an activity is meant, with what was typed."""

    what: str
    smallest: str
    day: str
    clock: str
    small: bool
    parts: tuple[Choice, ...]
    problem: str
    """Why it was not kept (`rules.Odd`), or "clash"; "" for nothing."""
    clash: str
    """What else is meant for that time."""
    plan: str
    """The plan that is moved, "" for a new one."""
    operation: UUID


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One plan: what became of it, or moving it."""

    plan: PlanLine
    activity: UUID
    smallest: str
    for_what: str
    hard: str
    mark: str
    showed: str
    ahead: bool
    people: tuple[tuple[UUID, str], ...]
    """Whom one can tell of it: a bond, and a name."""
    operation: UUID
    news: str
    undo: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A day on which something was done, or a part of it, and what it showed."""

    entry: UUID
    day: date
    part: bool
    showed: str


Thing = tuple[str, tuple[Done, ...]]
"""What was done, as it was called on those days, and the days."""


@dataclass(frozen=True, slots=True)
class DidPage:
    """What was done or partly done, by what it was for. Nothing is counted."""

    groups: tuple[tuple[str, tuple[Thing, ...]], ...]
    year: int
    """The year that need not be said."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week in the table: its first day, and what was done or partly done in it of either kind."""

    begins: date
    meaningful: int
    restoring: int


@dataclass(frozen=True, slots=True)
class BalancePage:
    """Rest and meaning, week by week: the picture, and the table that says the same."""

    figure: str
    rows: tuple[WeekRow, ...]
