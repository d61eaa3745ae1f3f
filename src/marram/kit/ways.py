"""Where a room, or one page in it, leads on to; and the offer to rest after several in a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from marram.kit import registry, shapes
from marram.kit.practice import Practice, Worksheet
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.people import directory
from marram.record import reading
from marram.record.values import NotFound, Opened


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: its address, what it is called, and a sentence about it."""

    href: str
    title: str
    about: str


def of_room(say: Sayer) -> tuple[Way, ...]:
    """Return the ways to a room's own pages."""
    where = f"/me/r/{say.room.slug}/"
    return tuple(_own(f"{where}{page}/", page, say) for page in say.room.pages)


def to_rooms(rooms: Iterable[Practice], language: str) -> tuple[Way, ...]:
    """Return the ways into these rooms, by their own titles."""
    return tuple(
        Way(
            room.home or f"/me/r/{room.slug}/",
            room.words.say("room.title", language=language),
            room.words.say("room.about", language=language),
        )
        for room in rooms
    )


def of_page(opened: Opened, say: Sayer) -> tuple[Way, ...]:
    """Return the ways on from one page: its own, and those that its answers lead to."""
    sheet = registry.sheet(opened.outline.kind)
    if sheet is None:
        return ()
    where = f"/me/r/{say.room.slug}/{opened.entry}/"
    own = tuple(_own(f"{where}{page}/", page, say) for page in sheet.pages)
    return (*own, *_leads(opened, sheet, say))


def rest(request: MarramRequest, sheet: Worksheet, say: Sayer) -> str:
    """Return the offer to rest, when there were several of these today; "" when not."""
    owner = request.actor.person
    if not sheet.rest_after or owner is None:
        return ""
    zone = zone_of(request)
    today = request.at.astimezone(zone).date()
    heads = reading.outline(request.actor, owner=owner, at=request.at)
    days = [h.recorded.astimezone(zone).date() for h in heads if h.kind == sheet.kind]
    return say(f"sheet.{sheet.slug}.rest") if days.count(today) >= sheet.rest_after else ""


def zone_of(request: MarramRequest) -> ZoneInfo:
    """Return the zone of the clock on this person's wall."""
    return directory.zone_of(request.actor.person)


def _own(href: str, page: str, say: Sayer) -> Way:
    return Way(href, say(f"page.{page}.title"), say(f"page.{page}.about"))


def _leads(opened: Opened, sheet: Worksheet, say: Sayer) -> tuple[Way, ...]:
    body, found = shapes.upcast(sheet, opened.outline.shape, opened.body), []
    for lead in sheet.leads:
        if body.get(lead.field) != lead.option:
            continue
        try:
            room = registry.room(lead.room)
        except NotFound:
            continue
        title = room.words.say("room.title", language=say.language, plain=say.plain)
        why = say(f"sheet.{sheet.slug}.{lead.field}.option.{lead.option}.then")
        found.append(Way(f"/me/r/{room.slug}/", title, why))
    return tuple(found)
