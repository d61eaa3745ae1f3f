"""The two ways in that a command opens, made by the package of sign-in."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from marram.people.actor import OPERATOR

if TYPE_CHECKING:
    from marram.accounts.invitation import Invited


def first_person(*, at: datetime) -> str:
    """Return the one-time address for the first person of an empty installation."""
    from marram.accounts import first  # noqa: PLC0415

    return f"{settings.MARRAM_PUBLIC_URL}/first/{first.make_first_code(at)}/"


def invite(*, email: str, name: str, clinician: UUID, at: datetime) -> "Invited":
    """Make a client who works with this clinician and return what to hand them."""
    from marram.accounts import invitation  # noqa: PLC0415

    return invitation.invite(OPERATOR, name=name, email=email, clinician=clinician, at=at)
