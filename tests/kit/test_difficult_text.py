"""Difficult text through a worksheet: what comes out is what went in."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils.html import escape

from marram.core.text import storable
from marram.kit import showing
from marram.kit.testing import NOON, People, ask
from marram.record import reading

MINUTE = "/me/r/kettle/minute/"
NUMBERS_AND_TICKS = ["warmth", "leaves-0-spoons", "again", "leaves-0-mine"]


def test_every_naughty_string_comes_back_as_it_was_typed(people: People, shared_data: Path) -> None:
    strings = json.loads((shared_data / "text_torture" / "blns.json").read_text(encoding="utf-8"))
    entry = uuid4()
    sent = {"draft": str(entry), "do": "done", "places": strings, "when": strings[40]}
    answer = ask(people.as_ruth, "/me/r/holds/holds/new/", sent)
    assert answer.status_code == 303
    opened = reading.open_one(people.as_ruth, entry=entry, at=NOON)
    expected = [storable(text) for text in strings]
    assert opened.body["places"] == [text for text in expected if text.strip()]
    assert showing.shown(opened)[0].words
    for address in (f"/me/r/holds/holds/{entry}/", f"/me/r/holds/holds/print/?entry={entry}"):
        page = ask(people.as_ruth, address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


@pytest.mark.usefixtures("kettle")
def test_every_naughty_string_comes_back_out_of_a_row(people: People, shared_data: Path) -> None:
    strings = json.loads((shared_data / "text_torture" / "blns.json").read_text(encoding="utf-8"))
    entry = uuid4()
    rows = {f"leaves-{place}-leaf": text for place, text in enumerate(strings)}
    sent = rows | {"draft": str(entry), "do": "done", "warmth": strings[60]}
    refused = ask(people.as_ruth, f"{MINUTE}new/", sent)
    assert refused.status_code == 422
    assert escape(storable(strings[60])) in refused.content.decode()
    assert ask(people.as_ruth, f"{MINUTE}new/", sent | {"warmth": ""}).status_code == 303
    opened = reading.open_one(people.as_ruth, entry=entry, at=NOON)
    expected = [text for text in map(storable, strings) if text.strip()]
    assert [row["leaf"] for row in opened.body["leaves"]] == expected
    for address in (f"{MINUTE}{entry}/", f"{MINUTE}print/?entry={entry}"):
        page = ask(people.as_ruth, address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


@pytest.mark.usefixtures("kettle")
@pytest.mark.parametrize("field", NUMBERS_AND_TICKS)
def test_no_string_breaks_a_number_or_a_tick(field: str, people: People, shared_data: Path) -> None:
    """Each field takes every fourth string, and all of them together take all."""
    strings = json.loads((shared_data / "text_torture" / "blns.json").read_text(encoding="utf-8"))
    for text in strings[NUMBERS_AND_TICKS.index(field) :: len(NUMBERS_AND_TICKS)]:
        sent = {"draft": str(uuid4()), "do": "keep", "heard": "Rain", field: text}
        assert ask(people.as_ruth, f"{MINUTE}new/", sent).status_code == 303
