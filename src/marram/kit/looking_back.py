"""Pages whose writer wanted to look at them again: said for a week from that day, then quiet."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from marram.core.days import as_day
from marram.kit import begun, finding, registry
from marram.kit.begun import Tied
from marram.people.actor import Actor
from marram.record.values import Opened

FOR = timedelta(days=7)


def now(actor: Actor, *, today: date, at: datetime, language: str) -> Sequence[Tied]:
    """Return those whose day has come, the latest written first; none of them is ever late."""
    asks = {one.kind: one.looks_back for room in registry.rooms() for one in room.sheets}
    wanted = {kind for kind, field in asks.items() if field}
    found = finding.newest(actor, kinds=wanted, at=at)
    come = [one for one in found if _has_come(one, asks[one.outline.kind], today)]
    return begun.named(come, language)


def _has_come(opened: Opened, field: str, today: date) -> bool:
    said = finding.body_of(opened).get(field)
    day = as_day(said.get("first")) if isinstance(said, dict) else None
    return day is not None and day <= today < day + FOR
