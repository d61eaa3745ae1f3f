"""Where things lie, and how they moved from telling to telling. Nothing is counted or judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marram.core.text import searchable

RINGS = ("can_do", "can_influence", "cannot_change")
"""From the middle outwards."""


@dataclass(frozen=True, slots=True)
class Step:
    """From which telling on a thing lay in which ring ("" for none)."""

    telling: int
    ring: str


@dataclass(frozen=True, slots=True)
class Trail:
    """One thing: its words as last written, where it has lain, and whether it is still there."""

    words: str
    steps: tuple[Step, ...]
    here: bool

    @property
    def moved(self) -> bool:
        """Say whether it has lain in more than one ring."""
        return len({step.ring for step in self.steps if step.ring}) > 1


def ring_number(ring: object) -> int | None:
    """Return the place of a ring from the middle, None for none."""
    return RINGS.index(ring) if isinstance(ring, str) and ring in RINGS else None


def trails(tellings: Sequence[Sequence[Mapping[str, Any]]]) -> tuple[Trail, ...]:
    """Return each thing with the rings it has lain in, told oldest first.

    Things that are there now stand in their own order; those that are gone come after them.
    """
    seen: dict[str, list[Step]] = {}
    words: dict[str, str] = {}
    for number, items in enumerate(tellings):
        for item in items:
            name, ring = _name(item), str(item.get("ring") or "")
            if not name:
                continue
            words[name] = str(item.get("text", ""))
            steps = seen.setdefault(name, [])
            if not steps or steps[-1].ring != ring:
                steps.append(Step(number, ring))
    now = list(dict.fromkeys(filter(None, map(_name, tellings[-1])))) if tellings else []
    gone = [name for name in seen if name not in now]
    return tuple(Trail(words[name], tuple(seen[name]), name in now) for name in (*now, *gone))


def _name(item: Mapping[str, Any]) -> str:
    return " ".join(searchable(str(item.get("text", ""))).split())
