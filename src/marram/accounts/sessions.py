"""Who is signed in on which browser. The cookie is a random token; the table holds its hash.

A row that was deleted stays deleted: every later change is an update of an existing row, so that
no request under way can bring a session back.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse

from marram.accounts.models import Invitation, Session
from marram.keys import purposes
from marram.keys.keyring import KeyGone
from marram.keys.sealing import CannotOpen
from marram.people.actor import NOBODY, Actor, Face
from marram.people.models import Person
from marram.record import auditing

SEEN_EVERY = timedelta(minutes=1)
UNDER_WAY = timedelta(hours=1)
CLIENT_IDLE, CLIENT_KEPT = timedelta(minutes=30), timedelta(days=30)
STAFF_IDLE, STAFF_LONGEST = timedelta(minutes=15), timedelta(hours=10)
STAFF = {Face.CLINICIAN, Face.ADMINISTRATOR}
PLACE = "marram.session"
"""Where the session of a request is kept in `request.META`."""


WHEN_FORGOTTEN: list[Callable[[UUID, UUID | None], None]] = []
"""Who is told that a person's device (None: each of them) was forgotten: storeys above this one."""


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """A browser in which somebody is signed in, for the page that can end it."""

    id: UUID
    last: datetime
    this: bool
    name: str = ""
    since: datetime | None = None


def of(request: HttpRequest) -> Session | None:
    """Return the session of this request, with or without a person in it."""
    found: Session | None = request.META.get(PLACE)
    return found


def find(token: str, *, at: datetime) -> Session | None:
    """Return the session of a cookie unless it has ended, was idle too long or its person left."""
    hashed = purposes.token_hash(token, purpose="session")
    row = Session.objects.select_related("person").filter(token_hash=hashed).first()
    if row is None or row.expires <= at or _idle(row, at):
        return None
    if row.person is not None and not _still_has(row.person, Face(row.face)):
        return None
    return row


def actor_of(row: Session | None) -> Actor:
    """Return who acts in this session."""
    if row is None or row.person_id is None:
        return Actor(None, Face.NOBODY, row.device) if row else NOBODY
    return Actor(row.person_id, Face(row.face), row.device)


def note_seen(row: Session, *, at: datetime) -> None:
    """Note that the session is in use, at most once a minute."""
    if at - row.last_seen >= SEEN_EVERY:
        Session.objects.filter(token_hash=row.token_hash).update(last_seen=at)


def sign_in(
    request: HttpRequest,
    response: HttpResponse,
    *,
    person: UUID,
    face: Face,
    at: datetime,
    keep: bool = True,
) -> Actor:
    """Start a session with a new token for this person, end the old one, and return the actor."""
    old = of(request)
    kept = keep and face is Face.CLIENT
    longest = CLIENT_KEPT if face is Face.CLIENT else STAFF_LONGEST
    with transaction.atomic():
        row = _start(old, response, at=at, expires=at + longest)
        Session.objects.filter(token_hash=row.token_hash).update(
            person=person, face=face.value, kept=kept, proved=at
        )
        Person.objects.filter(id=person, state="invited").update(state="active")
        Invitation.objects.filter(person=person, used_at=None).update(used_at=at)
        actor = Actor(person, face, row.device)
        client = person if face is Face.CLIENT else None
        auditing.append(actor, deed="signed-in", at=at, client=client, object_type="session")
        Session.objects.filter(expires__lte=at).delete()
    request.META[PLACE] = Session.objects.select_related("person").get(token_hash=row.token_hash)
    return actor


def lock(request: HttpRequest, response: HttpResponse) -> None:
    """End the session of this request now and take its cookie away."""
    row = of(request)
    if row is not None:
        Session.objects.filter(token_hash=row.token_hash).delete()
    request.META[PLACE] = None
    response.delete_cookie(settings.SESSION_COOKIE, samesite="Lax")


def sign_out_everywhere(actor: Actor, *, at: datetime) -> int:
    """End every session of this person and return how many there were."""
    client = actor.person if actor.face is Face.CLIENT else None
    with transaction.atomic():
        count, _ = Session.objects.filter(person=actor.person).delete()
        auditing.append(actor, deed="signed-out", at=at, client=client, object_type="session")
        if actor.person is not None:
            _tell_forgotten(actor.person, None)
    return count


def end_all_of(person: UUID) -> None:
    """End every session of a person whose part here has ended."""
    _tell_forgotten(person, None)
    Session.objects.filter(person=person).delete()


def ended_elsewhere(request: HttpRequest) -> bool:
    """Say whether this browser still holds the cookie of a session that was ended elsewhere.

    Locking, Leave and the end of its days take the cookie away; only ending it from another
    browser, or erasing the person, leaves it behind.
    """
    token = request.COOKIES.get(settings.SESSION_COOKIE, "")
    hashed = purposes.token_hash(token, purpose="session") if token else b""
    return bool(token) and not Session.objects.filter(token_hash=hashed).exists()


def devices(actor: Actor, *, at: datetime) -> list[DeviceCard]:
    """Return where this person is signed in, the newest first."""
    rows = Session.objects.filter(person=actor.person, expires__gt=at).order_by("-last_seen")
    return [
        DeviceCard(row.device, row.last_seen, row.device == actor.device, since=row.created)
        for row in rows
        if not _idle(row, at)
    ]


def last_seen(person: UUID) -> datetime | None:
    """Return when this person was here last, as far as their open sessions say."""
    rows = Session.objects.filter(person=person)
    last: datetime | None = rows.aggregate(last=Max("last_seen"))["last"]
    return last


def forget_device(actor: Actor, *, device: UUID) -> bool:
    """End this person's session on a device and say whether there was one."""
    count, _ = Session.objects.filter(person=actor.person, device=device).delete()
    if actor.person is not None:
        _tell_forgotten(actor.person, device)
    return bool(count)


def data(request: HttpRequest) -> dict[str, Any]:
    """Return what a sign-in under way has put aside."""
    row = of(request)
    if row is None or not row.sealed:
        return {}
    try:
        return purposes.open_small(row.sealed, purpose="session-data", row=row.token_hash)
    except (CannotOpen, KeyGone):
        return {}


def put(request: HttpRequest, response: HttpResponse, *, at: datetime, **values: Any) -> None:
    """Put values aside for the next step, None to drop one; starts a session if there is none."""
    known = {name: value for name, value in (data(request) | values).items() if value is not None}
    row = of(request) or _start(None, response, at=at, expires=at + UNDER_WAY)
    sealed = purposes.seal_small(known, purpose="session-data", row=row.token_hash)
    Session.objects.filter(token_hash=row.token_hash).update(sealed=sealed)
    row.sealed = sealed
    request.META[PLACE] = row


def proved_lately(request: HttpRequest, *, at: datetime, within: timedelta) -> bool:
    """Say whether this session was opened with a code or passkey a short while ago."""
    row = of(request)
    return row is not None and row.proved is not None and at - row.proved <= within


def _tell_forgotten(person: UUID, device: UUID | None) -> None:
    """Tell whoever asked that a device, or every device, of a person was forgotten."""
    for told in WHEN_FORGOTTEN:
        told(person, device)


def _start(
    old: Session | None, response: HttpResponse, *, at: datetime, expires: datetime
) -> Session:
    if old is not None:
        Session.objects.filter(token_hash=old.token_hash).delete()
    token = secrets.token_urlsafe(32)
    row = Session.objects.create(
        token_hash=purposes.token_hash(token, purpose="session"),
        device=old.device if old else uuid4(),
        created=at,
        last_seen=at,
        expires=expires,
    )
    response.set_cookie(
        settings.SESSION_COOKIE,
        token,
        max_age=int((expires - at).total_seconds()),
        path="/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return row


def _idle(row: Session, at: datetime) -> bool:
    if row.person_id is None or row.kept:
        return False
    limit = STAFF_IDLE if Face(row.face) in STAFF else CLIENT_IDLE
    return at - row.last_seen > limit


def _still_has(person: Person, face: Face) -> bool:
    if person.state == Person.State.CLOSED:
        return False
    return {
        Face.CLIENT: person.is_client,
        Face.CLINICIAN: person.is_clinician,
        Face.ADMINISTRATOR: person.is_administrator,
    }.get(face, False)
