"""Which columns of a table are what: guessed, shown before anything is kept, changed at will."""

import re
from collections.abc import Mapping as Fields
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from marram.imports.times import ORDERS, Order, wall_of
from marram.imports.values import Refused

MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "."})
"""How files say that there was no answer, in small letters."""
SCALES = ((1, 5), (1, 7), (0, 10), (-3, 3), (0, 100))
WIDEST = 100
MOST_QUESTIONS = 60
LOOKED_AT = 400
ENOUGH = 0.6
_WHEN = ("response", "answered", "completed", "datetime", "timestamp", "time", "when", "date")
_PERSON = ("id", "person", "participant", "subject", "pid", "user", "client")
_NO_QUESTION = frozenset({"day", "dayno", "beep", "beepno", "row", "week", "month", "year", "n"})
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_WHOLE = re.compile(r"[+-]?\d{1,6}(\.0*)?")
Rows = Sequence[Fields[str, str]]


@dataclass(frozen=True, slots=True)
class Item:
    """A column that holds the answers to one question, and its scale."""

    column: str
    ask: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a table is read.

    `clock` is the column with the time of day where `when` holds the day alone; `person` and
    `whose` say which rows are this person's, where a file holds several people.
    """

    when: str = ""
    clock: str = ""
    order: Order = "ymd"
    person: str = ""
    whose: str = ""
    items: tuple[Item, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the plain form that waits beside the file, and that the command reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, raw: object) -> "Mapping":
        """Return the mapping that was written down; raise Refused for what is none."""
        try:
            found = dict(raw)  # type: ignore[call-overload]  # whatever it is, the next lines say
            items = tuple(
                Item(str(one["column"]), str(one["ask"]), int(one["least"]), int(one["most"]))
                for one in found.get("items", ())
            )
            words = {
                name: str(found.get(name, "")) for name in ("when", "clock", "person", "whose")
            }
            order = found.get("order", "ymd")
        except (TypeError, ValueError, KeyError):
            raise Refused("mapping_shape") from None
        return cls(**words, order=order if order in ORDERS else "ymd", items=items)


def guess(header: Sequence[str], rows: Rows) -> Mapping:
    """Return how a table is most likely meant, to be looked at by whoever brings it in."""
    some = rows[:LOOKED_AT]
    order = _order(header, some)
    when = _when(header, some, order)
    bare = bool(when) and not any(":" in row[when] for row in some)
    clock = next((one for one in header if bare and _all(some, one, _CLOCK)), "")
    person = next(
        (one for one in header if one.casefold() in _PERSON and len(_values(rows, one)) > 1), ""
    )
    taken = {when, clock, person}
    items = tuple(
        item
        for one in header
        if one not in taken
        and one.casefold() not in _NO_QUESTION
        and (item := _item(one, rows)) is not None
    )
    whose = next(iter(_values(rows, person)), "") if person else ""
    return Mapping(when, clock, order, person, whose, items[:MOST_QUESTIONS])


def people(rows: Rows, column: str) -> list[str]:
    """Return who is in a file, in its order."""
    return list(_values(rows, column)) if column else []


def of_one(rows: Rows, mapping: Mapping) -> Rows:
    """Return the rows of the person who is meant."""
    if not mapping.person:
        return rows
    return [row for row in rows if row[mapping.person].strip() == mapping.whose]


def widened(mapping: Mapping, rows: Rows) -> Mapping:
    """Return the mapping with each scale wide enough for what the file holds."""
    return replace(
        mapping,
        items=tuple(_item(one.column, rows, ask=one.ask) or one for one in mapping.items),
    )


def number(text: str) -> int | None:
    """Return a whole number, however it is written ("4", "4.0"); None for a missing one.

    Raise ValueError for anything else.
    """
    said = text.strip()
    if said.casefold() in MISSING:
        return None
    if not _WHOLE.fullmatch(said):
        raise ValueError(said)
    return int(float(said))


def _item(column: str, rows: Rows, *, ask: str = "") -> Item | None:
    """Return a column as a question, None where it does not hold whole numbers of a scale."""
    try:
        found = {value for row in rows if (value := number(row[column])) is not None}
    except ValueError:
        return None
    if len(found) < 2 or max(found) - min(found) > WIDEST:  # noqa: PLR2004 - one value is no scale
        return None
    scale = next(
        ((a, b) for a, b in SCALES if a <= min(found) and max(found) <= b),
        (min(found), max(found)),
    )
    return Item(column, ask or column.replace("_", " "), *scale)


def _when(header: Sequence[str], rows: Rows, order: Order) -> str:
    timed = [one for one in header if _share(rows, one, order) >= ENOUGH]
    with_clock = [one for one in timed if any(":" in row[one] for row in rows)]
    by_name = sorted(with_clock or timed, key=_rank)
    return next(iter(by_name), "")


def _rank(column: str) -> int:
    name = column.casefold()
    return next((place for place, part in enumerate(_WHEN) if part in name), len(_WHEN))


def _share(rows: Rows, column: str, order: Order) -> float:
    said = [row[column] for row in rows if row[column].strip()]
    return sum(wall_of(one, order) is not None for one in said) / len(said) if said else 0.0


def _order(header: Sequence[str], rows: Rows) -> Order:
    """Return in which order days are written: the first in which most of a column can be read."""
    best: tuple[float, Order] = (0.0, "ymd")
    for order in ORDERS:
        share = max((_share(rows, one, order) for one in header), default=0.0)
        if share > best[0]:
            best = (share, order)
    return best[1]


def _all(rows: Rows, column: str, pattern: re.Pattern[str]) -> bool:
    said = [row[column].strip() for row in rows if row[column].strip()]
    return bool(said) and all(pattern.fullmatch(one) for one in said)


def _values(rows: Rows, column: str) -> dict[str, None]:
    return dict.fromkeys(value for row in rows if (value := row[column].strip()))
