"""The first person of an empty installation."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marram.accounts import entering, first, words
from marram.accounts.fields import Choice, Errors, Field, page
from marram.accounts.pages.unlock import note_wrong, waiting
from marram.core.text import storable
from marram.kit.numbers import numbers
from marram.kit.requests import MarramRequest
from marram.record.values import NotFound

LONGEST = 200


@require_http_methods(["GET", "HEAD", "POST"])
def first_person(request: MarramRequest, code: str) -> HttpResponse:
    """Ask who starts this service, make them its clinician and administrator, and go on."""
    if waiting(request) or not first.opens(code, at=request.at):
        if request.method == "POST":
            note_wrong(request)
        raise NotFound
    typed = {name: _line(request, name) for name in ("name", "mail", "place")}
    if request.method != "POST":
        return _page(request, typed, Errors())
    errors = _errors(typed)
    if errors.lines():
        return _page(request, typed, errors)
    made = first.make_first_person(
        code,
        name=typed["name"],
        email=typed["mail"],
        place=typed["place"],
        country=_country(request),
        at=request.at,
    )
    if made is None:
        raise NotFound
    return entering.to_second_step(request, person=made.id)


def _errors(typed: dict[str, str]) -> Errors:
    wrong = {
        "name": "" if typed["name"] else words.ENTER_NAME,
        "mail": "" if "@" in typed["mail"] else words.ENTER_ADDRESS,
        "place": "" if typed["place"] else words.ENTER_PLACE,
    }
    return Errors({name: text for name, text in wrong.items() if text})


def _page(request: MarramRequest, typed: dict[str, str], errors: Errors) -> HttpResponse:
    chosen = _country(request)
    context = page(
        errors,
        name=Field("name", "line", typed["name"], errors.on("name"), "name"),
        mail=Field("mail", "mail", typed["mail"], errors.on("mail"), "email"),
        place=Field("place", "line", typed["place"], errors.on("place"), "organization"),
        countries=[Choice(code, name, code == chosen) for code, name in numbers().names.items()],
    )
    status = 400 if errors.lines() else 200
    return render(request, "accounts/first_person.html", context, status=status)


def _country(request: MarramRequest) -> str:
    asked = request.POST.get("country", "GB")
    return asked if asked in numbers().names else "GB"


def _line(request: MarramRequest, name: str) -> str:
    return " ".join(storable(request.POST.get(name, "")).split())[:LONGEST]
