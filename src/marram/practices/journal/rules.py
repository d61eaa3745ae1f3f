"""The shelves of the journal, and which prompt comes next. Pure."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from marram.core.text import storable
from marram.kit import prompts
from marram.kit.prompts import Prompt
from marram.kit.words import Shelf, Words

SHELVES = (
    Shelf("miss", loss=True),
    Shelf("today"),
    Shelf("changed", put_forward=False),
    Shelf("might", put_forward=False),
    Shelf("holds"),
    Shelf("open"),
    Shelf("senses"),
    Shelf("laugh"),
    Shelf("friend"),
)
"""What has changed and what might be wait to be opened: nothing here puts them forward."""


def read_form(sent: Mapping[str, str], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page's body as its form was sent; what the form does not ask stays as it was."""
    return {
        "source": {},
        **before,
        "text": storable(sent.get("text", "")),
        "prompt": storable(sent.get("prompt_key", ""))[:200],
        "shelf": storable(sent.get("shelf", ""))[:80],
    }


def next_prompt(
    words: Words, shelf: str, recent: Sequence[str], retired: Collection[str], seed: int
) -> Prompt | None:
    """Return the prompt for this turn, or None.

    Never one that was retired, never one about loss after another, and nothing from a shelf
    that waits to be opened unless it was opened.
    """
    return prompts.offer(words, shelf, recent, retired, seed)
