"""A worksheet from sign-in to clinician, through every layer: sessions, tokens, headers, faces."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from marram.accounts import sessions
from marram.kit.testing import NOON, People
from marram.people.actor import Actor
from marram.record import sharing

Sit = Callable[[Actor], Client]


@pytest.fixture
def sit(db: None) -> Sit:
    """Return a way to sit down at a browser that checks form tokens, signed in."""

    def signed_in(actor: Actor) -> Client:
        request, response = RequestFactory().get("/"), HttpResponse()
        at = datetime.now(tz=UTC)
        sessions.sign_in(request, response, person=actor.person, face=actor.face, at=at)
        browser = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
        cookie = response.cookies[settings.SESSION_COOKIE].value
        browser.cookies[settings.SESSION_COOKIE] = cookie
        return browser

    return signed_in


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return dict(found)


def test_ruth_fills_in_a_letter_reads_it_and_miriam_reads_what_she_gives(
    people: People, sit: Sit
) -> None:
    ruth, new = sit(people.as_ruth), "/me/r/letters/unsaid/new/"
    assert "Letters" in ruth.get("/me/write/").content.decode()
    form = hidden(ruth.get(new).content.decode())
    sent = form | {"addressee": "Daniel", "letter": "The lids. I minded.", "do": "done"}
    kept = ruth.post(new, sent, HTTP_ORIGIN=settings.MARRAM_PUBLIC_URL)
    assert kept.status_code == 303
    shown = ruth.get(kept["Location"]).content.decode()
    assert "The lids. I minded." in shown
    assert "What I did not say" in shown
    assert "<title>A page of yours" in shown
    miriam = sit(people.as_miriam)
    at_desk = f"/desk/clients/{people.ruth.id}/e/{form['draft']}/"
    assert miriam.get(at_desk).status_code == 404
    assert miriam.get(kept["Location"]).status_code == 404
    assert miriam.get("/me/r/letters/").status_code == 404
    entry = UUID(kept["Location"].split("/")[3])
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    assert "The lids. I minded." in miriam.get(at_desk).content.decode()


def test_a_visitor_is_asked_to_unlock_and_a_stranger_finds_nothing(
    people: People, sit: Sit
) -> None:
    visitor = Client(HTTP_HOST="localhost").get("/me/r/letters/sorry/new/")
    assert visitor["Location"].startswith("/unlock/?next=")
    address = f"/me/r/letters/sorry/{uuid4()}/"
    assert sit(people.as_stranger).get(address).status_code == 404
