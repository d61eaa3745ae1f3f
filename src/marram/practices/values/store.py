"""What matters to somebody, as it is kept, with where each stood before."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from marram.kit import finding
from marram.people.actor import Actor
from marram.practices.values import rules
from marram.record import reading
from marram.record.values import Opened

KIND = "values.value"


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that matters. `now` and `before` are 0 (the middle) to 6; None for unsaid."""

    entry: UUID
    words: str
    area: str
    now: int | None
    before: int | None
    before_on: datetime | None
    again: date | None
    again_in_words: str
    opened: Opened


def values(actor: Actor, *, at: datetime) -> list[Value]:
    """Return what matters to this client, in the order in which it was first written."""
    heads = [head for head in finding.heads(actor, at=at) if head.kind == KIND]
    ordered = sorted(heads, key=lambda head: head.seq)
    told = dict(reading.all_tellings(actor, entries=[head.entry for head in ordered]))
    made = [_value(told[head.entry]) for head in ordered]
    return sorted(made, key=lambda one: told[one.entry][0].outline.seq)


def compass(actor: Actor, at: datetime) -> str:
    """Return where this client asks what matters most now, "" while nothing is written."""
    there = any(head.kind == KIND for head in finding.heads(actor, at=at))
    return "/me/values/now/" if there else ""


def _value(tellings: list[Opened]) -> Value:
    newest = tellings[-1]
    body = finding.body_of(newest)
    nears = [finding.body_of(one).get("near") for one in tellings]
    before = rules.before(nears)
    stood = (one for one, near in zip(tellings, nears, strict=True) if rules.step(near) == before)
    area, again = body.get("area"), body.get("again")
    told = again if isinstance(again, dict) else {}
    return Value(
        entry=newest.entry,
        words=newest.outline.title,
        area=area if area in rules.AREAS else "",
        now=rules.step(body.get("near")),
        before=before,
        before_on=next((one.outline.recorded for one in stood), None)
        if before is not None
        else None,
        again=date.fromisoformat(told["first"]) if told.get("first") else None,
        again_in_words=str(told.get("written", "")),
        opened=newest,
    )
