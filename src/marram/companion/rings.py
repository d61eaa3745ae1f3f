"""The rings of a client: kept as one page of settings, which is written anew and never added to.

An earlier telling of a ring would open with the earlier passphrase for ever. So a change begins
another entry and erases the one before, in this order: at no moment is there none.
"""

import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from marram.companion import sealing
from marram.companion.asking import owner
from marram.kit.requests import MarramRequest
from marram.people.actor import Actor
from marram.record import erasing, reading, writing
from marram.record.values import RINGS, Outline, Page


def every(request: MarramRequest) -> dict[str, dict[str, Any]]:
    """Return the rings of the client who asks, by id; one that came with an archive is among them.

    A ring that was set on two devices at once is there twice, with two ids: each opens its pages.
    """
    return _known(request.actor, owner(request), request.at)


def as_text(rings: dict[str, dict[str, Any]]) -> str:
    """Return the rings as the browser reads them; nothing where there is none."""
    return json.dumps(list(rings.values())) if rings else ""


def keep(actor: Actor, ring: dict[str, Any], *, owner: UUID, at: datetime) -> None:
    """Keep a ring, the first or a changed one; what it took the place of is erased."""
    old = _heads(actor, owner, at)
    now = _known(actor, owner, at) | {ring["id"]: ring}
    page = Page(RINGS, sealing.SHAPE, "", {"rings": list(now.values())})
    writing.begin(actor, operation=uuid4(), entry=uuid4(), page=page, at=at)
    for head in old:
        erasing.erase_entry(actor, entry=head.entry, at=at)


def _known(actor: Actor, owner: UUID, at: datetime) -> dict[str, dict[str, Any]]:
    return sealing.rings_of(
        [
            one.body
            for head in _heads(actor, owner, at)
            for one in reading.tellings(actor, entry=head.entry, at=at)
        ]
    )


def _heads(actor: Actor, owner: UUID, at: datetime) -> list[Outline]:
    """Return the heads of the pages that hold rings, the earliest first."""
    found = reading.outline(actor, owner=owner, at=at)
    return sorted((head for head in found if head.kind == RINGS), key=lambda head: head.seq)
