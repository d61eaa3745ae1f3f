"""Asking somebody in. The link's code is random, kept as a hash, good once and for seven days."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from marram.accounts import codes, mail, sessions
from marram.accounts.models import Invitation
from marram.keys import purposes
from marram.kit.safety import ready
from marram.people import directory
from marram.people.actor import NOBODY, Actor, Face
from marram.people.directory import PersonCard
from marram.record import auditing, sharing
from marram.record.opening import open_record
from marram.record.values import NotFound

LASTS = timedelta(days=7)
INVITING = {Face.CLINICIAN, Face.ADMINISTRATOR, Face.OPERATOR}


class NotReady(Exception):
    """The service has not signed its page, or not compared its numbers: nobody is invited yet."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Who was invited and what to hand them. The codes are nowhere else."""

    person: PersonCard
    code: str
    link: str
    typed_address: str
    paper_codes: tuple[str, ...]
    mailed: bool
    until: datetime


@dataclass(frozen=True, slots=True)
class Open:
    """An invitation that can still be taken up, as Welcome shows it."""

    person: PersonCard
    inviter: str
    by_mail: bool


def invite(
    actor: Actor,
    *,
    name: str,
    at: datetime,
    email: str = "",
    paper: bool = False,
    clinician: UUID | None = None,
) -> Invited:
    """Make a client with a record of their own, ask them in, and return what to hand them.

    Without an address, with `paper`, or when no mail goes out, there are ten paper codes as well.
    A clinician who invites works with the client from now on; others name the clinician.
    """
    if actor.face not in INVITING:
        raise NotFound
    if ready.missing():
        raise NotReady
    service = directory.service()
    with transaction.atomic():
        card = directory.add_person(
            name=name,
            email=email,
            client=True,
            country=service.country,
            language=service.language,
            at=at,
        )
        open_record(card.id)
        works_with = actor.person if actor.face is Face.CLINICIAN else clinician
        if works_with is not None:
            sharing.begin_bond(actor, client=card.id, clinician=works_with, at=at)
        code = _new(actor, card, by=works_with, paper=paper, at=at)
    return _sent(actor, card, code, paper=paper, at=at)


def invite_staff(
    actor: Actor,
    *,
    name: str,
    email: str,
    at: datetime,
    clinician: bool = True,
    administrator: bool = False,
) -> Invited:
    """Make a member of staff, ask them in, and return what to hand them."""
    if actor.face not in {Face.ADMINISTRATOR, Face.OPERATOR}:
        raise NotFound
    service = directory.service()
    with transaction.atomic():
        card = directory.add_person(
            name=name,
            email=email,
            clinician=clinician,
            administrator=administrator,
            country=service.country,
            language=service.language,
            at=at,
        )
        code = _new(actor, card, by=actor.person, paper=False, at=at)
    return _sent(actor, card, code, paper=False, at=at)


def invite_again(actor: Actor, *, person: UUID, at: datetime, paper: bool = False) -> Invited:
    """Ask in again somebody who has not come yet; the earlier invitation ends."""
    card = directory.person(person)
    if not _works_with(actor, card) or card.state not in {"invited", "closed"}:
        raise NotFound
    with transaction.atomic():
        directory.change_person(card.id, state="invited")
        code = _new(actor, card, by=actor.person, paper=paper, at=at)
    return _sent(actor, card, code, paper=paper, at=at)


def new_sheet(actor: Actor, *, client: UUID, at: datetime) -> tuple[str, ...]:
    """Make a new sheet of paper codes for a client of this clinician; the client is told."""
    card = directory.person(client)
    if not card.is_client or not _works_with(actor, card):
        raise NotFound
    return codes.new_paper_sheet(actor, person=client, client=True, at=at)


def look_at(code: str, *, at: datetime) -> Open | None:
    """Return an invitation that can be taken up, without taking it up."""
    row = _open_rows(code, at).select_related("person").first()
    if row is None:
        return None
    inviter = directory.service().name
    if row.invited_by is not None:
        with suppress(directory.NoSuchPerson):
            inviter = directory.person(row.invited_by).name
    return Open(directory.person(row.person_id), inviter, row.kind == "mail")


def take_up(code: str, *, at: datetime) -> UUID | None:
    """Use an invitation up and return whom it was for; None when it was used, ended or wrong."""
    with transaction.atomic():
        row = _open_rows(code, at).first()
        if row is None or not _open_rows(code, at).update(used_at=at):
            return None
    return row.person_id


def decline(code: str, *, at: datetime) -> bool:
    """End an invitation because it is declined, with the addresses it went to; say if it was open.

    The name stays with whoever invited, until they take it away: it came from them.
    """
    with transaction.atomic():
        person = take_up(code, at=at)
        if person is None:
            return False
        directory.change_identity(person, email="", phone="")
        directory.change_person(person, state="closed")
        sessions.end_all_of(person)
        auditing.append(
            NOBODY, deed="declined", at=at, client=person, object_type="person", object_id=person
        )
    return True


def _new(actor: Actor, card: PersonCard, *, by: UUID | None, paper: bool, at: datetime) -> str:
    code = codes.random_letters(codes.LETTER_SIGNS if paper else codes.LINK_SIGNS)
    Invitation.objects.filter(person=card.id).delete()
    sessions.end_all_of(card.id)
    Invitation.objects.create(
        code_hash=_hash(code),
        person_id=card.id,
        invited_by=by,
        kind="paper",
        created=at,
        expires=at + LASTS,
    )
    client = card.id if card.is_client else None
    auditing.append(
        actor, deed="invited", at=at, client=client, object_type="person", object_id=card.id
    )
    return code


def _sent(actor: Actor, card: PersonCard, code: str, *, paper: bool, at: datetime) -> Invited:
    link = f"{settings.MARRAM_PUBLIC_URL}/i/{code}/"
    mailed = not paper and mail.send(card.id, message=mail.Message.INVITATION, link=link)
    sheet: tuple[str, ...] = ()
    if mailed:
        Invitation.objects.filter(code_hash=_hash(code)).update(kind="mail")
    elif card.is_client:
        sheet = codes.new_paper_sheet(actor, person=card.id, client=True, at=at)
    return Invited(
        person=card,
        code=codes.grouped(code),
        link=link,
        typed_address=f"{settings.MARRAM_PUBLIC_URL}/i/",
        paper_codes=sheet,
        mailed=mailed,
        until=at + LASTS,
    )


def _works_with(actor: Actor, card: PersonCard) -> bool:
    if actor.face in {Face.OPERATOR, Face.ADMINISTRATOR}:
        return True
    bonds = directory.bonds_of_client(card.id)
    return actor.face is Face.CLINICIAN and any(one.clinician.id == actor.person for one in bonds)


def _open_rows(code: str, at: datetime) -> QuerySet[Invitation]:
    hashed = _hash(codes.typed(code))
    return Invitation.objects.filter(code_hash=hashed, used_at=None, expires__gt=at)


def _hash(code: str) -> str:
    return purposes.token_hash(code, purpose="invitation")
