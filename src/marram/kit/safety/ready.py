"""What is missing before the first client can be invited: one function for page and command."""

from enum import StrEnum

from marram.kit import numbers
from marram.people import directory, policy


class Missing(StrEnum):
    """What a service has not done yet."""

    POLICY = "policy"
    NUMBERS = "numbers"


def missing() -> tuple[Missing, ...]:
    """Return what is missing, in the order in which it is done; nothing when the door is open."""
    found = []
    if not policy.current().signed:
        found.append(Missing.POLICY)
    if not numbers.confirmed(directory.service().country):
        found.append(Missing.NUMBERS)
    return tuple(found)
