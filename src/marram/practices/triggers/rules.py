"""How often each of somebody's own kinds is there: a count and its n. No cause and no trend."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from marram.core.text import searchable

KINDS = ("sense", "date", "place", "person", "media", "thought", "unknown")
HELPED = ("harder", "no", "little", "yes")
REST_AFTER = 3


@dataclass(frozen=True, slots=True)
class Count:
    """One kind, by its own word or by its name on the list, and how many notes have it."""

    own: str
    kind: str
    notes: int


def counts(notes: Iterable[Mapping[str, Any]]) -> tuple[Count, ...]:
    """Return each kind with its number of notes, by the alphabet. A note counts once.

    A word of one's own stands before the list: "the smell of diesel" is counted as that, not as
    something sensed. A note that says neither is not counted.
    """
    found: Counter[tuple[str, str]] = Counter()
    words: dict[tuple[str, str], str] = {}
    for note in notes:
        own, kind = str(note.get("own_word") or "").strip(), str(note.get("what") or "")
        key = (_folded(own), "") if own else ("", kind)
        if any(key):
            found[key] += 1
            words.setdefault(key, own)
    return tuple(Count(words[key], key[1], found[key]) for key in sorted(found))


def _folded(text: str) -> str:
    return " ".join(searchable(text).split())
