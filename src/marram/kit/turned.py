"""Worksheets that are off until the client turns them on; a clinician may keep them off.

So it is with a letter from somebody who died, and their voice (RULINGS 29). Only beginning one is
offered or not: what was written stays readable, and what comes in is never refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from marram.kit import registry
from marram.kit.containment import between_us
from marram.kit.gate import SeeOther, client_only
from marram.kit.practice import Worksheet
from marram.kit.requests import MarramRequest
from marram.people.actor import Actor
from marram.record import standing
from marram.record.values import NotFound, Page

KIND = "turned.settings"
SHAPE = 1


@dataclass(frozen=True, slots=True)
class Turned:
    """Which kinds a client turned on, and who of those they work with keeps them off."""

    on: frozenset[str]
    kept_off_by: tuple[str, ...]

    def is_off(self, sheet: Worksheet) -> bool:
        """Say whether a worksheet is not offered."""
        return sheet.off and (bool(self.kept_off_by) or sheet.kind not in self.on)


def read(actor: Actor, *, at: datetime) -> Turned:
    """Return how it stands for this client."""
    if actor.person is None:
        raise NotFound
    found = standing.find(actor, kind=KIND, at=at)
    lines = between_us.read(actor, owner=actor.person, at=at)
    stands = between_us.standing(lines, between_us.bonds_of(actor.person), at=at)
    return Turned(
        on=frozenset(map(str, found.body.get("on", []) if found else [])),
        kept_off_by=tuple(one.bond.clinician.name for one in stands if one.no_voice),
    )


def off(actor: Actor, sheets: Iterable[Worksheet], *, at: datetime) -> frozenset[str]:
    """Return the kinds among these that are not offered. Nothing is looked up for the others."""
    known = [one for one in sheets if one.off]
    if not known:
        return frozenset()
    how = read(actor, at=at)
    return frozenset(one.kind for one in known if how.is_off(one))


def keep(actor: Actor, kind: str, *, on: bool, at: datetime) -> None:
    """Keep that the client turned a kind on, or off again."""
    known = read(actor, at=at).on
    wanted = known | {kind} if on else known - {kind}
    if wanted != known:
        page = Page(kind=KIND, shape=SHAPE, title="", body={"on": sorted(wanted)})
        standing.keep(actor, page=page, at=at)


@require_POST
@client_only
def sheet_turn(request: MarramRequest, room: str, sheet: str) -> HttpResponse:
    """Turn a worksheet on, or off again, and show its room."""
    found = registry.room(room)
    on = registry.sheet_of(found, sheet)
    if not on.off:
        raise NotFound
    keep(request.actor, on.kind, on=request.POST.get("do") == "on", at=request.at)
    return SeeOther(f"/me/r/{found.slug}/")
