"""What may be begun now: values in, an answer out. It knows no page, no table and no clock.

L0 to L2 are open at every hour, in every mode, from the first day. L3 asks in this order: what
the person chose (pause, too soon), what keeps it closed, whether a clinician opened it, what was
done lately, and how it is right now (CLINICAL C4 and C5 as RULINGS 27 to 29 correct them).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from marram.kit.depth import Depth
from marram.kit.safety.answer import Trigger
from marram.kit.safety.triggers import REST

DOSE, DOSE_MOST = 20, 45
"""Minutes of one step: as a rule, and the most that a clinician may choose."""
TOO_HEAVY = 8
"""From here on, of 10, close work is not begun."""
LATE_FROM, LATE_UNTIL = 21, 5
"""Between these hours on the person's clock beginning takes one more tap."""
IN_A_ROW = 2
"""So many steps that became too hard, one after another, wait for the clinician."""
HEAVIER = 3
"""So much heavier afterwards than before, of 10: two in a row wait as well (CLINICAL B15)."""
TOO_HARD = frozenset({Trigger.HIGH_DISTRESS, Trigger.STILL_HIGH, Trigger.FAR_AWAY})
RESTS_AFTER = frozenset({Trigger.HIGH_DISTRESS, Trigger.FAR_AWAY})
EARLY = "early"
"""Stopped by the person's own wish: kept neutrally, like any other ending."""


class Why(StrEnum):
    """Why something is not begun now. Each is a sentence under `gate.<why>` in the words."""

    PAUSED = "paused"
    TOO_SOON = "too-soon"
    CLOSED = "closed"
    """A clinician, a notice or an answer keeps it closed. Which of them is never said."""
    NO_PLAN = "no-plan"
    WAITS = "waits"
    """Two in a row became too hard: it waits for the clinician."""
    NOT_OPENED = "not-opened"
    TODAY = "today"
    """There was a step today."""
    RESTS = "rests"
    """This one became too hard within a day."""
    ASK = "ask"
    """The readiness check was not answered."""
    NOT_NOW = "not-now"
    """An answer was no."""
    HEAVY = "heavy"
    LATE = "late"
    """It is late: one more tap begins it."""


@dataclass(frozen=True, slots=True)
class Door:
    """That a clinician opened a room: when, minutes of a step, until when, in a session or not."""

    at: datetime
    minutes: int = DOSE
    until: datetime | None = None
    in_session: bool = False

    def open_at(self, at: datetime) -> bool:
        """Say whether it is open."""
        return self.at <= at and (self.until is None or at <= self.until)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of close work: in which room, on what, since when, how it ended.

    `stopped` is "" for one that ended as meant, EARLY, or the trigger that ended it.
    """

    room: str
    item: str
    began: datetime
    minutes: int = DOSE
    in_session: bool = False
    heavy: int | None = None
    ended: datetime | None = None
    stopped: str = ""
    after: int | None = None
    """How heavy it was afterwards, where that was said; `heavy` is before."""

    @property
    def too_hard(self) -> bool:
        """Say whether it became too hard."""
        return self.stopped in TOO_HARD

    @property
    def heavier(self) -> bool:
        """Say whether it left much more weight than it began with, where both were said."""
        if self.heavy is None or self.after is None:
            return False
        return self.after - self.heavy >= HEAVIER

    def under_way(self, at: datetime) -> bool:
        """Say whether it goes on: not ended, and within its minutes, which no session counts."""
        if self.ended is not None or at < self.began:
            return False
        return at - self.began <= (
            timedelta(hours=3) if self.in_session else timedelta(minutes=self.minutes)
        )


@dataclass(frozen=True, slots=True)
class Check:
    """The readiness check: four questions (None for not answered), and how heavy it is, 0 to 10."""

    undisturbed: bool | None = None
    rested: bool | None = None
    here: bool | None = None
    sober: bool | None = None
    heavy: int | None = None
    late_too: bool = False
    """Whether the extra tap of a late hour was made."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so. `at` is on the person's own clock."""

    at: datetime
    paused: bool = False
    early: bool = False
    closed: bool = False
    plan: bool = True
    door: Door | None = None
    steps: Sequence[Step] = ()
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether it may be begun, and why not."""

    why: Why | None = None

    @property
    def allowed(self) -> bool:
        """Say whether it may be begun."""
        return self.why is None

    @property
    def sentence(self) -> str:
        """Return the key of the sentence that says what is so and what is open instead."""
        return f"gate.{self.why}" if self.why else ""


OPEN = Opening()


def may_begin(
    depth: Depth, facts: Facts, check: Check, *, room: str = "", item: str = ""
) -> Opening:
    """Return whether a page of this depth may be begun now, by everything that is so."""
    if depth is not Depth.L3:
        return OPEN
    shut = door_shut(depth, facts, room=room, item=item)
    return shut if not shut.allowed else _ready(facts.at, check)


def door_shut(depth: Depth, facts: Facts, *, room: str = "", item: str = "") -> Opening:
    """Return what keeps it closed before anything is asked about this moment."""
    if depth is not Depth.L3:
        return OPEN
    reasons = (
        (facts.paused, Why.PAUSED),
        (facts.early, Why.TOO_SOON),
        (facts.closed, Why.CLOSED),
        (not facts.plan, Why.NO_PLAN),
        (_waits(facts, room), Why.WAITS),
        (facts.door is None or not facts.door.open_at(facts.at), Why.NOT_OPENED),
        (_was_today(facts), Why.TODAY),
        (_rests(facts, item), Why.RESTS),
    )
    return next((Opening(why) for so, why in reasons if so), OPEN)


def dose(door: Door) -> int:
    """Return the minutes of a step behind this door."""
    return max(1, min(door.minutes, DOSE_MOST))


def late(at: datetime) -> bool:
    """Say whether it is so late that beginning takes one more tap."""
    return at.hour >= LATE_FROM or at.hour < LATE_UNTIL


def _ready(at: datetime, check: Check) -> Opening:
    asked = (check.undisturbed, check.rested, check.here, check.sober)
    if False in asked:
        return Opening(Why.NOT_NOW)
    if check.heavy is not None and check.heavy >= TOO_HEAVY:
        return Opening(Why.HEAVY)
    if None in asked or check.heavy is None:
        return Opening(Why.ASK)
    return Opening(Why.LATE) if late(at) and not check.late_too else OPEN


def _waits(facts: Facts, room: str) -> bool:
    """Say whether the last steps in this room became too hard and no door was opened since."""
    ended = [step for step in facts.steps if step.room == room and step.ended is not None]
    last = ended[-IN_A_ROW:]
    if len(last) < IN_A_ROW or not all(step.too_hard or step.heavier for step in last):
        return False
    since = last[-1].ended
    return facts.door is None or since is None or facts.door.at <= since


def _was_today(facts: Facts) -> bool:
    """Say whether there was a step today; a clinician who sits there may begin another."""
    begun = [step.began for step in facts.steps]
    if not begun or max(begun).astimezone(facts.at.tzinfo).date() != facts.at.date():
        return False
    return not (facts.door is not None and facts.door.in_session and facts.door.at > max(begun))


def _rests(facts: Facts, item: str) -> bool:
    """Say whether the last step on this became too hard less than a day ago."""
    same = [step for step in facts.steps if step.item == item and step.ended is not None]
    if not same or same[-1].stopped not in RESTS_AFTER or same[-1].ended is None:
        return False
    return facts.at - same[-1].ended < REST
