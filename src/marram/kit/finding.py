"""What of certain kinds a person has, opened: for the own pages of a room."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from marram.kit import registry, shapes, showing
from marram.kit.practice import Body
from marram.people.actor import Actor
from marram.record import reading
from marram.record.values import RINGS, SEALED, NotFound, Opened, Outline


def newest(
    actor: Actor,
    *,
    kinds: Collection[str],
    at: datetime,
    known: Sequence[Outline] | None = None,
    since: str = "",
) -> list[Opened]:
    """Return the newest telling of each of the actor's own pages of these kinds, latest first.

    `known` are the heads where they were looked at before; `since` leaves out what stands earlier
    than this sort key, unopened.
    """
    found = heads(actor, at=at) if known is None else known
    wanted = [head.entry for head in found if head.kind in kinds and head.place >= since]
    return _opened(actor, wanted)


def some(actor: Actor, *, entries: Collection[UUID], at: datetime) -> list[Opened]:
    """Return the newest telling of those of these that are the actor's own, latest first.

    What was put away or erased is left out.
    """
    if not entries:
        return []
    return _opened(actor, [head.entry for head in heads(actor, at=at) if head.entry in entries])


def own(actor: Actor, *, entry: UUID | None, kind: str, at: datetime) -> Opened | None:
    """Return one page of the actor's own of this kind, None where there is none or it is put away.

    Nothing else is opened or looked through for it.
    """
    if entry is None or actor.person is None:
        return None
    try:
        opened = reading.open_one(actor, entry=entry, at=at)
    except NotFound:
        return None
    head = opened.outline
    is_there = head.kind == kind and head.owner == actor.person and not head.put_away_at
    return opened if is_there else None


def heads(actor: Actor, *, at: datetime) -> list[Outline]:
    """Return the heads of all the actor's own pages, settings too, the latest in time first."""
    if actor.person is None:
        raise NotFound
    return reading.outline(actor, owner=actor.person, at=at)


def written(
    actor: Actor, *, at: datetime, owner: UUID | None = None
) -> Iterator[tuple[Outline, Body]]:
    """Yield (head, body) of each page, as kept, in no order: of one's own, or what `owner` shared.

    Neither settings nor what is sealed or stands in a register of its own is among them. Somebody
    else's look at the list is written to the chain; that a page was shown, its caller writes.
    """
    whose = owner or actor.person
    if whose is None:
        raise NotFound
    found = reading.outline(actor, owner=whose, at=at)
    by_telling = {head.telling: head for head in found if readable(head)}
    for telling, body in reading.bodies(actor, owner=whose):
        if head := by_telling.get(telling):
            yield head, body


def readable(head: Outline) -> bool:
    """Say whether an entry is a page of its writer's own words that can be read here."""
    sheet = registry.sheet(head.kind)
    named = sheet is not None and sheet.names_only
    return showing.is_page(head) and not named and head.kind not in {SEALED, RINGS}


def name_of(opened: Opened, language: str) -> str:
    """Return what a list calls an opened page: title, first words, else name of its worksheet."""
    head, body = opened.outline, opened.body
    own = {"text": body.get("text", "")} if head.kind == showing.JOURNAL else body
    return head.title or showing.title_of(head.kind, own) or showing.label(head, language)


def body_of(opened: Opened) -> Body:
    """Return what a page holds, in the shape of today."""
    sheet = registry.sheet(opened.outline.kind)
    return shapes.upcast(sheet, opened.outline.shape, opened.body) if sheet else opened.body


def _opened(actor: Actor, entries: list[UUID]) -> list[Opened]:
    return [tellings[-1] for _, tellings in reading.all_tellings(actor, entries=entries)]
