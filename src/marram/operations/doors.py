"""The two ways in that a command opens, made by the package of sign-in."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from marram.accounts import first, invitation
from marram.people.actor import OPERATOR


def first_person(*, at: datetime) -> str:
    """Return the one-time address for the first person of an empty installation."""
    return f"{settings.MARRAM_PUBLIC_URL}/first/{first.make_first_code(at)}/"


def invite(*, email: str, name: str, clinician: UUID, at: datetime) -> invitation.Invited:
    """Make a client who works with this clinician and return what to hand them."""
    return invitation.invite(OPERATOR, name=name, email=email, clinician=clinician, at=at)
