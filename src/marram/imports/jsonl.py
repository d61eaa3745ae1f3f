"""JSON Lines: one entry a line, `{"date": "1870-06-20", "text": "…"}`; diaries have more fields.

Every field but the text is kept word for word in the page's `source`, so it can come out again.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from marram.core.text import storable
from marram.imports.order import Order
from marram.imports.values import Found, Refused, Skipped, clean, page_limit
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
        order = Order()
        for line, raw in _lines(stream):
            if raw is None:
                yield Skipped(line, "long")
            elif raw.strip():
                yield _entry(_object(raw, line), line, order)


READER = JsonLines()


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


def _entry(fields: dict[str, Any], line: int, order: Order) -> Found | Skipped:
    typed = fields.get("text") or ""
    if not isinstance(typed, str):
        raise Refused("line_text", line=line)
    when = order.when(fields)
    text = storable(typed)
    if not text.strip():
        return Skipped(line, "empty")
    others = {name: value for name, value in fields.items() if name != "text"}
    rest = clean(others)
    if len(text.encode()) + len(json.dumps(rest, ensure_ascii=False).encode()) > page_limit():
        return Skipped(line, "long")
    key = order.key(rest, text)
    body = {"text": text, "prompt": "", "shelf": "", "source": rest}
    page = Page(kind="journal", shape=1, title="", body=body, when=when, source=key)
    same = rest == others and text == typed.replace("\r\n", "\n").replace("\r", "\n")
    return Found(page, key, line, cleaned=not same)
