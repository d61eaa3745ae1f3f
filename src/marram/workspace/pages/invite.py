"""Desk, Invite a client: by mail, or with a letter that is printed and handed over in the room."""

from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from marram.accounts import invitation, mail
from marram.accounts.invitation import Invited
from marram.kit.numbers import numbers
from marram.kit.requests import MarramRequest
from marram.kit.safety import ready
from marram.people import directory
from marram.people.actor import Face
from marram.record.values import NotFound
from marram.workspace import caseload, handed, showing
from marram.workspace.asking import Asked, read
from marram.workspace.contexts import Choice, Error, InvitePage, LetterPage, NotReadyPage


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: MarramRequest) -> HttpResponse:
    """Return the form; posting it invites a client and sends the mail or shows the letter."""
    if request.actor.face is not Face.CLINICIAN:
        raise NotFound
    if ready.missing() and "again" not in request.POST:
        return _not_ready(request)
    if request.method != "POST":
        return _form(request, Asked(how="mail" if mail.works() else "paper"))
    if "again" in request.POST:
        return _again(request)
    if handed.done_before(request):
        return showing.go("desk_letter" if handed.letter(request) else "desk_clients")
    return _take(request)


def _take(request: MarramRequest) -> HttpResponse:
    """Invite the client that was typed, or return the form with what is wrong in it."""
    asked = read(request.POST, address_needed=request.POST.get("how") == "mail")
    if asked.wrong:
        return _form(request, asked, status=showing.WRONG)
    try:
        made = invitation.invite(
            request.actor,
            name=asked.name,
            email=asked.mail,
            paper=asked.how != "mail",
            at=request.at,
        )
    except directory.AddressTaken:
        return _form(request, asked.with_address_taken(), status=showing.WRONG)
    if asked.language in dict(settings.LANGUAGES):
        directory.change_person(made.person.id, language=asked.language)
    return handed_over(request, made, sent="desk_clients")


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: MarramRequest) -> HttpResponse:
    """Return the letter made last, to be printed; posting "I have it" takes it away."""
    if request.method == "POST":
        clinician = request.actor.face is Face.CLINICIAN
        response = showing.go("desk_clients" if clinician else "desk_people")
        handed.clear(request, response)
        return response
    kept = handed.letter(request)
    if kept is None:
        raise NotFound
    person, service = showing.me(request), directory.service()
    page = LetterPage(
        name=kept["name"],
        for_client=kept["client"],
        place=service.name,
        clinician=person.name,
        address=kept["address"],
        code=kept["code"],
        paper_codes=kept["paper_codes"],
        until=datetime.fromisoformat(kept["until"]).astimezone(showing.zone_of(person)).date(),
        emergency=numbers().of(service.country).emergency.number,
    )
    return showing.show(request, "invite_letter", page)


def handed_over(request: MarramRequest, made: Invited, *, sent: str) -> HttpResponse:
    """Return the way on: the page named `sent` when the mail went out, else the letter."""
    response = showing.go(sent, done="sent") if made.mailed else showing.go("desk_letter")
    if not made.mailed:
        handed.put_letter(request, response, made)
    handed.note_done(request, response)
    return response


def _not_ready(request: MarramRequest) -> HttpResponse:
    missing = ready.missing()
    page = NotReadyPage(
        policy=ready.Missing.POLICY in missing,
        numbers=ready.Missing.NUMBERS in missing,
        may=showing.me(request).is_administrator,
    )
    status = 200 if request.method in {"GET", "HEAD"} else 409
    return showing.show(request, "not_ready", page, status=status)


def _again(request: MarramRequest) -> HttpResponse:
    """Make a new letter for somebody who has not come yet; the earlier one ends."""
    try:
        client = UUID(request.POST["again"])
    except ValueError as error:
        raise NotFound from error
    caseload.bond_with(request.actor, client)
    made = invitation.invite_again(request.actor, person=client, paper=True, at=request.at)
    return handed_over(request, made, sent="desk_clients")


def _form(request: MarramRequest, asked: Asked, *, status: int = 200) -> HttpResponse:
    chosen = asked.language or directory.service().language
    page = InvitePage(
        name=asked.field("name"),
        mail=asked.field("mail"),
        languages=[Choice(code, name, code == chosen) for code, name in settings.LANGUAGES],
        how=asked.how,
        mail_works=mail.works(),
        operation=uuid4(),
        errors=[Error(field, text) for field, text in asked.wrong.items()],
    )
    return showing.show(request, "invite", page, status=status)
