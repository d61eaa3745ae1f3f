"""Who may come to a page. What is another's is not there: 404, never 403."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from marram.accounts import sessions
from marram.kit.gate import SeeOther
from marram.kit.requests import MarramRequest
from marram.people.actor import Actor, Face
from marram.record.values import NotFound

P = ParamSpec("P")
View = Callable[Concatenate[MarramRequest, P], HttpResponse]

LATELY = timedelta(minutes=10)
LEAVING_MAY = "/me/you/data/"
CARRIED = {"operation", "entry", "parent", "draft"}


def client_only(view: View[P]) -> View[P]:
    """Return a view for clients."""

    @wraps(view)
    def gated(request: MarramRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.actor.person is None:
            return _unlock_first(request, "/unlock/")
        if request.actor.face is not Face.CLIENT:
            raise NotFound
        return view(request, *args, **kwargs)

    return gated


def staff_only(view: View[P]) -> View[P]:
    """Return a view for clinicians and administrators."""

    @wraps(view)
    def gated(request: MarramRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.actor.person is None:
            return _unlock_first(request, "/desk/unlock/")
        if request.actor.face not in sessions.STAFF:
            raise NotFound
        return view(request, *args, **kwargs)

    return gated


def administrator_only(view: View[P]) -> View[P]:
    """Return a view for administrators, in which they act as such."""

    @wraps(view)
    def gated(request: MarramRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        row = sessions.of(request)
        if row is None or row.person is None or not row.person.is_administrator:
            raise NotFound
        request.actor = Actor(request.actor.person, Face.ADMINISTRATOR, request.actor.device)
        return view(request, *args, **kwargs)

    return staff_only(gated)


def step_up(view: View[P]) -> View[P]:
    """Return a view that asks for a code or passkey again unless one was given in ten minutes."""

    @wraps(view)
    def gated(request: MarramRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if sessions.proved_lately(request, at=request.at, within=LATELY):
            return view(request, *args, **kwargs)
        door = "/desk/unlock/" if request.actor.face in sessions.STAFF else "/unlock/"
        return SeeOther(f"{door}?{urlencode({'next': request.path, 'again': '1'})}")

    return gated


def _unlock_first(request: MarramRequest, door: str) -> HttpResponse:
    if request.method in {"GET", "HEAD"}:
        return SeeOther(f"{door}?{urlencode({'next': request.get_full_path()})}")
    typed = [(name, str(text)) for name, text in request.POST.items() if text]
    context = {
        "kept": [pair for pair in typed if pair[0] not in CARRIED | {"csrfmiddlewaretoken"}],
        "carried": [pair for pair in typed if pair[0] in CARRIED],
        "again": request.get_full_path(),
    }
    return render(request, "kit/session_ended.html", context, status=401)
