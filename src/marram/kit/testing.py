"""Three people who mean something: the client, their clinician, a stranger."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from marram.keys.keyring import Keyring
from marram.kit import numbers
from marram.kit.requests import MarramRequest
from marram.people import directory, policy
from marram.people.actor import Actor, Face
from marram.people.directory import PersonCard
from marram.record import sharing, writing
from marram.record.opening import open_record
from marram.record.values import NotFound, Page

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
"""The time in tests that do not care which."""


@dataclass(frozen=True, slots=True)
class People:
    """Ruth writes; Miriam works with her; the stranger is a clinician here who does not."""

    ruth: PersonCard
    miriam: PersonCard
    stranger: PersonCard
    bond: UUID

    @property
    def as_ruth(self) -> Actor:
        """Return Ruth acting as herself, on her phone."""
        return Actor(self.ruth.id, Face.CLIENT, PHONE)

    @property
    def as_miriam(self) -> Actor:
        """Return Miriam acting as a clinician."""
        return Actor(self.miriam.id, Face.CLINICIAN)

    @property
    def as_stranger(self) -> Actor:
        """Return the stranger acting as a clinician."""
        return Actor(self.stranger.id, Face.CLINICIAN)


PHONE = UUID("00000000-0000-4000-8000-00000000f0f0")


def make_keyring() -> Keyring:
    """Make the keyring where the settings say, when there is none yet."""
    return Keyring.make(Path(settings.MARRAM_KEYS))


def ready_to_invite(at: datetime = NOON) -> None:
    """Let the service have signed its page and compared its numbers, as before a first client."""
    policy.sign(policy.Terms(procedure="Call the client, then 999."), by="Miriam Castell", at=at)
    numbers.confirm(directory.service().country, on=at.date())


def three_people(at: datetime = NOON) -> People:
    """Return Ruth, Miriam and the stranger, with Ruth's record open and her bond with Miriam."""
    make_keyring()
    ready_to_invite(at)
    mark = uuid4().hex[:8]
    ruth = client_called("Ruth Adeyemi", f"ruth-{mark}@example.org", at)
    miriam = directory.add_person(
        name="Miriam Castell",
        email=f"miriam-{mark}@example.org",
        clinician=True,
        active=True,
        at=at,
    )
    stranger = directory.add_person(
        name="Ines Prado", email=f"ines-{mark}@example.org", clinician=True, active=True, at=at
    )
    as_miriam = Actor(miriam.id, Face.CLINICIAN)
    bond = sharing.begin_bond(as_miriam, client=ruth.id, clinician=miriam.id, at=at)
    return People(ruth, miriam, stranger, bond)


def client_called(name: str, email: str, at: datetime = NOON) -> PersonCard:
    """Return a new client whose record is open."""
    card = directory.add_person(
        name=name, email=email, call_me=name.split(maxsplit=1)[0], client=True, active=True, at=at
    )
    open_record(card.id)
    return card


def journal_page(text: str, **more: object) -> Page:
    """Return a journal page that says `text`."""
    return Page(
        kind="journal",
        shape=1,
        title=str(more.get("title", "")),
        body={"text": text, "prompt": "", "shelf": "", "source": {}},
    )


def keep_page(
    actor: Actor, page: Page, *, entry: UUID | None = None, parent: UUID | None = None
) -> UUID:
    """Keep a page, or a later telling of one after `parent`, and return its entry."""
    kept = entry or uuid4()
    if parent is None:
        writing.begin(actor, operation=uuid4(), entry=kept, page=page, at=NOON)
    else:
        writing.revise(actor, operation=uuid4(), entry=kept, parent=parent, page=page, at=NOON)
    return kept


def ask(
    actor: Actor,
    address: str,
    sent: dict[str, object] | None = None,
    *,
    at: datetime = NOON,
    language: str = "en-gb",
) -> HttpResponse:
    """Return what a page answers this actor: a look, or a form sent. Not found is 404."""
    made = RequestFactory()
    plain = made.get(address) if sent is None else made.post(address, sent)
    request = cast("MarramRequest", plain)
    request.actor, request.at, request.language = actor, at, language
    view, args, kwargs = resolve(address.split("?", maxsplit=1)[0])
    try:
        response: HttpResponse = view(request, *args, **kwargs)
    except NotFound:
        return HttpResponse(status=404)
    return response
