"""Questions for "How is today?" that a clinician suggests. The client chooses; nobody sees what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from marram.people.actor import Actor
from marram.record import between

SUGGESTED = "checkin.suggested"
STANDS = timedelta(days=28)
"""How long a suggestion is shown. After that it is not there, and nothing is said about it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Which questions somebody suggested, and for how many days; 0 for not by itself."""

    id: UUID
    by: str
    at: datetime
    asked: tuple[str, ...]
    days: int


def suggest(
    actor: Actor,
    *,
    bond: UUID,
    asked: Sequence[str],
    days: int,
    at: datetime,
    operation: UUID | None = None,
) -> None:
    """Keep a suggestion for the client of this bond."""
    body = {"asked": list(asked), "days": days}
    between.say(actor, bond=bond, kind=SUGGESTED, body=body, at=at, operation=operation)


def newest(actor: Actor, *, owner: UUID, at: datetime) -> Suggestion | None:
    """Return the suggestion that stands: the last one by somebody one works with, if it is new."""
    lines = between.said(actor, owner=owner, kinds={SUGGESTED}, at=at)
    theirs = [one for one in lines if not one.by_owner and one.bond and at - one.at < STANDS]
    if not theirs:
        return None
    last = theirs[-1]
    asked = last.body.get("asked")
    days = last.body.get("days")
    return Suggestion(
        id=last.id,
        by=last.reader,
        at=last.at,
        asked=tuple(map(str, asked)) if isinstance(asked, list) else (),
        days=days if isinstance(days, int) else 0,
    )
