"""Answers that somebody they chose may read as they come: a line each on a page for the month.

Off until its owner turns it on for somebody (RULINGS 35). It is a page like any other: it can be
read, written on, taken back and put away, and whoever reads it leaves a receipt. What was meant to
be done, and what was answered before, is not on it.
"""

from contextlib import suppress
from datetime import date, datetime
from uuid import UUID, uuid4, uuid5

from django.utils import formats

from marram.core.when import When
from marram.kit import registry, showing
from marram.kit.containment import between_us
from marram.kit.showing import Sayer
from marram.people import directory
from marram.people.actor import Actor
from marram.practices.checkin import wording
from marram.practices.checkin.rules import CheckIn, Settings
from marram.record import reading, sharing, standing, writing
from marram.record.values import NotFound, Opened, Page, Refused

DAYS = "checkin.days"


def page_of(owner: UUID, day: date) -> UUID:
    """Return the id of the page for the month of a day, begun or not."""
    return standing.entry_for(owner, f"{DAYS} {day:%Y-%m}")


def readers(actor: Actor, known: Settings) -> tuple[tuple[UUID, str], ...]:
    """Return who may read what is answered, of those this client works with: bonds and names."""
    if actor.person is None or not known.readers:
        return ()
    people = between_us.with_whom(actor.person)
    return tuple((bond, name) for bond, name in people if str(bond) in known.readers)


def carry_on(
    actor: Actor, said: CheckIn, known: Settings, *, operation: UUID, at: datetime
) -> None:
    """Put what was answered on the page for its month, where somebody may read it.

    A page that was put away takes nothing more, and what was taken back is not given again. One
    that was erased begins anew with what comes, while its reader is ticked.
    """
    people = readers(actor, known)
    if not people or actor.person is None:
        return
    entry, once = page_of(actor.person, said.day), uuid5(operation, DAYS)
    line = _in_words(actor.person, said, known)
    with suppress(NotFound, Refused):
        before = _there(actor, entry, at)
        if before is None:
            page = _page(said.day, line)
            writing.begin(actor, operation=once, entry=entry, page=page, at=at)
        else:
            page = _page(said.day, f"{before.body.get('text', '')}\n{line}".strip())
            parent = before.outline.telling
            writing.revise(actor, operation=once, entry=entry, parent=parent, page=page, at=at)
        cards = sharing.shares_by_owner(actor, owner=actor.person, entry=entry)
        for bond in {bond for bond, _name in people} - {card.bond for card in cards}:
            sharing.give(actor, entry=entry, bond=bond, at=at, follow=True)


def take_off(actor: Actor, said: CheckIn, known: Settings, *, at: datetime) -> None:
    """Take an answer that was not meant off the page it was put on, if its line stands there."""
    if actor.person is None:
        return
    entry, line = page_of(actor.person, said.day), _in_words(actor.person, said, known)
    with suppress(NotFound):
        before = _there(actor, entry, at)
        lines = str(before.body.get("text", "")).split("\n") if before else []
        if before is None or line not in lines:
            return
        lines.reverse()
        lines.remove(line)
        writing.revise(
            actor,
            operation=uuid4(),
            entry=entry,
            parent=before.outline.telling,
            page=_page(said.day, "\n".join(reversed(lines))),
            at=at,
        )


def _there(actor: Actor, entry: UUID, at: datetime) -> Opened | None:
    """Return the page as it is, None where there is none yet. Put away, it takes nothing more."""
    try:
        found = reading.open_one(actor, entry=entry, at=at)
    except NotFound:
        return None
    if found.outline.put_away_at is not None:
        raise NotFound
    return found


def _page(day: date, text: str) -> Page:
    return Page(
        kind=showing.JOURNAL,
        shape=1,
        title=formats.date_format(day, "F Y"),
        body={"text": text, "prompt": "", "shelf": "", "source": {}},
        when=When.written_as(f"{day:%Y-%m}"),
    )


def _in_words(owner: UUID, said: CheckIn, known: Settings) -> str:
    say = Sayer(registry.room("checkin"), directory.person(owner).language)
    answers = [
        f"{wording.ask(one, known, say)} {wording.step(one, value, known, say)}"
        for one, value in said.answers.items()
    ]
    bands = wording.of_bands(said, say)
    when = ", ".join(filter(None, (formats.date_format(said.day, "l j F"), said.clock)))
    return f"{when}: {'; '.join([*answers, *([bands] if bands else [])])}"
