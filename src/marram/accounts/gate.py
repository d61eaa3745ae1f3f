"""Who may come to a page. What is another's is not there: 404, never 403."""

from datetime import timedelta
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpResponse

from marram.accounts import sessions
from marram.kit.gate import P, SeeOther, View, client_only, unlock_first
from marram.kit.requests import MarramRequest
from marram.people.actor import Actor, Face
from marram.record.values import NotFound

LATELY = timedelta(minutes=10)
LEAVING_MAY = "/me/you/data/"

__all__ = ["SeeOther", "View", "administrator_only", "client_only", "staff_only", "step_up"]


def staff_only(view: View[P]) -> View[P]:
    """Return a view for clinicians and administrators."""

    @wraps(view)
    def gated(request: MarramRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.actor.person is None:
            return unlock_first(request, "/desk/unlock/")
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
