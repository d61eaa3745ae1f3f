"""Difficult text through a worksheet: what comes out is what went in."""

import json
from pathlib import Path
from uuid import uuid4

from marram.core.text import storable
from marram.kit import showing
from marram.kit.testing import NOON, People, ask
from marram.record import reading


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
