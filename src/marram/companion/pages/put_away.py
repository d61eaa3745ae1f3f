"""Put away, bring back, erase: only erasing asks first, because only it cannot be undone."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marram.accounts.gate import client_only
from marram.companion.asking import me, news, see_other, show
from marram.companion.days import local
from marram.companion.pages.entry import own_page
from marram.companion.rows import RowCard, cards, first_name, pages_of
from marram.kit.requests import MarramRequest
from marram.record import erasing, writing


@dataclass(frozen=True, slots=True)
class Confirm:
    """A deed that is asked about before it is done."""

    kind: str
    back: str
    words: str = ""
    action: str = ""
    until: date | None = None
    address: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class AwayRow:
    """A page that was put away, and until when it can come back."""

    row: RowCard
    until: date


@dataclass(frozen=True, slots=True)
class PutAway:
    """The page."""

    rows: tuple[AwayRow, ...]
    news: str
    undo: str = ""


@client_only
def put_away(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return what putting away means, or put the page away."""
    opened = own_page(request, entry)
    if request.method == "POST":
        writing.put_away(request.actor, entry=entry, at=request.at)
        return see_other("write", news="put-away", entry=entry)
    until = local(request.at + erasing.PUT_AWAY_FOR, me(request).time_zone).date()
    words = first_name(opened, request.language)
    back = reverse("entry", args=[entry])
    return show(request, "confirm", Confirm("away", back, words, until=until))


@require_POST
@client_only
def bring_back(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Bring a page back."""
    writing.bring_back(request.actor, entry=entry, at=request.at)
    return see_other("entry", entry, news="brought-back")


@client_only
def erase(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return what erasing means, or erase the page for ever."""
    opened = own_page(request, entry)
    if request.method == "POST":
        erasing.erase_entry(request.actor, entry=entry, at=request.at)
        return see_other("write", news="erased")
    words = first_name(opened, request.language)
    return show(request, "confirm", Confirm("erase", reverse("entry", args=[entry]), words))


@require_safe
@client_only
def put_away_list(request: MarramRequest) -> HttpResponse:
    """Return what was put away in the last 30 days."""
    heads = pages_of(request, put_away=True)
    zone = me(request).time_zone
    away = [head.put_away_at or request.at for head in heads]
    rows = tuple(
        AwayRow(row, local(since + erasing.PUT_AWAY_FOR, zone).date())
        for row, since in zip(cards(request, heads), away, strict=True)
    )
    return show(request, "put_away", PutAway(rows, news(request)))
