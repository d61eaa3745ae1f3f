"""What Today offers of plans: at most one that matters and one that restores.

On a heavy day, and with very little energy, each stands in its smallest version.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID

from marram.core.days import day_at
from marram.kit import finding, registry
from marram.kit.containment import gate
from marram.kit.forms import ident
from marram.kit.practice import Day, DoneOn, Meant, Offered
from marram.people.actor import Actor
from marram.practices.doing import rules, store
from marram.practices.doing.rules import Mark
from marram.practices.doing.store import Activity


def today(actor: Actor, at: datetime, language: str) -> Day:
    """Return how much energy there is today, whether it is heavy, and what is offered."""
    now = at.astimezone(gate.zone_of(actor))
    day = day_at(now)
    how = store.today(actor, day=day, at=at)
    plans, known = _of_day(actor, day, at)
    kinds = {entry: one.kind for entry, one in known.items()}
    plans = rules.offered(plans, kinds, today=day)
    offers = tuple(_offered(how.as_it_is(one), known[one.activity], now, language) for one in plans)
    return Day(
        energy=how.energy,
        heavy=how.heavy,
        moved=bool(how.moved),
        swings=how.heavy and rules.swings(store.energies(actor, at=at, days=7)),
        offers=offers,
    )


def steps(actor: Actor, at: datetime, language: str) -> Sequence[Offered]:
    """Return everything that is meant for today and has no answer yet, by its hour."""
    now = at.astimezone(gate.zone_of(actor))
    day = day_at(now)
    plans, known = _of_day(actor, day, at)
    how = store.today(actor, day=day, at=at)
    return [
        _offered(how.as_it_is(one), known[one.activity], now, language)
        for one in plans
        if rules.lies_ahead(one, day) and one.activity in known
    ]


def answer(actor: Actor, plan: UUID, wish: str, operation: UUID, at: datetime) -> bool:
    """Keep what became of a plan of one's own; say whether it is there and was changed by that."""
    found = store.plan(actor, plan, at=at)
    if found is None or rules.changed(found, wish) == found:
        return False
    store.keep_plan(actor, store.changed(actor, found, wish, at=at), at=at, operation=operation)
    return True


def arrived(actor: Actor, sent: Mapping[str, str], operation: UUID, at: datetime) -> None:
    """Keep an answer to a plan that a phone brings: `plan` and `do`, as its form has them."""
    plan = ident(sent.get("plan"))
    if plan is not None:
        answer(actor, plan, sent.get("do", ""), operation, at)


def times(actor: Actor, at: datetime) -> Sequence[Meant]:
    """Return the clock times of the plans of today and later that have no answer yet."""
    zone = gate.zone_of(actor)
    day = day_at(at.astimezone(zone))
    return [
        Meant(one.entry, datetime.combine(one.day, time.fromisoformat(one.clock), zone))
        for one in store.plans(actor, at=at, since=day)
        if one.clock and rules.lies_ahead(one, day)
    ]


def done(actor: Actor, first: date, last: date, at: datetime) -> Sequence[DoneOn]:
    """Return what was done or partly done on these days, a line each."""
    heads = finding.heads(actor, at=at)
    there = [one for one in store.plans(actor, at=at, known=heads, since=first) if one.day <= last]
    known = {one.entry: one.kind for one in store.activities(actor, at=at, known=heads)}
    return [
        DoneOn(one.day, known[one.activity] == rules.MEANINGFUL)
        for one in there
        if one.mark in {Mark.DID, Mark.PART} and known.get(one.activity)
    ]


def _of_day(actor: Actor, day: date, at: datetime) -> tuple[list[rules.Plan], dict[UUID, Activity]]:
    """Return the plans of a day, and their activities by id. No others are opened."""
    heads = finding.heads(actor, at=at)
    plans = [one for one in store.plans(actor, at=at, known=heads, since=day) if one.day == day]
    meant = {one.activity for one in plans}
    there = [head for head in heads if head.entry in meant]
    return plans, {one.entry: one for one in store.activities(actor, at=at, known=there)}


def _offered(plan: rules.Plan, activity: Activity, now: datetime, language: str) -> Offered:
    part = registry.room("doing").words.say(f"part.{plan.part}", language=language)
    small = activity.is_small(plan)
    return Offered(
        id=plan.entry,
        title=activity.called(plan),
        meaningful=activity.kind == rules.MEANINGFUL,
        clock=plan.clock,
        part=part,
        long="" if small else activity.long,
        for_what=activity.for_what,
        small=small,
        can_be_smaller=bool(activity.smallest) and not small,
        before=rules.is_before(plan, now),
        on=plan.on,
    )
