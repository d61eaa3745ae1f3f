"""The pages of what matters as they are drawn: frozen values."""

from dataclasses import dataclass
from uuid import UUID

from marram.kit.asking import Choice
from marram.kit.begun import Tied
from marram.kit.showing import Shown
from marram.kit.ways import Way


@dataclass(frozen=True, slots=True)
class Direction:
    """One thing that matters, in the list beside the picture."""

    entry: UUID
    number: int
    words: str
    stands: str
    """Its direction and how near it is, in words."""
    again: str
    """When its owner wanted to look at it again, once that day has come; "" before and without."""


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """What matters."""

    figure: str
    directions: tuple[Direction, ...]
    since: str
    """What dashed rings stand for, "" without any."""
    rooms: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class MovePage:
    """Where one thing stands now."""

    entry: UUID
    words: str
    places: tuple[Choice, ...]
    operation: UUID


@dataclass(frozen=True, slots=True)
class NowPage:
    """What matters most in this moment: one's own list, to choose from."""

    directions: tuple[Direction, ...]


@dataclass(frozen=True, slots=True)
class TracePage:
    """One thing that matters, with what carried it."""

    entry: UUID
    words: str
    pairs: tuple[Shown, ...]
    carried: tuple[Tied, ...]
    choose: tuple[Tied, ...]
    """What could be tied to it: the moments on the rope, and the latest other pages."""


@dataclass(frozen=True, slots=True)
class Card:
    """Words to choose."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class CardsPage:
    """Words to choose from, group by group."""

    groups: tuple[tuple[str, tuple[Card, ...]], ...]
