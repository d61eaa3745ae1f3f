"""Miriam at her desk, Ruth giving her pages, and a clock that stands still."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from marram.accounts import sessions
from marram.kit.testing import NOON, People, journal_page, three_people
from marram.people.actor import Actor
from marram.record import sharing, writing
from marram.site import middleware

Give = Callable[..., UUID]
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
    """Hold the clock of the pages at noon."""
    held = Clock()
    monkeypatch.setattr(middleware.timezone, "now", lambda: held.now)
    return held


@pytest.fixture
def people(db: None) -> People:
    """Return the three people of a test."""
    return three_people()


@pytest.fixture
def sit(db: None, clock: Clock) -> Sit:
    """Return a way to sit down at a browser as somebody who is signed in."""

    def signed_in(actor: Actor) -> Client:
        request, response = RequestFactory().get("/"), HttpResponse()
        sessions.sign_in(request, response, person=actor.person, face=actor.face, at=clock.now)
        browser = Client(HTTP_HOST="localhost")
        browser.cookies[settings.SESSION_COOKIE] = response.cookies[settings.SESSION_COOKIE].value
        return browser

    return signed_in


@pytest.fixture
def desk(people: People, sit: Sit) -> Client:
    """Return Miriam's browser."""
    return sit(people.as_miriam)


@pytest.fixture
def give(people: People, clock: Clock) -> Give:
    """Return a way for Ruth to write a page and to share it with Miriam."""

    def write_and_give(text: str, *, title: str = "", note: str = "", shared: bool = True) -> UUID:
        entry = uuid4()
        page = journal_page(text, title=title)
        writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=page, at=clock.now)
        if shared:
            sharing.give(people.as_ruth, entry=entry, bond=people.bond, note=note, at=clock.now)
        return entry

    return write_and_give
