"""The pages of the story as they are drawn: frozen values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from marram.kit import asking
from marram.kit.showing import Shown
from marram.kit.ways import Way
from marram.practices.story.rules import Moment


@dataclass(frozen=True, slots=True)
class ThreadMark:
    """A thread in a list: its name, its piece of strand, and where to see it alone."""

    name: str
    swatch: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class MomentCard:
    """A moment on the rope."""

    href: str
    title: str
    written: str
    symbol: str
    """In words; "" for a moment without one."""
    audience: tuple[str, ...]
    threads: tuple[str, ...]
    room: bool = False
    """Whether its owner marked it for when they meet their clinician."""
    token: str = ""
    cord: str = ""
    """Its slice of the rope, "" in a list without one."""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The rope, from the earliest moment to what is still to come."""

    threads: tuple[ThreadMark, ...]
    moments: tuple[MomentCard, ...]
    ahead: tuple[MomentCard, ...]
    coil: str
    drawn: str
    """What all slices refer to."""
    lying: str
    """The same rope lying down, for paper; "" where the list alone is better."""
    look: bool
    """Whether it is only looked at, without anything to change."""
    only: str
    """The name of the thread that alone is shown, "" for the whole story."""
    rooms: tuple[Way, ...]
    whole: str
    """Where all of it is told in one go, or begun."""
    empty: bool


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page of one's own, as a list names it."""

    entry: UUID
    name: str
    written: str
    kept_on: date


@dataclass(frozen=True, slots=True)
class BringPage:
    """What came of something, and where in the story it can go."""

    entry: UUID
    own: "Half"
    near: tuple[asking.Choice, ...]
    """The moments it goes back to."""
    others: tuple[asking.Choice, ...]
    where: str
    line: str
    problem: str
    operation: UUID


@dataclass(frozen=True, slots=True)
class ThreadCard:
    """A thread with its moments in order."""

    href: str
    alone: str
    name: str
    about: str
    swatch: str
    resting: bool
    moments: tuple[MomentCard, ...]
    pages: tuple[PageLine, ...]
    """What else it runs through: pages of the journal, letters."""


@dataclass(frozen=True, slots=True)
class ThreadsPage:
    """The same moments by what runs through them."""

    picture: str
    """Threads by year, "" where there is nothing to tell apart."""
    threads: tuple[ThreadCard, ...]


@dataclass(frozen=True, slots=True)
class MorePage:
    """What is not put forward, behind a sentence."""

    open: bool
    rooms: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A token to choose."""

    value: str
    label: str
    token: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class AddPage:
    """A moment by its title, with what was typed."""

    title: str
    when: str
    ahead: bool
    symbols: tuple[Symbol, ...]
    odd: str
    """What is odd about the date, in words; "" for nothing."""
    no_title: bool
    too_long: bool
    entry: UUID
    operation: UUID


@dataclass(frozen=True, slots=True)
class ThreadTick:
    """Whether a thread runs through a moment."""

    entry: UUID
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Where a moment stands."""

    entry: UUID
    title: str
    on_rope: bool
    """Whether it is a moment; any other page has threads alone."""
    before: str
    """The moment before it, "" for none."""
    next: str
    first: bool
    last: bool
    threads: tuple[ThreadTick, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A thread that a page may be tied to."""

    value: str
    """The page and the thread, as the form sends them."""
    name: str
    on: bool


@dataclass(frozen=True, slots=True)
class Echo:
    """A passage of another page."""

    page: PageLine
    text: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class EchoesPage:
    """The passages of a page, or what is like one of them."""

    entry: UUID
    passages: tuple[tuple[int, str], ...]
    asked: str
    number: int
    more: bool
    """Whether more than the first few are shown."""
    found: tuple[Echo, ...] = ()
    by_words: bool = False
    """Whether they were found by the words they share, not by meaning."""
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """An earlier telling of a page in the book."""

    value: str
    day: date
    chosen: bool


@dataclass(frozen=True, slots=True)
class BookLine:
    """A page that is in the book."""

    page: PageLine
    first: bool
    last: bool
    tellings: tuple[Choice, ...]
    """Its earlier tellings, none where there is one alone."""


@dataclass(frozen=True, slots=True)
class BookPage:
    """What the book is to be."""

    title: str
    author: str
    dedication: str
    papers: tuple[tuple[str, bool], ...]
    large: bool
    rope: bool
    inside: tuple[BookLine, ...]
    moments: tuple[Moment, ...]
    others: tuple[PageLine, ...]
    more: bool
    """Whether there are older pages than those that are listed."""
    problem: str
    """"empty", "letters" (some signs have no letterform), "too-long", or "" for none."""
    kept: bool


@dataclass(frozen=True, slots=True)
class AsidePage:
    """Until when a page is set aside."""

    entry: UUID
    name: str
    until: date | None
    room: bool
    """Whether it is marked for when the two meet."""
    told: str
    """The day as it was typed."""
    problem: bool
    people: tuple[tuple[UUID, str], ...]
    """With whom it could be come back to: a bond, and a name."""
    kept: str
    """"until", "with", "without", "up", or "" for nothing just done."""


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A page that is set aside."""

    page: PageLine
    until: date


@dataclass(frozen=True, slots=True)
class AsideList:
    """All that is set aside."""

    lines: tuple[AsideLine, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """One of two pages side by side."""

    page: PageLine
    pairs: tuple[Shown, ...]
    alone: str
    """Its words, where it has no questions."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice in which a scene was told: whose, and what was written."""

    name: str
    half: Half


@dataclass(frozen=True, slots=True)
class VoicesPage:
    """A scene, as its owner told it and in every other voice they gave it."""

    entry: UUID
    own: Half
    voices: tuple[Voice, ...]
    offers: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class BesidePage:
    """Two pages side by side, or one and what may stand beside it."""

    entry: UUID
    halves: tuple[Half, ...]
    choose: tuple[PageLine, ...]
