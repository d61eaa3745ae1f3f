"""Desk, a client, When you meet: the agenda both write on, and the doors to close work."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marram.core.text import storable
from marram.kit import registry
from marram.kit.containment import between_us, gate
from marram.kit.containment.between_us import COURT, KEPT, SOON, VOICE, Line, Standing, Until
from marram.kit.containment.rule import DOSE, DOSE_MOST, Door
from marram.kit.forms import ident
from marram.kit.practice import Practice
from marram.kit.requests import MarramRequest
from marram.people.directory import BondCard
from marram.record.between import Said
from marram.record.values import NotFound
from marram.workspace import caseload, showing
from marram.workspace.contexts import ClientHead, Error, Field

LONGEST = 500
CHOICES = {"keep": KEPT, "soon": SOON, "court": COURT, "voice": VOICE}


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the agenda."""

    id: UUID
    theirs: bool
    day: date
    asks: str
    text: str
    room: str
    done: bool


@dataclass(frozen=True, slots=True)
class RoomDoor:
    """One room with close work, and how its door stands."""

    slug: str
    title: str
    open: bool
    in_session: bool
    until: date | None
    minutes: int


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The page."""

    client: ClientHead
    points: tuple[Point, ...]
    talked: tuple[Point, ...]
    doors: tuple[RoomDoor, ...]
    closed: bool
    too_soon: bool
    court: bool
    no_voice: bool
    line: Field
    dose: int
    dose_most: int
    operation: UUID
    news: str = ""
    undo: str = ""
    errors: tuple[Error, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def with_client(request: MarramRequest, client: UUID) -> HttpResponse:
    """Return the agenda and the doors; posting changes one of them."""
    bond = caseload.bond_with(request.actor, client)
    if request.method != "POST":
        return _show(request, bond, "")
    text, wish = storable(request.POST.get("text", "")).strip(), request.POST.get("do", "add")
    if wish == "add" and (not text or len(text) > LONGEST):
        return _show(request, bond, text, _("Write a line of up to 500 characters."))
    _act(request, bond, wish, text)
    return showing.go("desk_with", done="kept", client=client)


def _act(request: MarramRequest, bond: BondCard, wish: str, text: str) -> None:
    operation = ident(request.POST.get("operation"))
    if wish == "add":
        between_us.put_on_agenda(
            request.actor, bond=bond.id, text=text, at=request.at, operation=operation
        )
    elif wish == "done":
        between_us.talked_about(
            request.actor,
            bond=bond.id,
            line=_line(request, bond),
            at=request.at,
            operation=operation,
        )
    elif wish in CHOICES:
        between_us.choose(
            request.actor,
            bond=bond.id,
            kind=CHOICES[wish],
            on=request.POST.get("on") == "yes",
            at=request.at,
            operation=operation,
        )
    else:
        _door(request, bond, wish, operation)


def _door(request: MarramRequest, bond: BondCard, wish: str, operation: UUID | None) -> None:
    """Open or close the door to a room with close work."""
    room = registry.room(request.POST.get("room", ""))
    if room not in gate.close_rooms():
        raise NotFound
    if wish == "close":
        between_us.shut_door(
            request.actor, bond=bond.id, room=room.slug, at=request.at, operation=operation
        )
    elif wish in set(Until):
        between_us.open_door(
            request.actor,
            bond=bond.id,
            room=room.slug,
            until=Until(wish),
            minutes=_minutes(request.POST.get("minutes", "")),
            at=request.at,
            operation=operation,
        )
    else:
        raise NotFound


def _minutes(text: str) -> int:
    """Return the minutes of a step: those that were chosen, else the ordinary ones."""
    known = text.isascii() and text.isdigit() and len(text) < len("100")
    return min(max(int(text), 1), DOSE_MOST) if known else DOSE


def _line(request: MarramRequest, bond: BondCard) -> UUID:
    wanted = ident(request.POST.get("line"))
    for line in between_us.agenda(_lines(request, bond)):
        if line.id == wanted:
            return line.id
    raise NotFound


def _lines(request: MarramRequest, bond: BondCard) -> list[Said]:
    return between_us.read(request.actor, owner=bond.client.id, bond=bond.id, at=request.at)


def _show(request: MarramRequest, bond: BondCard, text: str, wrong: str = "") -> HttpResponse:
    lines = _lines(request, bond)
    stands = between_us.standing(lines, [bond], at=request.at)[0]
    made = tuple(_point(request, line, bond) for line in between_us.agenda(lines))
    page = MeetingPage(
        client=ClientHead.of(bond),
        points=tuple(one for one in made if not one.done),
        talked=tuple(one for one in made if one.done),
        doors=tuple(_door_of(request, room, stands, bond) for room in gate.close_rooms()),
        closed=stands.closed,
        too_soon=stands.too_soon,
        court=stands.court,
        no_voice=stands.no_voice,
        line=Field("text", text, wrong),
        dose=DOSE,
        dose_most=DOSE_MOST,
        operation=uuid4(),
        news=showing.news(request),
        errors=(Error("text", wrong),) if wrong else (),
    )
    return showing.show(request, "meeting", page, status=showing.WRONG if wrong else 200)


def _point(request: MarramRequest, line: Line, bond: BondCard) -> Point:
    return Point(
        id=line.id,
        theirs=line.by_owner,
        day=line.at.astimezone(showing.zone_of(bond.clinician)).date(),
        asks=line.asks.value,
        text=line.text,
        room=registry.title_of(line.room, request.language),
        done=line.done,
    )


def _door_of(request: MarramRequest, room: Practice, stands: Standing, bond: BondCard) -> RoomDoor:
    door: Door | None = stands.doors.get(room.slug)
    zone = showing.zone_of(bond.clinician)
    return RoomDoor(
        slug=room.slug,
        title=registry.title_of(room.slug, request.language),
        open=door is not None,
        in_session=door.in_session if door else False,
        until=door.until.astimezone(zone).date() if door and door.until else None,
        minutes=door.minutes if door else DOSE,
    )
