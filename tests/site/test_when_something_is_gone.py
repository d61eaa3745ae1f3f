"""Keys gone, database gone, disk full: a clear page, the words given back, the numbers shown."""

import re
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from marram.accounts import sessions
from marram.keys import keyring
from marram.kit.testing import NOON, People, journal_page, three_people
from marram.people.actor import Face
from marram.record import auditing, reading, sharing, writing
from marram.site import middleware

WORDS = "He kept bees."


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware.timezone, "now", lambda: NOON)


@pytest.fixture
def people(db: None) -> People:
    return three_people()


@pytest.fixture
def ruth(people: People) -> Client:
    request, answer = RequestFactory().get("/"), HttpResponse()
    sessions.sign_in(request, answer, person=people.ruth.id, face=Face.CLIENT, at=NOON)
    browser = Client(raise_request_exception=False)
    browser.cookies.update(answer.cookies)
    return browser


Break = Callable[[], None]


@pytest.fixture
def no_database() -> Iterator[Break]:
    """Return a way to make every question to the database fail."""

    def fails(*_: object) -> object:
        raise OperationalError("unable to open database file")

    wrapper = connection.execute_wrapper(fails)
    entered = []

    def break_it() -> None:
        wrapper.__enter__()
        entered.append(wrapper)

    yield break_it
    for one in entered:
        one.__exit__(None, None, None)


@pytest.fixture
def no_writing() -> Iterator[Break]:
    """Return a way to make the disk full: reading works, writing does not."""

    def full(execute: Callable[..., object], sql: str, *rest: object) -> object:
        if re.match(r"\s*(INSERT|UPDATE|DELETE)", sql):
            raise OperationalError("database or disk is full")
        return execute(sql, *rest)

    wrapper = connection.execute_wrapper(full)
    entered = []

    def break_it() -> None:
        wrapper.__enter__()
        entered.append(wrapper)

    yield break_it
    for one in entered:
        one.__exit__(None, None, None)


@pytest.fixture
def no_keys(monkeypatch: pytest.MonkeyPatch) -> Break:
    """Return a way to take the keyring away."""

    def gone(*_: object, **__: object) -> object:
        raise keyring.NoKeyring("The keyring is not there.")

    def break_it() -> None:
        for name in ("current", "all_of", "create", "get_or_create"):
            monkeypatch.setattr(keyring.Keyring, name, gone)

    return break_it


def a_form(text: str = WORDS) -> dict[str, str]:
    return {"entry": str(uuid4()), "operation": str(uuid4()), "text": text, "do": "done"}


@pytest.mark.parametrize("what", ["no_database", "no_keys"])
def test_the_public_numbers_are_shown_whatever_is_gone(
    what: str, ruth: Client, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(what)()
    for browser in (ruth, Client()):
        answer = browser.get("/help/?country=IE")
        assert answer.status_code == 200
        assert b"112" in answer.content


@pytest.mark.parametrize("what", ["no_database", "no_keys"])
def test_every_other_page_says_plainly_that_something_broke(
    what: str, ruth: Client, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(what)()
    for place in ("/unlock/", "/me/", "/desk/", "/nothing/", "/", "/safety/"):
        answer = ruth.get(place)
        page = answer.content.decode()
        assert answer.status_code in {200, 303, 404, 500, 503}, place
        if answer.status_code >= 400:
            assert "/help/" in page, place
            assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("what", ["no_database", "no_keys", "no_writing"])
def test_what_was_typed_is_given_back_whatever_is_gone(
    what: str, ruth: Client, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(what)()
    answer = ruth.post("/me/write/new/", a_form())
    assert answer.status_code in {401, 500, 503}
    assert WORDS in answer.content.decode()


def test_with_a_full_disk_one_stays_signed_in_and_reads(
    ruth: Client,
    people: People,
    no_writing: Break,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = uuid4()
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=journal_page(WORDS), at=NOON)
    later = NOON.replace(minute=5)
    monkeypatch.setattr(middleware.timezone, "now", lambda: later)

    def full(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(sessions, "note_seen", full)
    answer = ruth.get(f"/me/e/{entry}/")
    assert answer.status_code == 200
    assert WORDS in answer.content.decode()


def test_kept_is_not_said_when_nothing_was_kept(ruth: Client, no_writing: Break) -> None:
    no_writing()
    answer = ruth.post(f"/me/e/{uuid4()}/keep/", a_form())
    assert answer.status_code == 500
    assert b'"kept": true' not in answer.content


def test_a_reader_reads_nothing_that_cannot_be_noted(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SECURITY 3.6: no line in the log, no page."""
    entry = uuid4()
    page = journal_page(WORDS)
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=page, at=NOON)
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)

    def full(*_: object, **__: object) -> None:
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(auditing, "append", full)
    for look in (
        lambda: reading.open_one(people.as_miriam, entry=entry, at=NOON),
        lambda: reading.tellings(people.as_miriam, entry=entry, at=NOON),
        lambda: reading.outline(people.as_miriam, owner=people.ruth.id, at=NOON),
        lambda: list(reading.open_all(people.as_miriam, owner=people.ruth.id, at=NOON)),
    ):
        with pytest.raises(DatabaseError):
            look()
