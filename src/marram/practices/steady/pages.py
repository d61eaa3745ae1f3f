"""Steady, a list, a tool: for everybody without a question asked, and with one's own kit."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from marram.kit import registry, ways
from marram.kit.forms import ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.requests import MarramRequest
from marram.kit.surroundings import surroundings, without_database
from marram.kit.ways import Way
from marram.people import directory
from marram.people.actor import Face
from marram.practices.steady import building, rules, scripts, store
from marram.practices.steady.building import Room
from marram.practices.steady.scripts import OWN_PLACE, PUBLIC
from marram.practices.steady.shape import Settings
from marram.practices.steady.showing import UsedPage, UsedRow
from marram.record.values import NotFound

ROWS = 200
Build = Callable[[Room], object]


@require_safe
def public(request: MarramRequest) -> HttpResponse:
    """Return Steady for everybody: neither database nor keys are asked, nothing is noted."""
    return _for_everybody(request, "steady", building.steady)


@require_safe
def public_list(request: MarramRequest, tools: str) -> HttpResponse:
    """Return the tools for a need or for what it feels like, for everybody."""
    return _for_everybody(request, "list", lambda room: building.tool_list(room, tools))


@require_safe
def public_tool(request: MarramRequest, tool: str) -> HttpResponse:
    """Return a tool, for everybody. `?step=2` shows its second line alone."""
    step = request.GET.get("step", "")
    return _for_everybody(request, "tool", lambda room: building.tool(room, tool, step))


@require_safe
@client_only
def steady(request: MarramRequest) -> HttpResponse:
    """Return one's own Steady."""
    room = room_of(request)
    page = building.steady(
        room,
        rooms=_more_rooms(request),
        news=request.GET.get("news", ""),
        after=request.GET.get("after", ""),
    )
    return shown(request, "steady", page)


@require_safe
@client_only
def own_list(request: MarramRequest, tools: str) -> HttpResponse:
    """Return the tools of a list that suit this person."""
    return shown(request, "list", building.tool_list(room_of(request), tools))


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def own_tool(request: MarramRequest, tool: str) -> HttpResponse:
    """Return a tool in one's own kit, or note what its user says about it."""
    room = room_of(request)
    page = building.tool(room, tool, request.GET.get("step", ""), operation=uuid4())
    if request.method != "POST":
        return shown(request, "tool", page)
    answer = request.POST.get("answer", "")
    if answer not in store.ANSWERS:
        return shown(request, "tool", page, status=422)
    operation = ident(request.POST.get("operation")) or uuid4()
    store.note(
        request.actor,
        operation=operation,
        tool=tool,
        name=page.title,
        helped=answer,
        at=request.at,
    )
    return SeeOther(f"{OWN_PLACE}?news=kept&after={tool}")


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def used(request: MarramRequest) -> HttpResponse:
    """Return what was noted after tools, or erase one of these notes."""
    if request.method == "POST":
        entry = ident(request.POST.get("entry"))
        if entry is None:
            raise NotFound
        store.erase(request.actor, entry=entry, at=request.at)
        return SeeOther(f"{OWN_PLACE}used/?news=erased")
    owner = _person(request)
    zone = ZoneInfo(directory.person(owner).time_zone)
    notes = store.used(request.actor, owner=owner, at=request.at, most=ROWS + 1)
    rows = tuple(
        UsedRow(one.entry, one.at.astimezone(zone).date(), one.name, one.helped)
        for one in notes[:ROWS]
    )
    news = "erased" if request.GET.get("news") == "erased" else ""
    return shown(request, "used", UsedPage(OWN_PLACE, rows, len(notes) > ROWS, news))


def room_of(request: MarramRequest) -> Room:
    """Return the room as it is for the client who asks."""
    look = directory.person(_person(request)).look
    say = scripts.sayer(request.language, plain=bool(look.get("plain")))
    settings = store.settings(request.actor, at=request.at)
    return Room(say, settings, OWN_PLACE, mine=True)


def shown(request: MarramRequest, name: str, page: object, *, status: int = 200) -> HttpResponse:
    """Return a page of the room."""
    return render(request, f"steady/{name}.html", {"page": page}, status=status)


def _for_everybody(request: MarramRequest, name: str, build: Build) -> HttpResponse:
    around = _around(request)
    plain = bool(around["look"].get("plain"))
    say = scripts.sayer(request.language, plain=plain)
    page = build(Room(say, Settings(), PUBLIC, mine=False))
    return HttpResponse(render_to_string(f"steady/{name}.html", around | {"page": page}))


def _around(request: MarramRequest) -> dict[str, Any]:
    """Return how pages look for this person; nobody's are asked for, whatever is broken."""
    if request.actor.face is not Face.CLIENT:
        return without_database()
    return surroundings(request)


def _more_rooms(request: MarramRequest) -> tuple[Way, ...]:
    """Return the other rooms that are for steadying."""
    here = (one for one in registry.rooms() if one.place == rules.PLACE)
    return ways.to_rooms((one for one in here if one.slug != scripts.SLUG), request.language)


def _person(request: MarramRequest) -> UUID:
    if request.actor.person is None:
        raise NotFound
    return request.actor.person
