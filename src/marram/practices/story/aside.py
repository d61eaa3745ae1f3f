"""Come back to this: set aside until a day, or for when the two meet; two pages side by side."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marram.kit import finding, writing_on
from marram.kit.containment import between_us
from marram.kit.forms import ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.requests import MarramRequest
from marram.practices.story import store
from marram.practices.story.halves import half
from marram.practices.story.lines import line
from marram.practices.story.placing import other_page
from marram.practices.story.showing import (
    AsideLine,
    AsideList,
    AsidePage,
    BesidePage,
)
from marram.record.values import NotFound, Opened

NEWEST = 50
KEPT = {"with": "with", "without": "without"}
"""What is said after a deed; any other: that a page was taken up again."""


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def aside(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return until when a page is set aside, or set it aside, take it up, or put it on an agenda.

    The line on an agenda says that there is a page, and nothing of it.
    """
    opened = other_page(request, entry)
    if request.method != "POST":
        return _page(request, opened)
    wish, _colon, which = request.POST.get("do", "").partition(":")
    if wish == "until":
        return _set(request, opened)
    places = store.places(request.actor, at=request.at)
    if wish == "with":
        _put_on_agenda(request, ident(which))
        places = places.with_room(entry, on=True)
    elif wish == "without":
        places = places.with_room(entry, on=False)
    else:
        places = places.with_aside(entry, None)
    store.keep_places(request.actor, places, at=request.at)
    return SeeOther(f"{request.path}?kept={KEPT.get(wish, 'up')}")


@require_safe
@client_only
def all_aside(request: MarramRequest) -> HttpResponse:
    """Return what is set aside, the day that comes first above."""
    known = store.places(request.actor, at=request.at).aside
    wanted = {entry: day for one, day in known.items() if (entry := ident(one))}
    found = finding.some(request.actor, entries=wanted, at=request.at)
    lines = [AsideLine(line(request, one), wanted[one.entry]) for one in found]
    lines.sort(key=lambda one: one.until)
    return render(request, "story/all_aside.html", {"page": AsideList(tuple(lines))})


@require_safe
@client_only
def beside(request: MarramRequest, entry: UUID, other: UUID | None = None) -> HttpResponse:
    """Return two pages side by side, the earlier first; without a second one, a list to choose."""
    first = other_page(request, entry)
    if other is None:
        return render(request, "story/beside.html", {"page": _to_choose(request, first)})
    second = other_page(request, other)
    pair = sorted((first, second), key=lambda one: (one.outline.place, one.outline.seq))
    halves = tuple(half(request, one) for one in pair)
    return render(request, "story/beside.html", {"page": BesidePage(entry, halves, ())})


def _page(
    request: MarramRequest, opened: Opened, *, told: str = "", problem: bool = False
) -> HttpResponse:
    places = store.places(request.actor, at=request.at)
    day = places.aside.get(str(opened.entry))
    page = AsidePage(
        entry=opened.entry,
        name=finding.name_of(opened, request.language),
        until=day,
        room=str(opened.entry) in places.room,
        told=told or (day.isoformat() if day else ""),
        problem=problem,
        people=between_us.with_whom(opened.outline.owner),
        kept=request.GET.get("kept", ""),
    )
    status = writing_on.NOT_KEPT if problem else 200
    return render(request, "story/aside.html", {"page": page}, status=status)


def _set(request: MarramRequest, opened: Opened) -> HttpResponse:
    told = request.POST.get("day", "")
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return _page(request, opened, told=told, problem=True)
    if day < writing_on.local_date(request, request.at):
        return _page(request, opened, told=told, problem=True)
    places = store.places(request.actor, at=request.at).with_aside(opened.entry, day)
    store.keep_places(request.actor, places, at=request.at)
    return SeeOther(f"{request.path}?kept=until")


def _put_on_agenda(request: MarramRequest, bond: UUID | None) -> None:
    if bond is None or request.actor.person is None:
        raise NotFound
    if bond not in {one.id for one in between_us.bonds_of(request.actor.person)}:
        raise NotFound
    text = _("A page I set aside, to come back to together")
    between_us.put_on_agenda(request.actor, bond=bond, text=text, at=request.at)


def _to_choose(request: MarramRequest, first: Opened) -> BesidePage:
    heads = [
        head
        for head in finding.heads(request.actor, at=request.at)
        if finding.readable(head) and head.entry != first.entry
    ]
    ids = {head.entry for head in heads[:NEWEST]}
    found = finding.some(request.actor, entries=ids, at=request.at)
    lines = tuple(line(request, one) for one in found)
    return BesidePage(first.entry, (half(request, first),), lines)
