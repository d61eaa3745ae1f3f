"""Which day it is for somebody: days turn at four in the morning, as a night belongs to its day.

Also the days and clock times that a form or a note may hold: those of somebody's life, so that no
sum over them leaves the calendar.
"""

import re
from datetime import date, datetime, time, timedelta, tzinfo

TURNS = timedelta(hours=4)
"""How far into the calendar's day the day before still lasts."""
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([0-9]{2}:[0-9]{2})(:[0-9]{2})?")


def day_at(wall: datetime) -> date:
    """Return the day that a time on the wall belongs to. Whatever zone it has is left as it is."""
    return (wall.replace(tzinfo=None) - TURNS).date()


def day_of(at: datetime, zone: tzinfo) -> date:
    """Return the day that an instant belongs to for somebody in that zone."""
    return day_at(at.astimezone(zone))


def as_day(value: object) -> date | None:
    """Return the day written as year-month-day, None for anything else and outside 1900 to 2199."""
    try:
        found = (
            date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
        )
    except ValueError:
        return None
    return found if found and FIRST <= found <= LAST else None


def as_clock(value: object) -> str:
    """Return a time of day as "HH:MM", its seconds left out; "" for anything else."""
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    try:
        return time.fromisoformat(found[0]).strftime("%H:%M") if found else ""
    except ValueError:
        return ""
