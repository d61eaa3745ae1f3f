"""How it looks, taking everything along, bringing a diary in, erasing everything."""

import io
import zipfile
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from marram.companion.pages.bring_in import WAITING
from marram.kit.testing import People
from marram.people import directory
from marram.record import drafts
from tests.companion.support import body, hidden, write

DIARY = (
    '{"date": "1870-06-20", "precision": "day", "text": "Mon frère est mort."}\n'
    '{"date": "1870-06-21", "precision": "day", "text": "Rien."}\n'
    '{"date": "1870-06-22", "text": ""}\n'
)


def test_how_it_looks_is_kept(ruth: Client, people: People) -> None:
    form = {"theme": "dark", "text": "150", "quiet": "yes", "plain": "yes", "language": "ar"}
    assert ruth.post("/me/you/look/", form).status_code == 303
    page = body(ruth, "/me/you/look/")
    assert 'data-theme="dark"' in page
    assert 'data-text="150"' in page
    assert 'dir="rtl"' in page
    assert directory.person(people.ruth.id).look["plain"] == "yes"


def test_a_look_that_does_not_exist_changes_nothing(ruth: Client, people: People) -> None:
    ruth.post("/me/you/look/", {"theme": '"><script>', "language": "xx"})
    person = directory.person(people.ruth.id)
    assert "theme" not in person.look
    assert person.language == "en-gb"


def test_she_takes_everything_with_her(ruth: Client) -> None:
    write(ruth, "All of it.")
    answer = ruth.post("/me/you/data/archive/")
    assert answer["Content-Disposition"] == 'attachment; filename="archive-2026-11-19.zip"'
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert b"All of it." in archive.read("marram.json")


def test_a_locked_copy_shows_no_words(ruth: Client) -> None:
    write(ruth, "All of it.")
    answer = ruth.post("/me/you/data/archive/", {"passphrase": "a quiet boat"})
    raw = b"".join(answer.streaming_content)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, pytest.raises(RuntimeError):
        archive.read(archive.namelist()[0])


def test_a_diary_is_looked_into_first_and_then_brought_in(ruth: Client, people: People) -> None:
    seen = look_into(ruth)
    assert "2 pages to bring in" in seen
    assert "Left out" in seen
    assert "Nothing you have written" not in body(ruth, "/me/write/")
    assert "20 June 1870" in seen
    done = ruth.post("/me/you/import/", {"do": "bring", "token": hidden(seen, "token")})
    assert "2 pages are here." in body(ruth, done["Location"])
    assert "Mon frère est mort." in body(ruth, "/me/write/")
    assert not [card for card in drafts.every(people.as_ruth) if card.kind == WAITING]


def test_the_same_diary_again_brings_nothing(ruth: Client) -> None:
    for _ in range(2):
        seen = look_into(ruth)
        ruth.post("/me/you/import/", {"do": "bring", "token": hidden(seen, "token")})
    assert "0 pages to bring in" in seen
    assert "Already here" in seen


@pytest.mark.parametrize("sent", [b"", b"PK\x03\x04 no archive", b"\x00\x01\x02"])
def test_a_file_that_is_no_diary_gets_one_clear_sentence(ruth: Client, sent: bytes) -> None:
    file = SimpleUploadedFile("x.bin", sent)
    answer = ruth.post("/me/you/import/", {"do": "look", "file": file})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_no_file_and_an_old_token_are_told_apart_from_nothing(ruth: Client) -> None:
    assert "Choose a file." in ruth.post("/me/you/import/", {"do": "look"}).content.decode()
    late = ruth.post("/me/you/import/", {"do": "bring", "token": str(uuid4())})
    assert late.status_code == 422


def test_erasing_everything_can_be_called_off(ruth: Client) -> None:
    entry = write(ruth, "Stays after all.")
    assert ruth.post("/me/you/data/erase/").status_code == 303
    assert ruth.get(f"/me/e/{entry}/")["Location"] == "/me/you/data/"
    page = body(ruth, "/me/you/data/")
    assert "On 3 December 2026 the keys are destroyed." in page
    assert ruth.post("/me/you/data/stay/").status_code == 303
    assert "Stays after all." in body(ruth, f"/me/e/{entry}/")


def test_erasing_at_once_asks_for_the_address(ruth: Client, people: People) -> None:
    write(ruth, "Gone.")
    wrong = ruth.post("/me/you/data/erase/now/", {"address": "someone@example.org"})
    assert wrong.status_code == 422
    assert directory.person(people.ruth.id).name == "Ruth Adeyemi"
    right = ruth.post("/me/you/data/erase/now/", {"address": people.ruth.email.upper()})
    assert right.status_code == 303
    with pytest.raises(directory.NoSuchPerson):
        directory.person(people.ruth.id)
    assert ruth.get("/me/")["Location"].startswith("/unlock/")


def diary() -> SimpleUploadedFile:
    return SimpleUploadedFile("diary.jsonl", DIARY.encode())


def look_into(browser: Client) -> str:
    """Send the diary to be looked into and return the page that says what is in it."""
    answer = browser.post("/me/you/import/", {"do": "look", "file": diary()})
    assert answer.status_code == 303
    return body(browser, answer["Location"])
