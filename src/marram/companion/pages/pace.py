"""My pace: pause everything, and what it is too soon for. Nobody is told of either."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marram.accounts.gate import client_only
from marram.companion.asking import as_id, me, news, owner, see_other, show
from marram.companion.days import local
from marram.kit.containment import between_us, gate, pace
from marram.kit.containment.pace import Pace, Says
from marram.kit.practice import Loss
from marram.kit.requests import MarramRequest
from marram.reminders import chosen as reminders

WRONG = 422
MOST_YEARS = 200


@dataclass(frozen=True, slots=True)
class Named:
    """One loss: what was said about it, the day it was said to be, and whether it is early."""

    id: str
    name: str
    says: str
    dated: bool
    """Whether its own page says when it was."""
    day: str
    early: bool


@dataclass(frozen=True, slots=True)
class Wrong:
    """One problem, for the summary at the head of the form."""

    field_id: str
    text: str


@dataclass(frozen=True, slots=True)
class PacePage:
    """The page."""

    paused: bool
    since: date | None
    until: date | None
    until_typed: str
    too_soon: bool
    losses: tuple[Named, ...]
    by: tuple[str, ...]
    """Whose word it is that it is early, besides the person's own."""
    months: int
    errors: tuple[Wrong, ...]
    operation: UUID
    news: str
    undo: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def my_pace(request: MarramRequest) -> HttpResponse:
    """Return what is chosen, or keep what was chosen now."""
    chosen = pace.read(request.actor, at=request.at)
    if request.method != "POST":
        return _show(request, chosen)
    typed, wrong = _typed(request, chosen)
    if wrong:
        return _show(request, typed, wrong)
    operation = as_id(request.POST.get("operation"))
    pace.keep(request.actor, typed, at=request.at, operation=operation)
    reminders.pause(
        request.actor,
        paused=typed.paused_since is not None,
        until=typed.paused_until,
        at=request.at,
    )
    return see_other("my_pace", news="set")


def _typed(request: MarramRequest, chosen: Pace) -> tuple[Pace, tuple[Wrong, ...]]:
    """Return the pace as it was asked for, and what in it is no day."""
    sent, today = request.POST, _today(request)
    wish = sent.get("do", "")
    if wish == "go-on":
        return replace(chosen, paused_since=None, paused_until=None), ()
    if wish == "pause":
        return _pause(sent, chosen, at=request.at, today=today)
    return _says(request, sent, chosen, today=today)


def _pause(
    sent: QueryDict, chosen: Pace, *, at: datetime, today: date
) -> tuple[Pace, tuple[Wrong, ...]]:
    text = sent.get("until", "").strip()
    day = _day(text)
    if text and day is None:
        return chosen, (Wrong("until", _("Enter a day, or leave it empty.")),)
    until = pace.tomorrow_or_later(day, today) if day else None
    return replace(chosen, paused_since=at, paused_until=until), ()


def _says(
    request: MarramRequest, sent: QueryDict, chosen: Pace, *, today: date
) -> tuple[Pace, tuple[Wrong, ...]]:
    says, days, wrong = dict(chosen.says), dict(chosen.days), []
    for loss in pace.losses(request.actor, chosen, at=request.at):
        said, text = sent.get(f"says-{loss.id}"), sent.get(f"day-{loss.id}")
        if said in set(Says):
            says[loss.id] = str(said)
        if text is None:
            continue
        day = _day(text)
        if text.strip() and (day is None or day > today):
            wrong.append(
                Wrong(f"day-{loss.id}", _("Enter a day that has been, or leave it empty."))
            )
        days[loss.id] = day.isoformat() if day else ""
    soon = sent.get("too_soon") == "yes"
    return replace(chosen, too_soon=soon, says=says, days=days), tuple(wrong)


def _show(request: MarramRequest, chosen: Pace, wrong: tuple[Wrong, ...] = ()) -> HttpResponse:
    today, months = _today(request), pace.default_months()
    lines = between_us.read(request.actor, owner=owner(request), at=request.at)
    found = between_us.standing(lines, between_us.bonds_of(owner(request)), at=request.at)
    bad = {one.field_id: request.POST.get(one.field_id, "") for one in wrong}
    page = PacePage(
        paused=chosen.paused_on(today),
        since=local(chosen.paused_since, me(request).time_zone).date()
        if chosen.paused_since
        else None,
        until=chosen.paused_until,
        until_typed=bad.get("until", ""),
        too_soon=chosen.too_soon,
        losses=tuple(
            _named(loss, chosen, months=months, today=today, bad=bad)
            for loss in pace.losses(request.actor, chosen, at=request.at)
        ),
        by=tuple(one.bond.clinician.name for one in found if one.too_soon),
        months=months,
        errors=wrong,
        operation=uuid4(),
        news=news(request),
    )
    return show(request, "pace", page, status=WRONG if wrong else 200)


def _named(loss: Loss, chosen: Pace, *, months: int, today: date, bad: dict[str, str]) -> Named:
    own = chosen.days.get(loss.id, "")
    return Named(
        id=loss.id,
        name=loss.name,
        says=chosen.says.get(loss.id, ""),
        dated=loss.last is not None and not own,
        day=bad.get(f"day-{loss.id}", own),
        early=pace.is_early(
            replace(chosen, too_soon=False),
            [loss],
            today=today,
            months=months,
            loss=loss.id,
            by_desk=False,
        ),
    )


def _today(request: MarramRequest) -> date:
    return request.at.astimezone(gate.zone_of(request.actor)).date()


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if day.year > MOST_YEARS else None
