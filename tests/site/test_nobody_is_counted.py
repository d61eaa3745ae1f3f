"""No page, picture or feed of any made-up person counts them, compares them or hurries them."""

import re
from collections import deque
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from marram.accounts import calendar, sessions
from marram.kit.testing import NOON, ask, make_keyring
from marram.operations.demo import loading
from marram.people.actor import NOBODY, Actor, Face
from marram.site import middleware

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.timeout(600)]
COUNTING = re.compile(
    r"\b(?:streaks?|overdue|missed|in a row|on average|average mood|behind schedule|unanswered|"
    r"completed|completion|percent)\b|\d ?%|\b\d+ (?:of|out of) (?!100\b)\d+\b",
    re.IGNORECASE,
)
AWAY = ("/leave", "/out", "/static", "/demo", "/gone", "/sw.js", "/manifest")
MOST = 700


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware.timezone, "now", lambda: NOON)


def words_in(page: str) -> str:
    """Return what the main part of a page says, its pictures and labels too."""
    main = page.split("<main", 1)[-1].split("</main>", maxsplit=1)[0]
    said = re.findall(r'aria-label="([^"]*)"', main)
    plain = re.sub(r"<(?:script|style).*?</(?:script|style)>|<[^>]+>", " ", main, flags=re.DOTALL)
    return unescape(" ".join([plain, *said]))


def every_page(browser: Client) -> dict[str, str]:
    """Return every page that can be reached by links from Today, by its address."""
    seen: dict[str, str] = {}
    left = deque(["/me/", "/me/check-in/month/", "/me/check-in/year/", "/me/plans/did/"])
    kinds: dict[str, int] = {}
    while left and len(seen) < MOST:
        where = left.popleft()
        kind = re.sub(r"[0-9a-f-]{36}", "·", urlsplit(where).path)
        if where in seen or where.startswith(AWAY) or kinds.get(kind, 0) > 25:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = browser.get(where, follow=True)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        seen[where] = answer.content.decode()
        base = answer.redirect_chain[-1][0] if answer.redirect_chain else where
        for link in re.findall(r'<a [^>]*href="([^"#]+)"', seen[where]):
            to = unescape(link)
            if to.startswith("?"):
                to = urlsplit(base).path + to
            if to.startswith("/") and not to.startswith("//"):
                left.append(to)
    return seen


def signed_in(person: Actor) -> Client:
    made, answer = Client(HTTP_HOST="localhost"), HttpResponse()
    assert person.person is not None
    request = RequestFactory().get("/")
    sessions.sign_in(request, answer, person=person.person, face=person.face, at=NOON)
    made.cookies.update(answer.cookies)
    return made


def test_no_page_of_any_persona_counts_them() -> None:
    make_keyring()
    loading.load(lambda _said: None)
    told = loading._told()
    found: dict[str, list[str]] = {}
    looked = 0
    for one in told["clients"]:
        pages = every_page(signed_in(Actor(loading.person_id(one["key"]), Face.CLIENT)))
        looked += len(pages)
        for where, page in pages.items():
            if said := [hit.group(0) for hit in COUNTING.finditer(words_in(page))]:
                found[f"{one['key']} {where}"] = said
    assert not found
    assert looked > 100 * len(told["clients"]) / 2


def test_nor_does_a_calendar() -> None:
    make_keyring()
    loading.load(lambda _said: None)
    ruth = Actor(loading.person_id("ruth"), Face.CLIENT)
    token = calendar.make(ruth, at=NOON)
    feed = ask(NOBODY, f"/calendar/{token}.ics", at=NOON).content.decode()
    assert "BEGIN:VEVENT" in feed
    assert not COUNTING.search(feed)
