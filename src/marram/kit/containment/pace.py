"""A person's own pace: everything paused, and which losses it is too soon for. Theirs alone.

Early grief holds for each loss: by its date, at the person's word, or because the clinician said
so. It is about what is offered. Nothing that was written is hidden by it (RULINGS 28).
"""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from marram.kit import registry
from marram.kit.practice import Loss
from marram.people import policy
from marram.people.actor import Actor
from marram.record import standing
from marram.record.values import Page

KIND = "pace.settings"
SHAPE = 1


class Says(StrEnum):
    """What a person says about a loss: nothing, that it is too soon, that it is not."""

    BY_DATE = ""
    TOO_SOON = "too-soon"
    NOT_TOO_SOON = "not-too-soon"


@dataclass(frozen=True, slots=True)
class Pace:
    """What somebody chose."""

    paused_since: datetime | None = None
    paused_until: date | None = None
    """The first day on which it goes on; None until they say so."""
    too_soon: bool = False
    """Whether it is too soon for all of it."""
    says: Mapping[str, str] = field(default_factory=dict)
    """About each loss, by its id."""
    days: Mapping[str, str] = field(default_factory=dict)
    """The day of a loss that was named without one, by its id."""

    def paused_on(self, day: date) -> bool:
        """Say whether everything rests on this day."""
        if self.paused_since is None:
            return False
        return self.paused_until is None or day < self.paused_until


def read(actor: Actor, *, at: datetime) -> Pace:
    """Return this client's pace; the ordinary one when they chose nothing."""
    found = standing.find(actor, kind=KIND, at=at)
    body = found.body if found else {}
    since, until = body.get("paused_since"), body.get("paused_until")
    return Pace(
        paused_since=datetime.fromisoformat(since) if since else None,
        paused_until=date.fromisoformat(until) if until else None,
        too_soon=body.get("too_soon") is True,
        says=_texts(body.get("says")),
        days=_texts(body.get("days")),
    )


def keep(actor: Actor, pace: Pace, *, at: datetime, operation: UUID | None = None) -> None:
    """Keep what this client chose."""
    body: dict[str, Any] = asdict(pace) | {
        "paused_since": pace.paused_since.isoformat() if pace.paused_since else "",
        "paused_until": pace.paused_until.isoformat() if pace.paused_until else "",
        "says": dict(pace.says),
        "days": dict(pace.days),
    }
    if pace != read(actor, at=at):
        page = Page(kind=KIND, shape=SHAPE, title="", body=body)
        standing.keep(actor, page=page, at=at, operation=operation)


def losses(actor: Actor, pace: Pace, *, at: datetime) -> list[Loss]:
    """Return the losses that this client named, in the rooms for it, with the days said here."""
    slots = [room.losses for room in registry.rooms() if room.losses]
    return [_with_day(loss, pace) for slot in slots for loss in slot(actor, at)]


def _with_day(loss: Loss, pace: Pace) -> Loss:
    said = pace.days.get(loss.id, "")
    if loss.last is not None or not said:
        return loss
    day = date.fromisoformat(said)
    return replace(loss, first=day, last=day)


def _texts(value: Any) -> dict[str, str]:
    known = value if isinstance(value, dict) else {}
    return {str(key): str(said) for key, said in known.items()}


def early_by_date(loss: Loss, *, months: int, today: date) -> bool:
    """Say whether a loss lies less than so many months back; one without a day does not."""
    if loss.last is None or months <= 0:
        return False
    return loss.first is not None and loss.first <= today < months_after(loss.last, months)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_early(
    pace: Pace, named: Sequence[Loss], *, today: date, months: int, loss: str = "", by_desk: bool
) -> bool:
    """Say whether early-grief mode is on for one loss, or where `loss` is "", for any of them.

    What the person says about a loss stands above its date. A clinician's word holds for all of
    them until the clinician takes it back.
    """
    if by_desk or pace.too_soon:
        return True
    wanted = [one for one in named if one.id == loss] if loss else named
    return any(_early(pace, one, months=months, today=today) for one in wanted)


def is_early_for_all(
    pace: Pace, named: Sequence[Loss], *, today: date, months: int, by_desk: bool
) -> bool:
    """Say whether early-grief mode leaves no loss open: what is so before anybody said which."""
    if by_desk or pace.too_soon:
        return True
    return bool(named) and all(_early(pace, one, months=months, today=today) for one in named)


def _early(pace: Pace, loss: Loss, *, months: int, today: date) -> bool:
    said = pace.says.get(loss.id, Says.BY_DATE)
    if said == Says.BY_DATE:
        return early_by_date(loss, months=months, today=today)
    return said == Says.TOO_SOON


def default_months() -> int:
    """Return for how many months after a death the service's page says that it is early."""
    return policy.current().early_months


def tomorrow_or_later(day: date, today: date) -> date:
    """Return the day on which a pause ends: never today, so that a pause is one."""
    return max(day, today + timedelta(days=1))
