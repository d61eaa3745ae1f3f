"""Every place of a client answers, and nobody else finds it."""

import pytest
from django.test import Client

PLACES = [
    "/me/",
    "/me/write/",
    "/me/write/new/",
    "/me/write/new/?length=line",
    "/me/write/new/?prompt=miss.small&shelf=miss",
    "/me/search/",
    "/me/put-away/",
    "/me/you/",
    "/me/you/sharing/",
    "/me/you/look/",
    "/me/you/privacy/",
    "/me/you/data/",
    "/me/you/data/erase/",
    "/me/you/data/erase/now/",
    "/me/you/import/",
    "/safety/",
    "/help/",
]


@pytest.mark.parametrize("place", PLACES)
def test_ruth_finds_every_place(ruth: Client, place: str) -> None:
    answer = ruth.get(place)
    assert answer.status_code == 200, answer.content.decode()[:400]
    assert "Leave" in answer.content.decode()


@pytest.mark.parametrize("place", [place for place in PLACES if place.startswith("/me/")])
def test_nobody_signed_in_is_asked_to_unlock(db: None, place: str) -> None:
    answer = Client().get(place)
    assert answer.status_code == 303
    assert answer["Location"].startswith("/unlock/")


@pytest.mark.parametrize("place", [place for place in PLACES if place.startswith("/me/")])
def test_a_clinician_finds_none_of_them(miriam: Client, place: str) -> None:
    assert miriam.get(place).status_code == 404


@pytest.mark.parametrize(
    "place", ["/me/write/new/?shelf={}", "/me/write/?shelf={}", "/me/write/new/?prompt={}"]
)
def test_no_page_repeats_words_of_its_address(ruth: Client, place: str) -> None:
    """What comes by an address and is sent back could give a page away by its length (BREACH)."""
    assert "Quincewaters" not in ruth.get(place.format("Quincewaters")).content.decode()
