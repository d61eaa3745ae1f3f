"""Who can read this: by name, exactly as they see it, by days, taken back, answered apart."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.test import Client

from marram.kit.testing import People
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record import reading, sharing
from tests.companion.support import body, write


def test_ruth_sees_the_day_on_which_miriam_opened_a_page(
    ruth: Client, people: People, now: datetime
) -> None:
    entry = write(ruth, "For Miriam.")
    ruth.post(f"/me/e/{entry}/share/", {"bond": str(people.bond)})
    reading.open_one(people.as_miriam, entry=entry, at=now - timedelta(days=2))
    for address in (f"/me/e/{entry}/", "/me/you/sharing/"):
        page = body(ruth, address)
        assert "Opened by Miriam Castell, Tuesday" in page
        assert "12:00" not in page
    log = body(ruth, "/me/you/data/")
    assert "17 Nov 2026," in log
    assert "12:00" in log


def test_an_answer_stands_apart_from_the_words(ruth: Client, people: People, now: datetime) -> None:
    entry = write(ruth, "For Miriam.")
    ruth.post(f"/me/e/{entry}/share/", {"bond": str(people.bond)})
    sharing.answer(people.as_miriam, entry=entry, at=now)
    page = body(ruth, f"/me/e/{entry}/")
    assert "I have read this. Let us talk about it when we meet." in page
    assert page.index("For Miriam.") < page.index("I have read this.")
    assert "Miriam Castell answered a page you shared" in body(ruth, "/me/")


def test_only_me_takes_a_page_back_from_everybody(
    ruth: Client, people: People, now: datetime
) -> None:
    entry = write(ruth, "Not any more.")
    ruth.post(f"/me/e/{entry}/share/", {"bond": str(people.bond), "follow": "yes"})
    page = body(ruth, f"/me/e/{entry}/share/")
    assert 'name="follow" value="yes" checked' in page
    ruth.post(f"/me/e/{entry}/share/", {"bond": "none"})
    assert not sharing.shares_with_reader(people.as_miriam, owner=people.ruth.id)
    assert "Taken back" in body(ruth, "/me/you/sharing/")


def test_a_page_can_be_given_to_all_who_work_with_her(
    ruth: Client, people: People, now: datetime
) -> None:
    by = Actor(people.stranger.id, Face.CLINICIAN)
    sharing.begin_bond(by, client=people.ruth.id, clinician=people.stranger.id, at=now)
    entry = write(ruth, "For both.")
    assert "Ines Prado, Miriam Castell" in body(ruth, f"/me/e/{entry}/share/")
    ruth.post(f"/me/e/{entry}/share/", {"bond": "all"})
    page = body(ruth, f"/me/e/{entry}/")
    assert "Miriam Castell can read this" in page
    assert "Ines Prado can read this" in page
    ruth.post(f"/me/e/{entry}/share/", {"bond": str(people.bond)})
    assert "Ines Prado can read this" not in body(ruth, f"/me/e/{entry}/")


def test_nothing_chosen_keeps_the_note(ruth: Client, people: People) -> None:
    entry = write(ruth, "A page.")
    answer = ruth.post(f"/me/e/{entry}/share/", {"note": "Read this first."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Read this first." in page
    assert "Choose who can read this." in page


def test_a_bond_of_nobody_is_not_there(ruth: Client, people: People) -> None:
    entry = write(ruth, "A page.")
    assert ruth.post(f"/me/e/{entry}/share/", {"bond": str(uuid4())}).status_code == 404
    assert ruth.post(f"/me/e/{entry}/take-back/", {"bond": "x"}).status_code == 404


def test_a_page_put_away_cannot_be_shared_and_can_come_back(ruth: Client, people: People) -> None:
    entry = write(ruth, "For later.")
    away = ruth.post(f"/me/e/{entry}/put-away/")
    listed = body(ruth, away["Location"])
    assert f"/me/e/{entry}/bring-back/" in listed
    assert "For later." not in listed
    assert "For later." in body(ruth, "/me/put-away/")
    refused = ruth.post(f"/me/e/{entry}/share/", {"bond": str(people.bond), "note": "Please."})
    assert refused.status_code == 409
    assert "Please." in refused.content.decode()
    back = ruth.post(f"/me/e/{entry}/bring-back/")
    assert "For later." in body(ruth, back["Location"])
    assert "For later." in body(ruth, "/me/write/")


def test_an_erased_page_is_gone(ruth: Client) -> None:
    entry = write(ruth, "Away with it.")
    asked = body(ruth, f"/me/e/{entry}/erase/")
    assert "Erase this page?" in asked
    assert ruth.post(f"/me/e/{entry}/erase/").status_code == 303
    assert ruth.get(f"/me/e/{entry}/").status_code == 404
    assert "Away with it." not in body(ruth, "/me/write/")


def test_the_greeting_follows_her_own_clock(ruth: Client, people: People) -> None:
    assert "Good afternoon, Ruth" in body(ruth, "/me/")
    directory.change_person(people.ruth.id, time_zone="Pacific/Auckland")
    page = body(ruth, "/me/")
    assert "Hello, Ruth" in page
    assert "Friday 20 November. Nothing is due." in page
