"""A moment by its title alone, and where it stands: earlier, later, on which threads."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marram.core.text import storable
from marram.core.when import When
from marram.figures.cord import token
from marram.kit import finding, showing, writing_on
from marram.kit.forms import ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.kit.words import of_the_kit
from marram.practices.story import rules, store
from marram.practices.story.pages import HOME, SIGN, Known, known_to
from marram.practices.story.practice import PRACTICE
from marram.practices.story.rules import SYMBOLS, Odd
from marram.practices.story.sheets import MOMENT
from marram.practices.story.showing import AddPage, PlacePage, Symbol, ThreadTick
from marram.record import reading
from marram.record.values import NotFound, Opened
from marram.record.writing import TooLong

STEPS = {"earlier": -1, "later": 1}
SIGNS = {one: f"{SIGN}.option.{one}" for one in SYMBOLS} | {"": "sign.none"}
"""Each sign, and none, with the key of its word."""


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def add(request: MarramRequest) -> HttpResponse:
    """Return the short way to add a moment, or keep one; a date that cannot be is asked about."""
    if request.method != "POST":
        return render(request, "story/add.html", {"page": _add_page(request)})
    title, ahead = storable(request.POST.get("named", "")).strip(), "ahead" in request.POST
    when = storable(request.POST.get("when", "")).strip()
    anyway = request.POST.get("do") == "anyway"
    today = writing_on.local_date(request, request.at)
    odd = None if anyway else rules.odd(when, today=today, ahead=ahead)
    if not title or odd:
        page = _add_page(request, odd=odd, no_title=not title)
        return render(request, "story/add.html", {"page": page}, status=writing_on.NOT_KEPT)
    try:
        kept = _keep(request, title, when, ahead=ahead)
    except TooLong:
        page = _add_page(request, too_long=True)
        return render(request, "story/add.html", {"page": page}, status=writing_on.NOT_KEPT)
    more = request.POST.get("do") == "more"
    return SeeOther(showing.address(MOMENT.kind, kept) if more else HOME)


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def place(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return where a moment stands, or move it one place, or say which threads run through it.

    Any other page of one's own stands nowhere on the rope, but threads may run through it.
    """
    known = known_to(request)
    on_rope = any(one.entry == entry for one in known.moments)
    if not on_rope:
        other_page(request, entry)
    if request.method != "POST":
        return render(request, "story/place.html", {"page": _place_page(request, known, entry)})
    wish, wanted = request.POST.get("do", ""), known.places
    if wish == "threads":
        wanted = wanted.with_threads(entry, _tied(request, known, entry))
    elif wish in STEPS and on_rope:
        after = rules.moved(known.moments, wanted.after, entry, by=STEPS[wish])
        wanted = replace(wanted, after=after)
    store.keep_places(request.actor, wanted, at=request.at)
    return SeeOther(f"/me/r/{PRACTICE.slug}/{entry}/place/?kept=yes")


def other_page(request: MarramRequest, entry: UUID) -> Opened:
    """Return a page of one's own that words can be tied from, else raise NotFound."""
    opened = reading.open_one(request.actor, entry=entry, at=request.at)
    if not finding.readable(opened.outline):
        raise NotFound
    return opened


def _tied(request: MarramRequest, known: Known, entry: UUID) -> tuple[str, ...]:
    """Return the threads that were ticked, and those put away, which the form could not show."""
    chosen = {ident(text) for text in request.POST.getlist("thread")}
    asked = {str(one.entry) for one in known.threads}
    away = (one for one in known.places.threads.get(str(entry), ()) if one not in asked)
    return (*(str(one.entry) for one in known.threads if one.entry in chosen), *away)


def _keep(request: MarramRequest, title: str, when: str, *, ahead: bool) -> UUID:
    symbol = request.POST.get("symbol", "")
    body = {
        "named": title,
        "symbol": symbol if symbol in SYMBOLS else "",
        "ahead": ahead,
    }
    return store.add_moment(
        request.actor,
        body=body,
        entry=ident(request.POST.get("entry")) or uuid4(),
        operation=ident(request.POST.get("operation")) or uuid4(),
        at=request.at,
        when=When.written_as(when) if when else None,
    )


def _add_page(
    request: MarramRequest,
    *,
    odd: Odd | None = None,
    no_title: bool = False,
    too_long: bool = False,
) -> AddPage:
    say, chosen = sayer(request, PRACTICE.slug), request.POST.get("symbol", "")
    return AddPage(
        title=request.POST.get("named", ""),
        when=request.POST.get("when", ""),
        ahead="ahead" in (request.POST if request.method == "POST" else request.GET),
        symbols=tuple(
            Symbol(one, say(key), token(one), one == chosen) for one, key in SIGNS.items()
        ),
        odd=of_the_kit().say(f"problem.{odd}", language=request.language) if odd else "",
        no_title=no_title,
        too_long=too_long,
        entry=ident(request.POST.get("entry")) or uuid4(),
        operation=ident(request.POST.get("operation")) or uuid4(),
    )


def _place_page(request: MarramRequest, known: Known, entry: UUID) -> PlacePage:
    title = next((one.title for one in known.moments if one.entry == entry), None)
    before, after = rules.beside(known.moments, entry) if title is not None else (None, None)
    tied = known.places.threads.get(str(entry), ())
    return PlacePage(
        entry=entry,
        title=title
        if title is not None
        else finding.name_of(other_page(request, entry), request.language),
        on_rope=title is not None,
        before=before.title if before else "",
        next=after.title if after else "",
        first=before is None,
        last=after is None,
        threads=tuple(
            ThreadTick(one.entry, one.name, str(one.entry) in tied) for one in known.threads
        ),
        kept=request.GET.get("kept") == "yes",
    )
