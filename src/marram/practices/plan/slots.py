"""What the plan gives to Help now and to a phone without a signal."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from marram.kit import registry, shapes
from marram.kit.practice import Body, Copied
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.practices.plan import rules
from marram.practices.plan.shape import VERSION, Plan
from marram.record import standing
from marram.record.values import Opened, Page

KIND = "plan"


def label(_body: Body) -> str:
    """Return no title: a list calls it what it is, and holds no word of it."""
    return ""


def find(actor: Actor, at: datetime) -> Opened | None:
    """Return this client's plan, or None."""
    return standing.find(actor, kind=KIND, at=at) if actor.face is Face.CLIENT else None


def begun(actor: Actor, at: datetime) -> bool:
    """Say whether there is a plan: one line in it is one. Close work waits for it (CLINICAL C4)."""
    found = find(actor, at)
    return found is not None and rules.begun(found.body)


def offline_copy(actor: Actor, at: datetime) -> Sequence[Copied]:
    """Return the plan: first everybody who can be called, then each part that holds something."""
    found = find(actor, at)
    return copied(found.body, _language(actor)) if found else ()


def keep_person(actor: Actor, name: str, phone: str, at: datetime) -> None:
    """Put somebody into the plan whom this client could ask for help; who is there stays once."""
    found = find(actor, at)
    body = dict(found.body) if found else shapes.as_body(Plan())
    there = shapes.rows_of(body.get("ask"))
    if any(row.get("name") == name and row.get("phone") == phone for row in there):
        return
    row = {"name": name, "phone": phone, "knows": False}
    page = Page(kind=KIND, shape=VERSION, title="", body=body | {"ask": [*there, row]})
    standing.keep(actor, page=page, at=at)


def copied(body: dict[str, Any], language: str) -> tuple[Copied, ...]:
    """Return a plan as Help now and a phone show it, in a language."""
    said = registry.room(KIND).words
    calls = tuple(Copied(one.name, (one.number,), one.href) for one in rules.people(body))
    parts = tuple(
        Copied(said.say(f"part.{name}", language=language), lines)
        for name, lines in rules.words(rules.parts(body))
    )
    return (*calls, *parts)


def _language(actor: Actor) -> str:
    return directory.person(actor.person).language if actor.person else "en-gb"
