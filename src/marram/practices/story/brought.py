"""What came of something, brought into the story: one line, and every earlier telling is kept.

A line goes with a moment that is there, as part of what it is now, or becomes a moment of its own.
The two stay tied, and the tie is walked both ways.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from marram.core.text import storable
from marram.kit import begun, finding, telling
from marram.kit.forms import entry_of, ident
from marram.people.actor import Actor
from marram.practices.story import store
from marram.practices.story.sheets import MOMENT
from marram.record.values import NotFound, Opened

KIND = "story.brought"
"""How a phone calls such a line that it brings later."""
OWN = "own"
TITLE = 120
"""Up to here a line is the title of its moment; a longer one is told in it."""
STEPS_BACK = 4
"""From what came of a test to the test, to the step it was made of, to the scene."""


def scenes(actor: Actor, opened: Opened, *, at: datetime) -> Iterator[Opened]:
    """Yield the moments that a page goes back to, the nearest first."""
    seen, edge = {opened.entry}, [opened.entry]
    for _step in range(STEPS_BACK):
        found = [one for entry in edge for one in _behind(actor, entry, at)]
        new = {one.entry: one for one in found if one.entry not in seen}
        yield from (one for one in new.values() if one.outline.kind == MOMENT.kind)
        seen |= set(new)
        edge = list(new)


def line_of(sent: Mapping[str, str]) -> str:
    """Return the line that a form says."""
    return storable(sent.get("line", "")).strip()


def place_of(sent: Mapping[str, str]) -> UUID | None:
    """Return the moment that a form names, None for none, or for one of its own.

    The menu begins with none: what somebody chose there is meant, whichever tick stands above it.
    """
    return ident(sent.get("moment")) or ident(sent.get("where"))


def keep(
    actor: Actor,
    *,
    page: UUID | None,
    line: str,
    moment: UUID | None,
    at: datetime,
    operation: UUID | None = None,
) -> UUID:
    """Keep a line with a moment, or as one of its own; return that moment.

    NotFound where there is no such moment of one's own. The same form again adds nothing.
    """
    once = uuid5(operation or uuid4(), str(moment or OWN))  # for another place it is another form
    kept = _told_again(actor, moment, line, once, at) if moment else _new(actor, line, once, at)
    begun.tie(actor, page=kept, of=str(page or ""), at=at, relation=begun.BROUGHT)
    return kept


def arrived(actor: Actor, sent: Mapping[str, str], operation: UUID, at: datetime) -> None:
    """Keep a line that a phone brings. Where its moment is not there any more, it is one itself."""
    line, page, moment = line_of(sent), ident(sent.get("page")), place_of(sent)
    if not line:
        return
    try:
        keep(actor, page=page, line=line, moment=moment, at=at, operation=operation)
    except NotFound:
        keep(actor, page=page, line=line, moment=None, at=at, operation=operation)


def _behind(actor: Actor, entry: UUID, at: datetime) -> tuple[Opened, ...]:
    """Return what a page was begun from, and, for something that matters, what carried it."""
    known, none = begun.each_way(actor, entry=entry, at=at), begun.Around()
    return (*known.get(begun.FROM, none).of, *known.get(begun.CARRIED, none).begun)


def _told_again(actor: Actor, moment: UUID, line: str, operation: UUID, at: datetime) -> UUID:
    """Keep a moment once more with the line in what it is now."""
    found = finding.own(actor, entry=moment, kind=MOMENT.kind, at=at)
    if found is None:
        raise NotFound
    body = finding.body_of(found)
    now = str(body.get("means_now") or "")
    if now != line and not now.endswith(f"\n\n{line}"):
        body = body | {"means_now": f"{now}\n\n{line}" if now else line}
        page = replace(telling.again(found), shape=MOMENT.version, body=body)
        telling.keep(
            actor,
            operation=operation,
            entry=moment,
            parent=found.outline.telling,
            page=page,
            at=at,
            begun=True,
        )
    return moment


def _new(actor: Actor, line: str, operation: UUID, at: datetime) -> UUID:
    """Keep the line as a moment of its own."""
    body = {"named": line} if len(line) <= TITLE and "\n" not in line else {"what": line}
    return store.add_moment(actor, body=body, entry=entry_of(operation), operation=operation, at=at)
