"""What Today offers of plans: at most one that matters and one that restores.

On a heavy day, and with very little energy, each stands in its smallest version.
"""

from dataclasses import replace
from datetime import datetime

from marram.kit import finding, registry
from marram.kit.containment import gate
from marram.kit.practice import Day, Offered
from marram.people.actor import Actor
from marram.practices.doing import rules, store
from marram.practices.doing.store import Activity


def today(actor: Actor, at: datetime, language: str) -> Day:
    """Return how much energy there is today, whether it is heavy, and what is offered."""
    day = at.astimezone(gate.zone_of(actor)).date()
    how = store.today(actor, day=day, at=at)
    heads = finding.heads(actor, at=at)
    plans = store.plans(actor, at=at, known=heads, since=day)
    meant = {one.activity for one in plans if one.day == day}
    there = [head for head in heads if head.entry in meant]
    known = {one.entry: one for one in store.activities(actor, at=at, known=there)}
    kinds = {entry: one.kind for entry, one in known.items()}
    plans = rules.offered(plans, kinds, today=day)
    if how.heavy or how.energy == rules.ENERGY[0]:
        plans = [replace(one, small=True) for one in plans]
    words = registry.room("doing").words
    return Day(
        energy=how.energy,
        heavy=how.heavy,
        offers=tuple(
            _offered(one, known[one.activity], words.say(f"part.{one.part}", language=language))
            for one in plans
        ),
    )


def _offered(plan: rules.Plan, activity: Activity, part: str) -> Offered:
    small = plan.small and bool(activity.smallest)
    return Offered(
        id=plan.entry,
        title=activity.smallest if small else activity.what,
        meaningful=activity.kind == rules.MEANINGFUL,
        clock=plan.clock,
        part=part,
        long="" if small else activity.long,
        for_what=activity.for_what,
        small=small,
        can_be_smaller=bool(activity.smallest) and not small,
    )
