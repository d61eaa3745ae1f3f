"""Keeping one check-in, from a form that was sent or that a phone brought later."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from marram.core.days import day_at
from marram.kit import registry
from marram.kit.containment import gate
from marram.kit.forms import entry_of, ident
from marram.people.actor import Actor
from marram.practices.checkin import carrying, rules, store
from marram.practices.checkin.rules import AMOUNTS, RESTS, CheckIn

STEP = "step-"
LATELY = timedelta(days=30)
AHEAD = timedelta(hours=26)
"""A phone's wall may be in another zone; a clock further out than this is not believed."""


def keep(actor: Actor, sent: Mapping[str, str], operation: UUID, at: datetime) -> bool:
    """Keep what was answered just now; say whether there was anything."""
    return _keep(actor, sent, operation, at, at.astimezone(gate.zone_of(actor)))


def arrived(actor: Actor, sent: Mapping[str, str], operation: UUID, at: datetime) -> None:
    """Keep what a phone sealed without a signal: at the time its wall showed, if that can be."""
    now = at.astimezone(gate.zone_of(actor)).replace(tzinfo=None)
    try:
        wall = datetime.fromisoformat(sent.get("wall", "")).replace(tzinfo=None)
    except ValueError:
        wall = now
    _keep(actor, sent, operation, at, wall if now - LATELY < wall < now + AHEAD else now)


def _keep(
    actor: Actor, sent: Mapping[str, str], operation: UUID, at: datetime, wall: datetime
) -> bool:
    known = store.settings(actor, at=at, asked_alone=True)
    said = CheckIn(
        entry=entry_of(operation),
        day=day_at(wall),
        clock=rules.clock_of(wall),
        answers={
            one: step
            for one in known.asked
            if (step := rules.answer(sent.get(f"q-{one}"), known.scale(one))) is not None
        },
        loss=_one_of(sent, "loss", AMOUNTS),
        restoring=_one_of(sent, "restoring", AMOUNTS),
        rest=_one_of(sent, "rest", RESTS),
    )
    if said.said:
        store.keep(actor, said, at=at, operation=operation)
        carrying.carry_on(actor, said, known, operation=operation, at=at)
    marked = [_mark(actor, name, sent[name], operation, at) for name in sent if sent[name]]
    return said.said or any(marked)


def _mark(actor: Actor, name: str, wish: str, operation: UUID, at: datetime) -> bool:
    """Keep what became of a plan, where a form says so; say whether anything was kept."""
    plan = ident(name.removeprefix(STEP)) if name.startswith(STEP) else None
    if plan is None:
        return False
    once = uuid5(operation, plan.hex)
    rooms = registry.rooms()
    return any(room.answer(actor, plan, wish, once, at) for room in rooms if room.answer)


def _one_of(sent: Mapping[str, str], name: str, known: Sequence[str]) -> str:
    found = sent.get(name, "")
    return found if found in known else ""
