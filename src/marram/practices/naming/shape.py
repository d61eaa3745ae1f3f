"""What a page of naming holds. Everything may be empty."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class Naming:
    """Somebody's own words for what happened. There is no list to choose from and no order."""

    word: str = ""
    happened: str = ""
    death_word: str = ""
    losses: tuple[str, ...] = ()
    now: str = ""
    besides: str = ""


UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
