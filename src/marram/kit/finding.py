"""What of certain kinds a person has, opened: for the own pages of a room."""

from collections.abc import Collection
from datetime import datetime

from marram.kit import registry, shapes
from marram.kit.practice import Body
from marram.people.actor import Actor
from marram.record import reading
from marram.record.values import NotFound, Opened


def newest(actor: Actor, *, kinds: Collection[str], at: datetime) -> list[Opened]:
    """Return the newest telling of each of the actor's own pages of these kinds, latest first."""
    if actor.person is None:
        raise NotFound
    heads = reading.outline(actor, owner=actor.person, at=at)
    ids = [head.entry for head in heads if head.kind in kinds]
    return [tellings[-1] for _, tellings in reading.all_tellings(actor, entries=ids)]


def body_of(opened: Opened) -> Body:
    """Return what a page holds, in the shape of today."""
    sheet = registry.sheet(opened.outline.kind)
    return shapes.upcast(sheet, opened.outline.shape, opened.body) if sheet else opened.body
