"""The people of a benchmark's installation, and the cookie of one who is signed in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from marram.accounts import sessions
from marram.kit.testing import client_called
from marram.people.actor import Actor, Face
from marram.people.directory import PersonCard


def client(name: str = "Ruth Adeyemi") -> tuple[PersonCard, Actor]:
    """Return a new client and how they act."""
    mark = timezone.now().strftime("%H%M%S%f")
    card = client_called(name, f"ruth-{mark}@example.org", timezone.now())
    return card, Actor(card.id, Face.CLIENT)


def cookie(card: PersonCard) -> str:
    """Return the session cookie of this client, signed in now."""
    response = HttpResponse()
    sessions.sign_in(HttpRequest(), response, person=card.id, face=Face.CLIENT, at=timezone.now())
    return f"{settings.SESSION_COOKIE}={response.cookies[settings.SESSION_COOKIE].value}"
