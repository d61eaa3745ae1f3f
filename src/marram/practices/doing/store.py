"""Activities, plans, and how much energy there is today, as they are kept."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from marram.core.days import as_clock, as_day
from marram.core.when import When
from marram.kit import finding
from marram.kit.forms import ident
from marram.people.actor import Actor
from marram.practices.doing import rules
from marram.practices.doing.rules import ENERGY, KINDS, PARTS, Mark, Plan
from marram.record import reading, standing, writing
from marram.record.values import Opened, Outline, Page

ACTIVITY, PLAN, DAY = "doing.activity", "doing.plan", "doing.day.settings"
ANSWER = "doing.answer"
"""What a phone calls an answer to a plan. Nothing is kept under this name."""
SHAPE = 1


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that could be done, as far as a list goes."""

    entry: UUID
    what: str
    kind: str
    smallest: str
    energy: str
    for_what: str
    long: str
    hard: str

    def called(self, plan: Plan) -> str:
        """Return what a plan of it is called: its smallest version where it is meant so."""
        return self.smallest if self.is_small(plan) else self.what

    def is_small(self, plan: Plan) -> bool:
        """Say whether a plan of it stands in its smallest version. Some things have none."""
        return plan.small and bool(self.smallest)


@dataclass(frozen=True, slots=True)
class Today:
    """How a day is: how much energy there is, "" for unsaid, and whether it is heavy."""

    day: date | None = None
    energy: str = ""
    heavy: bool = False
    moved: tuple[str, ...] = ()
    """The plans that were moved to the day after, because it is heavy."""

    @property
    def gentle(self) -> bool:
        """Say whether each plan of this day stands in its smallest version, whatever was meant."""
        return self.heavy or self.energy == ENERGY[0]

    def as_it_is(self, plan: Plan) -> Plan:
        """Return a plan as this day lets it be. Nothing is kept by it: tomorrow it is whole."""
        return replace(plan, small=True) if self.gentle and plan.day == self.day else plan


def activities(
    actor: Actor, *, at: datetime, known: Sequence[Outline] | None = None
) -> list[Activity]:
    """Return this client's activities, the newest first."""
    found = finding.newest(actor, kinds={ACTIVITY}, at=at, known=known)
    return [_activity(one) for one in found]


def plans(
    actor: Actor,
    *,
    at: datetime,
    known: Sequence[Outline] | None = None,
    since: date | None = None,
) -> list[Plan]:
    """Return this client's plans, whatever became of them, by their time.

    With `since`, those of earlier days are left unopened: nobody looks at them then.
    """
    first = since.isoformat() if since else ""
    opened = finding.newest(actor, kinds={PLAN}, at=at, known=known, since=first)
    found = (_plan(one) for one in opened)
    return sorted((plan for plan in found if plan is not None), key=lambda plan: plan.order)


def activity(actor: Actor, entry: UUID | None, *, at: datetime) -> Activity | None:
    """Return one activity of this client's, None where there is none."""
    found = finding.own(actor, entry=entry, kind=ACTIVITY, at=at)
    return _activity(found) if found else None


def plan(actor: Actor, entry: UUID | None, *, at: datetime) -> Plan | None:
    """Return one plan of this client's, None where there is none."""
    found = finding.own(actor, entry=entry, kind=PLAN, at=at)
    return _plan(found) if found else None


def keep_plan(actor: Actor, plan: Plan, *, at: datetime, operation: UUID | None = None) -> None:
    """Keep a plan, the first time or after something about it changed."""
    body: dict[str, Any] = {
        "activity": str(plan.activity),
        "day": plan.day.isoformat(),
        "part": plan.part,
        "clock": plan.clock,
        "small": plan.small,
        "mark": str(plan.mark),
        "showed": plan.showed,
        "on": plan.on,
    }
    when = When.written_as(plan.day.isoformat())
    page = Page(kind=PLAN, shape=SHAPE, title="", body=body, when=when)
    told = operation or uuid4()
    known = finding.own(actor, entry=plan.entry, kind=PLAN, at=at)
    if known is None:
        writing.begin(actor, operation=told, entry=plan.entry, page=page, at=at)
    elif known.body != body:
        writing.revise(
            actor,
            operation=told,
            entry=plan.entry,
            parent=known.outline.telling,
            page=page,
            at=at,
        )


def today(actor: Actor, *, day: date, at: datetime) -> Today:
    """Return how this day is; nothing is taken over from another day."""
    found = standing.find(actor, kind=DAY, at=at)
    body = found.body if found else {}
    if body.get("day") != day.isoformat():
        return Today(day)
    energy = body.get("energy")
    moved = body.get("moved")
    return Today(
        day,
        energy if energy in ENERGY else "",
        heavy=body.get("heavy") is True,
        moved=tuple(map(str, moved)) if isinstance(moved, list) else (),
    )


def keep_today(actor: Actor, wanted: Today, *, at: datetime) -> None:
    """Keep how a day is."""
    if wanted.day is None or wanted == today(actor, day=wanted.day, at=at):
        return
    body = asdict(wanted) | {"day": wanted.day.isoformat(), "moved": list(wanted.moved)}
    standing.keep(actor, page=Page(kind=DAY, shape=SHAPE, title="", body=body), at=at)


def changed(actor: Actor, plan: Plan, wish: str, *, at: datetime) -> Plan:
    """Return a plan as its owner wishes it. What was done on a gentle day is what stood there."""
    wanted = rules.changed(plan, wish)
    if wanted.mark in {Mark.DID, Mark.PART}:
        return today(actor, day=plan.day, at=at).as_it_is(wanted)
    return wanted


def make_heavy(actor: Actor, known: Today, *, at: datetime) -> Today:
    """Return a day that is heavy: what has no smaller version and no hour goes to the day after."""
    if known.day is None or known.heavy:
        return known
    later = known.day + timedelta(days=1)
    shrink = {one.entry for one in activities(actor, at=at) if one.smallest}
    can_move = [
        one
        for one in plans(actor, at=at, since=known.day)
        if one.day == known.day
        and one.mark == Mark.NONE
        and not one.clock
        and one.activity not in shrink
    ]
    for one in can_move:
        keep_plan(actor, replace(one, day=later), at=at)
    return replace(known, heavy=True, moved=tuple(str(one.entry) for one in can_move))


def make_light(actor: Actor, known: Today, *, at: datetime) -> Today:
    """Return a day that is heavy no more: what was moved comes back as it was, if it lies there."""
    if known.day is None:
        return known
    later = known.day + timedelta(days=1)
    for one in plans(actor, at=at, since=known.day) if known.moved else ():
        if str(one.entry) in known.moved and one.day == later and one.mark == Mark.NONE:
            keep_plan(actor, replace(one, day=known.day), at=at)
    return replace(known, heavy=False, moved=())


def energies(actor: Actor, *, at: datetime, days: int) -> dict[date, str]:
    """Return what was said last about the energy of each of the last days, where it was said."""
    found = standing.find(actor, kind=DAY, at=at)
    if found is None:
        return {}
    since = (at - timedelta(days=days)).date()
    said: dict[date, str] = {}
    for _entry, tellings in reading.all_tellings(actor, entries=[found.entry]):
        for one in tellings:
            day, energy = as_day(one.body.get("day")), one.body.get("energy")
            if day is not None and day >= since and energy in ENERGY:
                said[day] = str(energy)
    return said


def _activity(opened: Opened) -> Activity:
    body = finding.body_of(opened)
    kind, energy = body.get("kind"), body.get("energy")
    return Activity(
        entry=opened.entry,
        what=opened.outline.title,
        kind=kind if kind in KINDS else "",
        smallest=str(body.get("smallest") or ""),
        energy=energy if energy in ENERGY else "",
        for_what=str(body.get("for_what") or ""),
        long=str(body.get("long") or ""),
        hard=str(body.get("hard") or ""),
    )


def _plan(opened: Opened) -> Plan | None:
    body = opened.body
    activity_ = ident(body.get("activity"))
    day = as_day(body.get("day"))
    if activity_ is None or day is None:
        return None
    part, mark = body.get("part"), body.get("mark")
    return Plan(
        entry=opened.entry,
        activity=activity_,
        day=day,
        part=part if part in PARTS else "any",
        clock=as_clock(body.get("clock")),
        small=body.get("small") is True,
        mark=mark if mark in set(Mark) else Mark.NONE,
        showed=str(body.get("showed") or ""),
        on=body.get("on") is True,
        seq=opened.outline.seq,
    )
