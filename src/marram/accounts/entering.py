"""Once somebody has shown who they are: by which face they enter, and where they go."""

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from marram.accounts import codes, mail, passkeys, sessions, totp
from marram.kit.gate import SeeOther
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record.values import NotFound

FOR_THE_SECOND = timedelta(minutes=10)


def next_address(request: MarramRequest, fallback: str) -> str:
    """Return the page of ours that was asked for before signing in, else the fallback."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    asked = asked or str(sessions.data(request).get("next", ""))
    inside = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if inside else fallback


def let_in_client(request: MarramRequest, *, person: UUID, to: str = "") -> HttpResponse:
    """Sign a client in and send them where they wanted to go, or to a page named here."""
    if not directory.person(person).is_client:
        raise NotFound
    response = SeeOther(to or next_address(request, "/me/"))
    keep = request.POST.get("keep", "yes") != "no"
    sessions.sign_in(request, response, person=person, face=Face.CLIENT, at=request.at, keep=keep)
    return response


def let_in_staff(request: MarramRequest, *, person: UUID) -> HttpResponse:
    """Sign a member of staff in, as clinician when they are one, and send them on.

    Where no mail can reach them and they have no passkey, ten paper codes come first.
    """
    card = directory.person(person)
    if not is_staff(person):
        raise NotFound
    face = Face.CLINICIAN if card.is_clinician else Face.ADMINISTRATOR
    then = next_address(request, "/desk/")
    reached = (mail.works() and card.email) or passkeys.has(person)
    sheet = not (reached or codes.paper_codes_left(person)) and not directory.service().is_demo
    response = SeeOther(reverse("paper_codes") if sheet else then)
    actor = sessions.sign_in(request, response, person=person, face=face, at=request.at)
    if sheet:
        show_sheet(request, response, actor, then=then)
    return response


def show_sheet(request: MarramRequest, response: HttpResponse, actor: Actor, *, then: str) -> None:
    """Make a sheet of paper codes for the actor and put it where the next page shows it once."""
    if actor.person is None:
        raise NotFound
    client = actor.face is Face.CLIENT
    made = codes.new_paper_sheet(actor, person=actor.person, client=client, at=request.at)
    since = request.at.isoformat()
    sessions.put(request, response, at=request.at, sheet=list(made), made=since, then=then)


def is_staff(person: UUID) -> bool:
    """Say whether this person works here."""
    card = directory.person(person)
    return card.is_clinician or card.is_administrator


def to_second_step(request: MarramRequest, *, person: UUID) -> HttpResponse:
    """Send a member of staff to their second step, or to choosing one when they have none.

    Who has a passkey only uses it: a code alone must not add another way in.
    """
    enrolled = totp.has(person)
    if not enrolled and passkeys.has(person):
        return SeeOther(reverse("desk_unlock"))
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
