"""Welcome: what an invitation opens. Looking at it uses nothing up; "Set it up" does."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST

from marram.accounts import codes, entering, invitation, mail, sessions, words
from marram.accounts.fields import Errors, Field, page
from marram.accounts.pages.unlock import note_wrong, waiting
from marram.kit.gate import SeeOther
from marram.kit.numbers import numbers
from marram.kit.requests import MarramRequest
from marram.people import directory


@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: MarramRequest, code: str) -> HttpResponse:
    """Show who invites and what this is; on POST take the invitation up."""
    if request.method == "POST" and not waiting(request):
        found = invitation.look_at(code, at=request.at)
        person = invitation.take_up(code, at=request.at)
        if found is not None and person is not None:
            return begin(request, person, by_mail=found.by_mail)
        note_wrong(request)
    return _welcome_page(request, code)


@require_POST
def decline(request: MarramRequest, code: str) -> HttpResponse:
    """End an invitation that is not wanted, and say what stays. Nothing is asked."""
    found = None if waiting(request) else invitation.look_at(code, at=request.at)
    wanted = found is not None and found.person.is_client
    if found is None or not wanted or not invitation.decline(code, at=request.at):
        note_wrong(request)
        return _welcome_page(request, code)
    country = numbers().of(found.person.country)
    place = directory.service().name
    context = page(place=place, emergency=country.emergency.number, lines=country.lines)
    with translation.override(found.person.language):
        return render(request, "accounts/declined.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def typed_code(request: MarramRequest) -> HttpResponse:
    """Ask for the code printed on a letter, and show the invitation it belongs to."""
    if request.method != "POST":
        return _code_page(request, Errors())
    slow = waiting(request)
    if slow:
        return _code_page(request, Errors({"code": words.WAIT % {"seconds": slow}}))
    code = codes.typed(request.POST.get("code", ""))
    if code and invitation.look_at(code, at=request.at) is not None:
        return SeeOther(reverse("welcome", args=[code]))
    note_wrong(request)
    return _code_page(request, Errors({"code": words.WRONG_CODE if code else words.ENTER_CODE}))


def begin(request: MarramRequest, person: UUID, *, by_mail: bool) -> HttpResponse:
    """Go on with set up: who was invited by mail first shows the code that is sent there now."""
    if by_mail and mail.works():
        response = SeeOther(reverse("setup", args=["code"]))
        send_code(request, response, person)
        return response
    return come_in(request, person)


def send_code(request: MarramRequest, response: HttpResponse, person: UUID) -> None:
    """Send six digits to the person and remember which they are."""
    ident, digits = codes.new_sign_in_code(person, at=request.at)
    sessions.put(request, response, at=request.at, setup=str(person), code=str(ident))
    mail.send_soon(person, message=mail.Message.CODE, code=digits)


def come_in(request: MarramRequest, person: UUID) -> HttpResponse:
    """Let a client in to the rest of set up; staff choose their second step."""
    if directory.person(person).is_client:
        name = reverse("setup", args=["name"])
        return entering.let_in_client(request, person=person, to=name)
    return entering.to_second_step(request, person=person)


def _welcome_page(request: MarramRequest, code: str) -> HttpResponse:
    found = None if waiting(request) else invitation.look_at(code, at=request.at)
    service = directory.service()
    country = found.person.country if found else service.country
    context = page(
        open=found is not None,
        inviter=found.inviter if found else "",
        place=service.name,
        emergency=numbers().of(country).emergency.number,
        lines=numbers().of(country).lines,
        staff=found is not None and not found.person.is_client,
        next=request.path,
        decline=f"{request.path}no/" if found and found.person.is_client else "",
    )
    language = found.person.language if found else request.language
    with translation.override(language):
        return render(request, "accounts/welcome.html", context, status=200 if found else 404)


def _code_page(request: MarramRequest, errors: Errors) -> HttpResponse:
    code = Field(
        "code", "code", request.POST.get("code", ""), errors.on("code"), "off", inputmode="text"
    )
    context = page(errors, code=code, tries_left=None, sent_by="paper")
    status = 400 if errors.lines() else 200
    return render(request, "accounts/setup_code.html", context, status=status)
