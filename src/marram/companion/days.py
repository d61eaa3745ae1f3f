"""Days and hours as the person lives them, in their own time zone."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PARTS = ((5, "night"), (12, "morning"), (18, "afternoon"), (23, "evening"), (24, "night"))
LIGHT = ((5, "night"), (9, "dawn"), (17, "day"), (21, "dusk"), (24, "night"))


def zone(name: str) -> tzinfo:
    """Return the time zone of that name, or UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def local(at: datetime, zone_name: str) -> datetime:
    """Return an instant as the clock on that person's wall shows it, without a zone."""
    return at.astimezone(zone(zone_name)).replace(tzinfo=None)


def part_of_day(hour: int) -> str:
    """Return morning, afternoon, evening or night."""
    return next(name for end, name in PARTS if hour < end)


def light(hour: int) -> str:
    """Return the light of that hour: dawn, day, dusk or night."""
    return next(name for end, name in LIGHT if hour < end)
