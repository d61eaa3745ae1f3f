"""The pages of Steady as values, for templates: the same for everybody and for one's own kit."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from marram.kit.ways import Way
from marram.practices.steady.scripts import Door


@dataclass(frozen=True, slots=True)
class Line:
    """One instruction, its place from 1, and whether it is the one being shown."""

    place: int
    text: str
    seconds: int
    current: bool
    own: bool = False


@dataclass(frozen=True, slots=True)
class Pacer:
    """The circle: how long it grows and shrinks, and what is said then."""

    seconds_in: int
    seconds_out: int
    say_in: str
    say_out: str


@dataclass(frozen=True, slots=True)
class Own:
    """What is somebody's own: a person to call, a song, words."""

    number: str = ""
    call: str = ""
    where: str = ""
    link: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ToolPage:
    """A tool. `step` is the line shown alone, 0 for all of them."""

    mine: bool
    slug: str
    title: str
    about: str
    note: str
    way: str
    lines: tuple[Line, ...]
    step: int
    previous: str
    next: str
    one_by_one: str
    whole: str
    stop: str
    beside: tuple[Door, ...]
    pacer: Pacer | None = None
    own: Own | None = None
    is_own: bool = False
    scan: bool = False
    in_kit: bool = False
    kit_full: bool = False
    left_alone: bool = False
    operation: UUID | None = None


@dataclass(frozen=True, slots=True)
class ListDoor:
    """The way to the tools for a need, or for what it feels like."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class SteadyPage:
    """Steady itself: the kit, then by need, then for what it feels like."""

    mine: bool
    back: str
    kit: tuple[Door, ...]
    chosen: bool
    yours: tuple[Door, ...]
    needs: tuple[ListDoor, ...]
    feelings: tuple[ListDoor, ...]
    rooms: tuple[Way, ...]
    everything: tuple[Door, ...]
    news: str = ""
    another: Door | None = None


@dataclass(frozen=True, slots=True)
class ListPage:
    """The tools of one list; for what it feels like also how common it is, and whom to ask."""

    mine: bool
    back: str
    title: str
    common: str
    ask: str
    tools: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class UsedRow:
    """One tool that was used."""

    entry: UUID
    day: date
    name: str
    helped: str


@dataclass(frozen=True, slots=True)
class UsedPage:
    """What was noted after tools, for the person alone."""

    back: str
    rows: tuple[UsedRow, ...]
    more: bool
    news: str = ""
