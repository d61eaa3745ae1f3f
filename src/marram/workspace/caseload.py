"""The caseload: a line for each client one works with, made of what is shared and nothing else."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from marram.core.text import searchable
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.people.directory import BondCard
from marram.record import sharing
from marram.record.values import NotFound, ShareCard
from marram.workspace.contexts import Ended, Group, Row, Waiting


def bond_with(actor: Actor, client: UUID) -> BondCard:
    """Return the open bond of this clinician and this client, or NotFound for everybody else."""
    if actor.face is Face.CLINICIAN:
        for bond in directory.bonds_of_client(client):
            if bond.clinician.id == actor.person:
                return bond
    raise NotFound


def unopened(share: ShareCard) -> bool:
    """Say whether its reader has not opened a page since it was shared."""
    return not share.opened_since_given


def rows(actor: Actor, *, zone: ZoneInfo, at: datetime) -> list[Row]:
    """Return a line for each client, those one meets next first, then by name."""
    if actor.face is not Face.CLINICIAN or actor.person is None:
        raise NotFound
    bonds = directory.bonds_of_clinician(actor.person)
    found = [_row(actor, bond, zone, at) for bond in bonds if bond.client.state != "closed"]
    return sorted(found, key=lambda row: (_place(row.next), searchable(row.name)))


def groups(found: Sequence[Row]) -> list[Group]:
    """Return the lines in two groups: something to read before the next meeting, and the others."""
    parts = {
        "before": [row for row in found if row.fresh],
        "else": [row for row in found if not row.fresh],
    }
    return [Group(key, lines) for key, lines in parts.items() if lines]


def named(found: Sequence[Row], words: str) -> list[Row]:
    """Return the lines whose name holds each of the words. Only one's own clients are searched."""
    wanted = searchable(words).split()
    return [row for row in found if all(word in searchable(row.name) for word in wanted)]


def meeting_on(found: Sequence[Row], day: date, zone: ZoneInfo) -> list[Row]:
    """Return the lines of those one meets on a day, the earliest first."""
    return [row for row in found if row.next and row.next.astimezone(zone).date() == day]


def invited(actor: Actor) -> list[Waiting]:
    """Return those one invited who have not come yet, by name."""
    if actor.face is not Face.CLINICIAN or actor.person is None:
        raise NotFound
    return [
        Waiting(bond.client.id, bond.client.name, declined=bond.client.state == "closed")
        for bond in directory.bonds_of_clinician(actor.person)
        if bond.client.state in {"invited", "closed"}
    ]


def ended(actor: Actor, *, zone: ZoneInfo) -> list[Ended]:
    """Return those one worked with, by name: the names and the days, nothing they wrote."""
    if actor.face is not Face.CLINICIAN or actor.person is None:
        raise NotFound
    return [
        Ended(bond.client.name, bond.opened_on, bond.ended_at.astimezone(zone).date())
        for bond in directory.bonds_of_clinician(actor.person, ended=True)
        if bond.ended_at is not None
    ]


def _row(actor: Actor, bond: BondCard, zone: ZoneInfo, at: datetime) -> Row:
    owner = bond.client.id
    fresh = [card for card in sharing.shares_with_reader(actor, owner=owner) if unopened(card)]
    return Row(
        client=owner,
        name=bond.client.name,
        initials=bond.client.initials,
        fresh=len(fresh),
        newest=max(card.given for card in fresh).astimezone(zone).date() if fresh else None,
        next=_ahead(bond.next_meeting, zone, at),
        taken_back=sharing.taken_back_after_reading(actor, owner=owner, at=at),
    )


def _ahead(meeting: datetime | None, zone: ZoneInfo, at: datetime) -> datetime | None:
    """Return the meeting when it is today or later; one that was is not shown as next."""
    if meeting is None or meeting.astimezone(zone).date() < at.astimezone(zone).date():
        return None
    return meeting


def _place(meeting: datetime | None) -> tuple[bool, float]:
    return (meeting is None, meeting.timestamp() if meeting else 0.0)
