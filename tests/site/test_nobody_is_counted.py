"""No page, picture or feed of any made-up person counts them, compares them or hurries them."""

import re
from html import unescape

import pytest

from marram.accounts import calendar
from marram.kit.testing import NOON, ask, make_keyring
from marram.operations.demo import loading
from marram.operations.demo.house import person_id, text
from marram.people.actor import NOBODY, Actor, Face
from marram.site import middleware
from tests.site.walking import every_page, signed_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.timeout(600)]
COUNTING = re.compile(
    r"\b(?:streaks?|overdue|missed|in a row|on average|average mood|behind schedule|unanswered|"
    r"completed|completion|percent)\b|\d ?%|\b\d+ (?:of|out of) (?!100\b)\d+\b",
    re.IGNORECASE,
)
BEGIN = ["/me/", "/me/check-in/month/", "/me/check-in/year/", "/me/plans/did/"]


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware.timezone, "now", lambda: NOON)


def words_in(page: str) -> str:
    """Return what the main part of a page says, its pictures and labels too."""
    main = page.split("<main", 1)[-1].split("</main>", maxsplit=1)[0]
    said = re.findall(r'aria-label="([^"]*)"', main)
    plain = re.sub(r"<(?:script|style).*?</(?:script|style)>|<[^>]+>", " ", main, flags=re.DOTALL)
    return unescape(" ".join([plain, *said]))


def test_no_page_of_any_persona_counts_them() -> None:
    make_keyring()
    loading.load(lambda _said: None)
    told = text()
    found: dict[str, list[str]] = {}
    looked = 0
    for one in told["clients"]:
        pages = every_page(signed_in(Actor(person_id(one["key"]), Face.CLIENT)), BEGIN)
        looked += len(pages)
        for where, page in pages.items():
            if said := [hit.group(0) for hit in COUNTING.finditer(words_in(page))]:
                found[f"{one['key']} {where}"] = said
    assert not found
    assert looked > 100 * len(told["clients"]) / 2


def test_nor_does_a_calendar() -> None:
    make_keyring()
    loading.load(lambda _said: None)
    ruth = Actor(person_id("ruth"), Face.CLIENT)
    token = calendar.make(ruth, at=NOON)
    feed = ask(NOBODY, f"/calendar/{token}.ics", at=NOON).content.decode()
    assert "BEGIN:VEVENT" in feed
    assert not COUNTING.search(feed)
