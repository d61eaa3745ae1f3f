"""The pages that every room has: what is in it, begin, write on. Also the keeping of drafts."""

from urllib.parse import quote, urlencode
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import formats
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marram.kit import depth, forms, registry, showing, ways, writing_on
from marram.kit import desk as desks
from marram.kit.asking import Line, RoomPage, offer_of
from marram.kit.desk import Desk
from marram.kit.gate import SeeOther, client_only
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.kit.words import of_the_kit
from marram.people import directory
from marram.record import reading, standing
from marram.record.values import NotFound, Outline

ROWS = 50


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
    opening = depth.may_begin(say.room.depth)
    page = RoomPage(
        title=say("room.title"),
        about=say("room.about"),
        note="" if heads else say("room.note"),
        sheets=tuple(offer_of(say.room, one, say) for one in say.room.sheets if opening.allowed),
        closed=of_the_kit().say(opening.sentence, language=request.language),
        rows=_lines(request, list(part), one_sheet=len(kinds) == 1),
        newer=f"?page={part.previous_page_number()}" if part.has_previous() else "",
        older=f"?page={part.next_page_number()}" if part.has_next() else "",
        steady=say.room.place == "steady",
        ways=ways.of_room(say) if heads else (),
        rest=next(filter(None, (ways.rest(request, one, say) for one in say.room.sheets)), ""),
    )
    return render(request, "companion/room.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def sheet_new(request: MarramRequest, room: str, sheet: str) -> HttpResponse:
    """Return an empty worksheet, or keep what was written on one: written words are not refused."""
    say = sayer(request, room)
    entry = forms.ident(request.POST.get("draft") or request.POST.get("entry")) or uuid4()
    if say.room.one and request.actor.person:
        entry = standing.of(
            request.actor, kind=registry.sheet_of(say.room, sheet).kind, at=request.at
        )
    desk = desks.at(request, say, registry.sheet_of(say.room, sheet), entry)
    if request.method != "POST" and not depth.may_begin(say.room.depth).allowed:
        return SeeOther(f"/me/r/{room}/")
    return _sheet(request, desk)


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def sheet_edit(request: MarramRequest, room: str, sheet: str, entry: UUID) -> HttpResponse:
    """Return a page of one's own to write on, or keep a later telling of it."""
    say = sayer(request, room)
    desk = desks.at(request, say, registry.sheet_of(say.room, sheet), entry)
    if not desk.known:
        raise NotFound
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
        return writing_on.form(request, desk, desk.now, longer=longer, kept_at=kept)
    typed, wish = desk.read(request), request.POST.get("do", "done")
    more = request.POST.get("more", "")
    if more or wish in {"keep", "pause"}:
        writing_on.keep_draft(request, desk, typed)
        if wish == "pause" and not more:
            return SeeOther(desk.back)
        more = f"?{urlencode({'more': more})}#{quote(more)}" if more else ""
        return SeeOther(f"{desk.here}{more}")
    return writing_on.done(request, desk, typed)


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
