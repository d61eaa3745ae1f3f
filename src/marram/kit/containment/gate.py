"""The one place where the facts are put together and the rule is asked, for pages and for rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from marram.kit import registry
from marram.kit.containment import between_us, pace, rule, steps
from marram.kit.containment.between_us import Standing
from marram.kit.containment.rule import OPEN, Check, Door, Facts, Opening, Step, dose
from marram.kit.containment.steps import Made
from marram.kit.depth import Depth
from marram.kit.practice import Loss, Practice
from marram.kit.safety import notices
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record.values import NotFound


@dataclass(frozen=True, slots=True)
class Before:
    """What is known before a step in a room: the facts, what was done, and what was named."""

    facts: Facts
    made: Sequence[Made]
    losses: Sequence[Loss]
    court: bool
    """Whether a court case may ask for what is written: that is said, and locks nothing."""


def shut(actor: Actor, room: Practice, *, at: datetime) -> Opening:
    """Return what keeps a room's pages from being begun, before anything is asked.

    For L0 to L2 nothing is looked up: they are open whatever is broken.
    """
    if room.depth is not Depth.L3:
        return OPEN
    known = before(actor, room, at=at, loss=None)
    return rule.door_shut(room.depth, known.facts, room=room.slug, item=item_of(room))


def before(actor: Actor, room: Practice, *, at: datetime, loss: str | None = "") -> Before:
    """Return what is known before a step in this room.

    About one loss; about something else (""), for which any early one counts; or before it was
    asked (None), when it is early if no loss is left that is not.
    """
    owner = _owner(actor)
    bonds = between_us.bonds_of(owner)
    found = between_us.standing(between_us.read(actor, owner=owner, at=at), bonds, at=at)
    made, chosen = steps.lately(actor, at=at), pace.read(actor, at=at)
    named, local = pace.losses(actor, chosen, at=at), at.astimezone(zone_of(actor))
    facts = Facts(
        at=local,
        paused=chosen.paused_on(local.date()),
        early=_early(chosen, named, found, today=local.date(), loss=loss),
        closed=_kept_closed(actor, found, owner, at),
        plan=_has_plan(actor, at),
        door=between_us.door_to(found, room.slug),
        steps=[one.step for one in made],
    )
    return Before(facts, made, named, court=any(one.court for one in found))


def begin(
    actor: Actor,
    room: Practice,
    check: Check,
    *,
    operation: UUID,
    at: datetime,
    loss: str = "",
    item: str = "",
) -> Opening:
    """Begin a step where it may be begun, and return whether it was. The one way to begin one."""
    known = before(actor, room, at=at, loss=loss)
    what = item or item_of(room)
    opening = rule.may_begin(room.depth, known.facts, check, room=room.slug, item=what)
    door = known.facts.door
    if opening.allowed and door is not None:
        step = _step(room, what, door, check, at)
        steps.begin(actor, step, operation=operation, loss=loss, at=at)
    return opening


def under_way(actor: Actor, room: Practice, *, at: datetime) -> Made | None:
    """Return the step that goes on in this room, or None."""
    return steps.under_way(steps.lately(actor, at=at), room=room.slug, at=at)


def goes_on(actor: Actor, room: Practice, *, at: datetime) -> bool:
    """Say whether a room's questions may be shown now: those of close work in a step alone."""
    return room.depth is not Depth.L3 or under_way(actor, room, at=at) is not None


def paused(actor: Actor, at: datetime) -> bool:
    """Say whether this client paused everything. What is paused asks for nothing, and says so."""
    return pace.read(actor, at=at).paused_on(at.astimezone(zone_of(actor)).date())


def is_early(actor: Actor, at: datetime, *, loss: str = "") -> bool:
    """Say whether early-grief mode is on for a loss, or for any of them."""
    owner, chosen = _owner(actor), pace.read(actor, at=at)
    lines = between_us.read(actor, owner=owner, at=at)
    found = between_us.standing(lines, between_us.bonds_of(owner), at=at)
    named, today = pace.losses(actor, chosen, at=at), at.astimezone(zone_of(actor)).date()
    return _early(chosen, named, found, today=today, loss=loss)


def offers_growth(actor: Actor, at: datetime, *, loss: str = "") -> bool:
    """Say whether anything may offer the growth side (RULINGS 28): never in early grief or a pause.

    It says nothing about what was written there, which is shown and exported as everything is.
    """
    return not paused(actor, at) and not is_early(actor, at, loss=loss)


def item_of(room: Practice) -> str:
    """Return on what a step is, where a room says nothing finer: the room itself."""
    return room.slug


def zone_of(actor: Actor) -> ZoneInfo:
    """Return the zone of the clock on this person's wall."""
    return directory.zone_of(_owner(actor))


def close_rooms() -> tuple[Practice, ...]:
    """Return the rooms with close work."""
    return tuple(room for room in registry.rooms() if room.depth is Depth.L3)


def _step(room: Practice, item: str, door: Door, check: Check, at: datetime) -> Step:
    return Step(
        room=room.slug,
        item=item,
        began=at,
        minutes=dose(door),
        in_session=door.in_session,
        heavy=check.heavy,
    )


def _early(
    chosen: pace.Pace,
    named: Sequence[Loss],
    found: Sequence[Standing],
    *,
    today: date,
    loss: str | None,
) -> bool:
    months, by_desk = pace.default_months(), any(one.too_soon for one in found)
    if loss is None:
        return pace.is_early_for_all(chosen, named, today=today, months=months, by_desk=by_desk)
    return pace.is_early(chosen, named, today=today, months=months, loss=loss, by_desk=by_desk)


def _kept_closed(actor: Actor, found: Sequence[Standing], owner: UUID, at: datetime) -> bool:
    if any(one.closed for one in found):
        return True
    return notices.keeps_close_work_closed(actor, owner=owner, at=at)


def _has_plan(actor: Actor, at: datetime) -> bool:
    slots = [room.before_close for room in registry.rooms() if room.before_close]
    return all(slot(actor, at) for slot in slots)


def _owner(actor: Actor) -> UUID:
    if actor.person is None or actor.face is not Face.CLIENT:
        raise NotFound
    return actor.person
