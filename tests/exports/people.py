"""Edmond, a client; Miriam, who works with him: for tests that take something in or out."""

from datetime import UTC, datetime
from uuid import UUID

from marram.kit.testing import make_keyring
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record import opening, sharing

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)


def client(name: str = "Edmond") -> Actor:
    """Return a new client with an empty record, acting as themselves."""
    make_keyring()
    card = directory.add_person(name=name, at=NOW, client=True, active=True)
    opening.open_record(card.id)
    return Actor(card.id, Face.CLIENT)


def owner(actor: Actor) -> UUID:
    """Return the id of the person who acts."""
    assert actor.person is not None
    return actor.person


def clinician(works_with: Actor) -> tuple[Actor, UUID]:
    """Return Miriam and her bond with this client."""
    card = directory.add_person(name="Miriam", at=NOW, clinician=True, active=True)
    miriam = Actor(card.id, Face.CLINICIAN)
    bond = sharing.begin_bond(miriam, client=owner(works_with), clinician=card.id, at=NOW)
    return miriam, bond
