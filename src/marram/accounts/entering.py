"""Once somebody has shown who they are: by which face they enter, and where they go."""

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from marram.accounts import sessions, totp
from marram.accounts.gate import SeeOther
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.actor import Face

FOR_THE_SECOND = timedelta(minutes=10)


def next_address(request: MarramRequest, fallback: str) -> str:
    """Return the page of ours that was asked for before signing in, else the fallback."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    asked = asked or str(sessions.data(request).get("next", ""))
    inside = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if inside else fallback


def let_in_client(request: MarramRequest, *, person: UUID, to: str = "/me/") -> HttpResponse:
    """Sign a client in and send them on."""
    response = SeeOther(next_address(request, to))
    keep = request.POST.get("keep", "yes") != "no"
    sessions.sign_in(request, response, person=person, face=Face.CLIENT, at=request.at, keep=keep)
    return response


def let_in_staff(request: MarramRequest, *, person: UUID, to: str = "/desk/") -> HttpResponse:
    """Sign a member of staff in, as clinician when they are one, and send them on."""
    card = directory.person(person)
    face = Face.CLINICIAN if card.is_clinician else Face.ADMINISTRATOR
    response = SeeOther(next_address(request, to))
    sessions.sign_in(request, response, person=person, face=face, at=request.at)
    return response


def is_staff(person: UUID) -> bool:
    """Say whether this person works here."""
    card = directory.person(person)
    return card.is_clinician or card.is_administrator


def to_second_step(request: MarramRequest, *, person: UUID) -> HttpResponse:
    """Send a member of staff to their second step, or to choosing one when they have none."""
    enrolled = totp.has(person)
    response = SeeOther(reverse("totp" if enrolled else "totp_setup"))
    sessions.put(
        request,
        response,
        at=request.at,
        second=str(person),
        until=(request.at + FOR_THE_SECOND).isoformat(),
        seed=None if enrolled else totp.new_seed(),
        code=None,
        address=None,
    )
    return response


def waiting_for_second(request: MarramRequest) -> UUID | None:
    """Return who has shown the first of two things in this browser, for ten minutes."""
    known = sessions.data(request)
    if "second" not in known or datetime.fromisoformat(known["until"]) <= request.at:
        return None
    return UUID(known["second"])
