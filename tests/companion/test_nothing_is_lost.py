"""Ruth at three in the morning, tired: what she typed is there again, whatever happened."""

import html
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.test import Client

from marram.kit.testing import NOON, People
from marram.record import reading, sharing, writing
from tests.companion.support import body, form_of, write


def test_going_back_and_writing_on_in_the_same_form_is_a_later_telling(
    ruth: Client, people: People
) -> None:
    page = body(ruth, "/me/write/new/")
    first = ruth.post("/me/write/new/", form_of(page, "He kept bees.", "done"))
    again = ruth.post("/me/write/new/", form_of(page, "He kept bees. Three hives.", "done"))
    assert again.status_code == 303
    assert "Three hives." in body(ruth, again["Location"])
    assert again["Location"] == first["Location"]
    thrice = ruth.post("/me/write/new/", form_of(page, "He kept bees. Three hives.", "done"))
    assert thrice["Location"] == first["Location"]
    heads = reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON)
    assert [head.tellings for head in heads] == [2]


def test_a_page_erased_in_another_tab_gives_the_words_back(ruth: Client) -> None:
    entry = write(ruth, "He kept bees.")
    page = body(ruth, f"/me/e/{entry}/edit/")
    ruth.post(f"/me/e/{entry}/erase/")
    answer = ruth.post(f"/me/e/{entry}/edit/", form_of(page, "Three <hives>.", "done"))
    assert answer.status_code == 404
    assert "Three <hives>." in html.unescape(answer.content.decode())
    assert "<hives>" not in answer.content.decode()


def test_taking_back_twice_ends_where_taking_back_once_ends(ruth: Client, people: People) -> None:
    entry = write(ruth, "He kept bees.")
    ruth.post(f"/me/e/{entry}/share/", {"bond": str(people.bond)})
    once = ruth.post(f"/me/e/{entry}/take-back/", {"bond": str(people.bond)})
    twice = ruth.post(f"/me/e/{entry}/take-back/", {"bond": str(people.bond)})
    assert twice.status_code == 303
    assert twice["Location"] == once["Location"]


def test_a_share_sent_twice_says_its_note_once(ruth: Client, people: People) -> None:
    entry = write(ruth, "He kept bees.")
    form = {"bond": str(people.bond), "note": "For Tuesday.", "operation": str(uuid4())}
    for _ in range(2):
        assert ruth.post(f"/me/e/{entry}/share/", form).status_code == 303
    card = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)[0]
    assert [remark.text for remark in card.remarks] == ["For Tuesday."]


def test_a_disk_that_is_full_gives_the_words_back(
    ruth: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = body(ruth, "/me/write/new/")

    def full(*_: object, **__: object) -> None:
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(writing, "begin", full)
    answer = ruth.post("/me/write/new/", form_of(page, "Kept by nobody yet.", "done"))
    assert answer.status_code == 500
    assert "Kept by nobody yet." in answer.content.decode()


def test_a_passphrase_is_not_shown_when_the_session_has_ended(client: Client, db: None) -> None:
    answer = client.post("/me/you/data/archive/", {"passphrase": "quince tree"})
    assert answer.status_code == 401
    assert "quince tree" not in answer.content.decode()


@pytest.mark.parametrize(("mode", "status"), [("navigate", 204), ("cors", 413)])
def test_more_than_can_be_read_stays_in_the_form(ruth: Client, mode: str, status: int) -> None:
    """No page can give it back, so none takes the place of the form; autosave is told."""
    page = body(ruth, "/me/write/new/")
    form = form_of(page, "x" * (9 * 1024 * 1024), "done")
    sent = urlencode(form)
    answer = ruth.post(
        "/me/write/new/",
        sent,
        content_type="application/x-www-form-urlencoded",
        headers={"Sec-Fetch-Mode": mode},
    )
    assert answer.status_code == status
    assert answer.content == b""
