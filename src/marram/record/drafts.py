"""What is being written on one device: one draft per entry and device, seen by its owner only."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from marram.keys.keyring import KeyGone
from marram.keys.sealing import CannotOpen
from marram.people.actor import Actor, Face
from marram.record.keychain import Keychain
from marram.record.models import Draft
from marram.record.sealed import open_note, seal_note
from marram.record.values import DraftCard, NotFound
from marram.record.writing import texts_of


def keep(
    actor: Actor,
    *,
    entry: UUID,
    kind: str,
    body: dict[str, Any],
    at: datetime,
    parent: UUID | None = None,
) -> None:
    """Keep the draft of `entry` on the actor's device, under a fresh key, in place of the last."""
    owner, device = _writer(actor)
    data = {"kind": kind, "body": body, "at": at.isoformat(), "parent": str(parent or "")}
    row = row_id(entry, device)
    columns = seal_note(
        data, Keychain(actor).newest_root(owner), table="draft", row=row, owner=owner
    )
    minute = at.replace(second=0, microsecond=0)
    with transaction.atomic():
        Draft.objects.update_or_create(
            owner_id=owner, entry=entry, device=device, defaults=columns | {"kept_minute": minute}
        )


def of_entry(actor: Actor, *, entry: UUID) -> DraftCard | None:
    """Return the newest draft of an entry on any device of its owner."""
    found = [card for card in every(actor) if card.entry == entry]
    return found[0] if found else None


def every(actor: Actor) -> list[DraftCard]:
    """Return all drafts of this actor, the newest first."""
    if actor.face is not Face.CLIENT or actor.person is None:
        return []
    found = Draft.objects.filter(owner=actor.person)
    cards = [card for _, card in _opened(actor.person, Keychain(actor), found)]
    return sorted(cards, key=lambda card: card.kept, reverse=True)


def row_id(entry: UUID, device: UUID) -> UUID:
    """Return the id to which a draft's keys are bound."""
    return uuid5(entry, device.hex)


def drop(actor: Actor, *, entry: UUID) -> None:
    """Let go of the drafts of an entry, at their owner's word."""
    owner, _ = _writer(actor)
    Draft.objects.filter(owner=owner, entry=entry).delete()


def settle(actor: Actor, *, entry: UUID, body: dict[str, Any]) -> None:
    """Let go of the drafts that a telling with this body makes needless.

    The draft of this device was written into it. A draft of another device goes only when every
    word of it stands in the telling: words typed elsewhere in the same minute stay where they are.
    """
    owner, device = _writer(actor)
    said = "\n".join(texts_of(body))
    found = Draft.objects.filter(owner=owner, entry=entry)
    for row, card in _opened(owner, Keychain(actor), found):
        typed = texts_of({name: value for name, value in card.body.items() if name in body})
        if row.device == device or all(words.strip() in said for words in typed):
            row.delete()


def _opened(
    owner: UUID, keychain: Keychain, found: Iterable[Draft]
) -> Iterator[tuple[Draft, DraftCard]]:
    for row in found:
        ident = row_id(row.entry, row.device)
        try:
            data_key = keychain.unwrap(
                row=ident, owner=owner, audience=None, key_id=row.key_id, wrapped=row.wrapped
            )
            data = open_note(data_key, row.sealed, table="draft", row=ident, owner=owner)
        except (KeyGone, CannotOpen):
            continue
        parent = UUID(data["parent"]) if data["parent"] else None
        kept = datetime.fromisoformat(data["at"])
        yield row, DraftCard(row.entry, data["kind"], data["body"], kept, parent)


def _writer(actor: Actor) -> tuple[UUID, UUID]:
    if actor.face is not Face.CLIENT or actor.person is None or actor.device is None:
        raise NotFound
    return actor.person, actor.device
