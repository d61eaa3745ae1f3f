"""Showing a page of the desk, in the time zone of the person who reads it."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.directory import PersonCard
from marram.record.values import NotFound

WRONG = 422


def me(request: MarramRequest) -> PersonCard:
    """Return the person at this desk."""
    if request.actor.person is None:
        raise NotFound
    return directory.person(request.actor.person)


def zone_of(person: PersonCard) -> ZoneInfo:
    """Return a person's time zone."""
    return ZoneInfo(person.time_zone)


def show(request: MarramRequest, template: str, page: object, *, status: int = 200) -> HttpResponse:
    """Return a page of the desk."""
    with timezone.override(zone_of(me(request))):
        return render(request, f"workspace/{template}.html", {"page": page}, status=status)


def go(name: str, *, done: str = "", **places: object) -> HttpResponse:
    """Return the way to another page after a form was taken (303), with what was done."""
    address = reverse(name, kwargs=places)
    return HttpResponseRedirect(f"{address}?done={done}" if done else address, status=303)


def news(request: HttpRequest) -> str:
    """Return in words what has just been done, or nothing."""
    words = {
        "answered": _("Your answer is kept. It is shown beside the page."),
        "meeting": _("The next meeting is kept."),
        "no-meeting": _("No next meeting is set."),
        "ended": _("Your work together has ended."),
        "sent": _("The invitation is on its way."),
        "kept": _("Kept."),
        "proposed": _("Proposed. It is a plan once the other says so."),
        "seen": _("Noted that you have seen it. Nobody else is called."),
        "reviewed": _("The review is kept."),
        "marked": _("Noted. The note itself is with you."),
        "signed": _("Signed. Clients read the days and hours from now on."),
    }
    return words.get(request.GET.get("done", ""), "")
