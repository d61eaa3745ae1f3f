"""The ways in that a command opens, made by the package of sign-in; and its one way out, mail."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from marram.accounts import first, invitation, mail
from marram.kit.safety import calling
from marram.people.actor import OPERATOR


def first_person(*, at: datetime) -> str:
    """Return the one-time address for the first person of an empty installation."""
    return f"{settings.MARRAM_PUBLIC_URL}/first/{first.make_first_code(at)}/"


def call_the_next(*, at: datetime) -> int:
    """Tell the next person of each notice that nobody saw in time, and return how many."""
    return calling.call_the_next(send=mail.notify_staff, at=at)


def invite(*, email: str, name: str, clinician: UUID, at: datetime) -> invitation.Invited:
    """Make a client who works with this clinician and return what to hand them."""
    return invitation.invite(OPERATOR, name=name, email=email, clinician=clinician, at=at)
