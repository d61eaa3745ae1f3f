"""Whose pages these are: a client's own. Nobody signed in goes to unlock; to others it is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect

from marram.kit.requests import MarramRequest
from marram.people.actor import Face
from marram.record.values import NotFound

P = ParamSpec("P")
View = Callable[Concatenate[MarramRequest, P], HttpResponse]


class SeeOther(HttpResponseRedirect):
    """Go and look there now: the answer to a form that was taken."""

    status_code = 303


def client_only(view: View[P]) -> View[P]:
    """Return the view for clients alone; a visitor is sent to unlock first."""

    @wraps(view)
    def gated(request: MarramRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.actor.face is Face.NOBODY:
            return SeeOther("/unlock/?" + urlencode({"next": request.path}))
        if request.actor.face is not Face.CLIENT or request.actor.person is None:
            raise NotFound
        return view(request, *args, **kwargs)

    return gated
