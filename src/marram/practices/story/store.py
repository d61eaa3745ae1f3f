"""A person's moments and threads as they are kept, and where each stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from marram.core.when import When
from marram.kit import finding, showing, telling
from marram.kit.forms import ident
from marram.kit.practice import Body, Through
from marram.people.actor import Actor
from marram.practices.story.rules import SYMBOLS, Moment
from marram.practices.story.sheets import MOMENT, THREAD, WHOLE, placed
from marram.record import standing
from marram.record.values import Opened, Outline, Page

KIND = "story.settings"
SHAPE = 1


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread by the name its owner gave it."""

    entry: UUID
    name: str
    about: str
    resting: bool


@dataclass(frozen=True, slots=True)
class Places:
    """Where moments were put by hand, which threads run through which page, what is set aside."""

    after: Mapping[str, str] = field(default_factory=dict)
    threads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The threads of each page, by its id."""
    aside: Mapping[str, date] = field(default_factory=dict)
    """Until which day a page was set aside, by its id."""
    room: frozenset[str] = frozenset()
    """The pages that are for when the two meet."""

    def with_threads(self, entry: UUID, threads: tuple[str, ...]) -> "Places":
        """Return the same with exactly these threads through a page."""
        return replace(self, threads=dict(self.threads) | {str(entry): threads})

    def with_aside(self, entry: UUID, day: date | None) -> "Places":
        """Return the same with this page set aside until a day, or no longer with None."""
        others = {one: until for one, until in self.aside.items() if one != str(entry)}
        return replace(self, aside=others | ({str(entry): day} if day else {}))

    def with_room(self, entry: UUID, *, on: bool) -> "Places":
        """Return the same with this page marked for the room, or no longer."""
        room = self.room | {str(entry)} if on else self.room - {str(entry)}
        return replace(self, room=room)


def moments(actor: Actor, *, at: datetime) -> list[Moment]:
    """Return this client's moments, in no order."""
    return [_moment(one) for one in finding.newest(actor, kinds={MOMENT.kind}, at=at)]


def add_moment(
    actor: Actor,
    *,
    body: Body,
    entry: UUID,
    operation: UUID,
    at: datetime,
    when: When | None = None,
) -> UUID:
    """Keep a new moment and return its entry; of the same form again, its later words."""
    title = showing.title_of(MOMENT.kind, body)
    page = Page(kind=MOMENT.kind, shape=MOMENT.version, title=title, body=body, when=when)
    receipt = telling.keep(
        actor, operation=operation, entry=entry, parent=None, page=page, at=at, begun=False
    )
    return receipt.entry


def threads(actor: Actor, *, at: datetime) -> list[Thread]:
    """Return this client's threads in the order in which they were begun."""
    found = finding.newest(actor, kinds={THREAD.kind}, at=at)
    return [_thread(one) for one in sorted(found, key=lambda one: one.outline.seq)]


def through(actor: Actor, heads: Sequence[Outline], at: datetime) -> list[Through]:
    """Return the threads that run through some page, each with its pages.

    Without a page of this room among the heads nothing is opened.
    """
    if not any(head.kind == KIND for head in heads):
        return []
    tied: dict[str, set[UUID]] = {}
    for page, names in places(actor, at=at).threads.items():
        for name in names:
            if entry := ident(page):
                tied.setdefault(name, set()).add(entry)
    return [
        Through(str(one.entry), one.name, frozenset(tied[str(one.entry)]))
        for one in (threads(actor, at=at) if tied else [])
        if str(one.entry) in tied
    ]


def whole(actor: Actor, *, at: datetime) -> UUID | None:
    """Return the page on which this client tells all of it, the latest in time; None for none."""
    heads = finding.heads(actor, at=at)
    return next((head.entry for head in heads if head.kind == WHOLE.kind), None)


def places(actor: Actor, *, at: datetime) -> Places:
    """Return where this client put what."""
    found = standing.find(actor, kind=KIND, at=at)
    body: Mapping[str, Any] = found.body if found else {}
    return Places(
        after={str(one): str(told) for one, told in body.get("after", [])},
        threads={str(one): tuple(map(str, names)) for one, names in body.get("threads", [])},
        aside={str(one): day for one, told in body.get("aside", []) if (day := _day(told))},
        room=frozenset(map(str, body.get("room", []))),
    )


def keep_places(actor: Actor, wanted: Places, *, at: datetime) -> None:
    """Keep where things stand, when that changed. The moments themselves are not touched."""
    if wanted == places(actor, at=at):
        return
    body = {
        "after": [list(pair) for pair in wanted.after.items()],
        "threads": [[one, list(names)] for one, names in wanted.threads.items()],
        "aside": [[one, day.isoformat()] for one, day in wanted.aside.items()],
        "room": sorted(wanted.room),
    }
    standing.keep(actor, page=Page(kind=KIND, shape=SHAPE, title="", body=body), at=at)


def _moment(opened: Opened) -> Moment:
    body = finding.body_of(opened)
    symbol = body.get("symbol")
    return replace(
        placed(opened.outline),
        symbol=symbol if symbol in SYMBOLS else "",
        ahead=body.get("ahead") is True,
    )


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        return None


def _thread(opened: Opened) -> Thread:
    body = finding.body_of(opened)
    return Thread(
        entry=opened.entry,
        name=opened.outline.title,
        about=str(body.get("what") or ""),
        resting=body.get("resting") is True,
    )
