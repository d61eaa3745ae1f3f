"""What a reader finds in a file, and how it refuses one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Protocol

from django.conf import settings

from marram.core.text import storable
from marram.imports.order import Order
from marram.imports.words import sentence
from marram.record.values import Page

LONGEST_TITLE = 200


def page_limit() -> int:
    """Return how many bytes of UTF-8 one page may hold: the same setting as everywhere."""
    limit: int = settings.MARRAM_PAGE_LIMIT
    return limit


@dataclass(frozen=True, slots=True)
class Found:
    """One page that can come in. `source_key` stays the same each time the file is read."""

    page: Page
    source_key: str
    line: int
    cleaned: bool = False
    beside: bool = False
    """Whether it only comes along, such as a question that answers belong to: it is not counted."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """One line that is kept out, and why: `code` names a sentence in words.toml."""

    line: int
    code: str

    @property
    def reason(self) -> str:
        """Return the reason as a sentence."""
        return sentence(self.code, line=self.line)


class Refused(Exception):
    """The whole file stays out. `str()` is one clear sentence; nothing was changed."""

    def __init__(self, code: str, **values: str | int) -> None:
        """Keep the code of the sentence and what it names."""
        super().__init__(sentence(code, **values))
        self.code = code
        self.values = values


class Reader(Protocol):
    """A module in this package takes part by declaring a `READER` of this form."""

    @property
    def name(self) -> str:
        """Return the short name of the format."""

    def accepts(self, name: str, head: bytes) -> bool:
        """Return whether a file of this name, beginning like this, is for this reader."""

    def read(self, stream: BinaryIO) -> Iterator[Found | Skipped]:
        """Yield what the file holds, in its order; raise Refused if it cannot be read whole."""


def as_text(raw: bytes, *, name: str = "") -> str:
    """Return bytes as UTF-8 text; raise Refused where they are none."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("file_utf8" if name else "text_utf8", file=name) from None


def clean(value: Any) -> Any:
    """Return a value of a file without characters that cannot be kept."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {storable(name): clean(item) for name, item in value.items()}
    return value


def journal(
    text: str,
    order: Order,
    number: int,
    *,
    day: date | None,
    written: str,
    title: str = "",
    note: str = "",
    rest: Mapping[str, Any] | None = None,
    named: Mapping[str, Any] | None = None,
) -> Found | Skipped:
    """Return a page of the journal from a file's entry, or that it is too long.

    `written` is the date in the file's words, `rest` what else the file says of it, `named` what
    makes it the same when the file is read again, beside its date and its words.
    """
    kept = storable(text)
    if len(kept.encode()) > page_limit():
        return Skipped(number, "entry_long")
    fields = {"date": day.isoformat() if day else None, "date_text": written, **(named or {})}
    if note:
        fields["flags"] = [note]
    when = order.when(fields)
    key = order.key(fields, kept)
    body = {"text": kept, "prompt": "", "shelf": "", "source": dict(rest or {})}
    page = Page(
        kind="journal",
        shape=1,
        title=storable(title)[:LONGEST_TITLE],
        body=body,
        when=when,
        source=key,
    )
    same = kept == text.replace("\r\n", "\n").replace("\r", "\n")
    return Found(page, key, number, cleaned=not same)
