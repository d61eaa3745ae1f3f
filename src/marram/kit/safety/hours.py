"""When a notice is due by the hours that a service signed; the time and the zone are given."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from marram.kit.safety.answer import When

WORKING = frozenset(range(5))


def due_at(
    when: When, *, at: datetime, zone: ZoneInfo, end: str, days: Collection[int]
) -> datetime | None:
    """Return when a notice is due: the end of the hours of this working day, or of the next."""
    if when not in {When.SAME_DAY, When.NEXT_WORKING_DAY}:
        return None
    here, close, working = at.astimezone(zone), time.fromisoformat(end), WORKING | set(days)
    today = here.date()
    same = when is When.SAME_DAY and today.weekday() in working and here.time() < close
    day = today if same else _next(today, working)
    return datetime.combine(day, close, tzinfo=zone)


def first_call(when: When, *, at: datetime, due: datetime, hours: int) -> datetime:
    """Return when the next person is told of a notice that nobody saw."""
    return at + timedelta(hours=hours) if when is When.SAME_DAY else due


def _next(day: date, working: Collection[int]) -> date:
    after = day + timedelta(days=1)
    while after.weekday() not in working:
        after += timedelta(days=1)
    return after
