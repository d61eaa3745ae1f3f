"""Everything that is or was shared, with whom and since when; days only, never hours."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from marram.accounts.gate import client_only
from marram.companion.asking import me, news, owner, show
from marram.companion.days import local
from marram.companion.pages.entry import A_WEEK
from marram.companion.rows import first_name
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.record import reading, sharing
from marram.record.values import NotFound, ShareCard


@dataclass(frozen=True, slots=True)
class Shared:
    """One page shared with one person."""

    entry: UUID
    href: str
    name: str
    when: str
    with_name: str
    bond: UUID
    since: date
    until: date | None
    opened_on: date | None
    lately: bool
    follow: bool


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works with the client."""

    name: str
    since: date


@dataclass(frozen=True, slots=True)
class SharingPage:
    """The page."""

    shared: tuple[Shared, ...]
    past: tuple[Shared, ...]
    people: tuple[Worker, ...]
    news: str
    undo: str = ""


@require_safe
@client_only
def you_sharing(request: MarramRequest) -> HttpResponse:
    """Return every share there is and was."""
    cards = sharing.shares_by_owner(request.actor, owner=owner(request))
    found = [_shared(request, card) for card in cards]
    page = SharingPage(
        shared=tuple(one for one in found if one.until is None),
        past=tuple(one for one in found if one.until is not None),
        people=tuple(
            Worker(bond.clinician.name, bond.opened_on)
            for bond in directory.bonds_of_client(owner(request))
        ),
        news=news(request),
    )
    return show(request, "you_sharing", page)


def _shared(request: MarramRequest, card: ShareCard) -> Shared:
    zone = me(request).time_zone
    name, when = _called(request, card.entry)
    opened = local(card.opened[-1], zone).date() if card.opened else None
    today = local(request.at, zone).date()
    return Shared(
        entry=card.entry,
        href=reverse("entry", args=[card.entry]),
        name=name,
        when=when,
        with_name=card.reader_name,
        bond=card.bond,
        since=local(card.given, zone).date(),
        until=local(card.taken_back, zone).date() if card.taken_back else None,
        opened_on=opened,
        lately=opened is not None and today - opened <= A_WEEK,
        follow=card.follow,
    )


def _called(request: MarramRequest, entry: UUID) -> tuple[str, str]:
    try:
        opened = reading.open_one(request.actor, entry=entry, at=request.at)
    except NotFound:
        return "", ""
    when = opened.outline.when
    return first_name(opened, request.language), when.written if when else ""
