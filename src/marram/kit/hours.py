"""What time it is for whoever asks, and which day that still is."""

from datetime import date, datetime

from marram.core.days import day_at
from marram.kit.containment import gate
from marram.kit.requests import MarramRequest


def now(request: MarramRequest) -> datetime:
    """Return the time on the wall of whoever asks, with their zone."""
    return request.at.astimezone(gate.zone_of(request.actor))


def today(request: MarramRequest) -> date:
    """Return the day that it is for them: the small hours belong to the day before."""
    return day_at(now(request))
