"""Who is told when nobody saw a notice in time: deputy, then duty contact. By wake-up, not by eye.

A wake-up opens the lines of one bond and nothing else. Whoever stands in learns that a notice
waits, whose, and with whom they work; they cannot open it, and it stays with the clinician.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from marram.jobs import due
from marram.kit.safety import notices, triggers
from marram.kit.safety.notices import PASSED, Notice, Send
from marram.people import directory, policy
from marram.people.actor import OPERATOR, Actor
from marram.people.directory import BondCard
from marram.record import between
from marram.record.between import Place

AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waits:
    """That a notice waits: whose, with whom, since when. Nothing of what it says."""

    line: UUID
    bond: BondCard
    since: datetime


def call_the_next(*, send: Send, at: datetime) -> int:
    """Tell the next person of each notice that nobody saw in time, and return how many were told.

    Where nobody stands in, nobody is told: the notice waits, and the overview says since when.
    """
    wakes = due.waiting(until=at)
    places = between.places(wake.entry for wake in wakes)
    mine = [wake for wake in wakes if wake.entry in places]
    called = [
        _call(places[wake.entry], woken=wake.at, send=send, at=at)
        for wake in mine
        if wake.owner == places[wake.entry].owner
    ]
    return sum(called)


def own(actor: Actor) -> list[Waits]:
    """Return the open notices of this clinician's own clients, the oldest first."""
    cards = directory.bonds_of_clinician(actor.person) if actor.person else []
    bonds = {card.id: card for card in cards if card.client.state != "leaving"}
    return _waits(due.waiting(owners={card.client.id for card in bonds.values()}), bonds)


def passed_on(actor: Actor) -> list[Waits]:
    """Return what was passed on to this person because nobody saw it in time."""
    if actor.person is None:
        return []
    found = _with_places(due.waiting(owners=[actor.person]))
    cards = {place.bond: directory.bond(place.bond) for place in found}
    return [
        Waits(place.id, cards[place.bond], place.since)
        for place in found
        if cards[place.bond].clinician.id != actor.person
    ]


def closed_by_leaving(actor: Actor) -> list[UUID]:
    """Return the lines of this clinician that closed because their writer left: that, no more."""
    if actor.person is None:
        return []
    wakes = due.waiting(owners=[actor.person])
    others = {one.line for one in passed_on(actor)}
    return [wake.entry for wake in wakes if wake.entry not in others]


def read_that_it_closed(actor: Actor) -> None:
    """End what tells this clinician that a notice closed."""
    if actor.person is not None:
        due.let_be(closed_by_leaving(actor), owner=actor.person)


def oldest() -> Waits | None:
    """Return the oldest open notice of the service, for those who look after it."""
    cards = {card.id: card for card in directory.all_bonds() if card.client.state != "leaving"}
    found = _waits(due.waiting(owners={card.client.id for card in cards.values()}), cards)
    return found[0] if found else None


def _call(place: Place, *, woken: datetime, send: Send, at: datetime) -> int:
    found = notices.of_bond(OPERATOR, owner=place.owner, bond=place.bond, at=at)
    notice = next((one for one in found if one.id == place.id), None)
    told = 0
    if notice is not None:
        answer = triggers.not_seen(
            seen=notice.seen is not None, closed=not notice.open, due=woken, at=at
        )
        told = _tell_next(notice, send=send, at=at) if answer is not None else 0
    hours = timedelta(hours=policy.current().hours_to_next)
    due.look_again(owner=place.owner, entry=place.id, at=at + (hours if told else AGAIN))
    return told


def _tell_next(notice: Notice, *, send: Send, at: datetime) -> int:
    if notice.bond is None:
        return 0
    clinician = directory.bond(notice.bond).clinician.id
    known = {one.to for one in notice.passed}
    line = [one for one in policy.line_of(clinician, today=at.date()) if one not in known]
    if not line:
        return 0
    due.look_again(owner=line[0], entry=notice.id, at=at)
    notices.note_delivery(OPERATOR, notice, to=line[0], sent=send(line[0]), at=at, kind=PASSED)
    return 1


def _with_places(wakes: Iterable[due.Wake]) -> list[Place]:
    places = between.places(wake.entry for wake in wakes)
    return sorted(places.values(), key=lambda one: one.since)


def _waits(wakes: list[due.Wake], bonds: dict[UUID, BondCard]) -> list[Waits]:
    return [
        Waits(place.id, bonds[place.bond], place.since)
        for place in _with_places(wakes)
        if place.bond in bonds
    ]
