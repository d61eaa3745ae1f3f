"""Set up, five short pages: code, name, who can read, numbers, lock. Each can be left for later."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from marram.accounts import codes, entering, mail, passkeys, sessions, words
from marram.accounts.fields import Choice, Errors, Field, page
from marram.accounts.gate import client_only
from marram.accounts.pages import sheet
from marram.accounts.pages.unlock import note_wrong, waiting
from marram.accounts.pages.welcome import come_in, send_code
from marram.core.text import storable
from marram.kit import registry
from marram.kit.gate import SeeOther
from marram.kit.numbers import numbers
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.record.values import NotFound

LONGEST_NAME = 80
AFTER = {"name": "read", "read": "numbers", "numbers": "lock"}


@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: MarramRequest, step: str) -> HttpResponse:
    """Show a step of set up, or take its answer."""
    if step == "code":
        return _code(request)
    pages = {"name": _name, "read": _read, "numbers": _numbers, "lock": _lock}
    if step not in pages:
        raise NotFound
    return client_only(pages[step])(request)


@require_POST
def code_again(request: MarramRequest) -> HttpResponse:
    """Send the code of set up once more."""
    known = sessions.data(request)
    if "setup" not in known:
        return SeeOther(reverse("unlock"))
    response = SeeOther(reverse("setup", args=["code"]))
    if not waiting(request):
        note_wrong(request)
        send_code(request, response, UUID(known["setup"]))
    return response


def _code(request: MarramRequest) -> HttpResponse:
    known = sessions.data(request)
    if "setup" not in known:
        return SeeOther(reverse("unlock"))
    ident = UUID(known["code"])
    if request.method != "POST":
        return _code_page(request, Errors(), ident)
    slow = waiting(request)
    if slow:
        return _code_page(request, Errors({"code": words.WAIT % {"seconds": slow}}), ident)
    person = codes.use_sign_in_code(ident, request.POST.get("code", ""), at=request.at)
    if person is not None:
        return come_in(request, person)
    note_wrong(request)
    left = codes.tries_left(ident, at=request.at)
    wrong = words.WRONG_CODE if left else words.ASK_AGAIN
    return _code_page(request, Errors({"code": wrong}), ident)


def _code_page(request: MarramRequest, errors: Errors, ident: UUID) -> HttpResponse:
    return _show(
        request,
        "code",
        errors,
        code=Field("code", "code", "", errors.on("code")),
        tries_left=codes.tries_left(ident, at=request.at),
        sent_by="mail",
        again=reverse("setup_code_again"),
    )


def _name(request: MarramRequest) -> HttpResponse:
    card = directory.person(_me(request))
    errors, name = Errors(), card.call_me
    if request.method == "POST":
        name = " ".join(storable(request.POST.get("name", "")).split())[:LONGEST_NAME]
        if name:
            directory.change_identity(card.id, call_me=name)
            return _go("read")
        errors = Errors({"name": words.ENTER_NAME})
    return _show(
        request, "name", errors, name=Field("name", "line", name, errors.on("name")), prefilled=name
    )


def _read(request: MarramRequest) -> HttpResponse:
    if request.method == "POST":
        return _go("numbers")
    card = directory.person(_me(request))
    names = [bond.clinician.name for bond in directory.bonds_of_client(card.id)]
    return _show(
        request,
        "read",
        Errors(),
        clinicians=names,
        emergency=numbers().of(card.country).emergency.number,
    )


def _numbers(request: MarramRequest) -> HttpResponse:
    card = directory.person(_me(request))
    known = numbers().names
    asked = request.POST.get("country") or request.GET.get("country") or card.country
    country = asked if asked in known else card.country
    if request.method == "POST" and request.POST.get("do") != "show":
        directory.change_person(card.id, country=country)
        _keep_person(request)
        return _go("lock")
    choices = [Choice(code, name, code == country) for code, name in numbers().names.items()]
    return _show(
        request,
        "numbers",
        Errors(),
        countries=choices,
        emergency=numbers().of(country).emergency.number,
        lines=numbers().of(country).lines,
        own_name=Field("own_name", "line", request.POST.get("own_name", "")),
        own_phone=Field("own_phone", "plain", request.POST.get("own_phone", "")),
    )


def _keep_person(request: MarramRequest) -> None:
    """Keep somebody of one's own to call, where one was named. Nobody has to be."""
    name, phone = (
        " ".join(storable(request.POST.get(key, "")).split())[:LONGEST_NAME]
        for key in ("own_name", "own_phone")
    )
    for room in registry.rooms() if name or phone else ():
        if room.keeps_person is not None:
            room.keeps_person(request.actor, name, phone, request.at)


def _lock(request: MarramRequest) -> HttpResponse:
    person = _me(request)
    has_mail = bool(directory.person(person).email) and mail.works()
    if request.method == "POST":
        lock = request.POST.get("lock", "")
        if lock == "passkey":
            return SeeOther(reverse("passkey_add"))
        if lock == "paper" or not (has_mail or _has_other_way(person)):
            return sheet.make(request, then="/me/")
        return SeeOther(entering.next_address(request, "/me/"))
    return _show(
        request,
        "lock",
        Errors(),
        has_mail=has_mail,
        chosen="mail" if has_mail else "paper",
        passkey_options=reverse("passkey_add_options"),
        passkey_done=reverse("passkey_add"),
    )


def _has_other_way(person: UUID) -> bool:
    return passkeys.has(person) or bool(codes.paper_codes_left(person))


def _me(request: MarramRequest) -> UUID:
    if request.actor.person is None:
        raise NotFound
    return request.actor.person


def _go(step: str) -> HttpResponse:
    return SeeOther(reverse("setup", args=[step]))


def _show(request: MarramRequest, step: str, errors: Errors, **values: Any) -> HttpResponse:
    status = 400 if errors.lines() else 200
    return render(request, f"accounts/setup_{step}.html", page(errors, **values), status=status)
