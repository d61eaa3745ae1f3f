"""The bare address: on to one's own place."""

from django.http import HttpResponse

from marram.accounts.gate import SeeOther
from marram.kit.requests import MarramRequest
from marram.people.actor import Face

PLACES = {Face.CLIENT: "/me/", Face.CLINICIAN: "/desk/", Face.ADMINISTRATOR: "/desk/"}


def home(request: MarramRequest) -> HttpResponse:
    """Send a client to Today, staff to the desk and everybody else to Unlock."""
    return SeeOther(PLACES.get(request.actor.face, "/unlock/"))
