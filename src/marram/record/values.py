"""What goes into the record and what comes out: frozen values, never tables."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from marram.core.when import When

SEALED = "sealed"
"""The kind of page that only its writer's browser opens. Here it is ciphertext: it is given to
nobody, and no search looks into it."""
RINGS = f"{SEALED}.settings"
"""What the passphrase of such pages opens."""


class NotFound(Exception):
    """There is no such thing for this actor; what is not yours is not found."""


class Refused(Exception):
    """The deed cannot be done now; the sentence says why, for people."""


@dataclass(frozen=True, slots=True)
class Media:
    """A photograph or a sound of an entry: what it is, what its owner says is on it, how large.

    Width and height are in pixels, 0 for a sound; `length` is in bytes.
    """

    id: UUID
    kind: str
    words: str
    length: int
    width: int = 0
    height: int = 0
    key: bytes = field(default=b"", repr=False)
    """What opens its file."""

    @property
    def is_sound(self) -> bool:
        """Say whether it is a sound."""
        return self.kind.startswith("audio/")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be kept: its kind and shape version, and what was written."""

    kind: str
    shape: int
    title: str
    body: dict[str, Any]
    when: When | None = None
    threads: tuple[str, ...] = ()
    source: str = ""
    marks: tuple[str, ...] = ()
    media: tuple[Media, ...] | None = None
    """What it shows and plays; None for: what the entry's newest telling does."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the record answers to a write. `again`: this operation had been taken before.

    `beside`: another telling had been written meanwhile; both are kept.
    """

    entry: UUID
    telling: UUID
    seq: int
    again: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Arrived:
    """A page written away from here: its operation and entry, and the telling it was written on."""

    operation: UUID
    entry: UUID
    parent: UUID | None
    page: Page


@dataclass(frozen=True, slots=True)
class Outline:
    """The head of an entry's newest telling."""

    entry: UUID
    telling: UUID
    owner: UUID
    seq: int
    kind: str
    shape: int
    title: str
    when: When | None
    threads: tuple[str, ...]
    length: int
    source: str
    marks: tuple[str, ...]
    recorded: datetime
    put_away_at: datetime | None = None
    tellings: int = 1
    beside: bool = False

    @property
    def place(self) -> str:
        """Return the sort key: when it happened where that is known, else when it was recorded."""
        return self.when.place if self.when else self.recorded.strftime("%Y-%m-%d~~%H%M")


@dataclass(frozen=True, slots=True)
class Opened:
    """One telling, opened."""

    outline: Outline
    body: dict[str, Any]
    parent: UUID | None = None
    media: tuple[Media, ...] = ()

    @property
    def entry(self) -> UUID:
        """Return the entry's id."""
        return self.outline.entry


@dataclass(frozen=True, slots=True)
class DraftCard:
    """What is being written on a device."""

    entry: UUID
    kind: str
    body: dict[str, Any]
    kept: datetime
    parent: UUID | None = None


@dataclass(frozen=True, slots=True)
class RemarkCard:
    """A line said about a shared page."""

    id: UUID
    text: str
    by_owner: bool
    at: datetime
    by: UUID


@dataclass(frozen=True, slots=True)
class ShareCard:
    """A share with its receipts. Opened on these days; exact times are in the access log."""

    id: UUID
    entry: UUID
    bond: UUID
    reader: UUID
    reader_name: str
    follow: bool
    given: datetime
    taken_back: datetime | None
    opened: tuple[datetime, ...] = ()
    opened_since_given: bool = False
    remarks: tuple[RemarkCard, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One line of the access log as a client reads it."""

    at: datetime
    who: UUID | None
    face: str
    deed: str
    entry: UUID | None
