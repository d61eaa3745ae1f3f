"""The address at which a phone brings what it sealed."""

import json
from base64 import b64encode

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from marram.accounts import sessions
from marram.kit.testing import NOON, People
from marram.people.actor import Face
from marram.record import reading
from marram.site import middleware
from tests.sync.phone import Phone


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware.timezone, "now", lambda: NOON)


def signed_in(people: People, who: str) -> Client:
    person, face = {
        "ruth": (people.ruth.id, Face.CLIENT),
        "miriam": (people.miriam.id, Face.CLINICIAN),
    }[who]
    request, answer = RequestFactory().get("/"), HttpResponse()
    sessions.sign_in(request, answer, person=person, face=face, at=NOON)
    browser = Client(enforce_csrf_checks=True)
    browser.cookies.update(answer.cookies)
    return browser


def send(browser: Client, phone: Phone, **headers: str) -> HttpResponse:
    slips = [
        {"id": str(one.id), "key": one.key_id, "sealed": b64encode(one.sealed).decode()}
        for one in phone.slips
    ]
    return browser.post("/sync/", json.dumps({"slips": slips}), "application/json", headers=headers)


def test_ruth_is_given_the_public_half_and_nothing_else(people: People) -> None:
    answer = signed_in(people, "ruth").get("/sync/")
    assert set(answer.json()) == {"key", "public", "info"}
    assert answer["Cache-Control"] == "no-store"
    assert "csrf" in answer.cookies


def test_a_slip_is_taken_with_the_token_of_the_cookie(people: People, phone: Phone) -> None:
    entry, browser = phone.writes("Past the allotments."), signed_in(people, "ruth")
    token = browser.get("/sync/").cookies["csrf"].value
    answer = send(browser, phone, **{"X-CSRFToken": token})
    (receipt,) = answer.json()["receipts"]
    assert (receipt["taken"], receipt["entry"]) == (True, str(entry))
    assert answer.json()["at"] == "12:00"
    assert reading.open_one(people.as_ruth, entry=entry, at=NOON).body["text"]


def test_without_the_token_nothing_is_taken_and_the_phone_keeps_it(
    people: People, phone: Phone
) -> None:
    phone.writes("Past the allotments.")
    assert send(signed_in(people, "ruth"), phone).status_code == 403
    assert reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON) == []


def test_whoever_is_no_client_is_told_so_and_nothing_is_taken(people: People, phone: Phone) -> None:
    phone.writes("Past the allotments.")
    for browser in (Client(), signed_in(people, "miriam")):
        browser.handler.enforce_csrf_checks = False
        assert browser.get("/sync/").status_code == 401
        assert send(browser, phone).status_code == 401
    assert reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON) == []


@pytest.mark.parametrize("sent", ["", "[]", '{"slips": 3}', '{"slips": [{"id": "x"}]}'])
def test_what_is_no_list_of_slips_is_said_so(people: People, sent: str) -> None:
    browser = signed_in(people, "ruth")
    browser.handler.enforce_csrf_checks = False
    assert browser.post("/sync/", sent, "application/json").status_code == 400
