"""A journal that Day One exported: its JSON, alone or in the zip it comes in.

The form is read from exports that people show in public: `entries` with `text` (Markdown),
`creationDate` (an instant), `timeZone`, `uuid`, `tags`. Every other field is kept in the page's
`source`. Photographs are named there and stay outside.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from marram.imports.bounded import bounded
from marram.imports.order import Order
from marram.imports.values import Found, Refused, Skipped, clean, journal

MARKS = (b'"entries"', b'"metadata"')


@dataclass(frozen=True, slots=True)
class DayOne:
    """Reads the JSON of Day One."""

    name: str = "dayone"

    def accepts(self, name: str, head: bytes) -> bool:
        """Return whether it is an object with entries, and no line of JSON Lines."""
        begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
        return begins and name.endswith(".json") and any(mark in head for mark in MARKS)

    def read(self, stream: BinaryIO) -> Iterator[Found | Skipped]:
        """Yield each entry in the order of its day; raise Refused for what is not such a file."""
        entries = [one for raw in _journals(stream) for one in _entries(raw)]
        order = Order()
        ordered = sorted(
            ((number, one) for number, one in enumerate(entries, 1) if isinstance(one, dict)),
            key=lambda pair: str(pair[1].get("creationDate") or ""),
        )
        for number, one in ordered:
            yield _entry(one, number, order)


READER = DayOne()


def in_zip(stream: BinaryIO) -> bool:
    """Say whether a zip holds journals as JSON."""
    stream.seek(0)
    with bounded(stream) as archive:
        return any(map(_is_one, archive.names()))


def _journals(stream: BinaryIO) -> Iterator[bytes]:
    head = stream.read(2)
    stream.seek(0)
    if head != b"PK":
        yield stream.read()
        return
    with bounded(stream) as archive:
        yield from (archive.read(name) for name in archive.names() if _is_one(name))


def _is_one(name: str) -> bool:
    return name.lower().endswith(".json") and not name.startswith("__MACOSX")


def _entries(raw: bytes) -> list[Any]:
    """Return the entries of one journal; raise Refused where it is none."""
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("dayone_json") from None
    entries = found.get("entries") if isinstance(found, dict) else None
    if not isinstance(entries, list):
        raise Refused("dayone_json")
    return entries


def _entry(fields: dict[str, Any], number: int, order: Order) -> Found | Skipped:
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        return Skipped(number, "entry_empty")
    rest = clean({name: value for name, value in fields.items() if name != "text"})
    day, written = _day(fields)
    key = str(fields.get("uuid") or "")
    named = {"id": key, "source": "dayone"} if key else {}
    return journal(text, order, number, day=day, written=written, rest=rest, named=named)


def _day(fields: dict[str, Any]) -> tuple[date | None, str]:
    """Return the day on the wall of whoever wrote, and the instant as the file has it."""
    written = str(fields.get("creationDate") or "")
    try:
        at = datetime.fromisoformat(written)
        zone = ZoneInfo(str(fields.get("timeZone") or "UTC").replace("\\/", "/"))
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return None, written
    day = at.astimezone(zone).date() if at.tzinfo else at.date()
    return day, day.isoformat()
