"""How I tell it: every telling stays, none is graded. One may be gone on with, put away, erased."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from marram.accounts.gate import client_only
from marram.companion import journal, told
from marram.companion.asking import as_id, me, news, owner, see_other, show
from marram.companion.days import local
from marram.companion.pages.entry import below_title, own_page, pairs_of
from marram.companion.pages.put_away import Confirm
from marram.companion.settled import side_by_side
from marram.companion.told import Kept, Told
from marram.kit import finding, nearby, showing, telling
from marram.kit.containment import between_us
from marram.kit.forms import SETTLED
from marram.kit.requests import MarramRequest
from marram.kit.showing import Shown
from marram.record import erasing, reading, writing
from marram.record.values import SEALED, NotFound, Opened, Page


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a telling that may be pinned: how the form names it, and its words."""

    value: str
    text: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class Pinned:
    """A line that is pinned, and of which day its telling is."""

    value: str
    text: str
    day: datetime


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling."""

    telling: UUID
    day: datetime
    words: str
    pairs: tuple[Shown, ...]
    newest: bool
    beside: bool
    write_on: str
    lines: tuple[Line, ...]
    away: bool
    told_on: date | None
    told_with: str


@dataclass(frozen=True, slots=True)
class Tellings:
    """The page."""

    id: UUID
    back: str
    write_on: str
    beside: bool
    only: bool
    """Whether there is one telling alone."""
    pinned: tuple[Pinned, ...]
    tellings: tuple[Telling, ...]
    away: tuple[Telling, ...]
    people: tuple[tuple[UUID, str], ...]
    news: str
    undo: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """A telling to be read with somebody."""

    id: UUID
    telling: UUID
    title: str
    words: str
    pairs: tuple[Shown, ...]
    write_on: str
    told_on: date | None
    told_with: str
    people: tuple[tuple[UUID, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def tellings(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return every telling of a page, the newest first, or do something with one of them."""
    opened = own_page(request, entry)
    if opened.outline.kind == SEALED:
        return see_other("sealed_page", entry)
    if request.method == "POST":
        return _act(request, entry)
    return show(request, "tellings", _page(request, opened))


@require_safe
@client_only
def together(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return the newest telling by itself, large, to be read with somebody."""
    opened = own_page(request, entry)
    if opened.outline.kind == SEALED:
        return see_other("sealed_page", entry)
    kept, names = told.find(request.actor, at=request.at), _names(request)
    words, pairs = _said(request, opened)
    how = kept.told.get(str(opened.outline.telling))
    page = Together(
        id=entry,
        telling=opened.outline.telling,
        title=finding.name_of(opened, request.language),
        words=words,
        pairs=below_title(request, opened) if pairs else (),
        write_on=showing.address(opened.outline.kind, entry),
        told_on=how.day if how else None,
        told_with=names.get(how.bond, "") if how else "",
        people=between_us.with_whom(owner(request)),
    )
    return show(request, "together", page)


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def telling_erase(request: MarramRequest, entry: UUID, telling: UUID) -> HttpResponse:
    """Return what erasing one telling means, or erase it for ever. The last one is the page."""
    own_page(request, entry)
    known = reading.tellings(request.actor, entry=entry, at=request.at)
    if telling not in {one.outline.telling for one in known}:
        raise NotFound
    if len(known) == 1:
        return see_other("entry_erase", entry)
    if request.method == "POST":
        erasing.erase_telling(request.actor, entry=entry, telling=telling, at=request.at)
        return see_other("tellings", entry, news="erased")
    return show(request, "confirm", Confirm("telling", reverse("tellings", args=[entry])))


def _page(request: MarramRequest, opened: Opened) -> Tellings:
    entry = opened.entry
    kept, names = told.find(request.actor, at=request.at), _names(request)
    beside = {one.outline.telling for one in side_by_side(request, entry)}
    found = reading.tellings(request.actor, entry=entry, at=request.at)[::-1]
    shown = [
        replace(
            _telling(request, one, kept, names),
            newest=one is found[0],
            beside=one.outline.telling in beside,
        )
        for one in found
    ]
    return Tellings(
        id=entry,
        back=reverse("entry", args=[entry]),
        write_on=showing.address(opened.outline.kind, entry),
        beside=bool(beside),
        only=len(found) == 1,
        pinned=tuple(_pinned(request, found, kept)),
        tellings=tuple(one for one in shown if not one.away),
        away=tuple(one for one in shown if one.away),
        people=between_us.with_whom(owner(request)),
        news=news(request),
    )


def _telling(
    request: MarramRequest, opened: Opened, kept: Kept, names: Mapping[str, str]
) -> Telling:
    head = opened.outline
    words, pairs = _said(request, opened)
    edit = showing.address(head.kind, head.entry)
    how = kept.told.get(str(head.telling))
    return Telling(
        telling=head.telling,
        day=local(head.recorded, me(request).time_zone),
        words=words,
        pairs=pairs,
        newest=False,
        beside=False,
        write_on=f"{edit}?from={head.telling}" if edit else "",
        lines=tuple(
            Line(f"{head.telling}.{place}", text, (str(head.telling), place) in kept.pinned)
            for place, text in enumerate(nearby.passages_of(opened.body))
        ),
        away=str(head.telling) in kept.away,
        told_on=how.day if how else None,
        told_with=names.get(how.bond, "") if how else "",
    )


def _said(request: MarramRequest, opened: Opened) -> tuple[str, tuple[Shown, ...]]:
    """Return the words of a journal page, or the questions of any other with their answers."""
    if opened.outline.kind == journal.KIND:
        return str(opened.body.get("text", "")), ()
    return "", pairs_of(request, opened)


def _pinned(request: MarramRequest, found: Sequence[Opened], kept: Kept) -> list[Pinned]:
    """Return the lines that were pinned of these tellings, in the order of pinning."""
    by_id = {str(one.outline.telling): one for one in found}
    lines = []
    for which, place in kept.pinned:
        opened = by_id.get(which)
        passages = nearby.passages_of(opened.body) if opened else []
        if opened and place < len(passages):
            day = local(opened.outline.recorded, me(request).time_zone)
            lines.append(Pinned(f"{which}.{place}", passages[place], day))
    return lines


def _act(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Do what was asked with one telling of this page."""
    which, _dot, number = request.POST.get("telling", "").partition(".")
    telling, deed = as_id(which), request.POST.get("do", "go-on")
    if telling is None:
        return see_other("tellings", entry)
    chosen = reading.open_one(request.actor, entry=entry, telling=telling, at=request.at)
    if deed == "go-on":
        return _go_on_with(request, chosen)
    kept = told.find(request.actor, at=request.at)
    wanted = _with_line(kept, chosen, deed, number) or _with_mark(request, kept, chosen, deed)
    told.keep(request.actor, wanted, at=request.at)
    return see_other("tellings", entry, news="kept")


def _with_line(kept: Kept, chosen: Opened, deed: str, number: str) -> Kept | None:
    """Return what is kept with a line pinned or unpinned, None where that was not asked."""
    if deed not in {"pin", "unpin"}:
        return None
    place = nearby.chosen(number, nearby.passages_of(chosen.body))
    if place is None:
        raise NotFound
    return kept.with_pin(chosen.outline.telling, place, on=deed == "pin")


def _with_mark(request: MarramRequest, kept: Kept, chosen: Opened, deed: str) -> Kept:
    """Return what is kept with a telling put away or back, or marked as told or no longer."""
    telling = chosen.outline.telling
    if deed in {"away", "back"}:
        return kept.with_away(telling, on=deed == "away")
    if deed == "told":
        bond = request.POST.get("bond", "")
        today = local(request.at, me(request).time_zone).date()
        return kept.with_told(telling, Told(today, bond if bond in _names(request) else ""))
    return kept.with_told(telling, None) if deed == "untold" else kept


def _names(request: MarramRequest) -> dict[str, str]:
    """Return with whom a telling can have been told, by bond."""
    return {str(bond): name for bond, name in between_us.with_whom(owner(request))}


def _go_on_with(request: MarramRequest, chosen: Opened) -> HttpResponse:
    """Write the chosen telling anew, as the newest. Nothing is deleted."""
    entry = chosen.entry
    newest = reading.open_one(request.actor, entry=entry, at=request.at)
    writing.revise(
        request.actor,
        operation=as_id(request.POST.get("operation")) or uuid4(),
        entry=entry,
        parent=newest.outline.telling,
        page=_again(chosen),
        at=request.at,
    )
    return see_other("entry", entry, news="chosen")


def _again(opened: Opened) -> Page:
    page = telling.again(opened)
    marks = tuple(mark for mark in page.marks if mark != SETTLED)
    return replace(page, marks=(*marks, SETTLED))
