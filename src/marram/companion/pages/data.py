"""Your data: take it with you, see who has looked, erase everything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marram.accounts import sessions
from marram.accounts.gate import SeeOther, client_only
from marram.companion import telling_team
from marram.companion.asking import PAGE_OF, me, news, owner, page_number, see_other, show
from marram.companion.days import local
from marram.companion.pages.put_away import Confirm
from marram.companion.telling_team import Around
from marram.core.text import searchable
from marram.exports import archive
from marram.kit.requests import MarramRequest
from marram.kit.safety import notices, triggers
from marram.people import directory
from marram.record import auditing, erasing
from marram.record.values import AccessLine


@dataclass(frozen=True, slots=True)
class Looked:
    """A line of the access log, with its exact time."""

    day: datetime
    by: str
    face: str
    deed: str
    href: str


@dataclass(frozen=True, slots=True)
class Data:
    """The page."""

    looks: tuple[Looked, ...]
    newer: str
    older: str
    leaving_on: date | None
    news: str
    undo: str = ""
    card: str = ""
    around: Around | None = None


@require_safe
@client_only
def you_data(request: MarramRequest) -> HttpResponse:
    """Return the page."""
    person = me(request)
    lines = auditing.who_looked(request.actor, owner=owner(request))
    number, address = page_number(request.GET.get("page")), reverse("you_data")
    first = number * PAGE_OF
    leaving = local(person.leaving_at, person.time_zone).date() if person.leaving_at else None
    page = Data(
        looks=_looked(lines[first : first + PAGE_OF], person.time_zone),
        newer=f"{address}?page={number - 1}" if number else "",
        older=f"{address}?page={number + 1}" if len(lines) > first + PAGE_OF else "",
        leaving_on=leaving,
        news=news(request),
        card=telling_team.said(request, "t13") if "card" in request.GET else "",
        around=telling_team.around(request) if "card" in request.GET else None,
    )
    return show(request, "you_data", page)


@require_POST
@client_only
def you_archive(request: MarramRequest) -> HttpResponse:
    """Send everything as one file, piece by piece, locked when a passphrase was typed."""
    pieces = archive.pieces(
        request.actor,
        owner=owner(request),
        at=request.at,
        passphrase=request.POST.get("passphrase", ""),
    )
    day = local(request.at, me(request).time_zone).date()
    answer = StreamingHttpResponse(
        pieces,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="archive-{day}.zip"'},
    )
    return cast("HttpResponse", answer)  # the gate's type knows whole answers only


@client_only
def you_erase(request: MarramRequest) -> HttpResponse:
    """Return what erasing everything means, or ask for it: it is called off within 14 days."""
    if request.method == "POST":
        shown = _withdraws(request)
        erasing.ask_to_erase(request.actor, owner=owner(request), at=request.at)
        return see_other("you_data", card="1" if shown else None)
    until = local(request.at + erasing.HOLD, me(request).time_zone).date()
    return show(request, "confirm", Confirm("erase_all", reverse("you_data"), until=until))


@require_POST
@client_only
def you_stay(request: MarramRequest) -> HttpResponse:
    """Call the erasing off; everything is as it was."""
    erasing.call_off(request.actor, owner=owner(request), at=request.at)
    return see_other("you_data", news="staying")


@client_only
def you_erase_now(request: MarramRequest) -> HttpResponse:
    """Return the second step, or erase everything at once and sign out."""
    person = me(request)
    if request.method != "POST":
        return show(request, "confirm", _second(person.email))
    typed = request.POST.get("address", "")
    if searchable(typed).strip() != searchable(person.email):
        return show(request, "confirm", _second(person.email, problem="address"), status=422)
    response = SeeOther(reverse("gone") + ("?card=1" if _withdraws(request) else ""))
    sessions.end_all_of(owner(request))
    sessions.lock(request, response)
    erasing.erase_person_now(request.actor, owner=owner(request), at=request.at)
    return response


def _withdraws(request: MarramRequest) -> bool:
    """Say whether a notice is open: then support is shown once. Leaving is never held up by it."""
    found = notices.about(request.actor, owner=owner(request), at=request.at)
    waiting = any(one.open and not one.quiet for one in found)
    return triggers.withdrew(open_notice=waiting) is not None


def _second(address: str, *, problem: str = "") -> Confirm:
    return Confirm("erase_now", reverse("you_data"), address=address, problem=problem)


def _looked(lines: Sequence[AccessLine], zone: str) -> tuple[Looked, ...]:
    names: dict[object, str] = {}
    found = []
    for line in lines:
        if line.who is not None and line.who not in names:
            names[line.who] = _name(line)
        href = reverse("entry", args=[line.entry]) if line.entry else ""
        by = names.get(line.who, "")
        found.append(Looked(local(line.at, zone), by, line.face, line.deed, href))
    return tuple(found)


def _name(line: AccessLine) -> str:
    try:
        return directory.person(line.who).name if line.who else ""
    except directory.NoSuchPerson:
        return ""
