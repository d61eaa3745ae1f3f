"""What a reader finds in a file, and how it refuses one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from django.conf import settings

from marram.imports.words import sentence
from marram.record.values import Page


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
