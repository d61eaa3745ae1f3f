"""Keeping what a person chose, and waking up for it. The wake-ups say neither what nor why."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from marram.jobs import due
from marram.keys import purposes
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record.values import NotFound
from marram.reminders import rule
from marram.reminders.models import Chosen
from marram.reminders.rule import Asked, Choice, Day, Later, Once, Way

PURPOSE = "reminders"


def read(owner: UUID) -> Choice:
    """Return what this person chose; nothing where they chose nothing."""
    row = Chosen.objects.filter(person=owner).first()
    return _choice(purposes.open_for(owner, row.sealed, purpose=PURPOSE)) if row else Choice()


def keep(actor: Actor, choice: Choice, *, at: datetime) -> None:
    """Keep what this client chose, and wake up when the next of each is due."""
    owner = _owner(actor)
    _keep(owner, replace(choice, changed=at), before=read(owner), at=at)


def pause(actor: Actor, *, paused: bool, until: date | None, at: datetime) -> None:
    """Keep that everything rests, or goes on: the worker cannot open the page that says so."""
    choice = read(_owner(actor))
    if choice != Choice() or paused:
        keep(actor, replace(choice, paused=paused, paused_until=until), at=at)


def put_off(actor: Actor, later: Later, *, way: Way, at: datetime) -> None:
    """Keep that one more reminder comes later; an earlier one that was put off is replaced."""
    owner = _owner(actor)
    moment = rule.put_off(later, at=at, zone=directory.zone_of(owner))
    keep(actor, replace(read(owner), later=(Once(uuid4(), moment, way),)), at=at)


def come_and_gone(owner: UUID, reminder: UUID, *, at: datetime) -> None:
    """Wake up for the next time of a reminder whose moment has come; one put off is over."""
    before = read(owner)
    later = tuple(one for one in before.later if one.id != reminder)
    if later != before.later:
        _keep(owner, replace(before, later=later), before=before, at=at)
        return
    _wake([one for one in before.asked if one.id == reminder], owner=owner, at=at)


def way_of(choice: Choice, reminder: UUID) -> Way | None:
    """Return which way a reminder comes; None for one that there is not."""
    found: list[Asked | Once] = [*choice.asked, *choice.later]
    return next((one.way for one in found if one.id == reminder), None)


def _keep(owner: UUID, choice: Choice, *, before: Choice, at: datetime) -> None:
    body = purposes.seal_for(owner, _as_json(choice), purpose=PURPOSE)
    with transaction.atomic():
        Chosen.objects.update_or_create(person_id=owner, defaults={"sealed": body})
        due.let_be(
            [*(one.id for one in before.asked), *(one.id for one in before.later)], owner=owner
        )
        _wake(choice.asked, owner=owner, at=at)
        for one in choice.later:
            due.look_again(owner=owner, entry=one.id, at=one.at)


def _wake(asked: Iterable[Asked], *, owner: UUID, at: datetime) -> None:
    zone = directory.zone_of(owner)
    for one in asked:
        moment = rule.next_after(one, after=at, zone=zone, owner=owner)
        if moment is None:
            due.let_be([one.id], owner=owner)
        else:
            due.look_again(owner=owner, entry=one.id, at=moment)


def _owner(actor: Actor) -> UUID:
    if actor.person is None or actor.face is not Face.CLIENT:
        raise NotFound
    return actor.person


def _as_json(choice: Choice) -> dict[str, Any]:
    return {
        "asked": [
            {
                "id": str(one.id),
                "days": sorted(one.days),
                "at": _written(one.at),
                "way": one.way.value,
                "on": one.on,
            }
            for one in choice.asked
        ],
        "later": [
            {"id": str(one.id), "at": one.at.isoformat(), "way": one.way.value}
            for one in choice.later
        ],
        "quiet": [_written(choice.quiet_from), _written(choice.quiet_until)],
        "days": [[one.month, one.day] for one in choice.days],
        "paused": choice.paused,
        "paused_until": choice.paused_until.isoformat() if choice.paused_until else "",
        "changed": choice.changed.isoformat() if choice.changed else "",
    }


def _choice(known: dict[str, Any]) -> Choice:
    until, changed = known["paused_until"], known["changed"]
    return Choice(
        asked=tuple(
            Asked(
                UUID(one["id"]),
                frozenset(one["days"]),
                time.fromisoformat(one["at"]),
                Way(one["way"]),
                one["on"],
            )
            for one in known["asked"]
        ),
        later=tuple(
            Once(UUID(one["id"]), datetime.fromisoformat(one["at"]), Way(one["way"]))
            for one in known["later"]
        ),
        quiet_from=_time(known["quiet"][0]),
        quiet_until=_time(known["quiet"][1]),
        days=tuple(Day(month, day) for month, day in known["days"]),
        paused=known["paused"],
        paused_until=date.fromisoformat(until) if until else None,
        changed=datetime.fromisoformat(changed) if changed else None,
    )


def _written(at: time | None) -> str:
    return at.strftime("%H:%M") if at else ""


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
