"""Everything goes out, opens without us, and comes back the same."""

import io
import json
import re
import subprocess
import sys
import zipfile
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pyzipper

from marram.core.text import storable
from marram.exports import archive, packing, reading_copy
from marram.imports.taking import take
from marram.imports.values import Refused
from marram.people.actor import Actor
from marram.practices.checkin import store as checkin
from marram.practices.checkin.rules import CheckIn
from marram.record import erasing, linking, reading, restoring, sharing, writing
from marram.record.values import NotFound, Page
from tests.exports.people import NOW, client, clinician, owner
from tests.imports.archives import packed_record

CHECKOUT = Path(__file__).parents[2]
GONCOURT = CHECKOUT / "tests" / "fixtures" / "goncourt_1870.jsonl"
pytestmark = pytest.mark.django_db


def taken_out(actor: Actor, **named: Any) -> io.BytesIO:
    stream = io.BytesIO()
    length = archive.write(actor, owner=owner(actor), at=NOW, stream=stream, **named)
    assert length == stream.tell()
    stream.seek(0)
    return stream


def lived() -> Actor:
    """Return Edmond after a while: imported, told again, tied, given, answered, taken back."""
    edmond = client()
    take(edmond, owner=owner(edmond), stream=io.BytesIO(GONCOURT.read_bytes()), at=NOW)
    miriam, bond = clinician(edmond)
    first, second, third, *_ = reading.outline(edmond, owner=owner(edmond), at=NOW)
    body = {"text": "<script>alert(1)</script> & \u202e", "prompt": ""}
    page = Page("journal", 1, "Again", body, when=first.when)
    for parent in (first.telling, first.telling):
        writing.revise(
            edmond, operation=uuid4(), entry=first.entry, parent=parent, page=page, at=NOW
        )
    linking.tie(edmond, source=first.entry, target=second.entry, relation="grows from", at=NOW)
    for head in (first, second):
        sharing.give(edmond, entry=head.entry, bond=bond, at=NOW)
        reading.open_one(miriam, entry=head.entry, at=NOW)
        sharing.answer(miriam, entry=head.entry, text="Let us talk about it.", at=NOW)
        sharing.answer(miriam, entry=head.entry, at=NOW)
    sharing.take_back(edmond, entry=second.entry, bond=bond, at=NOW)
    writing.put_away(edmond, entry=third.entry, at=NOW)
    return edmond


def compare(one: Path, other: Path) -> subprocess.CompletedProcess[str]:
    tool = CHECKOUT / "tools" / "compare_archives.py"
    command = [sys.executable, "-I", str(tool), str(one), str(other)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_out_erased_and_in_again_is_the_same_and_gives_access_to_nobody(tmp_path: Path) -> None:
    edmond = lived()
    before, after = tmp_path / "before.zip", tmp_path / "after.zip"
    before.write_bytes(taken_out(edmond).getvalue())
    erasing.erase_person_now(edmond, owner=owner(edmond), at=NOW)
    again = client()
    miriam, _ = clinician(again)
    with before.open("rb") as stream:
        done = take(again, owner=owner(again), stream=stream, at=NOW)
    assert (done.read, done.imported, done.skipped) == (33, 33, 0)
    assert reading.outline(miriam, owner=owner(again), at=NOW) == []
    after.write_bytes(taken_out(again).getvalue())
    result = compare(before, after)
    assert result.stdout == "The same: 33 entries with 35 tellings, links and sharing history.\n"
    assert result.returncode == 0


def test_plans_and_answers_stand_behind_a_fold_and_pages_before_it() -> None:
    edmond = client()
    page = Page("journal", 1, "Juin", {"text": "Le jardin.", "prompt": "", "shelf": ""})
    writing.begin(edmond, operation=uuid4(), entry=uuid4(), page=page, at=NOW)
    said = CheckIn(uuid4(), NOW.date(), "18:30", {"how": 2})
    checkin.keep(edmond, said, at=NOW)
    everything = restoring.everything(edmond, owner=owner(edmond), at=NOW)
    year = dict(reading_copy.files(everything))["2026.html"]
    pages, _fold, notes = year.partition("<details>")
    assert "Le jardin." in pages
    assert "18:30" not in pages
    assert "18:30" in notes
    assert "(1)" in dict(reading_copy.files(everything))["index.html"]


def test_an_archive_taken_in_twice_is_there_once() -> None:
    edmond = lived()
    out = taken_out(edmond)
    assert take(edmond, owner=owner(edmond), stream=out, at=NOW).imported == 0
    again = client("Jules")
    erasing.erase_person_now(edmond, owner=owner(edmond), at=NOW)
    for expected in (33, 0):
        assert take(again, owner=owner(again), stream=out, at=NOW).imported == expected
    everything = restoring.everything(again, owner=owner(again), at=NOW)
    assert len(everything["entries"]) == 33
    assert len(everything["links"]) == 1
    assert len(everything["sharing"]) == 2


def test_the_same_record_gives_the_same_bytes() -> None:
    edmond = lived()
    assert taken_out(edmond).getvalue() == taken_out(edmond).getvalue()
    other = io.BytesIO()
    archive.write(edmond, owner=owner(edmond), at=NOW + timedelta(hours=1), stream=other)
    assert other.getvalue() != taken_out(edmond).getvalue()


def test_it_leaves_in_pieces() -> None:
    edmond = lived()
    pieces = list(archive.pieces(edmond, owner=owner(edmond), at=NOW))
    assert len(pieces) > 5
    assert b"".join(pieces) == taken_out(edmond).getvalue()


class _Links(HTMLParser):
    """Collects what a page fetches or runs."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in {"href", "src"}}


def test_the_pages_open_without_us_and_run_nothing() -> None:
    with zipfile.ZipFile(taken_out(lived())) as out:
        names = set(out.namelist())
        assert {"README.txt", "marram.json", "read/index.html", "read/1870.html"} <= names
        for name in (name for name in names if name.endswith(".html")):
            page = _Links()
            page.feed(out.read(name).decode())
            assert not page.tags & {"script", "img", "iframe", "form", "object", "style"}
            assert not {a for a in page.attributes if a.startswith("on") or a == "style"}
            assert {f"read/{link}" for link in page.links} <= names
            assert "Edmond" not in out.read(name).decode().split("</title>")[0]
        assert "http" not in out.read("read/style.css").decode()


def test_the_pages_hold_what_was_written_and_what_was_said_about_it() -> None:
    with zipfile.ZipFile(taken_out(lived())) as out:
        text = out.read("read/1870.html").decode()
        assert "Lundi 20 juin" in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in text
        assert text.count("Let us talk about it.") == 2
        assert text.count("I have read this. Let us talk about it when we meet.") == 2
        assert text.count("An earlier telling") == 2
        assert "Put away." in text
        assert "Taken back on 2026-11-22." in text
        access = out.read("read/access.html").decode()
        assert access.count("<td><bdi>Miriam</bdi></td><td>a shared page was opened</td>") == 2
        assert not re.search(r"\{[{%]", text + access + out.read("README.txt").decode())


def test_a_locked_archive_shows_no_name_and_opens_with_its_passphrase() -> None:
    edmond = lived()
    passphrase = packing.new_passphrase()
    locked = taken_out(edmond, passphrase=passphrase)
    with pyzipper.AESZipFile(locked) as outer:
        assert outer.namelist() == ["archive.zip"]
        with pytest.raises(RuntimeError):
            outer.read("archive.zip", pwd=b"another")
    assert b"marram" not in locked.getvalue()
    erasing.erase_person_now(edmond, owner=owner(edmond), at=NOW)
    again = client("Jules")
    with pytest.raises(Refused, match="passphrase"):
        take(again, owner=owner(again), stream=locked, at=NOW, passphrase="another")
    done = take(again, owner=owner(again), stream=locked, at=NOW, passphrase=passphrase)
    assert done.imported == 33


def test_a_passphrase_is_long_and_easily_read() -> None:
    made = {packing.new_passphrase() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"([a-hj-km-np-z2-9]{4}-){5}[a-hj-km-np-z2-9]{4}", p) for p in made)


def test_nobody_else_takes_edmonds_record_out() -> None:
    edmond = lived()
    for other in (client("Ruth"), clinician(client("Jules"))[0]):
        with pytest.raises(NotFound):
            archive.pieces(other, owner=owner(edmond), at=NOW)


def test_naughty_strings_go_out_and_come_back(shared_data: Path) -> None:
    naughty = json.loads((shared_data / "text_torture" / "blns.json").read_text(encoding="utf-8"))
    rows = [
        {"id": n, "source": "blns", "date_text": s, "text": f"[{s}]"} for n, s in enumerate(naughty)
    ]
    edmond = client()
    stream = io.BytesIO("".join(json.dumps(row) + "\n" for row in rows).encode())
    take(edmond, owner=owner(edmond), stream=stream, at=NOW)
    before = restoring.everything(edmond, owner=owner(edmond), at=NOW)
    out = taken_out(edmond)
    erasing.erase_person_now(edmond, owner=owner(edmond), at=NOW)
    again = client()
    assert take(again, owner=owner(again), stream=out, at=NOW).imported == len(rows)
    after = restoring.everything(again, owner=owner(again), at=NOW)
    assert after["entries"] == before["entries"]


def test_naughty_titles_and_thirty_four_languages_go_out_and_come_back(shared_data: Path) -> None:
    torture = shared_data / "text_torture"
    naughty = json.loads((torture / "blns.json").read_text(encoding="utf-8"))
    lines = (torture / "udhr_34_languages.jsonl").read_bytes().splitlines()
    udhr = [json.loads(line) for line in lines]
    edmond = client()
    pages = [Page("journal", 1, storable(title), {"text": "x"}) for title in naughty]
    pages += [Page("journal", 1, u["lang"], {"text": "\n".join(u["paragraphs"])}) for u in udhr]
    writing.begin_many(edmond, pages=pages, at=NOW)
    with zipfile.ZipFile(taken_out(edmond)) as out:
        entries = json.loads(out.read("marram.json"))["entries"]
        read = out.read("read/2026.html").decode()
    tellings = [entry["tellings"][0] for entry in entries]
    back = [(telling["title"], telling["body"]["text"]) for telling in tellings]
    assert back == [(page.title, page.body["text"]) for page in pages]
    assert read.count("<article") == len(pages)
    assert "<script" not in read


def test_the_archive_of_somebody_else_who_is_here_adds_nothing() -> None:
    edmond, ruth = lived(), client("Ruth")
    done = take(ruth, owner=owner(ruth), stream=taken_out(edmond), at=NOW)
    assert (done.imported, done.skipped) == (0, 33)
    assert "33 cannot come in here." in done.notes
    assert restoring.everything(ruth, owner=owner(ruth), at=NOW)["entries"] == []


def test_an_archive_that_claims_the_telling_of_somebody_else_stays_out_whole() -> None:
    edmond, ruth = lived(), client("Ruth")
    found = restoring.everything(edmond, owner=owner(edmond), at=NOW)
    for entry in found["entries"]:
        entry["id"] = str(uuid4())
    found |= {"links": [], "sharing": []}
    with pytest.raises(Refused, match="Nothing was brought in"):
        take(ruth, owner=owner(ruth), stream=packed_record(found), at=NOW)
    assert restoring.everything(ruth, owner=owner(ruth), at=NOW)["entries"] == []


def test_every_date_of_a_schoolgirls_diary_comes_back_as_written(shared_data: Path) -> None:
    caroline = client("Caroline")
    data = (shared_data / "diary_village_life_en" / "entries.jsonl").read_bytes()
    take(caroline, owner=owner(caroline), stream=io.BytesIO(data), at=NOW)
    out = taken_out(caroline)
    with zipfile.ZipFile(out) as opened:
        entries = json.loads(opened.read("marram.json"))["entries"]
    erasing.erase_person_now(caroline, owner=owner(caroline), at=NOW)
    again = client("Carrie")
    take(again, owner=owner(again), stream=out, at=NOW)
    assert restoring.everything(again, owner=owner(again), at=NOW)["entries"] == entries
    bodies = [entry["tellings"][0]["body"] for entry in entries]
    written = [{**body["source"], "text": body["text"]} for body in bodies]
    assert written == [json.loads(line) for line in data.splitlines()]


def test_a_page_of_one_letter_two_million_times_comes_back() -> None:
    edmond = client()
    text = "a" * (2 * 1024 * 1024)
    writing.begin(
        edmond,
        operation=uuid4(),
        entry=uuid4(),
        page=Page("journal", 1, "", {"text": text}),
        at=NOW,
    )
    out = taken_out(edmond)
    erasing.erase_person_now(edmond, owner=owner(edmond), at=NOW)
    again = client()
    assert take(again, owner=owner(again), stream=out, at=NOW).imported == 1
