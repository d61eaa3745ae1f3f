"""Take in what was written without a signal: each slip once, in order, with a receipt.

A slip that is done becomes a telling; of the others the last one of an entry becomes its draft. Two
tellings written apart are both kept. What cannot be taken stays on the phone and is told why.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from marram.core.text import storable
from marram.kit import begun, forms, shapes, showing, telling
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
from marram.sync.slips import Sealed, Short, Slip, Unreadable, read

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
            found = read(one.id, outbox.opened(actor, key_id=one.key_id, sealed=one.sealed))
            if isinstance(found, Short):
                answers[one.id] = _short(actor, found, at=at)
            else:
                opened[one.id] = found
        except outbox.NotOpened:
            answers[one.id] = Answer(one.id, "key")
        except Unreadable:
            answers[one.id] = Answer(one.id, "shape")
    today = _today(actor, at)
    before = _written_on(actor, [slip for slip in opened.values() if slip.parent])
    pages = {slip.id: _page(slip, before.get(slip.id), today) for slip in opened.values()}
    answers |= _tell(actor, [slip for slip in opened.values() if slip.done], pages, at=at)
    typed = [
        (slip, _typed(slip, before.get(slip.id), today))
        for slip in opened.values()
        if not slip.done
    ]
    answers |= _draft(actor, typed, at=at)
    return [answers[one.id] for one in slips]


def _short(actor: Actor, short: Short, *, at: datetime) -> Answer:
    """Keep a short answer; what it is about may be gone meanwhile, and then nothing is kept."""
    with suppress(NotFound):
        short.keeps(actor, short.sent, short.operation, at)
    return Answer(short.id, "kept")


def _tell(
    actor: Actor, done: Sequence[Slip], pages: dict[UUID, Page], *, at: datetime
) -> dict[UUID, Answer]:
    """Keep tellings: all in one transaction where that can be, else one by one."""
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
    seen = tellings_of(actor, [one.entry for one in receipts if one.again])
    found = {}
    for slip, receipt in zip(done, receipts, strict=True):
        page = pages[slip.id]
        if receipt.again and not _is_said(seen.get(receipt.entry, []), receipt, page):
            receipt = _again(actor, slip, page, at)  # noqa: PLW2901 - the later answer counts
        if slip.entry in writing_on:
            drafts.settle(actor, entry=slip.entry, body=page.body)
        begun.tie(actor, page=receipt.entry, of=str(slip.sent.get(forms.OF, "")), at=at)
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


def _is_said(tellings: Sequence[Opened], receipt: Receipt, page: Page) -> bool:
    """Say whether what this operation kept, or the newest telling, already says what came."""
    kept = [one for one in tellings if one.outline.telling == receipt.telling]
    return any(telling.says_the_same(one, page) for one in (*kept, *tellings[-1:]))


def _draft(
    actor: Actor, typed: Sequence[tuple[Slip, Typed]], *, at: datetime
) -> dict[UUID, Answer]:
    """Keep the last slip of each entry that is still being written as its draft."""
    for slip, words in {slip.entry: (slip, words) for slip, words in typed}.values():
        drafts.keep(
            actor,
            entry=slip.entry,
            kind=slip.sheet.kind,
            body=words.as_draft(),
            at=at,
            parent=slip.parent,
        )
    return {slip.id: Answer(slip.id, "draft", slip.entry) for slip, _words in typed}


def tellings_of(actor: Actor, entries: Sequence[UUID]) -> dict[UUID, list[Opened]]:
    """Return the tellings of those entries that are there, oldest first, in a few queries."""
    asked = list(dict.fromkeys(entries))
    try:
        return dict(reading.all_tellings(actor, entries=asked))
    except NotFound:
        found: dict[UUID, list[Opened]] = {}
        for entry in asked:
            with suppress(NotFound):
                found |= dict(reading.all_tellings(actor, entries=[entry]))
        return found


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


def _written_on(actor: Actor, slips: Sequence[Slip]) -> dict[UUID, Opened]:
    """Return for each slip the telling that was written on, where it is there."""
    known = tellings_of(actor, [slip.entry for slip in slips])
    return {
        slip.id: one
        for slip in slips
        for one in known.get(slip.entry, [])
        if one.outline.telling == slip.parent
    }


def _page(slip: Slip, before: Opened | None, today: date) -> Page:
    """Return the page that a slip makes."""
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
