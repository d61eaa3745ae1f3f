"""Entries of which a person has one: their plan, their kit, how they set a room up.

Such an entry is found without opening anything else: its id is made with a key of this installation
from its owner and its kind, and tells nobody without that key what kind of page it is. Two devices
that begin it apart from each other begin the same entry, and both tellings are kept.
"""

from datetime import datetime
from uuid import UUID, uuid4

from marram.keys import purposes
from marram.people.actor import Actor
from marram.record import reading, writing
from marram.record.values import NotFound, Opened, Page, Receipt


def entry_for(owner: UUID, kind: str) -> UUID:
    """Return the id of this owner's one entry of a kind, begun or not."""
    return UUID(bytes=purposes.keyed_id(f"{owner.hex} {kind}"), version=4)


def find(actor: Actor, *, kind: str, at: datetime, owner: UUID | None = None) -> Opened | None:
    """Return the one entry of this kind as `actor` may open it, or None.

    One that came in with an archive of another installation has another id: it is looked for among
    the heads when there is none under the expected id.
    """
    whose = owner or actor.person
    if whose is None:
        return None
    try:
        opened = reading.open_one(actor, entry=entry_for(whose, kind), at=at)
    except NotFound:
        heads = [h for h in reading.outline(actor, owner=whose, at=at) if h.kind == kind]
        if not heads:
            return None
        first = min(heads, key=lambda head: head.seq)
        return reading.open_one(actor, entry=first.entry, at=at)
    return opened if opened.outline.kind == kind and not opened.outline.put_away_at else None


def of(actor: Actor, *, kind: str, at: datetime) -> UUID:
    """Return the id of this client's one entry of a kind, begun or not, wherever it came from."""
    if actor.person is None:
        raise NotFound
    found = find(actor, kind=kind, at=at)
    return found.entry if found else entry_for(actor.person, kind)


def keep(actor: Actor, *, page: Page, at: datetime, operation: UUID | None = None) -> Receipt:
    """Keep a telling of the actor's one entry of the page's kind, the first or a later one."""
    if actor.person is None:
        raise NotFound
    found = find(actor, kind=page.kind, at=at)
    ident = operation or uuid4()
    if found is None:
        entry = entry_for(actor.person, page.kind)
        return writing.begin(actor, operation=ident, entry=entry, page=page, at=at)
    return writing.revise(
        actor,
        operation=ident,
        entry=found.entry,
        parent=found.outline.telling,
        page=page,
        at=at,
    )
