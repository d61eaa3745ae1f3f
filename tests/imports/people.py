"""Two people and a bond, for tests that take something in or out."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record import sharing

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)


def client(name: str = "Edmond") -> Actor:
    """Return a new client, acting as themselves."""
    email = f"{name.lower()}@example.org"
    card = directory.add_person(name=name, email=email, at=NOW, client=True, active=True)
    from marram.keys import content  # noqa: PLC0415

    content.make_root(card.id)
    return Actor(card.id, Face.CLIENT)


def owner(actor: Actor) -> UUID:
    """Return the id of the person who acts."""
    assert actor.person is not None
    return actor.person


def clinician(actor: Actor) -> tuple[Actor, UUID]:
    """Return a clinician and the bond with this client."""
    card = directory.add_person(
        name="Miriam", email="miriam@example.org", at=NOW, clinician=True, active=True
    )
    miriam = Actor(card.id, Face.CLINICIAN)
    return miriam, sharing.begin_bond(miriam, client=owner(actor), clinician=card.id, at=NOW)


__all__ = ["NOW", "client", "clinician", "owner", "pytest"]
