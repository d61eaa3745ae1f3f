"""The pages that every room has: what is in it, begin, write on. Also the keeping of drafts."""

from urllib.parse import quote, urlencode
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import formats
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marram.kit import begun, forms, registry, shapes, showing, turned, ways, writing_on
from marram.kit import desk as desks
from marram.kit.asking import Asks, Line, RoomPage, off_of, offer_of
from marram.kit.containment import between_us, close, gate
from marram.kit.containment import pages as around
from marram.kit.containment.rule import Opening, Why
from marram.kit.depth import Depth
from marram.kit.desk import Desk
from marram.kit.forms import Typed
from marram.kit.gate import SeeOther, client_only
from marram.kit.practice import Worksheet
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.people import directory
from marram.record import reading, standing
from marram.record.values import NotFound, Outline

ROWS = 50
LEADS = {Why.NO_PLAN: "plan", Why.PAUSED: "pace", Why.TOO_SOON: "pace"}
"""Where somebody can change what keeps a room closed."""


def sayer(request: MarramRequest, slug: str) -> Sayer:
    """Return the room with its words, in the language and plainness of this request."""
    person = request.actor.person
    look = directory.person(person).look if person else {}
    return Sayer(registry.room(slug), request.language, bool(look.get("plain")))


@require_GET
@client_only
def room(request: MarramRequest, room: str) -> HttpResponse:
    """Return a room: what it offers, and the pages in it."""
    say = sayer(request, room)
    if say.room.home:
        return SeeOther(say.room.home)
    kinds = {sheet.kind for sheet in say.room.sheets}
    heads = [head for head in _heads(request) if head.kind in kinds]
    part = Paginator(heads, ROWS).get_page(request.GET.get("page"))
    opening = gate.shut(request.actor, say.room, at=request.at)
    off, kept_off = _off(request, say)
    page = RoomPage(
        title=say("room.title"),
        about=say("room.about"),
        note="" if heads else say("room.note"),
        sheets=tuple(
            offer_of(say.room, one, say)
            for one in say.room.sheets
            if opening.allowed and one not in off
        ),
        off=tuple(off_of(say.room, one, say, kept_off) for one in off),
        closed=_closed(request, opening),
        asks=_asks(request, say, opening),
        leads=LEADS.get(opening.why, "") if opening.why else "",
        rows=_lines(request, list(part), one_sheet=len(kinds) == 1),
        newer=f"?page={part.previous_page_number()}" if part.has_previous() else "",
        older=f"?page={part.next_page_number()}" if part.has_next() else "",
        place=say.room.place,
        ways=ways.of_room(say) if heads else (),
        rest=next(filter(None, (ways.rest(request, one, say) for one in say.room.sheets)), ""),
    )
    return render(request, "companion/room.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def sheet_new(request: MarramRequest, room: str, sheet: str) -> HttpResponse:
    """Return an empty worksheet, or keep what was written on one: written words are not refused."""
    say = sayer(request, room)
    on = registry.sheet_of(say.room, sheet)
    entry = forms.ident(request.POST.get("draft") or request.POST.get("entry")) or uuid4()
    if say.room.one and request.actor.person:
        entry = standing.of(request.actor, kind=on.kind, at=request.at)
    if request.method != "POST" and say.room.depth is Depth.L3:
        made = gate.under_way(request.actor, say.room, at=request.at)
        if made is None:
            return SeeOther(f"/me/r/{room}/{sheet}/begin/")
        entry = made.page
    if request.method != "POST" and turned.off(request.actor, [on], at=request.at):
        return SeeOther(f"/me/r/{room}/")
    return _sheet(request, desks.at(request, say, on, entry))


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def sheet_edit(request: MarramRequest, room: str, sheet: str, entry: UUID) -> HttpResponse:
    """Return a page of one's own to write on, or keep a later telling of it."""
    say = sayer(request, room)
    desk = desks.at(request, say, registry.sheet_of(say.room, sheet), entry)
    if not desk.known:
        raise NotFound
    if request.method != "POST" and not _may_be_shown(request, desk):
        return SeeOther(f"/me/r/{room}/{sheet}/begin/")
    return _sheet(request, desk)


@require_POST
@client_only
def sheet_keep(request: MarramRequest, room: str, sheet: str, entry: UUID) -> HttpResponse:
    """Keep the draft while it is being written, and say when that was."""
    say = sayer(request, room)
    desk = desks.at(request, say, registry.sheet_of(say.room, sheet), entry)
    writing_on.keep_draft(request, desk, desk.read(request))
    return JsonResponse({"kept": True, "at": writing_on.clock(request, request.at)})


def _sheet(request: MarramRequest, desk: Desk) -> HttpResponse:
    if request.method != "POST":
        kept = writing_on.clock(request, desk.draft.kept) if desk.draft else ""
        longer = request.GET.get("more", "")
        typed = begun.filled(request, desk, desk.now)
        return writing_on.form(request, desk, typed, longer=longer, kept_at=kept)
    typed, wish = desk.read(request), request.POST.get("do", "done")
    more = request.POST.get("more", "")
    how = close.ending(request, desk)
    if how is not None:
        return _end(request, desk, typed, how)
    if more or wish in {"keep", "pause"}:
        writing_on.keep_draft(request, desk, typed)
        if wish == "pause" and not more:
            return SeeOther(desk.back)
        more = f"?{urlencode({'more': more})}#{quote(more)}" if more else ""
        return SeeOther(f"{desk.here}{more}")
    return writing_on.done(request, desk, typed)


def _end(request: MarramRequest, desk: Desk, typed: Typed, how: str) -> HttpResponse:
    """Keep what was written and show the way down. Only Done waits for what has to be mended."""
    answer = writing_on.done(request, desk, typed)
    if answer.status_code == writing_on.NOT_KEPT:
        if how == close.MEANT:
            return answer
        writing_on.keep_draft(request, desk, typed)
    return SeeOther(close.end(request, desk, how))


def _may_be_shown(request: MarramRequest, desk: Desk) -> bool:
    """Say whether this may be opened to write on: whatever holds words, or a step under way.

    A draft without a word is no way past the gate.
    """
    if desk.say.room.depth is not Depth.L3 or desk.opened is not None:
        return True
    if desk.draft is not None and not shapes.is_empty(desk.now.body):
        return True
    made = gate.under_way(request.actor, desk.say.room, at=request.at)
    return made is not None and made.page == desk.entry


def _off(request: MarramRequest, say: Sayer) -> tuple[list[Worksheet], tuple[str, ...]]:
    """Return the worksheets of a room that are off, and who keeps them so besides the client."""
    if not any(one.off for one in say.room.sheets):
        return [], ()
    how = turned.read(request.actor, at=request.at)
    return [one for one in say.room.sheets if how.is_off(one)], how.kept_off_by


def _closed(request: MarramRequest, opening: Opening) -> str:
    """Return why a room is not begun now, and what is open instead; "" for an open one."""
    if opening.allowed:
        return ""
    say = around.sayings(request)
    return f"{say(opening.sentence)} {say('gate.open-instead')}"


def _asks(request: MarramRequest, say: Sayer, opening: Opening) -> tuple[Asks, ...]:
    """Return whom the client may ask to open this room with them, where that is offered."""
    offered = not opening.allowed or any(one.with_clinician for one in say.room.sheets)
    if not offered or request.actor.person is None:
        return ()
    bonds = between_us.bonds_of(request.actor.person)
    return tuple(Asks(str(bond.id), bond.clinician.name, uuid4()) for bond in bonds)


def _heads(request: MarramRequest) -> list[Outline]:
    owner = request.actor.person
    if owner is None:
        raise Http404
    return reading.outline(request.actor, owner=owner, at=request.at)


def _lines(request: MarramRequest, heads: list[Outline], *, one_sheet: bool) -> tuple[Line, ...]:
    readers = writing_on.readers(request)
    language = request.language
    return tuple(
        Line(
            href=f"/me/e/{head.entry}/",
            name=showing.label(head, language),
            when=head.when.written if head.when else formats.date_format(head.recorded, "j F Y"),
            audience=readers.get(head.entry, ()),
            shelf="" if one_sheet else showing.sheet_name(head.kind, language),
            marks=tuple(showing.mark_names(head.marks, language)),
        )
        for head in heads
    )
