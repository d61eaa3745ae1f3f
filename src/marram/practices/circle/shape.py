"""What a page of rings holds. A thing has no number of its own: it is known by its words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class Circle:
    """What it is about, and the things in their rings: text, ring, one_step."""

    matter: str = ""
    items: tuple[dict[str, Any], ...] = ()
    note: str = ""


UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
