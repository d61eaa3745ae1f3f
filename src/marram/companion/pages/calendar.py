"""The times of one's plans in a calendar of one's own: a secret address, made and ended at will."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marram.accounts import calendar as addresses
from marram.accounts.gate import client_only
from marram.companion.asking import me, news, owner, see_other, show
from marram.companion.days import local
from marram.exports import calendar as written
from marram.kit import registry
from marram.kit.containment import gate
from marram.kit.practice import Meant
from marram.kit.requests import MarramRequest
from marram.people.actor import Actor, Face
from marram.record.values import NotFound


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The page."""

    made: date | None
    """When the address that is in use was made."""
    address: str = ""
    """The address, once, right after it was made."""
    news: str = ""
    undo: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def you_calendar(request: MarramRequest) -> HttpResponse:
    """Return whether there is an address; make one, which is shown once; or end it."""
    if request.method != "POST":
        return _page(request)
    if request.POST.get("do") == "end":
        addresses.revoke(request.actor, at=request.at)
        return see_other("you_calendar", news="set")
    token = addresses.make(request.actor, at=request.at)
    return _page(request, request.build_absolute_uri(reverse("calendar", args=[token])))


@require_safe
def feed(request: MarramRequest, token: str) -> HttpResponse:
    """Return the times of whoever the secret address belongs to. It opens nothing else."""
    person = addresses.whose(token)
    if person is None:
        raise NotFound
    actor = Actor(person.id, Face.CLIENT)
    rests = gate.paused(actor, request.at)
    found = written.feed(
        () if rests else _times(actor, request), title=_("Time for yourself"), at=request.at
    )
    answer = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _times(actor: Actor, request: MarramRequest) -> list[Meant]:
    rooms = registry.rooms()
    return [one for room in rooms if room.times for one in room.times(actor, request.at)]


def _page(request: MarramRequest, address: str = "") -> HttpResponse:
    made = addresses.made_at(owner(request))
    zone = me(request).time_zone
    page = CalendarPage(
        made=local(made, zone).date() if made else None, address=address, news=news(request)
    )
    return show(request, "you_calendar", page)
