"""Take in what was written without a signal: each slip once, in order, with a receipt.

A slip that is done becomes a telling; of the others the last one of an entry becomes its draft. Two
tellings written apart are both kept. What cannot be taken stays on the phone and is told why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from marram.core.text import storable
from marram.kit import forms, shapes, showing, telling
from marram.kit.answers import names_asked
from marram.kit.forms import Typed
from marram.kit.gate import CARRIED
from marram.kit.practice import Body
from marram.kit.writing_on import NOT_CARRIED
from marram.people import directory
from marram.people.actor import Actor
from marram.record import drafts, outbox, reading, writing
from marram.record.values import Arrived, NotFound, Opened, Page, Receipt
from marram.record.writing import TooLong
from marram.sync.slips import Sealed, Slip, Unreadable, read

AT_MOST = 500
"""How many slips are taken at once; a phone sends the rest after the receipts."""


LEFT_OVER = "also_written"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a slip: "kept", "draft", or why it stays: "key", "shape", "long", "gone"."""

    id: UUID
    state: str
    entry: UUID | None = None
    seq: int = 0
    beside: bool = False

    @property
    def taken(self) -> bool:
        """Say whether the phone may let go of it."""
        return self.state in {"kept", "draft"}


def take(actor: Actor, *, slips: Sequence[Sealed], at: datetime) -> list[Answer]:
    """Keep these slips of this client and return an answer for each, in the order of the slips."""
    opened: dict[UUID, Slip] = {}
    answers: dict[UUID, Answer] = {}
    for one in slips:
        try:
            opened[one.id] = read(
                one.id, outbox.opened(actor, key_id=one.key_id, sealed=one.sealed)
            )
        except outbox.NotOpened:
            answers[one.id] = Answer(one.id, "key")
        except Unreadable:
            answers[one.id] = Answer(one.id, "shape")
    today = _today(actor, at)
    done = [slip for slip in opened.values() if slip.done]
    answers |= _tell(actor, done, today=today, at=at)
    answers |= _draft(actor, [s for s in opened.values() if not s.done], today=today, at=at)
    return [answers[one.id] for one in slips]


def _tell(actor: Actor, done: Sequence[Slip], *, today: date, at: datetime) -> dict[UUID, Answer]:
    """Keep tellings: all in one transaction where that can be, else one by one."""
    pages = {slip.id: _page(actor, slip, today=today, at=at) for slip in done}
    empty = {s.id: Answer(s.id, "kept", s.entry) for s in done if _blank(s, pages[s.id])}
    wanted = [slip for slip in done if slip.id not in empty]
    try:
        found = _take_in(actor, wanted, pages, at)
    except (NotFound, TooLong):
        found = {}
        for slip in wanted:
            try:
                found |= _take_in(actor, [slip], pages, at)
            except NotFound:
                found[slip.id] = Answer(slip.id, "gone")
            except TooLong:
                found[slip.id] = Answer(slip.id, "long")
    return empty | found


def _take_in(
    actor: Actor, done: Sequence[Slip], pages: dict[UUID, Page], at: datetime
) -> dict[UUID, Answer]:
    if not done:
        return {}
    arrived = [Arrived(s.operation, s.entry, s.parent, pages[s.id]) for s in done]
    receipts = writing.take_in(actor, arrived=arrived, at=at)
    writing_on = {card.entry for card in drafts.every(actor)}
    found = {}
    for slip, receipt in zip(done, receipts, strict=True):
        page = pages[slip.id]
        if receipt.again:
            receipt = _again(actor, slip, page, at)  # noqa: PLW2901 - the later answer counts
        if slip.entry in writing_on:
            drafts.settle(actor, entry=slip.entry, body=page.body)
        found[slip.id] = Answer(slip.id, "kept", receipt.entry, receipt.seq, receipt.beside)
    return found


def _again(actor: Actor, slip: Slip, page: Page, at: datetime) -> Receipt:
    """Keep what the same form held more of than when it was taken first: a later telling."""
    return telling.keep(
        actor,
        operation=slip.operation,
        entry=slip.entry,
        parent=slip.parent,
        page=page,
        at=at,
        begun=True,
    )


def _draft(actor: Actor, open_: Sequence[Slip], *, today: date, at: datetime) -> dict[UUID, Answer]:
    """Keep the last slip of each entry that is still being written as its draft."""
    last = {slip.entry: slip for slip in open_}
    for slip in last.values():
        typed = _typed(slip, _before(actor, slip, at), today)
        drafts.keep(
            actor,
            entry=slip.entry,
            kind=slip.sheet.kind,
            body=typed.as_draft(),
            at=at,
            parent=slip.parent,
        )
    return {slip.id: Answer(slip.id, "draft", slip.entry) for slip in open_}


def _typed(slip: Slip, before: Opened | None, today: date) -> Typed:
    """Return what was typed; what the form did not ask stays as the page had it."""
    body = shapes.upcast(slip.sheet, before.outline.shape, before.body) if before else {}
    if slip.sheet.reads is not None:
        return Typed(
            slip.sheet.reads({name: str(slip.sent[name]) for name in slip.sent}, body),
            str(slip.sent.get(forms.WHEN, "")),
        )
    blank = shapes.blank(slip.sheet.fields)
    return forms.read(slip.sheet, slip.sent, before=blank | body, near=today)


def _before(actor: Actor, slip: Slip, at: datetime) -> Opened | None:
    """Return the telling that was written on, when the phone says that there was one."""
    if slip.parent is None:
        return None
    try:
        return reading.open_one(actor, entry=slip.entry, telling=slip.parent, at=at)
    except NotFound:
        return None


def _page(actor: Actor, slip: Slip, *, today: date, at: datetime) -> Page:
    before = _before(actor, slip, at)
    typed, head = _typed(slip, before, today), before.outline if before else None
    others = tuple(mark for mark in (head.marks if head else ()) if mark not in NOT_CARRIED)
    own_form, kind = slip.sheet.reads is not None, slip.sheet.kind
    given = head.title if head else ""
    return Page(
        kind=kind,
        shape=slip.sheet.version,
        title=given if own_form else showing.title_of(kind, typed.body),
        body=typed.body | _left_over(slip, typed),
        when=forms.date_of(typed.when, before=head.when if head else None, near=today),
        threads=head.threads if head else (),
        source=head.source if head else "",
        marks=others + typed.marks,
    )


def _blank(slip: Slip, page: Page) -> bool:
    """Say whether nothing was written on a new page: it is not kept, and no reason to stay away."""
    asked = {field.name for field in slip.sheet.fields} | {LEFT_OVER}
    written = {name: value for name, value in page.body.items() if name in asked}
    return slip.parent is None and shapes.is_empty(written)


def _left_over(slip: Slip, typed: Typed) -> Body:
    """Return what was written under questions that are asked no more: no word of it is dropped."""
    kept = set(writing.texts_of(typed.body)) | {typed.when}
    asked = set() if slip.sheet.reads else names_asked(slip.sent, slip.sheet.fields)
    found = [
        words
        for name, values in slip.sent.lists()
        if name not in CARRIED | forms.RESERVED | asked
        for value in values
        if (words := storable(str(value))).strip() and words not in kept
    ]
    return {LEFT_OVER: found} if found else {}


def _today(actor: Actor, at: datetime) -> date:
    person = directory.person(actor.person) if actor.person else None
    return at.astimezone(ZoneInfo(person.time_zone if person else "UTC")).date()
