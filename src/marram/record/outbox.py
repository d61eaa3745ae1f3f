"""What a client's devices sealed while they were away, opened for that client alone."""

import json
from typing import Any
from uuid import UUID

from marram.keys import outbox
from marram.keys.keyring import KeyGone
from marram.keys.outbox import PublicHalf
from marram.keys.sealing import CannotOpen
from marram.people.actor import Actor, Face
from marram.record.values import NotFound

__all__ = ["NotOpened", "PublicHalf", "opened", "public_half"]


class NotOpened(Exception):
    """This was not sealed for this client, or is not whole."""


def public_half(actor: Actor) -> PublicHalf:
    """Return what this client's devices seal with."""
    return outbox.public_half(_client(actor))


def opened(actor: Actor, *, key_id: str, sealed: bytes) -> dict[str, Any]:
    """Return what a device of this client sealed, or raise NotOpened."""
    try:
        found = json.loads(outbox.unseal(_client(actor), key_id, sealed))
    except (KeyGone, CannotOpen, ValueError) as error:
        raise NotOpened from error
    if not isinstance(found, dict):
        raise NotOpened
    return found


def _client(actor: Actor) -> UUID:
    if actor.face is not Face.CLIENT or actor.person is None:
        raise NotFound
    return actor.person
