"""Dates as people write them above an entry, in English, German and French."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marram.core import months

_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:mo|di|mi|do|fr|sa|so)\."
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
)
_CLOCK = (
    r"(?:[,\s]+(?:at|um|à|-|\u2013)?\s*\d{1,2}\s?(?:[:.h]\s?\d{2})?(?::\d{2})?\s*(?:am|pm|uhr|h)?)?"
)
_START = rf"^\s*#*\s*\**\s*(?:{_WEEKDAY}\.?,?\s+)?(?:(?:le|den|the)\s+)?"
_END = rf"{_CLOCK}\s*:?\s*\**\s*$"
_MONTH = r"(?P<month>[^\W\d_]+)\.?"
_IN_WORDS = (
    re.compile(rf"{_START}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?{_MONTH},?\s+"
               rf"(?P<year>\d{{4}}){_END}", re.IGNORECASE),
    re.compile(rf"{_START}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+"
               rf"(?P<year>\d{{4}}){_END}", re.IGNORECASE),
)  # fmt: skip
_ISO = re.compile(
    rf"{_START}(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_END}", re.IGNORECASE
)
_NUMBERS = re.compile(
    rf"{_START}(?P<first>\d{{1,2}})(?P<sign>[./-])(?P<second>\d{{1,2}})(?P=sign)"
    rf"(?P<year>\d{{4}}){_END}",
    re.IGNORECASE,
)
LONGEST = 60
"""A line longer than this is no date above an entry."""
_FOUR_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Headed:
    """A date above an entry. `doubt`: which number is the month could not be told."""

    day: date
    doubt: bool = False


def headed(line: str, *, month_first: bool = False) -> Headed | None:
    """Return the date that a line consists of, None where it is any other line."""
    if len(line) > LONGEST or not any(sign.isdigit() for sign in line):
        return None
    for pattern in _IN_WORDS:
        found = pattern.match(line)
        if found and (month := months.number_of(found["month"])):
            return _made(found["year"], month, found["day"])
    if found := _ISO.match(line):
        return _made(found["year"], int(found["month"]), found["day"])
    if found := _NUMBERS.match(line):
        return _in_numbers(found, month_first=month_first)
    return None


def is_month_first(lines: Iterable[str]) -> bool:
    """Say whether a file writes the month before the day, by the dates that can mean one only."""
    for line in lines:
        found = _NUMBERS.match(line) if len(line) <= LONGEST else None
        if found and found["sign"] != ".":
            if int(found["first"]) > _FOUR_WEEKS:
                return False
            if int(found["second"]) > _FOUR_WEEKS:
                return True
    return False


def _in_numbers(found: re.Match[str], *, month_first: bool) -> Headed | None:
    first, second = int(found["first"]), int(found["second"])
    turned = month_first and found["sign"] != "."
    month, day = (first, second) if turned else (second, first)
    made = _made(found["year"], month, str(day))
    sure = found["sign"] == "." or max(first, second) > _FOUR_WEEKS or first == second
    return Headed(made.day, doubt=not sure and not month_first) if made else None


def _made(year: str, month: int, day: str) -> Headed | None:
    try:
        return Headed(date(int(year), month, int(day)))
    except ValueError:
        return None
