"""Where the entries of one file stand: an undated one follows the entry before it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from marram.core.text import storable
from marram.core.when import When


@dataclass(slots=True)
class Order:
    """What was read so far in a file: the last day, and how often each thing was met."""

    _day: date | None = None
    _steps: Counter[date | None] = field(default_factory=Counter)
    _keys: Counter[str] = field(default_factory=Counter)

    def when(self, fields: dict[str, Any]) -> When:
        """Return when the next entry is about, from a diary's columns; nothing is corrected."""
        day, after = day_of(fields.get("date")), self._after(fields)
        self._steps[after] += 1
        flags = fields.get("flags")
        found = When.from_source(
            day,
            str(fields.get("date_precision") or "day") if day else "unknown",
            written_in(fields),
            after,
            step=self._steps[after],
            note=storable("; ".join(map(str, flags if isinstance(flags, list) else []))),
        )
        self._day = day_of(found.place[:10]) or self._day
        return found

    def key(self, fields: dict[str, Any], text: str) -> str:
        """Return what makes the next entry the same when it is read again.

        That is its source and id, or its date and text; where one file holds the same entry
        several times, each is one of its own.
        """
        if fields.get("id") and fields.get("source"):
            key = _hash("id", str(fields["source"]), str(fields["id"]))
        else:
            key = _hash("text", str(fields.get("id") or ""), written_in(fields), text)
        self._keys[key] += 1
        return key if self._keys[key] == 1 else _hash(key, str(self._keys[key]))

    def _after(self, fields: dict[str, Any]) -> date | None:
        """Return the last day known before this entry, by the file or by the entries before."""
        named = day_of(fields.get("not_before"))
        return max(filter(None, (named, self._day)), default=None)


def written_in(fields: dict[str, Any]) -> str:
    """Return the date in the words of the file, or nothing where it has none."""
    words = (fields.get("date_text"), fields.get("date"))
    return next((storable(w) for w in words if isinstance(w, str) and storable(w)), "")


def day_of(value: object) -> date | None:
    """Return the day that is written as year-month-day, or None."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day and day.isoformat() == value else None


def _hash(*parts: str) -> str:
    return sha256("\x00".join(parts).encode()).hexdigest()[:16]
