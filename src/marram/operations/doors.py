"""The two ways in that a command opens, made by the package of sign-in."""

from datetime import datetime

from django.conf import settings

from marram.people.directory import PersonCard


def first_person(*, at: datetime) -> str:
    """Return the one-time address for the first person of an empty installation."""
    from marram.accounts import first  # noqa: PLC0415

    return f"{settings.MARRAM_PUBLIC_URL}/first/{first.make_first_code(at)}/"


def invite(*, email: str, name: str, clinician: PersonCard | None, at: datetime) -> str:
    """Make a client and return the link of their invitation."""
    raise NotImplementedError
