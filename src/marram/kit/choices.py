"""How a person set a room up for themselves, such as prompts put away for good.

It is sealed in their record like a page, of the kind `<room>.settings`; lists of pages leave it
out (`showing.is_page`). It is theirs alone: nothing here is offered for sharing.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from marram.kit.showing import SETTINGS
from marram.people.actor import Actor
from marram.record import reading, writing
from marram.record.values import Opened, Page

JOURNAL = "journal"
RETIRED = "retired"


def retired(actor: Actor, *, at: datetime, room: str = JOURNAL) -> frozenset[str]:
    """Return the keys of the prompts that this person never wants to see again."""
    found = _settings(actor, room, at)
    return frozenset(str(key) for one in found for key in one.body.get(RETIRED, []))


def retire(
    actor: Actor, *, prompt: str, operation: UUID, at: datetime, room: str = JOURNAL
) -> None:
    """Put a prompt away for good: "Never this one"."""
    known = retired(actor, at=at, room=room)
    if prompt and prompt not in known:
        _keep(actor, room, sorted({*known, prompt}), operation, at)


def bring_back_all(actor: Actor, *, operation: UUID, at: datetime, room: str = JOURNAL) -> None:
    """Offer all prompts again."""
    if retired(actor, at=at, room=room):
        _keep(actor, room, [], operation, at)


def _settings(actor: Actor, room: str, at: datetime) -> list[Opened]:
    if actor.person is None:
        return []
    heads = reading.outline(actor, owner=actor.person, at=at)
    found = sorted((head for head in heads if head.kind == room + SETTINGS), key=lambda one: one.seq)
    return [reading.open_one(actor, entry=head.entry, at=at) for head in found]


def _keep(actor: Actor, room: str, keys: list[str], operation: UUID, at: datetime) -> None:
    """Write the choice anew; where two devices made one each, both say the same afterwards."""
    body: dict[str, Any] = {RETIRED: keys}
    page = Page(kind=room + SETTINGS, shape=1, title="", body=body)
    found = _settings(actor, room, at)
    if not found:
        writing.begin(actor, operation=operation, entry=uuid4(), page=page, at=at)
    for place, one in enumerate(found):
        writing.revise(
            actor,
            operation=operation if place == 0 else uuid4(),
            entry=one.entry,
            parent=one.outline.telling,
            page=page,
            at=at,
        )
