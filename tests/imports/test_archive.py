"""Our own archive is recognised, checked to the last field, and read for its preview."""

import io
from datetime import date
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED

import pytest
import pyzipper

from marram.imports import archive
from marram.imports.readers import READERS, reader_for
from marram.imports.values import Found, Refused, Skipped, page_limit
from tests.imports.archives import ENTRY, TELLING, dumped, packed, packed_record, record


def refusal(stream: io.BytesIO, passphrase: str = "") -> Refused:
    with pytest.raises(Refused) as found:
        archive.opened(archive.unlocked(stream, passphrase=passphrase) if passphrase else stream)
    return found.value


def test_an_archive_comes_back_as_it_went_out() -> None:
    assert archive.opened(packed_record(record())) == record()


def test_each_entry_is_seen_in_the_preview() -> None:
    (item,) = archive.READER.read(packed_record(record()))
    assert isinstance(item, Found)
    assert item.source_key == ENTRY
    assert item.page.body["text"] == "Mort."
    assert item.page.when is not None
    assert item.page.when.first == date(1870, 6, 20)


def test_a_file_finds_its_reader() -> None:
    assert {reader.name for reader in READERS} == {
        "archive",
        "checkins",
        "dated",
        "dayone",
        "jsonl",
        "markdown",
    }
    assert reader_for(packed_record(record()), name="any").name == "archive"
    assert reader_for(io.BytesIO(b'{"text": "x"}')).name == "jsonl"
    for head, code in ((b"Dear diary", "unknown"), (b"", "nothing"), (b" \n", "nothing")):
        with pytest.raises(Refused) as found:
            reader_for(io.BytesIO(head))
        assert found.value.code == code


def test_some_other_zip_is_no_archive() -> None:
    assert refusal(packed(("holiday.jpg", b"x"))).code == "archive_none"
    assert refusal(packed(("marram.json", b"{"))).code == "archive_json"
    assert refusal(packed(("marram.json", b"\xff"))).code == "archive_json"
    assert refusal(packed(("marram.json", b"[" * 200_000))).code in {"archive_json", "zip_ratio"}
    assert refusal(packed_record([])).code == "archive_none"
    assert refusal(packed_record({**record(), "version": 2})).code == "archive_version"


LINK = {
    "id": TELLING,
    "source": ENTRY,
    "target": ENTRY,
    "relation": "serves",
    "recorded": "2026-11-22T17:41:00+00:00",
}


def change(path: list[str | int], value: object) -> dict[str, Any]:
    found = record()
    place: Any = found
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return found


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (["entries"], None, "entries"),
        (["entries", 0], "x", "entries 1"),
        (["entries", 0, "id"], "1", "entries 1, id"),
        (["entries", 0, "id"], ENTRY.upper(), "entries 1, id"),
        (["entries", 0, "tellings"], [], "entries 1, tellings"),
        (["entries", 0, "tellings", 0, "shape"], True, "tellings 1, shape"),
        (["entries", 0, "recorded"], "2026-11-22T17:41:00", "entries 1, recorded"),
        (["entries", 0, "put_away"], "yesterday", "entries 1, put_away"),
        (["links"], [{**LINK, "target": TELLING}], "links 1, target"),
        (["entries", 0, "tellings", 0, "body"], [], "tellings 1, body"),
        (["entries", 0, "tellings", 0, "when"], {"first": "soon"}, "tellings 1, when"),
        (["entries", 0, "tellings", 0, "parent"], 3, "tellings 1, parent"),
        (["entries", 0, "tellings", 0, "marks"], [1], "marks 1"),
        (["entries"], record()["entries"] * 2, "entries, id"),
        (["links"], [{}], "links 1, id"),
        (["sharing"], [{"id": ENTRY}], "sharing 1, entry"),
        (["looked"], {}, "looked"),
    ],
)
def test_what_does_not_fit_is_named(path: list[str | int], value: object, named: str) -> None:
    found = refusal(packed_record(change(path, value)))
    assert found.code == "archive_shape"
    assert named in str(found)


def locked(passphrase: bytes, content: bytes = b"", method: int = ZIP_STORED) -> io.BytesIO:
    stream = io.BytesIO()
    with pyzipper.AESZipFile(stream, "w", method, encryption=pyzipper.WZ_AES) as outer:
        outer.setpassword(passphrase)
        outer.writestr("archive.zip", content or packed_record(record()).getvalue())
    stream.seek(0)
    return stream


def test_a_locked_archive_opens_with_its_passphrase_only() -> None:
    assert refusal(locked(b"heron")).code == "zip_locked"
    assert refusal(locked(b"heron"), "grebe").code == "zip_passphrase"
    inner = archive.unlocked(locked(b"heron"), passphrase="heron")
    assert archive.opened(inner) == record()
    assert refusal(io.BytesIO(locked(b"heron").getvalue()[:-30]), "heron").code == "zip_broken"
    assert refusal(io.BytesIO(b"{}"), "heron").code == "zip_broken"


def test_a_passphrase_for_an_archive_that_is_not_locked_does_no_harm() -> None:
    same = archive.unlocked(packed_record(record()), passphrase="heron")
    assert archive.opened(same) == record()


def test_an_archive_made_before_there_were_pictures_comes_in() -> None:
    old = record()
    for entry in old["entries"]:
        for telling in entry["tellings"]:
            del telling["media"]
    assert archive.opened(packed_record(old)) == record()


def test_a_locked_bomb_is_not_unpacked() -> None:
    bomb = locked(b"heron", b"0" * 50_000_000, method=ZIP_DEFLATED)
    assert refusal(bomb, "heron").code == "zip_ratio"


def test_an_entry_that_is_too_long_stays_out_with_its_links() -> None:
    found = record()
    found["entries"][0]["tellings"][0]["body"]["text"] = "é" * page_limit()
    found["links"] = [LINK]
    (item,) = archive.READER.read(packed(("marram.json", dumped(found)), method=ZIP_STORED))
    assert isinstance(item, Skipped)
    assert "Entry 1 " in item.reason
    kept = archive.within_limits(found)
    assert (kept["entries"], kept["links"]) == ([], [])
