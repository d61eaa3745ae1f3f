"""The secret address of a person's calendar: made when they want it, kept as a hash, revocable.

Whoever has the address sees times and one neutral word, nothing else; so it opens no session, and
a new one makes the old one end.
"""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from marram.accounts.models import CalendarAddress
from marram.keys import purposes
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.people.directory import PersonCard
from marram.record import auditing
from marram.record.values import NotFound

BYTES = 32
LONGEST = 64


def make(actor: Actor, *, at: datetime) -> str:
    """Return a new secret for this client's calendar; one that was there opens nothing any more."""
    person = _client(actor)
    token = secrets.token_urlsafe(BYTES)
    with transaction.atomic():
        CalendarAddress.objects.filter(person=person).delete()
        CalendarAddress.objects.create(person_id=person, token_hash=_hash(token), made=at)
        auditing.append(actor, deed="calendar-made", at=at, client=person)
    return token


def revoke(actor: Actor, *, at: datetime) -> None:
    """End the address of this client's calendar, if there is one."""
    person = _client(actor)
    with transaction.atomic():
        count, _ = CalendarAddress.objects.filter(person=person).delete()
        if count:
            auditing.append(actor, deed="calendar-ended", at=at, client=person)


def made_at(person: UUID) -> datetime | None:
    """Return when the address that is in use was made, None for none."""
    row = CalendarAddress.objects.filter(person=person).first()
    return row.made if row else None


def whose(token: str) -> PersonCard | None:
    """Return the client whose calendar a secret opens, None for none and for one who is leaving."""
    if len(token) > LONGEST:
        return None
    row = CalendarAddress.objects.filter(token_hash=_hash(token)).first()
    card = directory.person(row.person_id) if row else None
    is_here = card is not None and card.is_client and card.state == "active"
    return card if is_here and card and card.leaving_at is None else None


def _client(actor: Actor) -> UUID:
    if actor.face is not Face.CLIENT or actor.person is None:
        raise NotFound
    return actor.person


def _hash(token: str) -> str:
    return purposes.token_hash(token, purpose="calendar")
