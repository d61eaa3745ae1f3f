"""What a client keeps about their tellings: lines pinned, tellings put away, which they told whom.

A line is kept as the number of a passage of one telling, never as its words: what is erased is
nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from marram.people.actor import Actor
from marram.record import standing
from marram.record.values import Page

KIND = "tellings.settings"
SHAPE = 1


@dataclass(frozen=True, slots=True)
class Told:
    """That a client marked a telling as the one they told: on which day, and with whom."""

    day: date
    bond: str = ""
    """The bond on which they told it, "" for nobody in particular."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept about tellings, by their ids."""

    pinned: tuple[tuple[str, int], ...] = ()
    """A telling, and the number of its passage."""
    away: frozenset[str] = frozenset()
    told: Mapping[str, Told] = field(default_factory=dict)

    def with_pin(self, telling: UUID, number: int, *, on: bool) -> "Kept":
        """Return the same with this line pinned, or no longer."""
        pin = (str(telling), number)
        others = tuple(one for one in self.pinned if one != pin)
        return replace(self, pinned=(*others, pin) if on else others)

    def with_away(self, telling: UUID, *, on: bool) -> "Kept":
        """Return the same with this telling put away, or back."""
        away = self.away | {str(telling)} if on else self.away - {str(telling)}
        return replace(self, away=away)

    def with_told(self, telling: UUID, told: Told | None) -> "Kept":
        """Return the same with this telling marked, or with its mark taken off."""
        others = {one: how for one, how in self.told.items() if one != str(telling)}
        return replace(self, told=others | ({str(telling): told} if told else {}))


def find(actor: Actor, *, at: datetime) -> Kept:
    """Return what this client keeps about their tellings."""
    found = standing.find(actor, kind=KIND, at=at)
    body: Mapping[str, Any] = found.body if found else {}
    return Kept(
        pinned=tuple((str(one), int(number)) for one, number in body.get("pinned", [])),
        away=frozenset(map(str, body.get("away", []))),
        told={
            str(one): Told(date.fromisoformat(day), str(bond))
            for one, day, bond in body.get("told", [])
        },
    )


def keep(actor: Actor, wanted: Kept, *, at: datetime) -> None:
    """Keep it, when that changed."""
    if wanted == find(actor, at=at):
        return
    body = {
        "pinned": [list(pin) for pin in wanted.pinned],
        "away": sorted(wanted.away),
        "told": [[one, how.day.isoformat(), how.bond] for one, how in wanted.told.items()],
    }
    standing.keep(actor, page=Page(kind=KIND, shape=SHAPE, title="", body=body), at=at)
