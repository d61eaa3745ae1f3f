"""What a page of parts holds: others first, one's own part before and after."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class Parts:
    """What happened, the parts of others (who_or_what, percent), one's own part, twice."""

    event: str = ""
    slices: tuple[dict[str, Any], ...] = ()
    my_slice_before: int | None = None
    my_slice_after: int | None = None
    note: str = ""


UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
