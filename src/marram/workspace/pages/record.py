"""Desk, a client, Record: how the two work together, when they meet, and how it ends."""

from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.directory import BondCard
from marram.record import sharing
from marram.workspace import caseload, showing
from marram.workspace.contexts import AskPage, ClientHead, Error, Field, RecordPage


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: MarramRequest, client: UUID) -> HttpResponse:
    """Return the Record tab; posting it keeps the next meeting."""
    bond = caseload.bond_with(request.actor, client)
    zone = showing.zone_of(bond.clinician)
    if request.method == "POST":
        return _keep_meeting(request, bond, zone)
    there = bond.next_meeting.astimezone(zone) if bond.next_meeting else None
    day = Field("day", there.strftime("%Y-%m-%d") if there else "")
    hour = Field("hour", there.strftime("%H:%M") if there else "")
    return showing.show(request, "record", _page(bond, day, hour, showing.news(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: MarramRequest, client: UUID) -> HttpResponse:
    """Ask before the work with a client ends; posting it ends it."""
    bond = caseload.bond_with(request.actor, client)
    if request.method == "POST":
        sharing.end_bond(request.actor, bond=bond.id, at=request.at)
        return showing.go("desk_clients", done="ended")
    return showing.show(request, "end_bond", AskPage(ClientHead.of(bond)))


def _keep_meeting(request: MarramRequest, bond: BondCard, zone: ZoneInfo) -> HttpResponse:
    day = request.POST.get("day", "").strip()
    hour = request.POST.get("hour", "").strip()
    if "none" in request.POST or not (day or hour):
        directory.set_next_meeting(bond.id, at=None)
        return showing.go("desk_record", done="no-meeting", client=bond.client.id)
    read_day, read_hour = _day(day), _hour(hour)
    if read_day is None or read_hour is None:
        wrong_day = "" if read_day else _("Enter the date, or choose “No meeting set”.")
        wrong_hour = "" if read_hour else _("Enter the time, for example 14:00.")
        page = _page(bond, Field("day", day, wrong_day), Field("hour", hour, wrong_hour))
        return showing.show(request, "record", page, status=showing.WRONG)
    meeting = datetime.combine(read_day, read_hour, tzinfo=zone).astimezone(UTC)
    directory.set_next_meeting(bond.id, at=meeting)
    return showing.go("desk_record", done="meeting", client=bond.client.id)


def _page(bond: BondCard, day: Field, hour: Field, news: str = "") -> RecordPage:
    return RecordPage(
        client=ClientHead.of(bond),
        since=bond.opened_on,
        next=bond.next_meeting,
        day=day,
        hour=hour,
        news=news,
        errors=[Error(one.id, one.error) for one in (day, hour) if one.error],
    )


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if date.min.year + 1 < found.year < date.max.year else None


def _hour(text: str) -> time | None:
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
