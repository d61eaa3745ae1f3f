"""Ruth and Miriam in browsers, Tomasz who stands in, a clock to be moved, a mail server."""

import socket
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email import message_from_bytes

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from marram.accounts import sessions
from marram.kit.testing import NOON, People, three_people
from marram.people import directory, policy
from marram.people.actor import Actor, Face
from marram.people.directory import PersonCard
from marram.site import middleware

Sit = Callable[[Actor], Client]


class Clock:
    """The time that pages see. It stands still until it is moved."""

    now = NOON

    def on(self, **by: float) -> datetime:
        """Move the clock on and return the new time."""
        self.now += timedelta(**by)
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = Clock()
    monkeypatch.setattr(middleware.timezone, "now", lambda: held.now)
    return held


@pytest.fixture
def people(db: None) -> People:
    return three_people()


@pytest.fixture
def sit(db: None, clock: Clock) -> Sit:
    def signed_in(actor: Actor) -> Client:
        response = HttpResponse()
        request = RequestFactory().get("/")
        sessions.sign_in(request, response, person=actor.person, face=actor.face, at=clock.now)
        browser = Client(HTTP_HOST="localhost")
        cookie = django_settings.SESSION_COOKIE
        browser.cookies[cookie] = response.cookies[cookie].value
        return browser

    return signed_in


@pytest.fixture
def ruth(people: People, sit: Sit) -> Client:
    return sit(people.as_ruth)


@pytest.fixture
def miriam(people: People, sit: Sit) -> Client:
    return sit(people.as_miriam)


@pytest.fixture
def tomasz(people: People) -> PersonCard:
    """Return who stands in for Miriam by the page the service signed."""
    card = directory.add_person(
        name="Tomasz Lewicki",
        email="tomasz@example.org",
        clinician=True,
        active=True,
        at=NOON,
    )
    signs(deputy=card.id)
    return card


def signs(**different: object) -> None:
    """Sign the service's page again with something different on it."""
    terms = policy.Terms(procedure="Call the client, then 999.", **different)  # type: ignore[arg-type]  # by name
    policy.sign(terms, by="Jo Bright", at=NOON)


def as_clinician(card: PersonCard) -> Actor:
    return Actor(card.id, Face.CLINICIAN)


class Sink:
    """A mail server that keeps what it is given, or refuses."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, str]] = []
        self.refuses = False

    async def handle_RCPT(  # noqa: N802 - its name
        self, _server: object, _session: object, envelope: object, address: str, _options: object
    ) -> str:
        if self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802 - its name
        message = message_from_bytes(envelope.content)
        text = message.get_payload(decode=True).decode()
        self.got.append((envelope.rcpt_tos[0], str(message["Subject"]), text))
        return "250 OK"


@pytest.fixture
def sink(settings: object) -> Iterator[Sink]:
    """Start a mail server and send through it."""
    controller = pytest.importorskip("aiosmtpd.controller", reason="aiosmtpd is not installed")
    kept, port = Sink(), a_free_port()
    server = controller.Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.MARRAM_MAIL = {"host": "127.0.0.1", "port": port}
    yield kept
    server.stop()


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
