"""How I told it before: every telling stays. Of two side by side, one may be gone on with."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.urls import reverse

from marram.accounts.gate import client_only
from marram.companion import journal
from marram.companion.asking import as_id, me, see_other, show
from marram.companion.days import local
from marram.companion.pages.entry import own_page, pairs_of
from marram.companion.settled import side_by_side
from marram.kit.forms import SETTLED
from marram.kit.requests import MarramRequest
from marram.kit.showing import Shown
from marram.record import reading, writing
from marram.record.values import SEALED, Opened, Page


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling."""

    telling: UUID
    day: datetime
    words: str
    pairs: tuple[Shown, ...]
    newest: bool
    beside: bool
    write_on: str


@dataclass(frozen=True, slots=True)
class Tellings:
    """The page."""

    id: UUID
    back: str
    beside: bool
    tellings: tuple[Telling, ...]


@client_only
def tellings(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return every telling of a page, the newest first, or go on with the one that was chosen."""
    opened = own_page(request, entry)
    if request.method == "POST":
        return _go_on_with(request, entry)
    if opened.outline.kind == SEALED:
        return see_other("sealed_page", entry)
    beside = {one.outline.telling for one in side_by_side(request, entry)}
    found = reading.tellings(request.actor, entry=entry, at=request.at)[::-1]
    page = Tellings(
        id=entry,
        back=reverse("entry", args=[entry]),
        beside=bool(beside),
        tellings=tuple(
            _telling(request, one, newest=one is found[0], beside=one.outline.telling in beside)
            for one in found
        ),
    )
    return show(request, "tellings", page)


def _telling(request: MarramRequest, opened: Opened, *, newest: bool, beside: bool) -> Telling:
    head, ours = opened.outline, opened.outline.kind == journal.KIND
    edit = reverse("entry_edit", args=[head.entry])
    return Telling(
        telling=head.telling,
        day=local(head.recorded, me(request).time_zone),
        words=str(opened.body.get("text", "")) if ours else "",
        pairs=() if ours else pairs_of(request, opened),
        newest=newest,
        beside=beside,
        write_on=f"{edit}?from={head.telling}" if ours else "",
    )


def _go_on_with(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Write the chosen telling anew, as the newest. Nothing is deleted."""
    telling = as_id(request.POST.get("telling"))
    if telling is None:
        return see_other("tellings", entry)
    chosen = reading.open_one(request.actor, entry=entry, telling=telling, at=request.at)
    newest = reading.open_one(request.actor, entry=entry, at=request.at)
    writing.revise(
        request.actor,
        operation=as_id(request.POST.get("operation")) or uuid4(),
        entry=entry,
        parent=newest.outline.telling,
        page=_again(chosen),
        at=request.at,
    )
    return see_other("entry", entry, news="chosen")


def _again(opened: Opened) -> Page:
    head = opened.outline
    page = Page(head.kind, head.shape, head.title, opened.body, head.when)
    marks = tuple(mark for mark in head.marks if mark != SETTLED)
    return replace(page, threads=head.threads, source=head.source, marks=(*marks, SETTLED))
