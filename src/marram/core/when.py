"""When something happened, as exactly or as vaguely as the person wrote it.

Days are proleptic Gregorian, years 1 to 9999, without a time zone. The words as written are
always kept and shown; `place` alone decides the order. Nothing is ever corrected.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

ABOUT = timedelta(days=7)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_PLACE = re.compile(r"[0-9~-]{0,40}")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class When:
    """A point or stretch in a life: the words, the days it can mean, and its place in the order."""

    written: str
    first: date | None
    last: date | None
    place: str
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a stretch that ends before it begins."""
        if self.first and self.last and self.first > self.last:
            message = "the last day lies before the first"
            raise ValueError(message)

    @classmethod
    def on(cls, day: date) -> Self:
        """Return that one day, written the way computers and archives write it."""
        return cls(written=day.isoformat(), first=day, last=day, place=day.isoformat())

    @classmethod
    def written_as(cls, text: str, near: date | None = None, *, step: int = 1) -> Self:
        """Return what these words mean. Only 1870, 1870-06 and 1870-06-20 are read as numbers.

        All other words are kept as they are and stand after the day `near`, in the order of `step`.
        """
        found = _span(text.strip())
        if found:
            return cls(written=text, first=found[0], last=found[1], place=found[0].isoformat())
        return cls(written=text, first=None, last=None, place=_after(near, step))

    @classmethod
    def from_source(
        cls,
        day: date | None,
        precision: str,
        date_text: str,
        after: date | None,
        *,
        step: int = 1,
        note: str = "",
    ) -> Self:
        """Return the date of a diary entry whose source says how exact it is.

        `precision` is day, month, about or unknown; `after` is the last certain day before it.
        An entry without a day of its own stands after that day, in the order of `step`.
        """
        first, last = _reach(day, precision, after)
        written = date_text or (day.isoformat() if day else "")
        return cls(written, first, last, _place(day, precision, after, step), note)

    def as_json(self) -> dict[str, str | None]:
        """Return the plain form that is sealed and exported."""
        return {
            "written": self.written,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "place": self.place,
            "note": self.note,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the same `When` that `as_json` wrote; raise ValueError if it is not one."""
        words = {name: data.get(name, "") for name in ("written", "place", "note")}
        if not all(isinstance(value, str) for value in words.values()):
            message = "a date holds something that is not text"
            raise ValueError(message)
        if not _PLACE.fullmatch(words["place"]):
            message = "a place in the order is not made of digits, dashes and tildes"
            raise ValueError(message)
        return cls(first=_day(data.get("first")), last=_day(data.get("last")), **words)


def _day(value: object) -> date | None:
    if value is None:
        return None
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        message = "a day is not written as year-month-day"
        raise ValueError(message)
    return date.fromisoformat(value)


def _span(text: str) -> tuple[date, date] | None:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text), date.fromisoformat(text)
        if found := _MONTH.fullmatch(text):
            return _month(date(int(found[1]), int(found[2]), 1))
        if _YEAR.fullmatch(text):
            return date(int(text), 1, 1), date(int(text), 12, 31)
    except ValueError:
        return None
    return None


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _about(day: date) -> tuple[date, date]:
    earliest = day - ABOUT if day - date.min >= ABOUT else date.min
    latest = day + ABOUT if date.max - day >= ABOUT else date.max
    return earliest, latest


def _reach(day: date | None, precision: str, after: date | None) -> tuple[date | None, date | None]:
    if day is None or precision == "unknown":
        return after, None
    if precision == "month":
        return _month(day)
    return _about(day) if precision == "about" else (day, day)


def _place(day: date | None, precision: str, after: date | None, step: int) -> str:
    if day is None or precision == "unknown":
        return _after(after, step)
    if precision == "month" and after is not None and _month(after) == _month(day):
        return _after(after, step)
    return day.isoformat()


def _after(day: date | None, step: int) -> str:
    return f"{day.isoformat()}~{step:04d}" if day else ""
