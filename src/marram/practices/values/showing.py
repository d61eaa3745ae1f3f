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
    """Words in a pile."""

    words: str
    key: str
    """By which a page that begins with them is asked for; "" for words of one's own."""
    taken: bool
    """Whether they stand among what matters already."""


@dataclass(frozen=True, slots=True)
class Pile:
    """One of three piles."""

    key: str
    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class CardsPage:
    """Words to choose from: where they are, and what was sorted so far."""

    groups: tuple[Choice, ...]
    piles: tuple[Pile, ...]
    kept: UUID | None
    """The page that this is kept on, None while nothing is sorted."""
    operation: UUID


@dataclass(frozen=True, slots=True)
class ToSort:
    """Words to be put into a pile."""

    number: str
    words: str
    piles: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """The words of one group."""

    name: str
    own: bool
    cards: tuple[ToSort, ...]
    another: tuple[Choice, ...]
    """Where one more of one's own goes."""
    following: str
    """The name of the group after it, "" after the last."""
