"""What a phone keeps for when there is no signal: no word of anybody, and all that it needs."""

import json
import re

import pytest
from django.http import HttpResponse
from django.test import Client

from marram.companion import offline

pytestmark = pytest.mark.django_db


def page(address: str, **headers: str) -> str:
    answer = Client().get(address, headers=headers)
    assert answer.status_code == 200, address
    return answer.content.decode()


def listed() -> dict[str, list[str]]:
    first = page("/sw.js").split("\n", maxsplit=1)[0]
    found = re.fullmatch(r"const KEEP = (.*);", first)
    assert found
    kept: dict[str, list[str]] = json.loads(found[1])
    return kept


def test_every_page_that_is_kept_is_there_for_everybody_without_a_cookie() -> None:
    pages = listed()["pages"]
    assert "/help/" in pages
    assert "/steady/" in pages
    for address in pages:
        answer: HttpResponse = Client().get(address)
        assert answer.status_code == 200, address
        assert not answer.cookies, address


def test_whatever_a_kept_page_needs_is_kept_with_it() -> None:
    kept = listed()
    needed = {
        name.split("#")[0]
        for address in kept["pages"]
        for name in re.findall(r'(?:src|href)="(/static/[^"]+)"', page(address))
    }
    assert needed - set(kept["files"]) == set()


def test_the_version_changes_with_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    before = offline.kept().version
    assert offline.kept().version == before
    monkeypatch.setattr(offline.numbers, "stamp", lambda: "other numbers")
    assert offline.kept().version != before


def test_the_worker_is_asked_for_anew_each_time_and_may_serve_every_place() -> None:
    answer = Client().get("/sw.js")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Content-Type"].startswith("text/javascript")


def test_a_phone_keeps_the_pages_in_the_language_that_was_chosen() -> None:
    assert 'dir="rtl"' in page("/offline/", **{"X-Language": "ar"})
    assert 'dir="ltr"' in page("/offline/", **{"X-Language": "xx"})


def test_on_the_home_screen_it_has_the_neutral_name_of_the_service() -> None:
    found = json.loads(page("/manifest.webmanifest"))
    assert found["short_name"] == "Marram"
    assert found["start_url"] == "/me/"
