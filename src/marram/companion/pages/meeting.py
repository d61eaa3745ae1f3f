"""When we meet: the agenda of a client and those they work with, and the doors that are open."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marram.accounts.gate import client_only
from marram.companion.asking import as_id, me, news, owner, see_other, show
from marram.companion.days import local
from marram.core.text import storable
from marram.kit import registry
from marram.kit.containment import between_us
from marram.kit.containment.between_us import Line, Standing
from marram.kit.requests import MarramRequest
from marram.record.values import NotFound

LONGEST = 500
WRONG = 422


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the agenda as a page shows it."""

    id: UUID
    bond: str
    mine: bool
    by: str
    day: date
    asks: str
    text: str
    room: str
    done: bool


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """A room that somebody opened: until when, and for how many minutes a step."""

    bond: str
    room: str
    title: str
    href: str
    by: str
    in_session: bool
    until: date | None
    minutes: int


@dataclass(frozen=True, slots=True)
class With:
    """Somebody one works with."""

    bond: str
    name: str
    meets: date | None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The page."""

    people: tuple[With, ...]
    points: tuple[Point, ...]
    talked: tuple[Point, ...]
    doors: tuple[OpenDoor, ...]
    court: bool
    text: str
    chosen: str
    wrong: str
    operation: UUID
    news: str
    undo: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def with_you(request: MarramRequest) -> HttpResponse:
    """Return the agenda; posting adds a line, marks one as talked about, or closes a door."""
    if request.method != "POST":
        return _show(request)
    bonds = {str(bond.id): bond.id for bond in between_us.bonds_of(owner(request))}
    bond = bonds.get(request.POST.get("bond", ""))
    text = storable(request.POST.get("text", "")).strip()
    wish = request.POST.get("do", "add")
    if wish == "add" and (not text or len(text) > LONGEST or bond is None):
        return _show(request, text=text, wrong=_("Write a line of up to 500 characters."))
    if bond is None:
        raise NotFound
    _act(request, bond, wish, text)
    return see_other("with_you", news="kept")


def _act(request: MarramRequest, bond: UUID, wish: str, text: str) -> None:
    operation = as_id(request.POST.get("operation"))
    if wish == "add":
        between_us.put_on_agenda(
            request.actor, bond=bond, text=text, at=request.at, operation=operation
        )
    elif wish == "close":
        between_us.shut_door(
            request.actor,
            bond=bond,
            room=request.POST.get("room", "")[:64],
            at=request.at,
            operation=operation,
        )
    elif wish == "done":
        between_us.talked_about(
            request.actor,
            bond=bond,
            line=_own_line(request, bond),
            at=request.at,
            operation=operation,
        )


def _own_line(request: MarramRequest, bond: UUID) -> UUID:
    """Return the line that was meant, when it is one of the agenda on this bond."""
    lines = between_us.read(request.actor, owner=owner(request), at=request.at)
    wanted = as_id(request.POST.get("line"))
    for line in between_us.agenda(lines):
        if line.id == wanted and line.bond == bond:
            return line.id
    raise NotFound


def _show(request: MarramRequest, *, text: str = "", wrong: str = "") -> HttpResponse:
    person = me(request)
    bonds = between_us.bonds_of(person.id)
    lines = between_us.read(request.actor, owner=person.id, at=request.at)
    found = between_us.standing(lines, bonds, at=request.at)
    made = [_point(line, person.time_zone, request.language) for line in between_us.agenda(lines)]
    page = MeetingPage(
        people=tuple(
            With(
                str(one.id),
                one.clinician.name,
                local(one.next_meeting, person.time_zone).date()
                if one.next_meeting and one.next_meeting >= request.at
                else None,
            )
            for one in bonds
        ),
        points=tuple(one for one in made if not one.done),
        talked=tuple(one for one in made if one.done),
        doors=_doors(request, found, person.time_zone),
        court=any(one.court for one in found),
        text=text,
        chosen=request.POST.get("bond", ""),
        wrong=wrong,
        operation=uuid4(),
        news=news(request),
    )
    return show(request, "meeting", page, status=WRONG if wrong else 200)


def _point(line: Line, zone: str, language: str) -> Point:
    return Point(
        id=line.id,
        bond=str(line.bond or ""),
        mine=line.by_owner,
        by=line.with_whom,
        day=local(line.at, zone).date(),
        asks=line.asks.value,
        text=line.text,
        room=registry.title_of(line.room, language),
        done=line.done,
    )


def _doors(request: MarramRequest, found: list[Standing], zone: str) -> tuple[OpenDoor, ...]:
    return tuple(
        OpenDoor(
            bond=str(one.bond.id),
            room=room,
            title=registry.title_of(room, request.language),
            href=f"/me/r/{room}/",
            by=one.bond.clinician.name,
            in_session=door.in_session,
            until=local(door.until, zone).date() if door.until else None,
            minutes=door.minutes,
        )
        for one in found
        for room, door in sorted(one.doors.items())
    )
