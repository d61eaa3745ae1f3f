"""Passkeys: the lock of a device. The device names the key with the neutral name of the place."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from marram.accounts.models import Passkey
from marram.keys import purposes
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record import auditing

PURPOSE = "passkey"
LONGEST_ANSWER = 20_000
Asked = tuple[dict[str, Any], dict[str, Any]]
"""Options for the browser, and what to remember until it answers."""


@dataclass(frozen=True, slots=True)
class PasskeyCard:
    """A passkey as a page lists it."""

    id: UUID
    name: str
    made_on: datetime


def begin_adding(person: UUID, *, verified: bool) -> Asked:
    """Return what asks a device for a new key for this person."""
    name = directory.service().app_name
    options, state = _server().register_begin(
        PublicKeyCredentialUserEntity(id=person.bytes, name=name, display_name=name),
        [_credential(row) for row in Passkey.objects.filter(person=person)],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=_verification(verified),
    )
    return _plain(options), _plain(state)


def finish_adding(
    actor: Actor, *, person: UUID, state: dict[str, Any], answer: str, at: datetime
) -> bool:
    """Keep the key that a device answered with, and say whether it could be kept."""
    try:
        made = _server().register_complete(state, _read(answer)).credential_data
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    if made is None:
        return False
    ident = uuid4()
    sealed = {"data": b64encode(bytes(made)).decode(), "name": directory.service().app_name}
    client = person if actor.face is Face.CLIENT else None
    with transaction.atomic():
        _, fresh = Passkey.objects.get_or_create(
            credential_hash=_hash(made.credential_id),
            defaults={
                "id": ident,
                "person_id": person,
                "sealed": purposes.seal_small(sealed, purpose=PURPOSE, row=ident),
                "created": at,
            },
        )
        if fresh:
            auditing.append(
                actor, deed="passkey-added", at=at, client=client, object_type="passkey"
            )
    return fresh


def begin_asking(*, verified: bool) -> Asked:
    """Return what asks a device to sign with whichever key it has for this place."""
    options, state = _server().authenticate_begin(user_verification=_verification(verified))
    return _plain(options), _plain(state)


def finish_asking(*, state: dict[str, Any], answer: str) -> UUID | None:
    """Return who signed, or None when the answer does not hold."""
    try:
        said = AuthenticationResponse.from_dict(_read(answer))
        row = Passkey.objects.filter(credential_hash=_hash(said.raw_id)).first()
        if row is None:
            return None
        _server().authenticate_complete(state, [_credential(row)], said)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    handle = said.response.user_handle
    if handle is not None and handle != row.person_id.bytes:
        return None
    return row.person_id if _counted(row, said.response.authenticator_data.counter) else None


def of_person(person: UUID) -> list[PasskeyCard]:
    """Return a person's passkeys, oldest first."""
    rows = Passkey.objects.filter(person=person).order_by("created")
    return [PasskeyCard(row.id, _opened(row)["name"], row.created) for row in rows]


def has(person: UUID) -> bool:
    """Say whether this person has a passkey."""
    return Passkey.objects.filter(person=person).exists()


def drop(actor: Actor, *, passkey: UUID) -> bool:
    """Forget one of the actor's own passkeys and say whether there was one."""
    count, _ = Passkey.objects.filter(person=actor.person, id=passkey).delete()
    return bool(count)


def _counted(row: Passkey, count: int) -> bool:
    """Note the device's counter. One that goes back means that the key was copied."""
    rising = Passkey.objects.filter(Q(sign_count__lt=count) | Q(sign_count=0), id=row.id)
    return bool(rising.update(sign_count=count))


def _server() -> Fido2Server:
    host = urlsplit(settings.MARRAM_PUBLIC_URL).hostname or "localhost"
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=host, name=directory.service().app_name),
        verify_origin=lambda origin: origin == settings.MARRAM_PUBLIC_URL,
    )


def _verification(verified: bool) -> UserVerificationRequirement:  # noqa: FBT001 - one answer
    if verified:
        return UserVerificationRequirement.REQUIRED
    return UserVerificationRequirement.PREFERRED


def _plain(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(dict(value), default=dict))
    return plain


def _read(answer: str) -> dict[str, Any]:
    read = json.loads(answer) if len(answer) <= LONGEST_ANSWER else None
    if not isinstance(read, dict):
        raise TypeError
    return read


def _credential(row: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(b64decode(_opened(row)["data"]))


def _opened(row: Passkey) -> dict[str, Any]:
    return purposes.open_small(row.sealed, purpose=PURPOSE, row=row.id)


def _hash(credential_id: bytes) -> str:
    return purposes.token_hash(credential_id.hex(), purpose=PURPOSE)
