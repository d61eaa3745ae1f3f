"""What a client and a clinician keep about close work and about meeting: lines on their bond.

The clinician opens a door to a room, for now, until they next meet, or until it is closed again;
keeps all of it closed; or says that it is too soon. Either of them closes a door. Both write on the
agenda. The client sees every line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from marram.kit.containment.rule import DOSE, Door, dose
from marram.people import directory
from marram.people.actor import Actor
from marram.people.directory import BondCard
from marram.record import between
from marram.record.between import Said

OPENED, SHUT, KEPT, SOON, COURT = ("door.open", "door.shut", "door.keep", "pace.early", "court")
VOICE = "voice.keep"
"""That what is told in the voice of somebody who died stays closed."""
AGENDA, DONE = "agenda", "agenda.done"
KINDS = frozenset({OPENED, SHUT, KEPT, SOON, COURT, VOICE, AGENDA, DONE})
SESSION = timedelta(hours=3)
"""How long a door stays open that was opened in a session."""
UNMET = timedelta(days=28)
"""And one that was opened until they next meet, where no meeting was set."""


class Until(StrEnum):
    """For how long a clinician opens a door."""

    NOW = "now"
    """In this session, with the clinician there: its time is not counted."""
    MEET = "meet"
    """Until the two next meet."""
    STANDS = "stands"
    """Until one of them closes it."""


class Asks(StrEnum):
    """What a line of the agenda is."""

    WORDS = "words"
    """Somebody's own words."""
    OPEN = "open"
    """The client asks that a room be opened together."""
    STOPPED = "stopped"
    """The client chose to say that a step was stopped; nothing of what was written."""
    MEANT = "meant"
    """The client tells what they mean to do, and wants not to be asked how it went."""
    MEANT_ASK = "meant-ask"
    """The client tells what they mean to do, and wants to be asked how it went."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the agenda: whose, when, what, and whether it was talked about."""

    id: UUID
    bond: UUID | None
    by_owner: bool
    with_whom: str
    at: datetime
    asks: Asks
    text: str = ""
    room: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands on one bond: open doors by room, and what the clinician chose."""

    bond: BondCard
    doors: dict[str, Door]
    closed: bool = False
    too_soon: bool = False
    court: bool = False
    no_voice: bool = False


def read(actor: Actor, *, owner: UUID, at: datetime, bond: UUID | None = None) -> list[Said]:
    """Return the lines about these things that this actor may open, oldest first."""
    return between.said(actor, owner=owner, kinds=KINDS, at=at, bond=bond)


def standing(lines: Iterable[Said], bonds: Sequence[BondCard], *, at: datetime) -> list[Standing]:
    """Return how it stands on each open bond, by the last line about each thing."""
    found = []
    for bond in bonds:
        own = [line for line in lines if line.bond == bond.id]
        found.append(
            Standing(
                bond=bond,
                doors=_doors(own, bond, at),
                closed=_last(own, KEPT),
                too_soon=_last(own, SOON),
                court=_last(own, COURT),
                no_voice=_last(own, VOICE),
            )
        )
    return found


def door_to(found: Iterable[Standing], room: str) -> Door | None:
    """Return the open door to a room: one in a session first, then the one opened last."""
    doors = [one.doors[room] for one in found if room in one.doors]
    return max(doors, key=lambda door: (door.in_session, door.at), default=None)


def agenda(lines: Sequence[Said]) -> list[Line]:
    """Return the agenda, oldest first, those that were talked about last."""
    done = {line.about for line in lines if line.kind == DONE}
    found = [
        Line(
            id=line.id,
            bond=line.bond,
            by_owner=line.by_owner,
            with_whom=line.reader,
            at=line.at,
            asks=Asks(line.body.get("asks", Asks.WORDS)),
            text=line.body.get("text", ""),
            room=line.body.get("room", ""),
            done=line.id in done,
        )
        for line in lines
        if line.kind == AGENDA
    ]
    return sorted(found, key=lambda one: one.done)


def open_door(
    actor: Actor,
    *,
    bond: UUID,
    room: str,
    until: Until,
    at: datetime,
    minutes: int = DOSE,
    operation: UUID | None = None,
) -> None:
    """Keep that a clinician opens a room."""
    body = {"room": room, "until": until.value, "minutes": minutes}
    between.say(actor, bond=bond, kind=OPENED, body=body, at=at, operation=operation)


def shut_door(
    actor: Actor, *, bond: UUID, room: str, at: datetime, operation: UUID | None = None
) -> None:
    """Keep that one of the two closes a room again."""
    between.say(actor, bond=bond, kind=SHUT, body={"room": room}, at=at, operation=operation)


def choose(
    actor: Actor, *, bond: UUID, kind: str, on: bool, at: datetime, operation: UUID | None = None
) -> None:
    """Keep what a clinician chose: KEPT (close work closed), SOON (too soon), COURT or VOICE."""
    between.say(actor, bond=bond, kind=kind, body={"on": on}, at=at, operation=operation)


def put_on_agenda(
    actor: Actor,
    *,
    bond: UUID,
    at: datetime,
    asks: Asks = Asks.WORDS,
    text: str = "",
    room: str = "",
    operation: UUID | None = None,
) -> None:
    """Keep a line for when the two meet."""
    body = {"asks": asks.value, "text": text, "room": room}
    between.say(actor, bond=bond, kind=AGENDA, body=body, at=at, operation=operation)


def talked_about(
    actor: Actor, *, bond: UUID, line: UUID, at: datetime, operation: UUID | None = None
) -> None:
    """Keep that a line was talked about. It stays in the list, last."""
    between.say(actor, bond=bond, kind=DONE, body={}, at=at, about=line, operation=operation)


def _doors(lines: Sequence[Said], bond: BondCard, at: datetime) -> dict[str, Door]:
    said = [one for one in lines if one.kind == SHUT or (one.kind == OPENED and not one.by_owner)]
    last = {line.body["room"]: line for line in said}
    doors = {room: _door(line, bond) for room, line in last.items() if line.kind == OPENED}
    return {room: door for room, door in doors.items() if door.open_at(at)}


def _door(line: Said, bond: BondCard) -> Door:
    until = Until(line.body["until"])
    ends = {Until.NOW: line.at + SESSION, Until.STANDS: None}
    door = Door(
        at=line.at,
        minutes=int(line.body["minutes"]),
        until=ends[until] if until in ends else _meeting(bond, line.at),
        in_session=until is Until.NOW,
    )
    return Door(door.at, dose(door), door.until, door.in_session)


def _meeting(bond: BondCard, since: datetime) -> datetime:
    """Return the end of the day on which they next meet, where that is known."""
    meets = bond.next_meeting
    if meets is None or meets <= since:
        return since + UNMET
    zone = ZoneInfo(bond.clinician.time_zone)
    return datetime.combine(meets.astimezone(zone).date(), time(23, 59, 59), tzinfo=zone)


def _last(lines: Sequence[Said], kind: str) -> bool:
    said = [line.body["on"] for line in lines if line.kind == kind and not line.by_owner]
    return bool(said and said[-1])


def with_whom(owner: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return those this client works with, as a form names them: a bond, and a name."""
    return tuple((bond.id, bond.clinician.name) for bond in bonds_of(owner))


def bonds_of(owner: UUID) -> list[BondCard]:
    """Return the people this client works with."""
    return directory.bonds_of_client(owner)
