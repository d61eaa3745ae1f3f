"""Photographs and sounds of a page: seen by whoever may read it, and gone when erased."""

import io
import json
import re
import zipfile
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from marram.exports import archive
from marram.imports import taking
from marram.kit.testing import NOON, People, client_called
from marram.people.actor import Actor, Face
from marram.record import erasing, media, reading, sharing, writing
from marram.record.values import NotFound, Opened
from tests.companion.support import body, form_of, write
from tests.pictures.made import SECRET, photo, sound


def put_on(browser: Client, entry: UUID, data: bytes, name: str, words: str = "") -> int:
    """Put a file on a page and return how that was answered."""
    sent = {"file": SimpleUploadedFile(name, data), "words": words, "do": "add"}
    return browser.post(f"/me/e/{entry}/pictures/", sent).status_code


def files(people: People) -> list[Path]:
    """Return every file of Ruth's under the folder of pictures and sounds."""
    hers = Path(settings.MARRAM_DATA) / "media" / people.ruth.id.hex
    return [path for path in hers.rglob("*") if path.is_file()]


def newest(people: People, entry: UUID) -> Opened:
    return reading.open_one(people.as_ruth, entry=entry, at=NOON)


@pytest.fixture
def page(ruth: Client, people: People) -> UUID:
    return write(ruth, "He is laughing at the dog.")


class TestAPhotographOnAPage:
    def test_is_seen_with_its_words_and_nobody_finds_it_on_the_disk(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        assert put_on(ruth, page, photo(), "him.jpg", "Michael and Biscuit") == 303
        shown = body(ruth, f"/me/e/{page}/")
        assert "He is laughing at the dog." in shown
        (address,) = re.findall(r'<img src="([^"]+)" alt="Michael and Biscuit"', shown)
        answer = ruth.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
        assert answer.content.startswith(b"\xff\xd8\xff")
        assert SECRET.encode() not in answer.content
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        (kept,) = files(people)
        assert answer.content[:64] not in kept.read_bytes()
        assert b"JFIF" not in kept.read_bytes()

    def test_stays_when_the_page_is_told_again(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        put_on(ruth, page, photo(), "him.jpg")
        form = form_of(body(ruth, f"/me/e/{page}/edit/"), "He laughed at the dog.", "done")
        assert ruth.post(f"/me/e/{page}/edit/", form).status_code == 303
        assert newest(people, page).body["text"] == "He laughed at the dog."
        assert len(newest(people, page).media) == 1

    def test_can_be_given_other_words_and_taken_off(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        put_on(ruth, page, photo(), "him.jpg", "Him")
        (one,) = newest(people, page).media
        sent = {"do": f"say:{one.id}", "words": "Michael, 1991"}
        assert ruth.post(f"/me/e/{page}/pictures/", sent).status_code == 303
        assert "Michael, 1991" in body(ruth, f"/me/e/{page}/")
        ruth.post(f"/me/e/{page}/pictures/", {"do": f"off:{one.id}"})
        assert "<img" not in body(ruth, f"/me/e/{page}/")
        assert len(files(people)) == 1, "earlier tellings show it"

    @pytest.mark.parametrize(
        ("data", "name", "says"),
        [
            (photo(form="PNG"), "him.jpg", "of another kind than its name says"),
            (b"<svg/>", "him.svg", "cannot be kept here"),
            (photo()[:500], "him.jpg", "cannot be read"),
            (b"", "him.jpg", "Choose a file."),
        ],
    )
    def test_that_cannot_be_kept_is_refused_with_a_reason_and_its_words_stay(
        self, ruth: Client, people: People, page: UUID, data: bytes, name: str, says: str
    ) -> None:
        sent = {"file": SimpleUploadedFile(name, data), "words": "Michael", "do": "add"}
        answer = ruth.post(f"/me/e/{page}/pictures/", sent)
        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert 'value="Michael"' in answer.content.decode()
        assert files(people) == []

    def test_more_than_twelve_are_too_many_for_one_page(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        for number in range(12):
            assert put_on(ruth, page, sound(), f"{number}.wav") == 303
        assert put_on(ruth, page, sound(), "13.wav") == 422
        assert len(newest(people, page).media) == 12


class TestASoundOnAPage:
    def test_plays_only_on_a_tap(self, ruth: Client, page: UUID) -> None:
        put_on(ruth, page, sound(), "voicemail.wav", "His last message")
        shown = body(ruth, f"/me/e/{page}/")
        assert '<audio controls preload="none"' in shown
        assert "autoplay" not in shown


class TestWhoSeesIt:
    def test_miriam_sees_what_is_on_the_telling_she_was_given_and_no_more(
        self, ruth: Client, miriam: Client, people: People, page: UUID
    ) -> None:
        put_on(ruth, page, photo(), "him.jpg", "Michael")
        sharing.give(people.as_ruth, entry=page, bond=people.bond, at=NOON)
        put_on(ruth, page, sound(), "voicemail.wav", "His last message")
        first, second = newest(people, page).media
        where = f"/desk/clients/{people.ruth.id}/e/{page}/"
        shown = body(miriam, where)
        assert 'alt="Michael"' in shown
        assert "His last message" not in shown
        assert miriam.get(f"{where}pictures/{first.id}/").status_code == 200
        assert miriam.get(f"{where}pictures/{second.id}/").status_code == 404
        sharing.take_back(people.as_ruth, entry=page, bond=people.bond, at=NOON)
        assert miriam.get(f"{where}pictures/{first.id}/").status_code == 404
        assert ruth.get(f"/me/e/{page}/pictures/{first.id}/").status_code == 200

    def test_another_client_finds_nothing(
        self, ruth: Client, tomas: Client, miriam: Client, people: People, page: UUID
    ) -> None:
        put_on(ruth, page, photo(), "him.jpg")
        (one,) = newest(people, page).media
        other = write(ruth, "Another page.")
        assert ruth.get(f"/me/e/{other}/pictures/{one.id}/").status_code == 404
        for browser in (tomas, miriam):
            for where in ("", f"{one.id}/", f"{one.id}/erase/"):
                assert browser.get(f"/me/e/{page}/pictures/{where}").status_code == 404
            assert browser.post(f"/me/e/{page}/pictures/{one.id}/erase/").status_code == 404
        assert len(files(people)) == 1


class TestErased:
    def test_one_picture_leaves_every_telling_and_the_words_stay(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        put_on(ruth, page, photo(), "him.jpg")
        put_on(ruth, page, sound(), "voicemail.wav")
        picture, voice = newest(people, page).media
        before = newest(people, page)
        assert "cannot be undone" in body(ruth, f"/me/e/{page}/pictures/{picture.id}/erase/")
        assert ruth.post(f"/me/e/{page}/pictures/{picture.id}/erase/").status_code == 303
        told = reading.tellings(people.as_ruth, entry=page, at=NOON)
        assert {one.id for each in told for one in each.media} == {voice.id}
        assert told[-1].body["text"] == "He is laughing at the dog."
        assert len(files(people)) == 1
        with pytest.raises(NotFound):
            media.read(before, picture.id)
        assert media.read(before, voice.id)[1] == sound()

    def test_with_its_page_its_telling_and_its_person(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        put_on(ruth, page, photo(), "him.jpg")
        (one,) = newest(people, page).media
        ruth.post(f"/me/e/{page}/pictures/", {"do": f"off:{one.id}"})
        with_it = reading.tellings(people.as_ruth, entry=page, at=NOON)[1].outline.telling
        erasing.erase_telling(people.as_ruth, entry=page, telling=with_it, at=NOON)
        assert files(people) == []
        put_on(ruth, page, photo(), "him.jpg")
        other = write(ruth, "Her.")
        put_on(ruth, other, photo(), "her.jpg")
        erasing.erase_entry(people.as_ruth, entry=page, at=NOON)
        assert len(files(people)) == 1
        erasing.erase_person_now(people.as_ruth, owner=people.ruth.id, at=NOON)
        assert files(people) == []

    def test_other_pictures_still_open_after_the_keys_are_new(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        put_on(ruth, page, sound(), "voicemail.wav")
        erasing.erase_entry(people.as_ruth, entry=write(ruth, "Gone."), at=NOON)
        (one,) = newest(people, page).media
        assert media.read(newest(people, page), one.id)[1] == sound()


class TestTakenAlong:
    def test_an_archive_holds_them_without_keys_and_brings_them_back(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        put_on(ruth, page, photo(), "him.jpg", "Michael & Biscuit")
        put_on(ruth, page, sound(), "voicemail.wav")
        made = io.BytesIO()
        archive.write(people.as_ruth, owner=people.ruth.id, at=NOON, stream=made)
        picture, voice = newest(people, page).media
        with zipfile.ZipFile(made) as opened:
            names = set(opened.namelist())
            assert {f"read/media/{picture.id}.jpg", f"read/media/{voice.id}.wav"} <= names
            everything = json.loads(opened.read("marram.json"))
            read = opened.read("read/2026.html").decode()
        assert "key" not in str(everything["entries"][0]["tellings"][-1]["media"])
        assert f'<img src="media/{picture.id}.jpg" alt="Michael &amp; Biscuit"' in read
        ruth_there = Actor(client_called("Ruth", f"{uuid4()}@example.org").id, Face.CLIENT)
        erasing.erase_person_now(people.as_ruth, owner=people.ruth.id, at=NOON)
        assert ruth_there.person is not None
        taking.take(ruth_there, owner=ruth_there.person, stream=made, at=NOON)
        back = reading.open_one(ruth_there, entry=page, at=NOON)
        assert [one.words for one in back.media] == ["Michael & Biscuit", ""]
        assert media.read(back, voice.id)[1] == sound()
        assert media.read(back, picture.id)[1].startswith(b"\xff\xd8\xff")

    @pytest.mark.parametrize("forged", [b"<script>", sound()])
    def test_what_is_no_picture_in_an_archive_is_left_out_and_its_page_comes(
        self, ruth: Client, people: People, page: UUID, forged: bytes
    ) -> None:
        put_on(ruth, page, photo(), "him.jpg")
        (one,) = newest(people, page).media
        made, changed = io.BytesIO(), io.BytesIO()
        archive.write(people.as_ruth, owner=people.ruth.id, at=NOON, stream=made)
        with zipfile.ZipFile(made) as opened, zipfile.ZipFile(changed, "w") as other:
            for name in opened.namelist():
                changes = name == f"read/media/{one.id}.jpg"
                other.writestr(name, forged if changes else opened.read(name))
        erasing.erase_person_now(people.as_ruth, owner=people.ruth.id, at=NOON)
        there = Actor(client_called("Ruth", f"{uuid4()}@example.org").id, Face.CLIENT)
        assert there.person is not None
        changed.seek(0)
        taking.take(there, owner=there.person, stream=changed, at=NOON)
        back = reading.open_one(there, entry=page, at=NOON)
        assert back.body["text"] == "He is laughing at the dog."
        assert back.media == ()


def test_what_an_archive_says_of_a_pictures_size_is_not_believed(
    ruth: Client, people: People, page: UUID
) -> None:
    put_on(ruth, page, photo(), "him.jpg")
    made, changed = io.BytesIO(), io.BytesIO()
    archive.write(people.as_ruth, owner=people.ruth.id, at=NOON, stream=made)
    with zipfile.ZipFile(made) as opened, zipfile.ZipFile(changed, "w") as other:
        for name in opened.namelist():
            told = opened.read(name)
            if name == "marram.json":
                everything = json.loads(told)
                everything["entries"][0]["tellings"][-1]["media"][0]["size"] = []
                told = json.dumps(everything).encode()
            other.writestr(name, told)
    erasing.erase_person_now(people.as_ruth, owner=people.ruth.id, at=NOON)
    there = Actor(client_called("Ruth", f"{uuid4()}@example.org").id, Face.CLIENT)
    assert there.person is not None
    changed.seek(0)
    taking.take(there, owner=there.person, stream=changed, at=NOON)
    (one,) = reading.open_one(there, entry=page, at=NOON).media
    assert (one.width, one.height) == (640, 480)


def test_a_file_is_on_the_disk_before_the_telling_that_names_it(
    ruth: Client, people: People, page: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    told = writing.revise

    def revise(*args: object, **more: object) -> object:
        seen.append(len(files(people)))
        return told(*args, **more)

    monkeypatch.setattr(writing, "revise", revise)
    put_on(ruth, page, sound(), "voicemail.wav")
    assert seen == [1]
