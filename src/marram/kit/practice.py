"""What a room declares: one frozen value that both faces ask, without knowing the room."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from marram.kit.depth import Depth
from marram.kit.words import NO_WORDS, Shelf, Words
from marram.people.actor import Actor
from marram.record.values import Outline

Body = dict[str, Any]
FieldType = Literal["line", "text", "choice", "when", "list", "number", "tick", "group", "rows"]
IN_ROWS = frozenset({"line", "text", "choice", "when", "number", "tick"})
"""What a row may ask. A row holds no rows."""
Upcast = Callable[[Body], Body]
Say = Callable[[str], str]
"""The words of a room by key, in the language of whoever reads."""


Arrives = Callable[[Actor, Mapping[str, str], UUID, datetime], None]
"""Keeps a form that a phone brings later, by its operation's id: the same one again changes
nothing. What cannot be kept is let go of."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a worksheet. Every answer may stay empty, for ever."""

    name: str
    type: FieldType = "text"
    options: tuple[str, ...] = ()
    fields: tuple["Field", ...] = ()
    """The questions inside a group, or of each row."""
    least: int = 0
    most: int = 100
    """Between which whole numbers a number lies."""
    folded: bool = False
    """Whether it is asked behind a fold, which says `sheet.<slug>.folded`."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A few lines under a heading, as a phone keeps them: `href` leads on, to a page or a call."""

    heading: str
    lines: tuple[str, ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Something whose words a service looks over: what it is called, and who has looked at it."""

    name: str
    review: str


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a page leads on to when one option of a question was chosen: a room, by its name.

    `<question>.option.<option>.then` says why. Where there is no such room, nothing is said.
    """

    field: str
    option: str
    room: str


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A kind of page with questions: its shape version, its fields and where it comes from."""

    kind: str
    slug: str
    fields: tuple[Field, ...]
    version: int = 1
    seed: str = ""
    review: str = ""
    shape: type[Any] | None = None
    """The frozen dataclass that a body of this kind becomes; None for a worksheet in TOML."""
    upcasts: Mapping[int, Upcast] | None = None
    """From each older version, the function to the next."""
    asks: Callable[[Sequence[Field], Sequence[Body]], tuple[Field, ...]] | None = None
    """Which questions a new page asks, given the pages that are there: nothing twice."""
    reads: Callable[[Mapping[str, str], Body], Body] | None = None
    """How its form becomes a body (what was sent, the body before), where it has its own form."""
    with_clinician: bool = False
    """Whether it is offered as something to open together. Writing on it is never refused."""
    figure: Callable[[Body, Say], str] | None = None
    """A picture of a page, as markup that says in words what it shows; "" for none."""
    pages: tuple[str, ...] = ()
    """Pages of its own for one entry: `/me/r/<room>/<entry>/<page>/`, from the room's `urls.py`.
    `page.<page>.title` and `.about` are the words of the way to each."""
    names_only: bool = False
    """Whether a page of it is a name for something, such as a thread, and no telling: it is not
    found by passages, tied, set aside, put beside another or printed in a book."""
    asks_about_date: Callable[[str, Body, date], str] | None = None
    """What is odd about the words of its date, given the page and today: the end of a key
    `problem.<end>`, "" for nothing. It is asked about once and may be kept as it stands."""
    leads: tuple[Lead, ...] = ()
    fills: Callable[[Mapping[str, str], Say], Body] | None = None
    """What a new page begins with, by keys in its address (never words) and the room's words."""
    begins_from: str = ""
    """The question that names the page it can be begun from (`kit.begun`); "" for none."""
    voice: bool = False
    """Whether it tells a page of one's own from somewhere else; `begins_from` is its scene."""
    off: bool = False
    """Whether it is off until the client turns it on (`kit.turned`); `sheet.<slug>.off` says why.
    Writing on it is never refused."""
    looks_back: str = ""
    """The question that says on which day its writer wants to look at it again; "" for none."""
    outcome: str = ""
    """The question that says what came of it, "" for none: once it is answered, its page leads on,
    to the same once more or otherwise, and into the story."""
    rest_after: int = 0
    """After so many in one day there is an offer to rest (`sheet.<slug>.rest`). Never a refusal."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that was lost, as a person named it, and the days on which it can have been.

    `name` is theirs. Without a day, `first` and `last` are None.
    """

    id: str
    name: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """A plan that Today offers: in its smallest version or whole, at a clock time or loosely."""

    id: UUID
    title: str
    meaningful: bool
    clock: str
    part: str
    """In words, such as "in the evening"."""
    long: str
    for_what: str
    small: bool
    can_be_smaller: bool
    before: bool = False
    """Whether its hour is still to come: then nobody asks what became of it."""
    on: bool = False
    """Whether its owner said that it still stands."""


@dataclass(frozen=True, slots=True)
class Day:
    """How a day is, and what is offered on it. `energy` is "little", "some", "enough" or ""."""

    energy: str = ""
    heavy: bool = False
    moved: bool = False
    """Whether something was moved to the day after, because it is heavy."""
    swings: bool = False
    """Whether it went up and down a good deal in the last week: said in words, once, no number."""
    offers: tuple[Offered, ...] = ()


@dataclass(frozen=True, slots=True)
class DoneOn:
    """That something was done or partly done on a day, and whether it mattered or restored."""

    day: date
    meaningful: bool


@dataclass(frozen=True, slots=True)
class Meant:
    """A time that somebody means something for, on their own wall: no word of what it is."""

    id: UUID
    begins: datetime


@dataclass(frozen=True, slots=True)
class Through:
    """Something that its owner said runs through their pages: its id, its name, those pages."""

    id: str
    name: str
    entries: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Practice:
    """A room, with the slots that Today, Write and the desk fill from it."""

    slug: str
    seeds: tuple[str, ...]
    depth: Depth
    sheets: tuple[Worksheet, ...] = ()
    words: Words = NO_WORDS
    place: str = "write"
    growth: bool = False
    """Whether it asks what may be made of it all: never put forward, opened by the client's own act
    (RULINGS 28)."""
    home: str = ""
    """The address of its own pages, where they are not the ones that every room has."""
    one: bool = False
    """Whether a person has one page of it, which stands at `home` (`record.standing`)."""
    shelves: tuple[Shelf, ...] = ()
    order: int = 100
    """Where it stands among the rooms of a place; the same number goes by name."""
    card: Callable[[Any], Any] | None = None
    label: Callable[[Body], str] | None = None
    links: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """Pages of its own: `/me/r/<room>/<page>/`, with words as a worksheet's."""
    standards: tuple[Callable[[], Sequence[str]], ...] = ()
    """Checks of its own, run with the generic ones; each returns what is wrong."""
    always_in_reach: bool = False
    offline: bool = False
    offline_pages: tuple[str, ...] = ()
    """Addresses of public pages that hold no word of anybody: a phone keeps them for when there is
    no signal."""
    offline_copy: Callable[[Actor, datetime], Sequence[Copied]] | None = None
    """What a person may choose to have readable on their own phone without a signal."""
    first: Callable[[Actor, datetime], Copied | None] | None = None
    """The first thing that this room offers somebody who opens Help now, by their own choice."""
    in_help: Callable[[Actor, datetime], Sequence[Copied]] | None = None
    """What Help now shows of a person's own: whom to call (`href`), and headings with lines."""
    minute: Callable[[Actor, datetime], Copied | None] | None = None
    """What takes a minute, for the door on Today."""
    library: Callable[[str], Sequence[Reviewed]] | None = None
    """What a service looks over here, in a language, beside the room's words as a whole."""
    aside: Callable[[Actor, datetime], str] | None = None
    """Where what a person set aside until today or a day just gone is, "" for nothing: said on
    Today without its title."""
    rope: Callable[[Sequence[Outline]], Sequence[Outline]] | None = None
    """Which of somebody's pages stand on the rope of their story, in order."""
    today: Callable[[Actor, datetime, str], Day] | None = None
    """How today is for somebody, and what of their own plans is offered on it, in a language."""
    compass: Callable[[Actor, datetime], str] | None = None
    """Where somebody asks what matters most in this moment, "" while they have nothing to go by."""
    asks: Callable[[Actor, datetime], str] | None = None
    """Where somebody says how today is, "" while they do not want Today to ask."""
    steps: Callable[[Actor, datetime, str], Sequence[Offered]] | None = None
    """What somebody meant for today and said nothing about yet, in a language."""
    answer: Callable[[Actor, UUID, str, UUID, datetime], bool] | None = None
    """Keeps what became of one of those ("did", "part", "not", "changed") by an operation's id,
    and says whether it was there."""
    arrives: Mapping[str, Arrives] | None = None
    """What keeps a short answer that a phone brings and that is no page, by its kind."""
    times: Callable[[Actor, datetime], Sequence[Meant]] | None = None
    """The clock times, now and later, that somebody means something for: for their calendar."""
    done: Callable[[Actor, date, date, datetime], Sequence[DoneOn]] | None = None
    """What somebody did or partly did between two days."""
    through: Callable[[Actor, Sequence[Outline], datetime], Sequence[Through]] | None = None
    """What runs through which of a person's pages, given the heads of all of them."""
    notes: tuple[str, ...] = ()
    """Kinds it keeps that are no pages somebody wrote, such as which tool was used."""
    keeps_person: Callable[[Actor, str, str, datetime], None] | None = None
    """Keeps somebody whom a person could call: their name and number."""
    losses: Callable[[Actor, datetime], Sequence[Loss]] | None = None
    """What somebody said they lost, and when: what early grief goes by."""
    before_close: Callable[[Actor, datetime], bool] | None = None
    """Whether what has to be there before close work is there, such as a safety plan."""
