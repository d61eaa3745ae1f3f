"""Tie two entries of one owner by a named relation; the relation is sealed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from marram.people.actor import Actor
from marram.record import auditing, sharing
from marram.record.access import may_write
from marram.record.keychain import Keychain
from marram.record.models import Link
from marram.record.sealed import open_note, seal_note
from marram.record.values import NotFound
from marram.record.writing import own_entry


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two entries."""

    id: UUID
    source: UUID
    target: UUID
    relation: str
    recorded: datetime


def tie(actor: Actor, *, source: UUID, target: UUID, relation: str, at: datetime) -> UUID:
    """Tie two entries of the actor's own and return the tie's id."""
    with transaction.atomic():
        one, other = own_entry(actor, source), own_entry(actor, target)
        if one.owner_id != other.owner_id:
            raise NotFound
        ident = uuid4()
        key = Keychain(actor).newest_root(one.owner_id)
        Link.objects.create(
            id=ident,
            owner_id=one.owner_id,
            source=one,
            target=other,
            created_minute=at.replace(second=0, microsecond=0),
            **seal_note({"relation": relation}, key, table="link", row=ident, owner=one.owner_id),
        )
        auditing.of_entry(actor, "tied", source, owner=one.owner_id, at=at)
    return ident


def ties(actor: Actor, *, owner: UUID, entry: UUID | None = None) -> list[Tie]:
    """Return the owner's ties, or those of one entry, oldest first. Only their owner sees them."""
    if not may_write(actor, owner):
        raise NotFound
    rows = Link.objects.filter(owner=owner).order_by("created_minute", "id")
    if entry is not None:
        rows = rows.filter(Q(source=entry) | Q(target=entry))
    keychain = Keychain(actor)
    found = []
    for row in rows:
        data_key = keychain.unwrap(
            row=row.id, owner=owner, audience=None, key_id=row.key_id, wrapped=row.wrapped
        )
        data = open_note(data_key, row.sealed, table="link", row=row.id, owner=owner)
        found.append(
            Tie(row.id, row.source_id, row.target_id, data["relation"], row.created_minute)
        )
    return found


def shared_beside(actor: Actor, *, owner: UUID, entry: UUID) -> frozenset[UUID]:
    """Return the entries tied to one, where both are shared with this clinician just now.

    That they are tied lies open between the two; how they are related stays the owner's alone.
    """
    shared = {card.entry for card in sharing.shares_with_reader(actor, owner=owner)}
    if entry not in shared:
        return frozenset()
    rows = Link.objects.filter(Q(source=entry) | Q(target=entry), owner=owner)
    ends = {end for row in rows for end in (row.source_id, row.target_id)}
    return frozenset((ends & shared) - {entry})
