"""What was sent from the pages around a step: the check, how heavy it is now, how it ended."""

from collections.abc import Mapping

from marram.core.text import storable, whole_number
from marram.kit.containment.rule import Check

YES, NO = "yes", "no"
QUESTIONS = ("undisturbed", "rested", "here", "sober")
COME_DOWNS = ("look", "water", "drink", "outside", "somebody", "else")
AWAY = ("look", "drink", "somebody", "else")
"""For somebody who is far away: eyes open, nothing that turns to the body or the breath."""
HEAVIEST = 10
LONGEST = 500


def check(sent: Mapping[str, str]) -> Check:
    """Return the readiness check as it was answered."""
    answers = {YES: True, NO: False}
    said = {name: answers.get(sent.get(name, "")) for name in QUESTIONS}
    return Check(**said, heavy=heavy(sent.get("heavy", "")), late_too=sent.get("late") == YES)


def heavy(text: str) -> int | None:
    """Return how heavy it is, 0 to 10, or None where that was not said."""
    found = whole_number(text)
    return found if found is not None and found <= HEAVIEST else None


def line(text: str) -> str:
    """Return one line of somebody's own, as it can be kept."""
    return " ".join(storable(text).split())[:LONGEST]
