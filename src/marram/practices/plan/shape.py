"""What a plan holds. Any part may stay empty; `last_looked_at` is the day it was last looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """Seven headings in the writer's own words, with people to reach."""

    signs: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    company: tuple[dict[str, Any], ...] = ()
    ask: tuple[dict[str, Any], ...] = ()
    helpers: tuple[dict[str, Any], ...] = ()
    safer: tuple[dict[str, Any], ...] = ()
    safer_on_paper: bool = False
    reasons: tuple[str, ...] = ()
    made_with: str = ""
    copies: tuple[str, ...] = ()
    last_looked_at: str = ""


UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
