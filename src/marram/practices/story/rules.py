"""In which order moments stand, what a date in words says about it, and which days cannot be.

The words of a date are never changed. A moment stands where its owner put it; else by its day; else
at the end of what has happened, in the order of writing. What is still to come stands last.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from marram.core import months
from marram.core.text import plain_digits
from marram.core.when import When

SYMBOLS = ("flower", "stone", "candle", "turning")
START = "start"
"""Stands for "before everything" where a moment says after which other it comes."""
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2}|21\d{2})(?!\d)")
_DAY_BEFORE = r"\b(?P<before>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+"
_NAMED = (
    re.compile(
        rf"(?:{_DAY_BEFORE})?(?P<name>{months.NAME})(?:\s+(?P<after>\d{{1,2}})(?!\d))?",
        re.IGNORECASE,
    ),
    re.compile(rf"{_DAY_BEFORE}(?P<name>{months.SHORT})(?P<after>)", re.IGNORECASE),
    re.compile(
        rf"(?P<before>)(?P<name>{months.SHORT})\s+(?:(?P<after>\d{{1,2}})(?!\d)|\d{{4}})",
        re.IGNORECASE,
    ),
)
_NUMBERS = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_STRETCH = re.compile(r"(?<!\d)(\d{4})\s*[-\u2013]\s*(\d{4})(?!\d)")


class Odd(StrEnum):
    """What is odd about a date: there is no such day, it runs backwards, it is still to come."""

    NO_DAY = "no-day"
    BACKWARDS = "backwards"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as far as its place on the rope goes."""

    entry: UUID
    title: str
    written: str
    place: str
    seq: int
    symbol: str = ""
    ahead: bool = False

    @property
    def day(self) -> str:
        """Return the sort key of its day, "" where the words name none."""
        return self.place or day_in(self.written)


def day_in(written: str) -> str:
    """Return the sort key in words such as "June 1991" or "2025, 14. Sept."; "" for none.

    Months are known in the languages of `core.months`, digits in any script.
    """
    written = plain_digits(written)
    year = _YEAR.search(written)
    if year is None:
        return ""
    month, day = _month_and_day(written)
    return f"{year[1]}-{month or 1:02d}-{day or 1:02d}"


def year_of(day: str) -> float:
    """Return the year of a sort key, with the part of it that has gone by that day (0 to 1)."""
    found = _day(day[:10])
    if found is None:
        return float(day[:4])
    return found.year + (found.timetuple().tm_yday - 1) / 366


def odd(written: str, *, today: date, ahead: bool) -> Odd | None:
    """Return what cannot be, or not yet, about a date; None when there is nothing to ask about."""
    written = plain_digits(written)
    stretch = _STRETCH.search(written)
    if stretch and int(stretch[1]) > int(stretch[2]):
        return Odd.BACKWARDS
    if _no_such_day(written):
        return Odd.NO_DAY
    first = When.written_as(written).first or _day(day_in(written))
    return Odd.AHEAD if first and first > today and not ahead else None


def arranged(moments: Sequence[Moment], after: Mapping[str, str]) -> list[Moment]:
    """Return the moments in order. `after` says of a moment which other one it comes after.

    Of several put after the same one, the last to be put there stands nearest. A moment whose
    neighbour is gone, or that comes after itself in a circle, stands by its day. What is still to
    come stands last, wherever it was put.
    """
    by_id = {str(one.entry): one for one in moments}
    put = {one: told for one, told in after.items() if one in by_id and told in {START, *by_id}}
    order = sorted((m for m in moments if str(m.entry) not in put), key=_by_day)
    while ready := [one for one, told in put.items() if told not in put]:
        for one in ready:
            order.insert(_stands(put.pop(one), order), by_id[one])
    order += sorted((by_id[one] for one in put), key=_by_day)
    return sorted(order, key=lambda one: one.ahead)


def beside(order: Sequence[Moment], entry: UUID) -> tuple[Moment | None, Moment | None]:
    """Return the moments before and after one, on its own side of what is still to come."""
    here = next(place for place, one in enumerate(order) if one.entry == entry)
    near = (order[here - 1] if here else None, order[here + 1] if order[here + 1 :] else None)
    before, after = (one if one and one.ahead == order[here].ahead else None for one in near)
    return before, after


def moved(
    moments: Sequence[Moment], after: Mapping[str, str], entry: UUID, *, by: int
) -> dict[str, str]:
    """Return `after` with this moment one place earlier (-1) or later (1), all others as they are.

    At either end, and where what is still to come begins, it stays where it is.
    """
    order = arranged(moments, after)
    before, later = beside(order, entry)
    passed = before if by < 0 else later
    if passed is None:
        return dict(after)
    ids, one = [str(each.entry) for each in order], str(entry)
    here, there = ids.index(one), ids.index(str(passed.entry))
    ids[here], ids[there] = ids[there], ids[here]
    lightly = {key: told for key, told in after.items() if key != one} | {one: _before(ids, one)}
    if [str(m.entry) for m in arranged(moments, lightly)] == ids:
        return lightly
    return {each: _before(ids, each) for each in ids}


def _before(ids: Sequence[str], one: str) -> str:
    place = ids.index(one)
    return ids[place - 1] if place else START


def _stands(anchor: str, order: Sequence[Moment]) -> int:
    if anchor == START:
        return 0
    return next(place for place, one in enumerate(order) if str(one.entry) == anchor) + 1


def _by_day(moment: Moment) -> tuple[bool, str, int]:
    return (moment.ahead, moment.day or "~", moment.seq)


def _month_and_day(written: str) -> tuple[int | None, int | None]:
    found = next((found for shape in _NAMED if (found := shape.search(written))), None)
    if found is None:
        return None, None
    day = found["before"] or found["after"]
    return months.number_of(found["name"].rstrip(".")), int(day) if day else None


def _no_such_day(written: str) -> bool:
    if found := _NUMBERS.search(written):
        return _day(found[0]) is None
    month, day = _month_and_day(written)
    if month is None or day is None:
        return False
    year = _YEAR.search(written)
    return _day(f"{year[1] if year else 2000}-{month:02d}-{day:02d}") is None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
