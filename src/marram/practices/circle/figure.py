"""The rings of a page, drawn."""

from collections.abc import Sequence

from marram.figures.circle import Mark, circle
from marram.kit.practice import Body, Say
from marram.kit.shapes import rows_of
from marram.practices.circle import rules
from marram.practices.circle.rules import Trail

OPTION = "sheet.circle.items.ring.option."


def ring_name(ring: str, say: Say) -> str:
    """Return what a ring is called."""
    return say(OPTION + ring) if ring in rules.RINGS else say("figure.not-placed")


def of_page(body: Body, say: Say) -> str:
    """Return the rings with what lies in them, "" while nothing is placed."""
    items = [one for one in rows_of(body.get("items")) if str(one.get("text", "")).strip()]
    marks = [Mark(str(one["text"]), rules.ring_number(one.get("ring"))) for one in items]
    said = [ring_name(str(one.get("ring") or ""), say) for one in items]
    return _drawn(marks, said, say)


def of_trails(trails: Sequence[Trail], say: Say) -> str:
    """Return the rings as they are now, with where things lay at first."""
    here = [one for one in trails if one.here]
    marks = [
        Mark(one.words, rules.ring_number(one.steps[-1].ring), rules.ring_number(_first(one)))
        for one in here
    ]
    return _drawn(marks, [path(one, say) for one in here], say)


def path(trail: Trail, say: Say) -> str:
    """Return the rings a thing has lain in, in words, the first one first."""
    names = [ring_name(step.ring, say) for step in trail.steps]
    if len(names) == 1:
        return names[0]
    return say("figure.was").replace("{before}", ", ".join(names[:-1])).replace("{now}", names[-1])


def _first(trail: Trail) -> str:
    return next((step.ring for step in trail.steps if step.ring), "")


def _drawn(marks: Sequence[Mark], said: Sequence[str], say: Say) -> str:
    if all(mark.ring is None for mark in marks):
        return ""
    names = [ring_name(ring, say) for ring in rules.RINGS]
    return circle(marks, names, said, title=say("figure.title"), name="circle")
