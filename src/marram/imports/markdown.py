"""Markdown files, one entry each: one file, or a folder of them as a zip."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import BinaryIO

from marram.imports.bounded import bounded
from marram.imports.dates import headed
from marram.imports.order import Order, day_of
from marram.imports.values import Found, Skipped, as_text, journal, page_limit

ENDINGS = (".md", ".markdown")
NAME = "markdown"
_FRONT = re.compile(r"\A---\r?\n(?P<front>.*?)\r?\n---\r?\n?", re.DOTALL)
_FIELD = re.compile(
    r"^(?P<name>date|created|title):\s*[\"']?(?P<value>.*?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE
)
_IN_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class Markdown:
    """Reads one Markdown file, or the Markdown files of a zip."""

    name: str = NAME

    def accepts(self, name: str, head: bytes) -> bool:
        """Return whether it is a Markdown file, by its name. A zip is looked into elsewhere."""
        return name.endswith(ENDINGS) and not head.startswith(b"PK")

    def read(self, stream: BinaryIO) -> Iterator[Found | Skipped]:
        """Yield each file as an entry, by its day; what has none keeps its place by its name."""
        order = Order()
        files = sorted(_files(stream), key=lambda one: (_date(one.text, one.name)[0], one.name))
        for number, one in enumerate(files, 1):
            yield _entry(one, number, order)


READER = Markdown()


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    text: str


def in_zip(stream: BinaryIO) -> bool:
    """Say whether a zip holds Markdown files."""
    stream.seek(0)
    with bounded(stream) as archive:
        return any(_is_one(name) for name in archive.names())


def _files(stream: BinaryIO) -> Iterator[_File]:
    head = stream.read(2)
    stream.seek(0)
    if head != b"PK":
        yield _File("", as_text(stream.read()))
        return
    with bounded(stream) as archive:
        for name in archive.names():
            if _is_one(name):
                yield _File(name, as_text(archive.read(name), name=name))


def _is_one(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return name.lower().endswith(ENDINGS) and not hidden


def _entry(file: _File, number: int, order: Order) -> Found | Skipped:
    _place, day, written, title, text = _date(file.text, file.name)
    if not text.strip():
        return Skipped(number, "file_empty")
    if len(file.text.encode()) > page_limit():
        return Skipped(number, "file_long")
    rest = {"file": file.name} if file.name else {}
    return journal(text, order, number, day=day, written=written, title=title, rest=rest)


def _date(text: str, name: str) -> tuple[str, date | None, str, str, str]:
    """Return (sort key, day, as written, title, the words) of a file."""
    front = _FRONT.match(text)
    fields = {
        found["name"].lower(): found["value"] for found in _FIELD.finditer(front["front"])
    } if front else {}  # fmt: skip
    words = text[front.end() :] if front else text
    title = fields.get("title", "")
    written = fields.get("date") or fields.get("created") or ""
    day = day_of(written[:10])
    if day is None and (found := _IN_NAME.search(PurePosixPath(name).name)):
        written, day = found[1], day_of(found[1])
    if day is None:
        first, _line, rest = words.lstrip("\n").partition("\n")
        if (head := headed(first)) is not None:
            written, day, words = first.strip("# *"), head.day, rest.lstrip("\n")
    return (day.isoformat() if day else "~"), day, written, title, words.strip("\n")
