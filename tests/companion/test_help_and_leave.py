"""Help now and Leave work for everybody, whatever is broken."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marram.accounts import sessions
from marram.kit.numbers import numbers
from marram.kit.testing import People
from marram.people import directory
from marram.record import auditing
from marram.record.models import AuditLine


def test_help_asks_the_database_nothing_when_nobody_is_signed_in(db: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        page = Client().get("/help/").content.decode()
    assert "In danger now: call 999" in page
    assert 'href="tel:116123"' in page
    assert not queries.captured_queries


def test_help_is_there_without_a_database() -> None:
    """Without the `db` fixture any question to the database is an error."""
    page = Client().get("/help/?country=IE").content.decode()
    assert "In danger now: call 112" in page
    assert 'href="tel:1800247247"' in page


def test_help_is_there_when_names_cannot_be_opened(
    ruth: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(directory, "person", broken)
    monkeypatch.setattr(directory, "service", broken)
    answer = ruth.get("/help/")
    assert answer.status_code == 200
    assert "In danger now: call 999" in answer.content.decode()


def test_help_has_the_numbers_of_her_country_and_of_another_when_asked(
    ruth: Client, people: People
) -> None:
    directory.change_person(people.ruth.id, country="NZ")
    assert "call 111" in ruth.get("/help/").content.decode()
    assert "call 911" in ruth.get("/help/?country=CA").content.decode()
    assert "call 111" in ruth.get("/help/?country=XX").content.decode()


def test_danger_comes_first_on_help(ruth: Client) -> None:
    page = ruth.get("/help/").content.decode()
    assert page.index("In danger now") < page.index("Call somebody") < page.index("Samaritans")
    assert "nothing is noted" in page


def test_help_is_never_noted(ruth: Client) -> None:
    before = AuditLine.objects.count()
    ruth.get("/help/")
    assert AuditLine.objects.count() == before
    assert not any("help" in deed for deed in auditing.DEEDS)


def test_every_number_says_where_it_is_from() -> None:
    known = {country.code for country in numbers().countries}
    assert {"GB", "IE", "US", "DE"} <= known
    assert not {"IT", "JP", "KR", "SG", "DK", "NO", "SE", "FI", "PL"} & known
    for country in numbers().countries:
        assert country.source
        assert country.emergency.href.startswith("tel:")
        for line in country.lines:
            assert line.name
            assert line.href.removeprefix("tel:").removeprefix("sms:").strip("*+").isdigit()


@pytest.mark.parametrize("way", ["get", "post"])
def test_leave_ends_the_session(ruth: Client, way: str) -> None:
    answer = getattr(ruth, way)("/leave/")
    assert answer.status_code == 303
    assert answer["Location"] == "https://www.bbc.co.uk/weather"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert ruth.get("/me/")["Location"].startswith("/unlock/")


def test_a_beacon_ends_the_session_without_a_token(ruth: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies.update(ruth.cookies)
    answer = strict.post("/leave/", headers={"sec-fetch-dest": "empty"})
    assert answer.status_code == 204
    assert ruth.get("/me/")["Location"].startswith("/unlock/")


def test_leave_lets_go_even_when_the_session_cannot_be_ended(
    ruth: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(sessions, "lock", broken)
    monkeypatch.setattr(directory, "service", broken)
    answer = ruth.get("/leave/")
    assert answer.status_code == 303
    assert answer["Location"].startswith("https://")


def test_leave_goes_where_she_said(ruth: Client) -> None:
    form = {"leave": "own", "own_leave": "https://www.gardenersworld.example/", "country": "IE"}
    assert ruth.post("/me/you/privacy/", form).status_code == 303
    assert "https://www.gardenersworld.example/" in ruth.get("/me/you/privacy/").content.decode()
    assert ruth.get("/leave/")["Location"] == "https://www.gardenersworld.example/"


@pytest.mark.parametrize(
    "address",
    ["http://plain.example/", "javascript:alert(1)", "https://a:b@c.example/", "//evil", ""],
)
def test_leave_goes_to_no_doubtful_address(ruth: Client, address: str) -> None:
    answer = ruth.post("/me/you/privacy/", {"leave": "own", "own_leave": address})
    assert answer.status_code == 422
    assert ruth.get("/leave/")["Location"] == "https://www.bbc.co.uk/weather"
