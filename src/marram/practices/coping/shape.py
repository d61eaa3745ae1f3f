"""What is kept of something that helps, and of one time that it was used."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class Strategy:
    """Something that helps somebody, in their words. There is no score and no place in an order."""

    name: str = ""
    type: str = ""
    good_for: tuple[str, ...] = ()
    minutes: int | None = None
    towards: str = ""
    second: str = ""
    short_use: bool = False
    favourite: bool = False
    resting: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """One time: what was used, when it was like what, in which phase, and whether it helped."""

    strategy: str = ""
    helped: str = ""
    situation: str = ""
    phase: str = ""
    note: str = ""


UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
