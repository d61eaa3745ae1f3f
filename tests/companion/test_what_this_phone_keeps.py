"""What a phone keeps by choice: the copy it is handed, and when that ends."""

import dataclasses
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from marram.kit import registry
from marram.kit.practice import Copied
from marram.kit.testing import People
from marram.people.actor import Actor, Face
from tests.companion.support import body, write

COPY = "/me/you/phone/copy/"


@pytest.fixture
def a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give one of the rooms a plan to hand out, as the room of the plan does."""

    def copied(actor: Actor, at: datetime) -> Sequence[Copied]:
        return (Copied("Call Edith", ("on the landing",), "tel:0123"), Copied(f"{actor.person}"))

    rooms = registry.rooms()
    with_plan = (dataclasses.replace(rooms[0], offline_copy=copied), *rooms[1:])
    monkeypatch.setattr(registry, "rooms", lambda: with_plan)


def test_the_page_says_what_it_means_on_a_shared_phone(ruth: Client) -> None:
    page = body(ruth, "/me/you/phone/")
    for said in (
        "nothing of yours can be read on this phone without signing in",
        "Anybody who holds this phone can read them too",
        "It does not keep out a laboratory",
        "PIN of at least 6 digits",
    ):
        assert said in page
    assert "/me/you/phone/" in body(ruth, "/me/you/privacy/")


def test_without_a_choice_the_copy_is_empty(ruth: Client, a_plan: None) -> None:
    write(ruth, "mine")
    answer = ruth.get(COPY).json()
    assert (answer["copied"], answer["pages"]) == ([], [])


def test_plan_and_kit_come_with_their_day(ruth: Client, people: People, a_plan: None) -> None:
    answer = ruth.get(COPY, {"plain": "yes"})
    found = answer.json()
    assert found["copied"][0] == {
        "heading": "Call Edith", "lines": ["on the landing"], "href": "tel:0123"
    }  # fmt: skip
    assert found["copied"][1]["heading"] == str(people.ruth.id)
    assert found["day"] == "19 November 2026, 12:00"
    assert answer["Cache-Control"] == "no-store"


def test_pages_opened_last_come_first_then_the_newest(ruth: Client) -> None:
    old, _, new = (write(ruth, words) for words in ("the old one", "between", "the new one"))
    found = ruth.get(COPY, {"pages": "2", "e": f"{old},{uuid4()},nonsense"}).json()["pages"]
    assert [page["parts"][0][1] for page in found] == ["the old one", "the new one"]
    assert ruth.get(COPY, {"pages": "500"}).json()["pages"].__len__() == 3
    assert ruth.get(COPY, {"e": f"{new}"}).json()["pages"] == []


def test_the_copy_says_whose_it_is_and_no_more(ruth: Client, tomas: Client, people: People) -> None:
    hers, again, his = (who.get(COPY).json()["whose"] for who in (ruth, ruth, tomas))
    assert hers == again != his
    assert people.ruth.id.hex not in hers


def test_what_was_put_away_or_is_another_persons_is_not_in_it(ruth: Client, tomas: Client) -> None:
    away, his = write(ruth, "put away"), write(tomas, "his")
    ruth.post(reverse("put_away", args=[away]))
    assert ruth.get(COPY, {"pages": "20", "e": f"{away},{his}"}).json()["pages"] == []


def test_the_copy_is_for_the_client_alone(ruth: Client, miriam: Client) -> None:
    for place in (COPY, "/me/you/phone/"):
        assert miriam.get(place).status_code == 404
        assert Client().get(place)["Location"].startswith("/unlock/")
    assert miriam.post("/me/you/phone/clear/").status_code == 404


def test_taking_it_off_asks_the_browser_to_clear_what_it_stored(ruth: Client) -> None:
    assert ruth.post("/me/you/phone/clear/")["Clear-Site-Data"] == '"storage"'


def test_signing_out_everywhere_is_known_to_each_phone(
    ruth: Client, browser_of: Callable[[UUID, Face], Client], people: People
) -> None:
    tablet = browser_of(people.ruth.id, Face.CLIENT)
    assert ruth.get("/offline/here/").json() == {"gone": False}
    tablet.post("/out/", {"everywhere": "yes"})
    assert ruth.get("/offline/here/").json() == {"gone": True}
    assert tablet.get("/offline/here/").json() == {"gone": False}, "its own script took it off"


def test_leave_and_locking_do_not_count_as_signed_out_elsewhere(ruth: Client) -> None:
    ruth.get("/leave/")
    assert ruth.get("/offline/here/").json() == {"gone": False}
    assert Client().get("/offline/here/").json() == {"gone": False}


def test_the_page_for_reading_holds_no_word_of_anybody(ruth: Client) -> None:
    write(ruth, "Quincewaters")
    hers, nobodys = (body(who, "/offline/read/") for who in (ruth, Client()))
    assert "Ruth" not in hers
    assert "Quincewaters" not in hers
    assert shell(hers) == shell(nobodys)


def shell(page: str) -> str:
    return re.sub(r"\s+", " ", page)


def test_help_now_shows_the_kept_plan_to_those_who_are_not_signed_in(ruth: Client) -> None:
    assert "data-kept-plan" in body(Client(), "/help/")
    assert "data-kept-plan" not in body(ruth, "/help/")
