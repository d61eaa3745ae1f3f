"""Answers that somebody they chose may read as they come: a line each on a page for the month.

Off until its owner turns it on for somebody (RULINGS 35). It is a page like any other: it can be
read, written on, taken back and put away, and whoever reads it leaves a receipt. What was meant to
be done, and what was answered before, is not on it.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4, uuid5

from django.utils import formats

from marram.kit import registry, telling
from marram.kit.containment import between_us
from marram.kit.showing import Sayer
from marram.people import directory
from marram.people.actor import Actor
from marram.practices.checkin import store, wording
from marram.practices.checkin.rules import CheckIn, Settings
from marram.record import reading, sharing, standing, writing
from marram.record.values import NotFound, Opened, Page, Refused

DAYS = "checkin.days"


def page_of(owner: UUID, day: date, bond: UUID) -> UUID:
    """Return the id of the page for the month of a day that one person reads, begun or not.

    Each has a page of their own, so that nobody reads what was answered before they were ticked.
    """
    return standing.entry_for(owner, f"{DAYS} {day:%Y-%m} {bond}")


def readers(actor: Actor, known: Settings) -> tuple[tuple[UUID, str], ...]:
    """Return who may read what is answered, of those this client works with: bonds and names."""
    if actor.person is None or not known.readers:
        return ()
    chosen = dict(known.readers)
    people = between_us.with_whom(actor.person)
    return tuple((bond, name) for bond, name in people if str(bond) in chosen)


def carry_on(
    actor: Actor, said: CheckIn, known: Settings, *, operation: UUID, at: datetime
) -> None:
    """Put what was answered on the page for its month, for each who may read it from that day on.

    A page that was put away takes nothing more, and what was taken back is not given again. One
    that was erased begins anew with what comes, while its reader is ticked.
    """
    since = dict(known.readers)
    for bond, name in readers(actor, known):
        if actor.person is not None and since[str(bond)] <= said.day:
            title = f"{formats.date_format(said.day, 'F Y')}, {name}"
            line = _in_words(actor.person, said, known)
            page = store.month_page(said.day, title=title, text=line)
            entry, once = page_of(actor.person, said.day, bond), uuid5(operation, f"{DAYS} {bond}")
            with suppress(NotFound, Refused):
                _add(actor, entry, page, once, at)
                _give(actor, entry, bond, at)


def take_away(actor: Actor, entry: UUID, *, at: datetime) -> None:
    """Put a check-in away, and take it off the pages on which its line stands; else NotFound."""
    for page, line in _pages(actor, store.take_away(actor, entry, at=at), at):
        lines = _lines(page)
        if line in lines:
            lines.reverse()
            lines.remove(line)
            _tell(actor, page, "\n".join(reversed(lines)), uuid4(), at)


def bring_back(actor: Actor, entry: UUID, *, at: datetime) -> None:
    """Bring a check-in back, and onto the pages that it was taken off; on no other."""
    for page, line in _pages(actor, store.bring_back(actor, entry, at=at), at):
        told = reading.tellings(actor, entry=page.entry, at=at)
        if line not in _lines(page) and any(line in _lines(one) for one in told):
            _tell(actor, page, "\n".join((*_lines(page), line)).strip(), uuid4(), at)


def _pages(actor: Actor, said: CheckIn | None, at: datetime) -> Iterator[tuple[Opened, str]]:
    """Yield the pages of its month on which an answer may stand, and its line."""
    if actor.person is None or said is None:
        return
    line = _in_words(actor.person, said, store.settings(actor, at=at))
    for bond, _name in between_us.with_whom(actor.person):
        with suppress(NotFound):
            page = _there(actor, page_of(actor.person, said.day, bond), at)
            if page is not None:
                yield page, line


def _lines(page: Opened) -> list[str]:
    return str(page.body.get("text", "")).split("\n")


def _add(actor: Actor, entry: UUID, page: Page, operation: UUID, at: datetime) -> None:
    """Begin a page with its first line, or put that line below those that are there."""
    before = _there(actor, entry, at)
    if before is None:
        writing.begin(actor, operation=operation, entry=entry, page=page, at=at)
        return
    text = "\n".join((*_lines(before), page.body["text"])).strip()
    _tell(actor, before, text, operation, at)


def _tell(actor: Actor, before: Opened, text: str, operation: UUID, at: datetime) -> None:
    """Keep the page once more, with this text; whatever else its owner made of it stays."""
    writing.revise(
        actor,
        operation=operation,
        entry=before.entry,
        parent=before.outline.telling,
        page=replace(telling.again(before), body=before.body | {"text": text}),
        at=at,
    )


def _give(actor: Actor, entry: UUID, bond: UUID, at: datetime) -> None:
    """Share the page once with its reader: what was taken back stays so."""
    owner = actor.person
    if owner is not None:
        cards = sharing.shares_by_owner(actor, owner=owner, entry=entry)
        if bond not in {card.bond for card in cards}:
            sharing.give(actor, entry=entry, bond=bond, at=at, follow=True)


def _there(actor: Actor, entry: UUID, at: datetime) -> Opened | None:
    """Return the page as it is, None where there is none yet. Put away, it takes nothing more."""
    try:
        found = reading.open_one(actor, entry=entry, at=at)
    except NotFound:
        return None
    if found.outline.put_away_at is not None:
        raise NotFound
    return found


def _in_words(owner: UUID, said: CheckIn, known: Settings) -> str:
    say = Sayer(registry.room("checkin"), directory.person(owner).language)
    return wording.line(said, known, say)
