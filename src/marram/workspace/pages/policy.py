"""Desk, the page a service signs before its first client is invited, ready-filled."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marram.core.text import storable, whole_number
from marram.kit.forms import ident
from marram.kit.requests import MarramRequest
from marram.kit.safety import calling, ready
from marram.kit.safety.calling import Waits
from marram.people import directory, policy
from marram.people.directory import PersonCard
from marram.people.policy import EARLY_MONTHS, Terms
from marram.record import auditing
from marram.workspace import showing
from marram.workspace.contexts import Choice, Error, Field

LONGEST_NAME, LONGEST = 120, 600
MOST_DAYS, MOST_HOURS = 30, 72


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """The page that is signed."""

    place: str
    days: tuple[Choice, ...]
    days_wrong: str
    start: Field
    end: Field
    reply: Field
    hours: Field
    deputies: tuple[Choice, ...]
    duties: tuple[Choice, ...]
    alone: bool
    early: tuple[Choice, ...]
    procedure: Field
    name: Field
    today: datetime
    terms: Terms
    versions: tuple[Terms, ...]
    numbers_missing: bool
    oldest: Waits | None
    news: str = ""
    undo: str = ""
    errors: tuple[Error, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def service_policy(request: MarramRequest) -> HttpResponse:
    """Return the page, ready-filled; posting it signs it as the next version."""
    person = showing.me(request)
    if request.method != "POST":
        terms = policy.current()
        return _show(request, terms, name=person.name, errors=())
    terms, errors = _read(request.POST)
    name = " ".join(storable(request.POST.get("name", "")).split())
    if not name or len(name) > LONGEST_NAME:
        errors = (*errors, Error("name", _("Sign with your name.")))
    if errors:
        return _show(request, terms, name=name, errors=errors, status=showing.WRONG)
    policy.sign(terms, by=name, at=request.at)
    auditing.append(request.actor, deed="policy-signed", at=request.at)
    missing = ready.Missing.NUMBERS in ready.missing()
    return showing.go("desk_numbers" if missing else "desk_policy", done="signed")


def _read(typed: QueryDict) -> tuple[Terms, tuple[Error, ...]]:
    terms, wrong = policy.current(), []
    days = tuple(sorted({int(one) for one in typed.getlist("days") if one in set("0123456")}))
    start, end = typed.get("start", "").strip(), typed.get("end", "").strip()
    reply, hours = _count(typed.get("reply"), MOST_DAYS), _count(typed.get("hours"), MOST_HOURS)
    if not days:
        wrong.append(Error("days", _("Choose the days on which somebody reads.")))
    if not (_is_time(start) and _is_time(end) and start < end):
        wrong.append(Error("start", _("Enter from when until when, such as 09:00 and 17:00.")))
    if reply is None:
        wrong.append(Error("reply", _("Enter a number of working days from 1 to 30.")))
    if hours is None:
        wrong.append(Error("hours", _("Enter a number of hours from 1 to 72.")))
    procedure = storable(typed.get("procedure", "")).strip()
    if not procedure or len(procedure) > LONGEST:
        wrong.append(Error("procedure", _("Say in a line what you do in an emergency.")))
    early = _count(typed.get("early"), EARLY_MONTHS[-1], least=0)
    made = replace(
        terms,
        days=days,
        start=start,
        end=end,
        reply_days=reply or terms.reply_days,
        hours_to_next=hours or terms.hours_to_next,
        deputy=_staff(typed.get("deputy")),
        duty=_staff(typed.get("duty")),
        procedure=procedure,
        early_months=terms.early_months if early is None else early,
    )
    return made, tuple(wrong)


def _count(text: str | None, most: int, *, least: int = 1) -> int | None:
    found = whole_number(text or "")
    return found if found is not None and least <= found <= most else None


def _is_time(text: str) -> bool:
    try:
        return bool(time.fromisoformat(text).replace(tzinfo=None).isoformat("minutes") == text)
    except ValueError:
        return False


def _staff(text: str | None) -> UUID | None:
    asked = ident(text)
    return asked if asked in {one.id for one in _clinicians()} else None


def _clinicians() -> list[PersonCard]:
    return [one for one in directory.everybody() if one.is_clinician]


def _show(
    request: MarramRequest,
    terms: Terms,
    *,
    name: str,
    errors: tuple[Error, ...],
    status: int = 200,
) -> HttpResponse:
    wrong = {one.field_id: one.text for one in errors}
    posted = request.method == "POST"
    reply = request.POST.get("reply", "") if posted else str(terms.reply_days)
    hours = request.POST.get("hours", "") if posted else str(terms.hours_to_next)
    staff = _clinicians()
    months = [str(number) for number in EARLY_MONTHS]
    page = PolicyPage(
        place=directory.service().name,
        days=tuple(Choice(str(day), str(WEEKDAYS[day]), day in terms.days) for day in WEEKDAYS),
        days_wrong=wrong.get("days", ""),
        start=Field("start", terms.start, wrong.get("start", "")),
        end=Field("end", terms.end),
        reply=Field("reply", reply, wrong.get("reply", "")),
        hours=Field("hours", hours, wrong.get("hours", "")),
        deputies=tuple(Choice(str(one.id), one.name, one.id == terms.deputy) for one in staff),
        duties=tuple(Choice(str(one.id), one.name, one.id == terms.duty) for one in staff),
        alone=len(staff) < 2,  # noqa: PLR2004 - one person has nobody to stand in
        early=tuple(Choice(one, one, one == str(terms.early_months)) for one in months),
        procedure=Field("procedure", terms.procedure, wrong.get("procedure", ""), kind="text"),
        name=Field("name", name, wrong.get("name", "")),
        today=request.at,
        terms=policy.current(),
        versions=tuple(policy.versions()),
        numbers_missing=ready.Missing.NUMBERS in ready.missing(),
        oldest=calling.oldest(),
        news=showing.news(request),
        errors=errors,
    )
    return showing.show(request, "policy", page, status=status)
