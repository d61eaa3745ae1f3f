"""A sheet of ten paper codes, shown once to whoever they are for."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from marram.accounts import entering, sessions
from marram.accounts.fields import page
from marram.accounts.gate import client_only, staff_only, step_up
from marram.kit.gate import SeeOther
from marram.kit.requests import MarramRequest

SHOWN_FOR = timedelta(minutes=10)


def make(request: MarramRequest, *, then: str) -> HttpResponse:
    """Make a new sheet for whoever is signed in and go to the page that shows it."""
    response = SeeOther(reverse("paper_codes"))
    entering.show_sheet(request, response, request.actor, then=then)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def paper_codes(request: MarramRequest) -> HttpResponse:
    """Show the sheet just made, for ten minutes or until "I have them"."""
    known = sessions.data(request)
    fresh = "sheet" in known and request.at - datetime.fromisoformat(known["made"]) < SHOWN_FOR
    then = str(known.get("then") or "/")
    if request.method == "POST" or not fresh:
        response = SeeOther(then)
        if request.method == "POST" and known:
            sessions.put(request, response, at=request.at, sheet=None, made=None, then=None)
        return response
    context = page(codes=known["sheet"], made_on=request.at.date(), for_name="")
    return render(request, "accounts/paper_codes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
@step_up
def new_sheet(request: MarramRequest) -> HttpResponse:
    """Ask a client whether to make a new sheet, and make it."""
    return _ask_and_make(request, reverse("devices"))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
@step_up
def desk_sheet(request: MarramRequest) -> HttpResponse:
    """Ask somebody who works here whether to make a new sheet, and make it."""
    return _ask_and_make(request, reverse("desk_devices"))


def _ask_and_make(request: MarramRequest, back: str) -> HttpResponse:
    if request.method == "POST":
        return make(request, then=back)
    return render(request, "accounts/paper_new.html", page(later=back))
