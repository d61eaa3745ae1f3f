"""Desk, Today: what was shared and not opened yet, and whom one meets."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from marram.kit.requests import MarramRequest
from marram.kit.safety import calling
from marram.people.actor import Face
from marram.workspace import caseload, showing
from marram.workspace.contexts import TodayPage


@require_safe
def today(request: MarramRequest) -> HttpResponse:
    """Return the desk's first page; an administrator who is no clinician begins with People."""
    if request.actor.face is Face.ADMINISTRATOR:
        return showing.go("desk_people")
    zone = showing.zone_of(showing.me(request))
    rows = caseload.rows(request.actor, zone=zone, at=request.at)
    day = request.at.astimezone(zone).date()
    page = TodayPage(
        date=day,
        fresh=[row for row in rows if row.fresh],
        taken_back=[row for row in rows if row.taken_back],
        meetings=caseload.meeting_on(rows, day, zone),
        waits=calling.own(request.actor),
        passed_on=calling.passed_on(request.actor),
        closed=bool(calling.closed_by_leaving(request.actor)),
        news=showing.news(request),
    )
    return showing.show(request, "today", page)
