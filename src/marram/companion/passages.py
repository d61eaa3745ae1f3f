"""The words around what was looked for, cut where a reader would cut."""

import re
from collections.abc import Sequence

from marram.companion.rows import Part
from marram.core.text import first_words, is_border, searchable

AROUND = 70
MAPPED = 200_000


def passage(text: str, wanted: Sequence[str]) -> tuple[Part, ...]:
    """Return the passage around the first hit in pieces, else the start of the text."""
    found = next((place for one in wanted if (place := _find(text, one)) is not None), None)
    if found is None:
        start = first_words(text, limit=2 * AROUND)
        return (Part(start, hit=False),) if start else ()
    first, last = found
    begin, end = _border(text, max(0, first - AROUND), -1), _border(text, last + AROUND, 1)
    before, after = text[begin:first], text[last:end]
    if begin:
        before = "… " + before.split(" ", 1)[-1]
    if end < len(text):
        after = (after.rsplit(" ", 1)[0] if " " in after else after) + " …"
    parts = (Part(before, hit=False), Part(text[first:last], hit=True), Part(after, hit=False))
    return tuple(part for part in parts if part.text)


def _find(text: str, wanted: str) -> tuple[int, int] | None:
    """Return where the wanted words stand in the text as it was written."""
    plain = re.search(re.escape(wanted), text, re.IGNORECASE)
    if plain:
        return _whole(text, plain.start(), plain.end())
    if len(text) > MAPPED:
        return None
    folded = [searchable(sign) for sign in text]
    place = "".join(folded).find(wanted)
    if place < 0:
        return None
    starts = [index for index, piece in enumerate(folded) for _ in piece]
    return _whole(text, starts[place], starts[place + len(wanted) - 1] + 1)


def _whole(text: str, first: int, last: int) -> tuple[int, int]:
    return _border(text, first, -1), _border(text, last, 1)


def _border(text: str, at: int, step: int) -> int:
    at = min(max(at, 0), len(text))
    while not is_border(text, at):
        at += step
    return at
