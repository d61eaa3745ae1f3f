"""JSON Lines: one entry a line, `{"date": "1870-06-20", "text": "…"}`; diaries have more fields.

Every field but the text is kept word for word in the page's `source`, so it can come out again.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, BinaryIO

from marram.core.text import storable
from marram.core.when import When
from marram.imports.values import Found, Refused, Skipped, page_limit
from marram.record.values import Page

# A line of JSON may write one byte as six and hold other fields; beyond this it is not held.
_LINE_FACTOR = 8
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class JsonLines:
    """Reads a diary, one JSON object a line, UTF-8."""

    name: str = "jsonl"

    def accepts(self, name: str, head: bytes) -> bool:
        """Return whether it looks like JSON Lines, by its name or its first sign."""
        return name.endswith((".jsonl", ".ndjson")) or head.removeprefix(_BOM).lstrip()[:1] == b"{"

    def read(self, stream: BinaryIO) -> Iterator[Found | Skipped]:
        """Yield each entry in the order of the file; raise Refused with the line that is broken."""
        order = _Order()
        for line, raw in _lines(stream):
            if raw is None:
                yield Skipped(line, "long")
            elif raw.strip():
                yield _entry(_object(raw, line), line, order)


READER = JsonLines()


@dataclass(slots=True)
class _Order:
    """Where the last entry stood, so that an undated one can follow it."""

    day: date | None = None
    steps: Counter[date | None] = field(default_factory=Counter)
    keys: Counter[str] = field(default_factory=Counter)

    def after(self, fields: dict[str, Any]) -> date | None:
        """Return the last day known before this entry, by the file or by the entries before."""
        named = _day(fields.get("not_before"))
        return max(filter(None, (named, self.day)), default=None)

    def key(self, key: str) -> str:
        """Return the key, made another one where the same file holds the same entry again."""
        self.keys[key] += 1
        count = self.keys[key]
        return key if count == 1 else _hash(key, str(count))


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number; None for one that is too long to be held."""
    number, longest = 0, _LINE_FACTOR * page_limit()
    while raw := stream.readline(longest):
        number += 1
        whole = raw.endswith(b"\n") or len(raw) < longest
        while not raw.endswith(b"\n") and (raw_more := stream.readline(longest)):
            raw, whole = raw_more, False
        yield number, (raw.removeprefix(_BOM) if number == 1 else raw) if whole else None


def _object(raw: bytes, line: int) -> dict[str, Any]:
    try:
        text = raw.decode("utf-8")
        found = json.loads(text, parse_constant=_no_number, parse_float=_number)
    except UnicodeDecodeError:
        raise Refused("line_utf8", line=line) from None
    except (ValueError, RecursionError):
        raise Refused("line_json", line=line) from None
    if not isinstance(found, dict):
        raise Refused("line_object", line=line)
    return found


def _number(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text)


def _no_number(text: str) -> float:
    raise ValueError(text)


def _entry(fields: dict[str, Any], line: int, order: _Order) -> Found | Skipped:
    typed = fields.get("text") or ""
    if not isinstance(typed, str):
        raise Refused("line_text", line=line)
    when = _when(fields, order)
    text = storable(typed)
    if not text.strip():
        return Skipped(line, "empty")
    others = {name: value for name, value in fields.items() if name != "text"}
    rest = _clean(others)
    if len(text.encode()) + len(json.dumps(rest, ensure_ascii=False).encode()) > page_limit():
        return Skipped(line, "long")
    key = order.key(_key(rest, text))
    body = {"text": text, "prompt": "", "shelf": "", "source": rest}
    page = Page(kind="journal", shape=1, title="", body=body, when=when, source=key)
    same = rest == others and text == typed.replace("\r\n", "\n").replace("\r", "\n")
    return Found(page, key, line, cleaned=not same)


def _when(fields: dict[str, Any], order: _Order) -> When:
    day = _day(fields.get("date"))
    words = [
        storable(w) for name in ("date_text", "date") if isinstance(w := fields.get(name), str)
    ]
    after = order.after(fields)
    precision = str(fields.get("date_precision") or "day") if day else "unknown"
    order.steps[after] += 1
    flags = fields.get("flags")
    when = When.from_source(
        day,
        precision,
        next(filter(None, words), ""),
        after,
        step=order.steps[after],
        note=storable("; ".join(map(str, flags if isinstance(flags, list) else []))),
    )
    order.day = _day(when.place[:10]) or order.day
    return when


def _day(value: object) -> date | None:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day and day.isoformat() == value else None


def _key(rest: dict[str, Any], text: str) -> str:
    """Return what makes this the same entry next time: its source and id, or its date and text."""
    if rest.get("id") and rest.get("source"):
        return _hash("id", str(rest["source"]), str(rest["id"]))
    written = rest.get("date_text") or rest.get("date") or ""
    return _hash("text", str(rest.get("id") or ""), str(written), text)


def _hash(*parts: str) -> str:
    return sha256("\x00".join(parts).encode()).hexdigest()[:16]


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {storable(name): _clean(item) for name, item in value.items()}
    return value
