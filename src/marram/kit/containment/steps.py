"""The steps of close work that somebody made: a sealed note each, for themselves alone.

A note says when it began, for how long, how heavy it was before and after, and how it ended. An
early end is kept like any other. Nothing reminds of a step that was not ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from marram.kit.containment.rule import Step
from marram.kit.registry import CLOSE_STEP
from marram.people.actor import Actor
from marram.record import reading, writing
from marram.record.values import Opened, Page

SHAPE = 1
LATELY = timedelta(days=60)
"""How far back the rule looks. Older notes are kept and are not opened."""


@dataclass(frozen=True, slots=True)
class Made:
    """A step with its note, the page it is about, and what its maker said at the end."""

    note: UUID
    telling: UUID
    page: UUID
    step: Step
    loss: str = ""
    come_down: str = ""
    next: str = ""


def lately(actor: Actor, *, at: datetime) -> list[Made]:
    """Return the steps of the last weeks, oldest first."""
    if actor.person is None:
        return []
    heads = reading.outline(actor, owner=actor.person, at=at)
    near = [h for h in heads if h.kind == CLOSE_STEP and at - h.recorded <= LATELY]
    opened = [reading.open_one(actor, entry=head.entry, at=at) for head in near]
    return sorted(map(_made, opened), key=lambda one: one.step.began)


def under_way(made: Sequence[Made], *, room: str, at: datetime) -> Made | None:
    """Return the step that goes on in a room now, or None."""
    return next((m for m in reversed(made) if m.step.room == room and m.step.under_way(at)), None)


def begin(actor: Actor, step: Step, *, operation: UUID, loss: str, at: datetime) -> Made:
    """Keep that a step begins, and return it with the id of the page it is about."""
    body = _body(step) | {"page": str(uuid5(operation, "page")), "loss": loss}
    receipt = writing.begin(actor, operation=operation, entry=uuid4(), page=_page(body), at=at)
    return _made(reading.open_one(actor, entry=receipt.entry, at=at))


def end(
    actor: Actor,
    made: Made,
    *,
    stopped: str,
    after: int | None,
    operation: UUID,
    at: datetime,
    come_down: str = "",
    then: str = "",
) -> None:
    """Keep how a step ended. One that has ended keeps when; what is said later is added."""
    known = made.step
    body = _body(known) | {
        "page": str(made.page),
        "loss": made.loss,
        "ended": (known.ended or at).isoformat(),
        "stopped": known.stopped or stopped,
        "after": known.after if after is None else after,
        "come_down": come_down or made.come_down,
        "next": then or made.next,
    }
    writing.revise(
        actor,
        operation=operation,
        entry=made.note,
        parent=made.telling,
        page=_page(body),
        at=at,
    )


def _page(body: dict[str, Any]) -> Page:
    return Page(kind=CLOSE_STEP, shape=SHAPE, title="", body=body)


def _body(step: Step) -> dict[str, Any]:
    return {
        "room": step.room,
        "item": step.item,
        "began": step.began.isoformat(),
        "minutes": step.minutes,
        "in_session": step.in_session,
        "before": step.heavy,
        "ended": step.ended.isoformat() if step.ended else "",
        "stopped": step.stopped,
    }


def _made(opened: Opened) -> Made:
    body = opened.body
    ended = body.get("ended")
    step = Step(
        room=body["room"],
        item=body["item"],
        began=datetime.fromisoformat(body["began"]),
        minutes=body["minutes"],
        in_session=body["in_session"],
        heavy=body["before"],
        ended=datetime.fromisoformat(ended) if ended else None,
        stopped=body["stopped"],
        after=body.get("after"),
    )
    return Made(
        note=opened.entry,
        telling=opened.outline.telling,
        page=UUID(body["page"]),
        step=step,
        loss=body.get("loss", ""),
        come_down=body.get("come_down", ""),
        next=body.get("next", ""),
    )
