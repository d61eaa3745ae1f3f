"""The story by time and by thread, and the way to what is not put forward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marram.figures import cord as drawing
from marram.figures import threads as by_year
from marram.figures.cord import Rope
from marram.figures.lying import Stop, lying
from marram.figures.threads import Row
from marram.kit import finding, registry, ways, writing_on
from marram.kit.depth import Depth
from marram.kit.forms import ident
from marram.kit.gate import client_only
from marram.kit.pages import sayer
from marram.kit.practice import Practice
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.kit.ways import Way
from marram.practices.story import rules, store
from marram.practices.story.lines import line
from marram.practices.story.practice import PRACTICE
from marram.practices.story.rules import Moment
from marram.practices.story.showing import (
    MomentCard,
    MorePage,
    PageLine,
    StoryPage,
    ThreadCard,
    ThreadMark,
    ThreadsPage,
)
from marram.practices.story.store import Places, Thread

HOME = "/me/story/"
SIGN = "sheet.moment.symbol"
STRANDS = drawing.STRANDS[1:]


@dataclass(frozen=True, slots=True)
class Known:
    """What is drawn from: moments in order, threads, where things stand, who can read what."""

    moments: Sequence[Moment]
    threads: Sequence[Thread]
    places: Places
    readers: Mapping[UUID, tuple[str, ...]]
    say: Sayer

    def tied_to(self, entry: UUID) -> tuple[str, ...]:
        """Return the ids of the threads that run through a page."""
        return self.places.threads.get(str(entry), ())

    def through(self, moment: Moment) -> tuple[Thread, ...]:
        """Return the threads that run through a moment."""
        tied = self.tied_to(moment.entry)
        return tuple(one for one in self.threads if str(one.entry) in tied)

    def of(self, thread: Thread) -> list[Moment]:
        """Return the moments of a thread, in order."""
        return [one for one in self.moments if thread in self.through(one)]


@require_safe
@client_only
def story(request: MarramRequest) -> HttpResponse:
    """Return the rope. `?thread=` shows one thread alone, `?look=yes` leaves out what changes."""
    known = known_to(request)
    wanted = ident(request.GET.get("thread"))
    only = next((one for one in known.threads if one.entry == wanted), None)
    chosen = known.of(only) if only else list(known.moments)
    rope = drawing.Rope()
    cards = _rope(known, chosen, rope)
    count = sum(not one.ahead for one in chosen)
    look = request.GET.get("look") == "yes"
    page = StoryPage(
        threads=tuple(_mark(known, one, current=one == only) for one in known.threads),
        moments=cards[:count],
        ahead=cards[count:],
        coil=drawing.coil(count),
        drawn=rope.drawn(),
        lying=lying(_stops(known, chosen[:count]), mirrored=get_language_bidi()),
        look=look,
        only=only.name if only else "",
        rooms=() if look else _doors(request, waiting=False),
        whole=_whole(request),
        empty=not known.moments,
    )
    return render(request, "story/story.html", {"page": page})


@require_safe
@client_only
def threads(request: MarramRequest) -> HttpResponse:
    """Return the same moments by thread; a moment may stand under several."""
    known = known_to(request)
    lines = _lines(request, known)
    page = ThreadsPage(
        picture=by_year.threads(
            [_row(known, one) for one in known.threads], title=_("Threads by year")
        ),
        threads=tuple(
            ThreadCard(
                href=f"/me/e/{one.entry}/",
                alone=f"{HOME}?thread={one.entry}",
                name=one.name,
                about=one.about,
                swatch=drawing.swatch(strand(known, one)),
                resting=one.resting,
                moments=tuple(_card(known, moment) for moment in known.of(one)),
                pages=tuple(page for page in lines if str(one.entry) in known.tied_to(page.entry)),
            )
            for one in known.threads
        ),
    )
    return render(request, "story/threads.html", {"page": page})


@require_safe
@client_only
def more(request: MarramRequest) -> HttpResponse:
    """Return one sentence, and behind it the rooms that nothing puts forward (RULINGS 28).

    It is the same in every mode: what is never offered needs no day on which it is.
    """
    opened = request.GET.get("open") == "yes"
    page = MorePage(open=opened, rooms=_doors(request, waiting=True) if opened else ())
    return render(request, "story/more.html", {"page": page})


def _whole(request: MarramRequest) -> str:
    entry = store.whole(request.actor, at=request.at)
    return f"/me/e/{entry}/" if entry else "/me/r/story/whole/new/"


def known_to(request: MarramRequest) -> Known:
    """Return what this client has on their rope."""
    places = store.places(request.actor, at=request.at)
    return Known(
        moments=rules.arranged(store.moments(request.actor, at=request.at), places.after),
        threads=store.threads(request.actor, at=request.at),
        places=places,
        readers=writing_on.readers(request),
        say=sayer(request, PRACTICE.slug),
    )


def _row(known: Known, thread: Thread) -> Row:
    days = [(rules.year_of(one.day), one.symbol) for one in known.of(thread) if one.day]
    return Row(
        name=thread.name,
        strand=strand(known, thread),
        stops=tuple(by_year.Stop(year, symbol) for year, symbol in sorted(days)),
        resting=thread.resting,
    )


def _lines(request: MarramRequest, known: Known) -> list[PageLine]:
    """Return what is no moment and is tied to a thread, the earliest first."""
    moments = {one.entry for one in known.moments}
    tied = [one for one, threads in known.places.threads.items() if threads]
    wanted = {one for text in tied if (one := ident(text)) and one not in moments}
    pages = finding.some(request.actor, entries=wanted, at=request.at)
    return [line(request, one) for one in reversed(pages)]


def strand(known: Known, thread: Thread) -> str:
    """Return the strand that stands for a thread: five in turn, in the order of beginning."""
    return STRANDS[known.threads.index(thread) % len(STRANDS)]


def _rope(known: Known, chosen: Sequence[Moment], rope: Rope) -> tuple[MomentCard, ...]:
    """Return the moments with their slices: a thread runs from its first moment on.

    One that rests is dotted after its last.
    """
    spans = {
        one.entry: [place for place, moment in enumerate(chosen) if one in known.through(moment)]
        for one in known.threads
    }
    return tuple(
        replace(
            _card(known, moment),
            cord=_slice(rope, known, spans, place),
            token=rope.token(moment.symbol),
        )
        for place, moment in enumerate(chosen)
    )


def _slice(rope: Rope, known: Known, spans: Mapping[UUID, Sequence[int]], place: int) -> str:
    begun = [one for one in known.threads if spans[one.entry] and spans[one.entry][0] <= place]
    names = dict.fromkeys(strand(known, one) for one in begun)
    new = {strand(known, one) for one in begun if spans[one.entry][0] == place}
    return rope.cord(
        place,
        [drawing.SELF, *names],
        resting={strand(known, t) for t in begun if t.resting and spans[t.entry][-1] <= place},
        new=new if place else {drawing.SELF, *new},
    )


def _card(known: Known, moment: Moment) -> MomentCard:
    return MomentCard(
        href=f"/me/e/{moment.entry}/",
        title=moment.title,
        written=moment.written,
        symbol=known.say(f"{SIGN}.option.{moment.symbol}") if moment.symbol else "",
        audience=known.readers.get(moment.entry, ()),
        threads=tuple(one.name for one in known.through(moment)),
        room=str(moment.entry) in known.places.room,
    )


def _stops(known: Known, chosen: Sequence[Moment]) -> list[Stop]:
    """Return the moments as the rope that lies down takes them: a thread runs on once begun."""
    begun: dict[str, None] = {drawing.SELF: None}
    found = []
    for moment in chosen:
        begun |= dict.fromkeys(strand(known, one) for one in known.through(moment))
        found.append(Stop(moment.title, moment.written, moment.symbol, tuple(begun)))
    return found


def _mark(known: Known, thread: Thread, *, current: bool) -> ThreadMark:
    href = HOME if current else f"{HOME}?thread={thread.entry}"
    return ThreadMark(thread.name, drawing.swatch(strand(known, thread)), href, current)


def _doors(request: MarramRequest, *, waiting: bool) -> tuple[Way, ...]:
    """Return the ways into the other rooms of this place: those that wait, or all others."""
    here = [one for one in registry.rooms() if one.place == PRACTICE.place]
    others = (one for one in here if one.slug != PRACTICE.slug and _waits(one) == waiting)
    return ways.to_rooms(others, request.language)


def _waits(room: Practice) -> bool:
    """Say whether a room waits to be looked for: the growth side, close work, the way to it."""
    together = any(one.with_clinician for one in room.sheets)
    return room.growth or together or room.depth is Depth.L3
