"""A page begun from another: a voice from a scene, a step from a moment. The tie is sealed.

It is walked both ways by its owner. What a page was begun from is no part of what it says.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from marram.kit import finding, forms, registry, showing
from marram.kit.desk import Desk
from marram.kit.forms import Typed
from marram.kit.practice import Practice, Worksheet
from marram.kit.requests import MarramRequest
from marram.people.actor import Actor
from marram.record import linking
from marram.record.values import NotFound, Opened

FROM = "begun from"
CARRIED = "carried"
"""That something that mattered was carried by a scene, a choice or a person."""
BROUGHT = "brought"
"""That what came of something was brought into a moment of the story."""


@dataclass(frozen=True, slots=True)
class Around:
    """The pages that a page was begun from, and those that were begun from it, latest first."""

    of: tuple[Opened, ...] = ()
    begun: tuple[Opened, ...] = ()


@dataclass(frozen=True, slots=True)
class Tied:
    """A page as another that is tied to it names it: its name, and the name of its worksheet."""

    id: UUID
    name: str
    sheet: str


def named(pages: Iterable[Opened], language: str) -> tuple[Tied, ...]:
    """Return these pages as another names them."""
    return tuple(
        Tied(
            one.entry,
            finding.name_of(one, language),
            showing.sheet_name(one.outline.kind, language),
        )
        for one in pages
    )


def voices() -> list[tuple[Practice, Worksheet]]:
    """Return the worksheets that tell a page from somewhere else, room by room."""
    return [(room, sheet) for room in registry.rooms() for sheet in room.sheets if sheet.voice]


def filled(request: MarramRequest, desk: Desk, typed: Typed) -> Typed:
    """Return what a new page begins with: by the keys in its address, and by the page it is of.

    `?of=` names a page of one's own, whose name then stands in the question for it.
    """
    if desk.known:
        return typed
    if desk.sheet.fills is not None:
        begins = desk.sheet.fills(request.GET.dict(), desk.say.__call__)
        typed = replace(typed, body=typed.body | begins)
    of = forms.ident(request.GET.get(forms.OF))
    found = finding.some(request.actor, entries={of}, at=request.at) if of else []
    if not found or not desk.sheet.begins_from or not finding.readable(found[0].outline):
        return typed
    name = finding.name_of(found[0], request.language)
    return replace(typed, body=typed.body | {desk.sheet.begins_from: name}, of=str(of))


def tie(actor: Actor, *, page: UUID, of: str, at: datetime, relation: str = FROM) -> None:
    """Keep once that a page was begun from another; nothing where either is not one's own."""
    source = forms.ident(of)
    if source is None or actor.person is None or source == page:
        return
    with suppress(NotFound):
        known = linking.ties(actor, owner=actor.person, entry=page)
        same = (page, source, relation)
        if not any((one.source, one.target, one.relation) == same for one in known):
            linking.tie(actor, source=page, target=source, relation=relation, at=at)


def around(actor: Actor, *, entry: UUID, at: datetime, relation: str = FROM) -> Around:
    """Return what a page of one's own was begun from, and what was begun from it."""
    return _around(actor, entry, _ties(actor, entry).get(relation, ()), at)


def each_way(actor: Actor, *, entry: UUID, at: datetime) -> dict[str, Around]:
    """Return the same by how the pages are related, without those that there are none of."""
    known = _ties(actor, entry)
    return {relation: _around(actor, entry, ties, at) for relation, ties in known.items()}


def _ties(actor: Actor, entry: UUID) -> dict[str, list[linking.Tie]]:
    """Return the ties of a page of one's own by their relation."""
    if actor.person is None:
        raise NotFound
    known: dict[str, list[linking.Tie]] = {}
    for one in linking.ties(actor, owner=actor.person, entry=entry):
        known.setdefault(one.relation, []).append(one)
    return known


def _around(actor: Actor, entry: UUID, ties: Sequence[linking.Tie], at: datetime) -> Around:
    if not ties:
        return Around()
    of = {one.target for one in ties if one.source == entry}
    begun = {one.source for one in ties if one.target == entry}
    return Around(of=_in_order(actor, of, at), begun=_in_order(actor, begun, at))


def _in_order(actor: Actor, entries: set[UUID], at: datetime) -> tuple[Opened, ...]:
    there: Sequence[Opened] = finding.some(actor, entries=entries, at=at)
    return tuple(one for one in there if finding.readable(one.outline))
