"""Ruth, Miriam and the stranger, each with a browser in which they are signed in."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from marram.accounts import sessions
from marram.kit.testing import NOON, People, client_called, three_people
from marram.people.actor import Face
from marram.people.directory import PersonCard
from marram.site import middleware


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Hold the clock of the pages at noon."""
    monkeypatch.setattr(middleware.timezone, "now", lambda: NOON)
    return NOON


@pytest.fixture
def people(db: None, now: datetime) -> People:
    return three_people(now)


@pytest.fixture
def other(people: People, now: datetime) -> PersonCard:
    """Return another client of the same service."""
    return client_called("Tomas Berg", "tomas@example.org", now)


@pytest.fixture
def browser_of(people: People, now: datetime) -> Callable[[UUID, Face], Client]:
    """Return a function that gives a browser in which this person is signed in."""

    def signed_in(person: UUID, face: Face) -> Client:
        request, answer = RequestFactory().get("/"), HttpResponse()
        sessions.sign_in(request, answer, person=person, face=face, at=now)
        browser = Client()
        browser.cookies.update(answer.cookies)
        return browser

    return signed_in


@pytest.fixture
def ruth(people: People, browser_of: Callable[[UUID, Face], Client]) -> Client:
    return browser_of(people.ruth.id, Face.CLIENT)


@pytest.fixture
def miriam(people: People, browser_of: Callable[[UUID, Face], Client]) -> Client:
    return browser_of(people.miriam.id, Face.CLINICIAN)


@pytest.fixture
def tomas(other: PersonCard, browser_of: Callable[[UUID, Face], Client]) -> Client:
    return browser_of(other.id, Face.CLIENT)
