"""Times as tables write them: the wall clock of whoever answered, and how it says its zone."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from marram.core.days import FIRST, LAST

Order = Literal["ymd", "dmy", "mdy"]
ORDERS: tuple[Order, ...] = get_args(Order)
_DAY = {
    "ymd": r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
    "dmy": r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4}|\d{2})",
    "mdy": r"(?P<m>\d{1,2})[-/.](?P<d>\d{1,2})[-/.](?P<y>\d{4}|\d{2})",
}
_CLOCK = r"(?:[T\s]+(?P<h>\d{1,2}):(?P<n>\d{2})(?::\d{2}(?:\.\d+)?)?)?"
_REST = _CLOCK + r"\s*(?P<zone>[A-Za-z]{1,5}|[+-]\d{2}:?\d{0,2})?"
_FORMS = {order: re.compile(day + _REST) for order, day in _DAY.items()}
_TURN = 69
"""Two digits from here on are of the last century (POSIX)."""
NEVER = date(1970, 1, 1)
"""The day that computers write for "never"."""


@dataclass(frozen=True, slots=True)
class Wall:
    """A time on a wall, without a zone; `timed`: the clock was said; `zone`: as it was written."""

    at: datetime
    timed: bool
    zone: str = ""

    @property
    def never(self) -> bool:
        """Say whether it only stands for "never"."""
        return self.at.date() == NEVER


def wall_of(text: str, order: Order) -> Wall | None:
    """Return the time that a cell holds, None where it holds none in this order."""
    found = _FORMS[order].fullmatch(text.strip())
    if found is None:
        return None
    year = int(found["y"])
    if len(found["y"]) == 2:  # noqa: PLR2004 - a year in two digits
        year += 1900 if year >= _TURN else 2000
    if not FIRST.year <= year <= LAST.year:
        return None
    try:
        at = datetime(  # noqa: DTZ001 - a wall has no zone
            year, int(found["m"]), int(found["d"]), int(found["h"] or 0), int(found["n"] or 0)
        )
    except ValueError:
        return None
    return Wall(at, timed=found["h"] is not None, zone=found["zone"] or "")
