"""What may be begun. Reading what was written, and writing in one's own words, is never gated."""

from dataclasses import dataclass
from enum import IntEnum


class Depth(IntEnum):
    """How near a page goes to what hurts (CLINICAL B0)."""

    L0 = 0
    """Comfort and skills."""
    L1 = 1
    """Everyday plans and values."""
    L2 = 2
    """Looking back in one's own words."""
    L3 = 3
    """Close to the event itself, as an exercise."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a page may be begun, and the key of the sentence that says what is open instead."""

    allowed: bool
    sentence: str = ""


OPEN = Opening(allowed=True)


def may_begin(depth: Depth) -> Opening:
    """Return whether a page of this depth may be begun now.

    L0 to L2 always: nothing is asked before and nothing after, at any hour, from the first day
    (RULINGS 27). L3 needs a readiness check, a dose, a stop, a come-down and a clinician's
    opening; none of them exists yet, so it cannot be begun. What is there stays readable.
    """
    if depth is Depth.L3:
        return Opening(allowed=False, sentence="depth.not-yet")
    return OPEN
