"""Notices between a client and a clinician: raised, sent, seen, reviewed. None closes itself.

Each is a sealed line on the bond; what happens with it are lines that answer it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from marram.jobs import due
from marram.kit.safety import hours, triggers
from marram.kit.safety.answer import Answer, Tell, Trigger
from marram.people import directory, policy
from marram.people.actor import Actor
from marram.record import between
from marram.record.between import Said

NOTICE, SENT, SEEN, REVIEW, PASSED = (
    "safety",
    "safety.sent",
    "safety.seen",
    "safety.review",
    "safety.passed",
)
KINDS = frozenset({NOTICE, SENT, SEEN, REVIEW, PASSED})
Send = Callable[[UUID], bool]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a message to one person stands: "sent" (the mail server took it) or "failed"."""

    to: UUID
    name: str
    sent: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """What a clinician wrote down about a notice."""

    done: str
    told: str
    plan: str
    next: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice on one bond, with what happened to it."""

    id: UUID
    act: UUID
    bond: UUID | None
    owner: UUID
    clinician: str
    at: datetime
    trigger: Trigger
    note: str
    due: datetime | None
    quiet: bool
    asks: bool
    value: int
    entry: UUID | None
    deliveries: tuple[Delivery, ...]
    passed: tuple[Delivery, ...]
    seen: datetime | None
    review: Review | None

    @property
    def open(self) -> bool:
        """Say whether somebody has yet to review it."""
        return self.review is None and self.bond is not None


def raise_one(
    actor: Actor,
    *,
    bonds: Iterable[UUID],
    answer: Answer,
    operation: UUID,
    at: datetime,
    entry: UUID | None = None,
    value: int = 0,
) -> None:
    """Keep a notice on each of these bonds; the same operation raises it once."""
    terms = policy.current()
    for bond in bonds:
        card = directory.bond(bond)
        zone = ZoneInfo(card.clinician.time_zone)
        until = hours.due_at(answer.due, at=at, zone=zone, end=terms.end, days=terms.days)
        body = {
            "trigger": answer.trigger.value,
            "note": answer.note,
            "act": str(operation),
            "due": until.isoformat() if until else "",
            "quiet": answer.tell is Tell.QUIET,
            "asks": answer.tell is Tell.ASKS,
            "entry": str(entry or ""),
            "value": value,
        }
        known = bool(between.places([uuid5(operation, bond.hex)]))
        line = between.say(actor, bond=bond, kind=NOTICE, body=body, at=at, operation=operation)
        if not known and until is not None and answer.tell is not Tell.QUIET:
            away = card.clinician.away_on(at.date())
            first = hours.first_call(answer.due, at=at, due=until, hours=terms.hours_to_next)
            first = at if away else first  # of who is away, the next is told at once
            due.look_again(owner=card.client.id, entry=line, at=first)


def deliver(actor: Actor, notices: Iterable[Notice], *, send: Send, at: datetime) -> None:
    """Send the neutral message of these notices, once for each, and keep whether it went."""
    for notice in notices:
        if notice.deliveries or notice.quiet or notice.bond is None:
            continue
        to = directory.bond(notice.bond).clinician.id
        note_delivery(actor, notice, to=to, sent=send(to), at=at)


def note_delivery(
    actor: Actor, notice: Notice, *, to: UUID, sent: bool, at: datetime, kind: str = SENT
) -> None:
    """Keep where a message stands; a later line about the same person counts."""
    if notice.bond is not None:
        body = {"to": str(to), "sent": sent}
        between.say(actor, bond=notice.bond, kind=kind, body=body, at=at, about=notice.id)


def acknowledge(actor: Actor, notice: Notice, *, operation: UUID, at: datetime) -> None:
    """Keep that a clinician has seen it: nobody else is called. It stays open."""
    if notice.bond is None or notice.seen is not None:
        return
    between.say(
        actor, bond=notice.bond, kind=SEEN, body={}, at=at, about=notice.id, operation=operation
    )
    due.let_be_others([notice.id], owner=notice.owner)


def review(actor: Actor, notice: Notice, *, kept: Review, operation: UUID) -> None:
    """Keep what was done about a notice, which closes it."""
    if notice.bond is None or notice.review is not None:
        return
    body = {
        "done": kept.done,
        "told": kept.told,
        "plan": kept.plan,
        "next": kept.next.isoformat(),
    }
    between.say(
        actor,
        bond=notice.bond,
        kind=REVIEW,
        body=body,
        at=kept.at,
        about=notice.id,
        operation=operation,
    )
    due.let_be([notice.id])


def about(actor: Actor, *, owner: UUID, at: datetime) -> list[Notice]:
    """Return the notices of a client that this actor may open, the newest first."""
    return _read(between.said(actor, owner=owner, kinds=KINDS, at=at))


def of_bond(actor: Actor, *, owner: UUID, bond: UUID, at: datetime) -> list[Notice]:
    """Return the notices on one bond, the newest first."""
    return _read(between.said(actor, owner=owner, bond=bond, kinds=KINDS, at=at))


def keeps_close_work_closed(actor: Actor, *, owner: UUID, at: datetime) -> bool:
    """Say whether an open notice keeps L3 closed now (CLINICAL C4)."""
    raised = [
        triggers.Raised(one.trigger, one.at, not one.open)
        for one in about(actor, owner=owner, at=at)
        if not one.quiet
    ]
    return triggers.locks_close_work(raised, at=at)


def last_review(notices: Iterable[Notice]) -> triggers.Reviewed | None:
    """Return the newest reviewed answer to a form, after which the same is quiet for a while.

    What a person sends by their own act is no answer to a form: it is never quiet.
    """
    forms = {Trigger.ITEM_LOW, Trigger.ITEM_HIGH}
    found = [
        triggers.Reviewed(one.value, one.review.at)
        for one in notices
        if one.review is not None and one.trigger in forms
    ]
    return max(found, key=lambda one: one.at, default=None)


def _read(lines: list[Said]) -> list[Notice]:
    later = between.answers(lines)
    found = [_notice(one, later.get(one.id, [])) for one in lines if one.kind == NOTICE]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _notice(line: Said, later: list[Said]) -> Notice:
    body = line.body
    seen = [one.at for one in later if one.kind == SEEN]
    reviews = [_review(one) for one in later if one.kind == REVIEW]
    return Notice(
        id=line.id,
        act=UUID(body["act"]),
        bond=line.bond,
        owner=line.owner,
        clinician=line.reader,
        at=line.at,
        trigger=Trigger(body["trigger"]),
        note=body["note"],
        due=datetime.fromisoformat(body["due"]) if body["due"] else None,
        quiet=body["quiet"],
        asks=body["asks"],
        value=body["value"],
        entry=UUID(body["entry"]) if body["entry"] else None,
        deliveries=_deliveries(later, SENT),
        passed=_deliveries(later, PASSED),
        seen=min(seen, default=None),
        review=reviews[-1] if reviews else None,
    )


def _deliveries(later: list[Said], kind: str) -> tuple[Delivery, ...]:
    found: dict[UUID, Delivery] = {}
    for one in later:
        if one.kind == kind:
            to = UUID(one.body["to"])
            found[to] = Delivery(to, _name(to), one.body["sent"], one.at)
    return tuple(found.values())


def _name(person: UUID) -> str:
    try:
        return directory.person(person).name
    except directory.NoSuchPerson:
        return ""


def _review(line: Said) -> Review:
    body: dict[str, Any] = line.body
    return Review(
        body["done"], body["told"], body["plan"], date.fromisoformat(body["next"]), line.at
    )
