"""Which day it is for somebody: days turn at four in the morning, as a night belongs to its day."""

from datetime import date, datetime, timedelta, tzinfo

TURNS = timedelta(hours=4)
"""How far into the calendar's day the day before still lasts."""


def day_at(wall: datetime) -> date:
    """Return the day that a time on the wall belongs to. Whatever zone it has is left as it is."""
    return (wall.replace(tzinfo=None) - TURNS).date()


def day_of(at: datetime, zone: tzinfo) -> date:
    """Return the day that an instant belongs to for somebody in that zone."""
    return day_at(at.astimezone(zone))
