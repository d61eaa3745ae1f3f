"""Where one is signed in: the list is on the privacy page; here a device is signed out."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from marram.accounts import sessions
from marram.kit.gate import SeeOther
from marram.kit.requests import MarramRequest
from marram.record.values import NotFound


@require_POST
def forget(request: MarramRequest) -> HttpResponse:
    """Sign one of one's own devices out."""
    try:
        device = UUID(request.POST.get("device", ""))
    except ValueError as error:
        raise NotFound from error
    if request.actor.person is None or not sessions.forget_device(request.actor, device=device):
        raise NotFound
    desk = request.actor.face in sessions.STAFF
    return SeeOther("/desk/account/" if desk else "/me/you/privacy/")
