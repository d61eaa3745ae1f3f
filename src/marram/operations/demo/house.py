"""Marram House as house.toml tells of it: its people, its pages, from which day they are counted.

Every id follows from a key or a place, so that loading it again adds only what is missing.
"""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from marram.core.days import day_of

ZONE = ZoneInfo("Europe/London")
SEED = UUID("6d617272-616d-4000-8000-686f75736500")


@dataclass(frozen=True, slots=True)
class House:
    """What house.toml says, with the moment from which its days are counted."""

    told: dict[str, Any]
    now: datetime

    def moment(self, days: int, hour: int = 12) -> datetime:
        """Return that hour, so many days from today; never a moment that is still to come."""
        day = (self.now + timedelta(days=days)).date()
        then = datetime(day.year, day.month, day.day, hour, 10, tzinfo=UTC)
        return min(then, self.now) if days <= 0 else then

    def day(self, days: int) -> date:
        """Return the day so many days from today, as its people live it."""
        return day_of(self.now, ZONE) + timedelta(days=days)


def person_id(key: str) -> UUID:
    """Return the id of a made-up person."""
    return uuid5(SEED, key)


def entry_of(owner: UUID, number: int) -> UUID:
    """Return the id of a page by its place among all."""
    return uuid5(owner, f"page {number}")


def named(house: House, owner: UUID, name: str) -> UUID:
    """Return the page that the demo calls so."""
    pages = enumerate(house.told["pages"])
    return next(entry_of(owner, number) for number, one in pages if one.get("named") == name)


def text() -> dict[str, Any]:
    """Return what house.toml says."""
    return tomllib.loads(files(__package__).joinpath("house.toml").read_text(encoding="utf-8"))
