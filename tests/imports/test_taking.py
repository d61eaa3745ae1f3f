"""A file comes in whole or not at all, and only once."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from marram.imports.taking import known_sources, preview, take
from marram.imports.values import Refused
from marram.people.actor import Actor
from marram.record import reading, writing
from marram.record.values import NotFound, Outline
from tests.exports.people import NOW, client, clinician, owner
from tests.imports.test_jsonl import DIARIES, fingerprint

GONCOURT = Path(__file__).parents[1] / "fixtures" / "goncourt_1870.jsonl"
pytestmark = pytest.mark.django_db


def diary(*texts: str) -> io.BytesIO:
    rows = [{"date": "1870-06-20", "text": text} for text in texts]
    return io.BytesIO("".join(json.dumps(row) + "\n" for row in rows).encode())


def kept(actor: Actor) -> list[Outline]:
    return reading.outline(actor, owner=owner(actor), at=NOW)


def test_edmonds_journal_comes_in_as_it_was_printed() -> None:
    edmond = client()
    data = GONCOURT.read_bytes()
    seen = preview(io.BytesIO(data), (), name="goncourt_1870.jsonl")
    assert (seen.read, seen.to_import, seen.skipped) == (33, 33, ())
    assert (str(seen.first), str(seen.last)) == ("1870-01-01", "1870-07-30")
    done = take(edmond, owner=owner(edmond), stream=io.BytesIO(data), at=NOW)
    assert (done.read, done.imported, done.skipped) == (33, 33, 0)
    assert done.notes == ("3 carry a note about their date. The dates are not changed.",)
    entries = [json.loads(line) for line in data.splitlines()]
    opened = list(reading.open_all(edmond, owner=owner(edmond), at=NOW))
    back = [{**one.body["source"], "text": one.body["text"]} for one in opened]
    assert sorted(back, key=lambda entry: entry["id"]) == entries
    places = [one.outline.place for one in opened]
    assert places == sorted(places, reverse=True)


def test_the_same_file_again_brings_in_nothing() -> None:
    edmond = client()
    for expected in (33, 0, 0):
        stream = io.BytesIO(GONCOURT.read_bytes())
        done = take(edmond, owner=owner(edmond), stream=stream, at=NOW)
        assert (done.read, done.imported, done.skipped) == (33, expected, 33 - expected)
    assert done.as_json()["notes"] == ["33 are here already and do not come in twice."]
    assert len(kept(edmond)) == 33


def test_what_was_put_away_does_not_come_in_again() -> None:
    edmond = client()
    take(edmond, owner=owner(edmond), stream=diary("one", "two"), at=NOW)
    writing.put_away(edmond, entry=kept(edmond)[0].entry, at=NOW)
    assert take(edmond, owner=owner(edmond), stream=diary("one", "two"), at=NOW).imported == 0


def test_a_longer_file_brings_in_only_what_is_new() -> None:
    edmond = client()
    take(edmond, owner=owner(edmond), stream=diary("one"), at=NOW)
    before = known_sources(edmond, owner=owner(edmond), at=NOW)
    seen = preview(diary("one", "two", " "), before)
    assert (seen.read, seen.to_import) == (3, 1)
    assert [line.reason for line in seen.skipped] == ["There is no text in line 3."]
    done = take(edmond, owner=owner(edmond), stream=diary("one", "two", " "), at=NOW)
    assert (done.imported, done.skipped) == (1, 2)


def test_a_broken_line_keeps_everything_out() -> None:
    edmond = client()
    stream = io.BytesIO(diary("one", "two").read() + b"{")
    with pytest.raises(Refused, match=r"^Line 3 is not readable JSON"):
        take(edmond, owner=owner(edmond), stream=stream, at=NOW)
    assert kept(edmond) == []


def test_a_full_disk_in_the_middle_leaves_nothing_half_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edmond = client()

    def full(*_: Any, **__: Any) -> None:
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("marram.record.writing.auditing.append", full)
        with pytest.raises(OperationalError):
            take(edmond, owner=owner(edmond), stream=diary("one", "two"), at=NOW)
    assert kept(edmond) == []
    assert take(edmond, owner=owner(edmond), stream=diary("one", "two"), at=NOW).imported == 2


def test_a_page_written_meanwhile_stops_the_import_and_nothing_comes_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edmond = client()
    real: Callable[..., int] = writing.begin_many

    def late(actor: Actor, **named: Any) -> int:
        monkeypatch.setattr(writing, "begin_many", real)
        take(edmond, owner=owner(edmond), stream=diary("one"), at=NOW)
        return real(actor, **named)

    monkeypatch.setattr(writing, "begin_many", late)
    with pytest.raises(Refused, match="start it again"):
        take(edmond, owner=owner(edmond), stream=diary("one"), at=NOW)
    assert len(kept(edmond)) == 1


def test_nobody_else_brings_anything_into_edmonds_record() -> None:
    edmond = client()
    miriam, _ = clinician(edmond)
    for other in (miriam, client("Ruth")):
        with pytest.raises(NotFound):
            take(other, owner=owner(edmond), stream=diary("not his"), at=NOW)
    assert kept(edmond) == []


def test_progress_is_told_while_reading() -> None:
    edmond, told = client(), list[int]()
    stream = diary(*[f"entry {n}" for n in range(250)])
    take(edmond, owner=owner(edmond), stream=stream, at=NOW, progress=told.append)
    assert told == [100, 200]


@pytest.mark.parametrize("diary", DIARIES)
def test_a_whole_diary_lies_in_the_record_as_it_is_in_the_file(
    diary: str, shared_data: Path
) -> None:
    writer = client("Samuel")
    data = (shared_data / diary / "entries.jsonl").read_bytes()
    done = take(writer, owner=owner(writer), stream=io.BytesIO(data), at=NOW)
    assert (done.imported, done.skipped) == (DIARIES[diary], 0)
    heads = sorted(kept(writer), key=lambda head: head.seq)
    bodies = dict(reading.bodies(writer, owner=owner(writer)))
    back = [{**bodies[h.telling]["source"], "text": bodies[h.telling]["text"]} for h in heads]
    assert fingerprint(back) == fingerprint([json.loads(line) for line in data.splitlines()])
    assert [h.when.written for h in heads if h.when] == [
        entry["date_text"] or entry["date"] or "" for entry in back
    ]
    again = take(writer, owner=owner(writer), stream=io.BytesIO(data), at=NOW)
    assert (again.imported, again.skipped) == (0, DIARIES[diary])


def test_many_lines_without_words_are_counted_rather_than_listed() -> None:
    edmond = client()
    done = take(edmond, owner=owner(edmond), stream=diary("one", *[" "] * 50), at=NOW)
    assert (done.imported, done.skipped, len(done.notes)) == (1, 50, 21)
    assert done.notes[-1] == "30 more lines are left out for such reasons."


def test_long_headings_and_doubts_come_in_whole() -> None:
    edmond = client()
    row = {
        "date_text": "Nuit " * 900,
        "flags": ["doubt " * 900] * 3,
        "source": "s" * 9000,
        "text": "x",
    }
    stream = io.BytesIO(json.dumps(row).encode())
    assert take(edmond, owner=owner(edmond), stream=stream, at=NOW).imported == 1
    (head,) = kept(edmond)
    opened = reading.open_one(edmond, entry=head.entry, at=NOW)
    assert opened.body["source"] == {name: row[name] for name in row if name != "text"}
    assert opened.outline.when is not None
    assert opened.outline.when.written == row["date_text"]
