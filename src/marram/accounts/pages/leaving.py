"""Sign out here, or everywhere."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from marram.accounts import sessions
from marram.kit.gate import SeeOther
from marram.kit.requests import MarramRequest


@require_POST
def sign_out(request: MarramRequest) -> HttpResponse:
    """End this session, or with everywhere=yes all of this person's, and go to the door."""
    staff = request.actor.face in sessions.STAFF
    if request.actor.person is not None and request.POST.get("everywhere"):
        sessions.sign_out_everywhere(request.actor, at=request.at)
    response = SeeOther(reverse("desk_unlock" if staff else "unlock"))
    sessions.lock(request, response)
    return response
