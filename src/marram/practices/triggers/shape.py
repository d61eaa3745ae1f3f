"""What one short note holds. It is not told again, and everything may stay empty."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class SetOff:
    """What set it off, what the body did, what was done, and what is planned for next time."""

    what: str = ""
    own_word: str = ""
    where: str = ""
    intensity: int | None = None
    body_sign: str = ""
    what_i_did: str = ""
    helped: str = ""
    then_what: str = ""
    plan_next: str = ""


UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
