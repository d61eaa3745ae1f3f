"""Every address by every face: what is not theirs is not there, and asking changes nothing.

The addresses come from the resolver. A new one fails here until it is said who may go there.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from marram.accounts import sessions
from marram.kit.policy import POLICY, WITH_ARGON2
from marram.kit.testing import NOON, People, client_called, journal_page, three_people
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.people.directory import PersonCard
from marram.record import sharing, writing
from marram.site import middleware

EVERYBODY = [
    "typed_code",
    "welcome",
    "welcome_decline",
    "first_person",
    "unlock",
    "send_code",
    "unlock_code",
    "send_again",
    "unlock_paper",
    "passkey_answer",
    "passkey_challenge",
    "totp",
    "desk_unlock",
    "desk_passkey_answer",
    "desk_passkey_challenge",
    "totp_setup",
    "totp_picture",
    "sign_out",
    "lock",
    "home",
    "help",
    "leave",
    "gone",
    "safety",
    "offline_here",
    "offline_read",
    "offline",
    "offline_today",
    "offline_write",
    "offline_kept",
    "calendar",
    "service_worker",
    "manifest",
    "sync",
    "steady_public",
    "steady_public_list",
    "steady_public_tool",
]
UNDER_WAY = ["setup", "setup_code_again", "paper_codes", "passkey_add", "passkey_add_options"]
DEMO_ONLY = ["demo", "become", "become_short"]
CLIENT = [
    "today",
    "plan",
    "my_pace",
    "you_reminders",
    "reminders_phone",
    "reminded",
    "with_you",
    "room_ask",
    "sheet_begin",
    "sheet_after",
    "sheet_turn",
    "plan_card",
    "plan_looked",
    "write",
    "write_new",
    "search",
    "put_away_list",
    "you",
    "you_sharing",
    "you_look",
    "you_privacy",
    "you_data",
    "you_archive",
    "you_erase",
    "you_erase_now",
    "you_stay",
    "you_import",
    "tell_team",
    "told_team",
    "safe_now",
    "you_phone",
    "phone_copy",
    "phone_clear",
    "sealed_home",
    "sealed_keys",
    "sealed_new",
    "devices",
    "forget_device",
    "my_passkey",
    "my_passkey_drop",
    "my_paper",
    "room",
    "sheet_new",
    "sheet_print",
    "story",
    "story_add",
    "story_threads",
    "story_more",
    "story_book",
    "story_all_aside",
    "story_book_make",
    "values",
    "values_now",
    "values_cards",
    "values_group",
    "plans",
    "plans_today",
    "plans_did",
    "plans_balance",
    "plans_ideas",
    "plans_week",
    "plans_with",
    "plans_with_mark",
    "checkin",
    "checkin_questions",
    "checkin_month",
    "checkin_year",
    "checkin_diary",
    "you_calendar",
    "steady",
    "steady_list",
    "steady_kit",
    "steady_own",
    "steady_used",
    "steady_tool",
    "steady_wish",
    "coping",
    "coping_helped",
    "coping_picture",
    "trigger_kinds",
]
OF_AN_ENTRY = [
    "entry",
    "entry_edit",
    "entry_keep",
    "entry_share",
    "take_back",
    "tellings",
    "telling_erase",
    "together",
    "pictures",
    "picture",
    "picture_erase",
    "put_away",
    "bring_back",
    "entry_erase",
    "sheet_edit",
    "sheet_keep",
    "circle_moved",
    "story_place",
    "story_echoes",
    "story_aside",
    "story_beside",
    "story_both_beside",
    "story_voices",
    "story_bring",
    "values_move",
    "values_trace",
    "plans_one",
    "plans_when",
    "plans_change",
    "checkin_away",
    "checkin_back",
    "coping_used",
    "coping_rest",
    "sealed_page",
]
STAFF = [
    "desk_today",
    "desk_account",
    "desk_invite",
    "desk_letter",
    "desk_clients",
    "desk_library",
    "desk_closed",
    "desk_totp",
    "desk_passkey",
    "desk_passkey_drop",
    "desk_devices",
    "desk_paper",
    "desk_forget",
]
OF_A_CLIENT = [
    "desk_client",
    "desk_story",
    "desk_record",
    "desk_entry",
    "desk_like",
    "desk_picture",
    "desk_answer",
    "desk_codes",
    "desk_end",
    "desk_mark",
    "desk_notice",
    "desk_with",
    "desk_plans",
    "desk_plans_mark",
    "desk_agreed",
]
ADMINISTRATOR = ["desk_people", "desk_numbers", "desk_policy", "desk_service"]
DECLARED = [
    *EVERYBODY, *UNDER_WAY, *DEMO_ONLY, *CLIENT, *OF_AN_ENTRY, *STAFF, *OF_A_CLIENT,
    *ADMINISTRATOR,
]  # fmt: skip
STRETCHING = {
    "sealed_home", "sealed_new", "sealed_keys", "sealed_page", "you_phone", "offline_read",
}  # fmt: skip
WITHOUT_TOKEN = {"leave"}
MAY_WRITE = {"record_auditline", "accounts_session"}
NOT_HERE = {404, 405}
LEADING_ON = {204, 302, 303}
PICTURES = {"totp_picture"}
WORD = "Quincewaters"


def places(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from places(one)
        else:
            yield one


NAMES = sorted({str(one.name) for one in places()})


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware.timezone, "now", lambda: NOON)


@pytest.fixture
def people(db: None) -> People:
    return three_people()


@pytest.fixture
def tomas(people: People) -> PersonCard:
    return client_called("Tomas Berg", "tomas@example.org")


@pytest.fixture
def hers(people: People) -> UUID:
    """Return a page of Ruth's that Miriam may read."""
    entry = uuid4()
    page = journal_page(f"{WORD} {WORD}", title=WORD)
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=page, at=NOON)
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    return entry


def browser(actor: Actor | None = None, **more: Any) -> Client:
    """Return a browser in which this person is signed in."""
    made = Client(HTTP_HOST="localhost", **more)
    if actor is not None and actor.person is not None:
        answer = HttpResponse()
        request = RequestFactory().get("/")
        sessions.sign_in(request, answer, person=actor.person, face=actor.face, at=NOON)
        made.cookies.update(answer.cookies)
    return made


def address(name: str, people: People, entry: UUID | None = None) -> str:
    known = {
        "code": "k" * 26, "step": "name", "key": "ruth", "entry": entry or uuid4(),
        "other": uuid4(), "telling": uuid4(), "media": uuid4(),
        "client": people.ruth.id, "act": uuid4(), "proposal": uuid4(), "token": "x" * 43,
         "notice": uuid4(),
        "room": "naming", "sheet": "naming", "tool": "senses",
        "tools": "panic", "what": "person", "group": "faith",
    }  # fmt: skip
    route = next(str(one.pattern) for one in places() if one.name == name)
    if name in {"sheet_new", "sheet_print", "sheet_edit", "sheet_keep"}:
        known["sheet"] = a_sheet("naming")
    return reverse(name, kwargs={key: known[key] for key in re.findall(r":(\w+)>", route)})


def a_sheet(room: str) -> str:
    from marram.kit import registry  # noqa: PLC0415 - reads every room

    return registry.room(room).sheets[0].slug


def form(people: People) -> dict[str, str]:
    """Return something for every form there is."""
    return {
        "text": "x", "do": "done", "operation": str(uuid4()), "parent": str(uuid4()),
        "bond": str(people.bond), "telling": str(uuid4()), "tap": "read", "day": "2026-12-01",
        "hour": "10:00", "device": str(uuid4()), "name": "Somebody", "how": "paper",
        "address": people.ruth.email, "own": "x", "q": "x",
    }  # fmt: skip


@contextmanager
def writing_nothing_but(allowed: set[str]) -> Iterator[None]:
    with CaptureQueriesContext(connection) as queries:
        yield
    for query in queries.captured_queries:
        found = re.match(r'\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', query["sql"])
        assert not found or found[2] in allowed, query["sql"][:200]


def as_administrator(people: People) -> Actor:
    card = directory.add_person(
        name="Aled Rees", administrator=True, active=True, at=NOON, email="aled@example.org"
    )
    return Actor(card.id, Face.ADMINISTRATOR)


def as_tomas(tomas: PersonCard) -> Actor:
    return Actor(tomas.id, Face.CLIENT)


def test_every_address_says_who_may_go_there() -> None:
    assert sorted(DECLARED) == NAMES


@pytest.mark.parametrize("name", [*CLIENT, *OF_AN_ENTRY, *STAFF, *OF_A_CLIENT, *ADMINISTRATOR])
def test_nobody_comes_in_without_unlocking(name: str, people: People, hers: UUID) -> None:
    place, someone = address(name, people, hers), browser()
    with writing_nothing_but(set()):
        look, sent = someone.get(place), someone.post(place, form(people))
    assert look.status_code in {303, 405}, look.status_code
    assert "Location" not in look or "/unlock/" in look["Location"]
    assert sent.status_code in {303, 401, 404, 405}, sent.status_code
    for answer in (look, sent):
        assert b"Ruth" not in answer.content


@pytest.mark.parametrize("name", OF_AN_ENTRY)
def test_her_page_is_not_there_for_another_client(
    name: str, people: People, hers: UUID, tomas: PersonCard
) -> None:
    someone = browser(as_tomas(tomas))
    refused(
        someone, address(name, people, hers), people, but={"entry_keep", "sheet_keep"}, name=name
    )


@pytest.mark.parametrize("name", [*CLIENT, *OF_AN_ENTRY])
@pytest.mark.parametrize("face", ["clinician", "stranger", "administrator"])
def test_the_places_of_a_client_are_not_there_for_staff(
    name: str, face: str, people: People, hers: UUID
) -> None:
    who = {
        "clinician": lambda: people.as_miriam,
        "stranger": lambda: people.as_stranger,
        "administrator": lambda: as_administrator(people),
    }[face]()
    refused(browser(who), address(name, people, hers), people, name=name)


@pytest.mark.parametrize("name", [*STAFF, *OF_A_CLIENT, *ADMINISTRATOR])
def test_the_desk_is_not_there_for_a_client(name: str, people: People, hers: UUID) -> None:
    refused(browser(people.as_ruth), address(name, people, hers), people, name=name)


@pytest.mark.parametrize("name", [*OF_A_CLIENT, *ADMINISTRATOR])
def test_a_client_of_somebody_else_is_not_there(name: str, people: People, hers: UUID) -> None:
    refused(browser(people.as_stranger), address(name, people, hers), people, name=name)


@pytest.mark.parametrize("name", OF_A_CLIENT)
def test_a_client_is_not_there_for_an_administrator(name: str, people: People, hers: UUID) -> None:
    someone = browser(as_administrator(people))
    refused(someone, address(name, people, hers), people, name=name)


def test_her_own_page_is_not_under_the_address_of_another_client(
    people: People, hers: UUID, tomas: PersonCard
) -> None:
    sharing.begin_bond(people.as_miriam, client=tomas.id, clinician=people.miriam.id, at=NOON)
    place = f"/desk/clients/{tomas.id}/e/{hers}/"
    assert browser(people.as_miriam).get(place).status_code == 404


@pytest.mark.parametrize("name", DEMO_ONLY)
@pytest.mark.parametrize("more", [{}, {"REMOTE_ADDR": "192.0.2.7"}])
def test_nobody_is_made_up_outside_a_demo(name: str, more: dict[str, str], people: People) -> None:
    if more:
        directory.name_service(name="A demo", demo=True)
    refused(browser(**more), address(name, people), people, name=name)


@pytest.mark.parametrize("name", [n for n in NAMES if n not in WITHOUT_TOKEN])
def test_a_form_of_another_site_is_refused(name: str, people: People, hers: UUID) -> None:
    """Whoever is signed in: a POST without the token changes nothing."""
    staff = name in {*STAFF, *OF_A_CLIENT, *ADMINISTRATOR}
    who = people.as_miriam if staff else people.as_ruth
    someone = browser(who, enforce_csrf_checks=True)
    with writing_nothing_but(set()):
        answer = someone.post(address(name, people, hers), form(people))
    assert answer.status_code == 403, answer.status_code


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("face", ["nobody", "client", "clinician", "administrator"])
def test_looking_writes_nothing_but_who_looked(
    name: str, face: str, people: People, hers: UUID
) -> None:
    who = {
        "nobody": lambda: None,
        "client": lambda: people.as_ruth,
        "clinician": lambda: people.as_miriam,
        "administrator": lambda: as_administrator(people),
    }[face]()
    someone, where = browser(who), address(name, people, hers)
    for method in (someone.head, someone.get):
        with writing_nothing_but(MAY_WRITE):
            answer = method(where)
        assert answer.status_code < 500
        carries_its_headers(answer)
    leads_on = answer.status_code in LEADING_ON
    assert answer.getvalue() or leads_on or name in PICTURES, "the screen would be empty"


def test_an_address_that_forms_lead_to_shows_a_way_on_when_it_is_looked_at(people: People) -> None:
    """As a phone does that let the answer to a form go, and is picked up again."""
    shown = browser(people.as_ruth).get("/me/plans/today/")
    assert (shown.status_code, shown["Allow"]) == (405, "POST")
    said = shown.content.decode()
    assert "Your writing is" in said
    assert 'href="/"' in said
    assert 'href="/help/' in said


def test_words_sent_to_an_address_that_takes_none_are_given_back(people: People) -> None:
    shown = browser(people.as_ruth).post("/me/plans/did/", {"text": WORD})
    assert shown.status_code == 405
    assert WORD in shown.content.decode()


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("/nothing/here/", 404),
        ("/static/marram/nothing.css", 404),
        ("/static/../settings.py", 404),
        ("/static/marram/companion.css", 200),
        ("/me/search/", 303),
        ("/me/e/not-an-id/", 404),
        ("/unlock/", 200),
        ("/help/", 200),
    ],
)
def test_every_answer_carries_its_headers(place: str, status: int, db: None) -> None:
    answer = browser().get(place)
    assert answer.status_code == status
    carries_its_headers(answer, kept=place.endswith("companion.css"))
    answer.close()


def test_another_host_name_is_refused_with_its_headers(db: None) -> None:
    answer = Client(HTTP_HOST="evil.example").get("/unlock/")
    assert answer.status_code == 400
    assert b"evil.example" not in answer.content
    carries_its_headers(answer)


def test_by_its_number_this_machine_sends_one_on_to_its_name(db: None) -> None:
    answer = Client(HTTP_HOST="127.0.0.1:8000").get("/unlock/?x=1")
    assert answer.status_code == 302
    assert answer["Location"] == "http://localhost:8000/unlock/?x=1"


@pytest.mark.parametrize(
    "next_", ["//evil.example/", "https://evil.example/", "/\\evil.example", "\t//evil.example",
              "javascript:alert(1)", "/%09/evil.example", "///evil.example"],
)  # fmt: skip
def test_nobody_is_led_away_after_unlocking(next_: str, people: People) -> None:
    for place in ("/unlock/", "/unlock/?again=1"):
        someone = browser(people.as_ruth)
        answer = someone.get(place, {"next": next_})
        assert "evil" not in answer.get("Location", "") or answer["Location"].startswith("/%")
        assert b'value="//evil' not in answer.content
        assert b"javascript:" not in answer.content


def test_the_cookie_of_a_session_is_closed_and_new_after_signing_in(people: People) -> None:
    someone = Client(HTTP_HOST="localhost")
    someone.post("/unlock/mail/", {"address": "nobody@example.org"})
    before = someone.cookies[settings.SESSION_COOKIE]
    assert before["httponly"]
    assert before["samesite"] == "Lax"
    request, answer = RequestFactory().get("/"), HttpResponse()
    request.META[sessions.PLACE] = sessions.find(before.value, at=NOON)
    sessions.sign_in(request, answer, person=people.ruth.id, face=Face.CLIENT, at=NOON)
    assert answer.cookies[settings.SESSION_COOKIE].value != before.value
    assert sessions.find(before.value, at=NOON) is None


def test_a_locked_session_opens_nothing_any_more(people: People) -> None:
    someone = browser(people.as_ruth)
    kept = someone.cookies[settings.SESSION_COOKIE].value
    someone.get("/leave/")
    someone.cookies[settings.SESSION_COOKIE] = kept
    assert someone.get("/me/").status_code == 303


def refused(
    someone: Client,
    place: str,
    people: People,
    *,
    name: str,
    but: set[str] | frozenset[str] = frozenset(),
) -> None:
    """Expect that the place is not there and that asking wrote no row."""
    with writing_nothing_but(set()):
        answers = [someone.get(place), someone.head(place)]
        if name not in but:
            answers.append(someone.post(place, form(people)))
    for answer in answers:
        assert answer.status_code in NOT_HERE, (place, answer.status_code)
        assert WORD.encode() not in answer.content
        carries_its_headers(answer)


@pytest.mark.parametrize("name", NAMES)
def test_only_pages_that_stretch_a_passphrase_may_compile_webassembly(
    name: str, people: People, hers: UUID
) -> None:
    for who in (None, people.as_ruth, people.as_miriam):
        policy = browser(who).get(address(name, people, hers))["Content-Security-Policy"]
        assert name in STRETCHING or policy == POLICY, name
        assert policy in {POLICY, WITH_ARGON2}
    assert name not in STRETCHING or policy_for(name, people) == WITH_ARGON2


def policy_for(name: str, people: People) -> str:
    answer = browser(people.as_ruth).get(address(name, people))
    return WITH_ARGON2 if answer.status_code == 404 else str(answer["Content-Security-Policy"])


def carries_its_headers(answer: Any, *, kept: bool = False) -> None:
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert kept or answer["Cache-Control"] == "no-store"
