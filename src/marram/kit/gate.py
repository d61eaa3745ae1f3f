"""The gate before a client's pages. To others they are not there; a lost session loses no words."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import RawPostDataException
from django.shortcuts import render

from marram.kit.requests import MarramRequest
from marram.people.actor import Face
from marram.record.values import NotFound

P = ParamSpec("P")
View = Callable[Concatenate[MarramRequest, P], HttpResponse]

CARRIED = {
    "operation", "entry", "parent", "draft", "do", "prompt_key", "shelf", "bond", "follow",
    "on_paper", "safe", "turn", "worried", "automatic", "length", "telling", "of",
}  # fmt: skip
"""Hidden values of a form: carried on when it is sent again, never shown as somebody's words."""

DROPPED = {
    "csrfmiddlewaretoken", "code", "paper", "passphrase", "next", "token", "answer",
    "device", "key",
}  # fmt: skip
"""Values that no page gives back: secrets, and what only the old page knew."""


class SeeOther(HttpResponseRedirect):
    """303: what was posted is not posted again."""

    status_code = 303


def client_only(view: View[P]) -> View[P]:
    """Return the view for clients alone; a visitor is sent to unlock first."""

    @wraps(view)
    def gated(request: MarramRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.actor.face is Face.NOBODY:
            return unlock_first(request, "/unlock/")
        if request.actor.face is not Face.CLIENT or request.actor.person is None:
            raise NotFound
        return view(request, *args, **kwargs)

    return gated


def unlock_first(request: MarramRequest, door: str) -> HttpResponse:
    """Return the way to the door; a form that was sent comes back with every word in it."""
    if request.method in {"GET", "HEAD"}:
        return SeeOther(f"{door}?{urlencode({'next': request.get_full_path()})}")
    return render(request, "kit/session_ended.html", given_back(request), status=401)


def given_back(request: HttpRequest) -> dict[str, object]:
    """Return what was typed into a form and where it was sent, for a page that gives it back."""
    try:
        typed = [
            (name, str(text)) for name, texts in request.POST.lists() for text in texts if text
        ]
    except (RawPostDataException, OSError, ValueError, SuspiciousOperation):
        typed = []
    return {
        "kept": [pair for pair in typed if pair[0] not in CARRIED | DROPPED],
        "carried": [pair for pair in typed if pair[0] in CARRIED],
        "again": request.get_full_path(),
    }
