"""The pages of the room as values, for templates."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from marram.kit.asking import Question, Wrong
from marram.kit.ways import Way


@dataclass(frozen=True, slots=True)
class Card:
    """Something on the list."""

    entry: UUID
    href: str
    used: str
    rest: str
    name: str
    type: str
    minutes: int | None
    short_use: bool
    good_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """The list."""

    title: str
    about: str
    note: str
    begin: str
    blank: str
    favourites: tuple[Card, ...]
    others: tuple[Card, ...]
    resting: tuple[Card, ...]
    ways: tuple[Way, ...]
    kept: bool
    second: str


@dataclass(frozen=True, slots=True)
class UsedPage:
    """The short form after something was used."""

    back: str
    name: str
    helped: Question
    known: Question | None
    situation: Question
    more: tuple[Question, ...]
    when: Question
    today: date
    errors: tuple[Wrong, ...]
    operation: UUID


@dataclass(frozen=True, slots=True)
class Said:
    """How one use was."""

    href: str
    words: str
    day: date


@dataclass(frozen=True, slots=True)
class ThingLine:
    """Something within a group, and how each use was."""

    words: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A situation or a phase."""

    words: str
    things: tuple[ThingLine, ...]


@dataclass(frozen=True, slots=True)
class HelpedPage:
    """What helped when."""

    back: str
    situations: tuple[GroupCard, ...]
    unsaid: tuple[ThingLine, ...]
    phases: tuple[GroupCard, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One week in which something was used; a week in which it was not is left out."""

    begins: date
    used: int
    helped: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """Something, week by week."""

    words: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PicturePage:
    """The picture and its table."""

    back: str
    figure: str
    rows: tuple[TableRow, ...]
    few: bool
