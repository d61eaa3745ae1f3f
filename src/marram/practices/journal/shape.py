"""What a page of the journal holds. Imports write the same shape."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class JournalPage:
    """The words, and what stood above them; `source` says where an imported page came from."""

    text: str = ""
    prompt: str = ""
    shelf: str = ""
    source: dict[str, Any] = field(default_factory=dict)


UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
