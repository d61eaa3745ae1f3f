"""Keep a page as it was sent: once for each form, and never less than what was typed.

The record answers an operation that it knows with its first answer. A form can come a second
time with more in it (done, then Back, then done again): that is a later telling, not a replay.
"""

from datetime import datetime
from uuid import UUID, uuid4

from marram.kit.forms import SETTLED
from marram.people.actor import Actor
from marram.record import reading, writing
from marram.record.values import Opened, Page, Receipt


def keep(
    actor: Actor,
    *,
    operation: UUID,
    entry: UUID,
    parent: UUID | None,
    page: Page,
    at: datetime,
    begun: bool,
) -> Receipt:
    """Keep the page and return its receipt; `begun` says that the entry is there already."""
    receipt = _write(
        actor, operation=operation, entry=entry, parent=parent, page=page, at=at, begun=begun
    )
    if not receipt.again or _is_kept(actor, receipt, page, at):
        return receipt
    return writing.revise(
        actor,
        operation=uuid4(),  # never made from the words: ids lie open in the database
        entry=receipt.entry,
        parent=receipt.telling,
        page=page,
        at=at,
    )


def _is_kept(actor: Actor, receipt: Receipt, page: Page, at: datetime) -> bool:
    """Say whether the form's first telling, or the newest one, already says what came now."""
    found = (
        reading.open_one(actor, entry=receipt.entry, telling=telling, at=at)
        for telling in (receipt.telling, None)
    )
    return any(says_the_same(opened, page) for opened in found)


def again(opened: Opened) -> Page:
    """Return a telling as a page to be kept once more, for whoever changes something about it."""
    head = opened.outline
    return Page(
        kind=head.kind,
        shape=head.shape,
        title=head.title,
        body=opened.body,
        when=head.when,
        threads=head.threads,
        source=head.source,
        marks=head.marks,
    )


def says_the_same(opened: Opened, page: Page) -> bool:
    """Say whether a telling holds just what this page does."""
    head = opened.outline
    dates = [when.written if when else "" for when in (head.when, page.when)]
    marks = [set(marks) - {SETTLED} for marks in (head.marks, page.marks)]
    return opened.body == page.body and marks[0] == marks[1] and dates[0] == dates[1]


def _write(
    actor: Actor,
    *,
    operation: UUID,
    entry: UUID,
    parent: UUID | None,
    page: Page,
    at: datetime,
    begun: bool,
) -> Receipt:
    if not begun:
        return writing.begin(actor, operation=operation, entry=entry, page=page, at=at)
    return writing.revise(actor, operation=operation, entry=entry, parent=parent, page=page, at=at)
