"""Close work on the page of a worksheet: until when, stop, far away, and what ends the step."""

from datetime import timedelta
from uuid import uuid4

from marram.kit.asking import Close
from marram.kit.containment import asked, gate, steps
from marram.kit.containment import pages as around
from marram.kit.containment.rule import EARLY
from marram.kit.containment.steps import Made
from marram.kit.depth import Depth
from marram.kit.desk import Desk
from marram.kit.requests import MarramRequest
from marram.kit.safety.answer import Trigger

MEANT = ""
"""The step ended as it was meant to."""


def on_page(request: MarramRequest, desk: Desk) -> Close | None:
    """Return what stands on the page of close work; None on every other page."""
    if desk.say.room.depth is not Depth.L3:
        return None
    say, made = around.sayings(request), _step_of(request, desk)
    return Close(
        until=_until(request, made, say),
        stop=say("step.stop"),
        far=say("step.far"),
        heavy=around.heavy_now(say),
    )


def ending(request: MarramRequest, desk: Desk) -> str | None:
    """Return how what was sent ends a step: MEANT, EARLY or a trigger; None where it goes on.

    Stop and far away end it whether there is a step or not: who taps them is shown the way down.
    """
    if desk.say.room.depth is not Depth.L3 or request.POST.get("more"):
        return None
    wish, made = request.POST.get("do", "done"), _step_of(request, desk)
    if wish == "far":
        return Trigger.FAR_AWAY
    too_hard = around.while_working(made, asked.heavy(request.POST.get("heavy_now", "")))
    if too_hard is not None:
        return too_hard.trigger
    if wish == "stop":
        return EARLY
    return MEANT if wish == "done" and made is not None else None


def end(request: MarramRequest, desk: Desk, how: str) -> str:
    """Keep that the step ended so, where there is one, and return where the way down is."""
    made = _step_of(request, desk)
    if made is not None:
        steps.end(
            request.actor,
            made,
            stopped=how,
            after=asked.heavy(request.POST.get("heavy_now", "")),
            operation=uuid4(),
            at=request.at,
        )
    return f"/me/r/{desk.say.room.slug}/{desk.sheet.slug}/after/"


def _step_of(request: MarramRequest, desk: Desk) -> Made | None:
    """Return the step on this page that has not ended, its time over or not."""
    made = steps.lately(request.actor, at=request.at)
    return next((m for m in reversed(made) if m.page == desk.entry and not m.step.ended), None)


def _until(request: MarramRequest, made: Made | None, say: around.Say) -> str:
    if made is None:
        return ""
    if made.step.in_session:
        return say("step.no-clock")
    if not made.step.under_way(request.at):
        return say("step.over")
    ends = made.step.began + timedelta(minutes=made.step.minutes)
    return say("step.until", time=f"{ends.astimezone(gate.zone_of(request.actor)):%H:%M}")
