"""The texts that break software, through every field, the search and the archive to be read."""

import html
import io
import json
import random
import re
import time
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client

from marram.core.text import storable
from marram.kit.testing import NOON, People
from marram.record import reading, sharing
from tests.companion.support import body, form_of, typed, write

OURS = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}{% now 'Y' %}",
    "=cmd|' /C calc'!A0", "../../etc/passwd", "\u202emirrored\u202c", "a\r\nb\rc", "\x00\x08nul",
    "👩‍👩‍👧‍👦 e\u0301 é", "מילה و كلمة", "']]>--><!--", "%s%d%n", "\uff1cscript\uff1e",
]  # fmt: skip


@pytest.fixture(scope="module")
def hard(request: pytest.FixtureRequest) -> list[str]:
    """Return hard texts: ours, and where the shared ones are here, a sample of those."""
    found = list(OURS)
    try:
        folder: Path = request.getfixturevalue("shared_data") / "text_torture"
    except pytest.skip.Exception:
        return found
    picked = random.Random(7)  # noqa: S311 - the same sample each time
    found += picked.sample(json.loads((folder / "blns.json").read_text()), 40)
    for line in (folder / "udhr_34_languages.jsonl").read_text().splitlines():
        found.append("\n".join(json.loads(line)["paragraphs"][:3]))
    return found


class Tags(HTMLParser):
    """Notes every tag and attribute of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag} {name}" for name, _ in attrs)}


def tags(page: str) -> set[str]:
    reader = Tags()
    reader.feed(page)
    return reader.found


def as_shown(page: str) -> str:
    return html.unescape(page).replace("\r\n", "\n").replace("\r", "\n")


def test_every_text_comes_back_from_the_form_as_it_was_typed(
    ruth: Client, people: People, hard: list[str]
) -> None:
    plain = tags(body(ruth, f"/me/e/{write(ruth, 'plain', when='plain')}/"))
    for text in hard:
        if not storable(text).strip():
            continue
        entry = write(ruth, text, when=text[:80], shelf=text[:20])
        page = body(ruth, f"/me/e/{entry}/")
        kept = reading.open_one(people.as_ruth, entry=entry, at=NOON).body["text"]
        assert kept == storable(text), repr(text)
        assert kept.strip() in as_shown(page), repr(text)
        assert tags(page) <= plain | {"p", "bdi"}, repr(text)
        assert typed(body(ruth, f"/me/e/{entry}/edit/")) == kept, repr(text)


def test_every_text_may_be_looked_for_and_noted_and_answered_to(
    ruth: Client, miriam: Client, people: People, hard: list[str]
) -> None:
    entry = write(ruth, "plain")
    clean = tags(body(ruth, "/me/search/"))
    for text in hard:
        found = ruth.post("/me/search/", {"q": text})
        assert found.status_code == 303, repr(text)
        page = body(ruth, found["Location"])
        assert "script" not in tags(page) - clean, repr(text)
        assert "img" not in tags(page), repr(text)
        said = {"bond": str(people.bond), "note": text}
        assert ruth.post(f"/me/e/{entry}/share/", said).status_code == 303, repr(text)
        place = f"/desk/clients/{people.ruth.id}/e/{entry}/"
        assert miriam.post(f"{place}answer/", {"text": text}).status_code in {303, 422}, repr(text)
    for browser, address in ((ruth, f"/me/e/{entry}/"), (miriam, place)):
        assert "img" not in tags(body(browser, address))
    card = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)[0]
    assert storable(OURS[0]) in {remark.text for remark in card.remarks}


def test_every_form_takes_every_text(ruth: Client, miriam: Client, hard: list[str]) -> None:
    """Refused or taken, but never broken."""
    for text in hard:
        for address, form in (
            ("/me/you/look/", {"theme": text, "language": text}),
            ("/me/you/privacy/", {"leave": "own", "own_leave": text, "country": text}),
            ("/me/you/data/erase/now/", {"address": text}),
            ("/me/you/import/", {"do": "bring", "token": text}),
            ("/unlock/mail/", {"address": text}),
            ("/i/", {"code": text}),
        ):
            assert ruth.post(address, form).status_code < 500, (address, text)
        invited = {"name": text, "mail": text, "how": "paper", "language": text}
        assert miriam.post("/desk/invite/", invited).status_code < 500, repr(text)
        assert miriam.get("/desk/clients/", {"q": text}).status_code < 500, repr(text)


def test_every_text_may_be_the_name_of_a_file(ruth: Client, hard: list[str]) -> None:
    for text in hard[:40]:
        line = json.dumps({"date": "2020-01-01", "text": "x", "id": text}).encode()
        file = io.BytesIO(line)
        file.name = " ".join(text.split()) or "x"
        answer = ruth.post("/me/you/import/", {"do": "look", "file": file})
        assert answer.status_code in {303, 422}, repr(text)


def test_the_archive_to_be_read_runs_nothing_and_goes_nowhere(
    ruth: Client, hard: list[str]
) -> None:
    for text in hard:
        if storable(text).strip():
            write(ruth, text, when=text[:80])
    raw = b"".join(ruth.post("/me/you/data/archive/").streaming_content)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            assert re.fullmatch(r"[\w./-]+", name), name
            assert ".." not in name
            if name.endswith(".html"):
                found = tags(archive.read(name).decode())
                assert not found & {"script", "img", "iframe", "object", "form", "svg"}, name
                assert not {one for one in found if " on" in one}, name


def test_five_million_letters_come_back_whole_and_soon(ruth: Client) -> None:
    text = "All of it. " * 480_000
    page = body(ruth, "/me/write/new/")
    began = time.perf_counter()
    answer = ruth.post("/me/write/new/", form_of(page, text, "done"))
    assert answer.status_code == 413
    assert typed(answer.content.decode()) == text
    assert time.perf_counter() - began < 10
