"""The nearest passages to one that was asked about: by meaning where it can be, else by words.

Two steps, so that thousands of pages take a moment and nothing of them has to be kept: first every
passage by its words (the mean of word vectors, rare words heavier, the common direction of all
taken out: Arora and others, "A simple but tough-to-beat baseline", 2017), then the nearest of
those as whole sentences.
"""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from marram.nearness.model import Array, Encoder, unit
from marram.nearness.pieces import words
from marram.nearness.shared import by_shared_words

LOOKED_AT = 60
"""How many passages are read as whole sentences."""
AT_ONCE = 4_000
DIRECTIONS = 96
_COMMON = (
    "the and to of it that he she my you not for with at his they have be this but there no when "
    "what if all are him them our has been from by who will would could which your their than then "
    "now one about into up out can until got don't it's its after before still never"
)
COMMON = frozenset(_COMMON.split())
"""Common English words; those that are as common in another language are left out."""
SHARE = 0.1
"""Which part of the words of an English passage are among the commonest, at the least."""


class How(StrEnum):
    """By what passages were found."""

    MEANING = "meaning"
    WORDS = "words"


class Found(NamedTuple):
    """The places of the nearest passages, nearest first, and by what they were found."""

    places: list[int]
    how: How


def nearest(asked: str, others: Sequence[str], encoder: Encoder | None) -> Found:
    """Return which of the others say something like the one asked about.

    Without an encoder, and for a passage that is not in English, by shared words alone.
    """
    if encoder is None or not in_english(asked) or not others:
        return Found(by_shared_words(asked, others), How.WORDS)
    close = _by_words(asked, others, encoder)[:LOOKED_AT]
    vectors = encoder.of_passages([asked, *(others[place] for place in close)])
    vectors = unit(vectors - vectors.mean(axis=0))
    order = np.argsort(-(vectors[1:] @ vectors[0]), kind="stable")
    return Found([close[place] for place in order], How.MEANING)


def in_english(text: str) -> bool:
    """Say whether a passage is likely in English, by its commonest words."""
    found = words(text)
    return sum(word in COMMON for word in found) >= SHARE * len(found)


def _by_words(asked: str, others: Sequence[str], encoder: Encoder) -> list[int]:
    """Return the places of all others, those of the nearest words first."""
    written = [words(text) for text in (asked, *others)]
    had = Counter(word for some in written for word in set(some))
    numbers = {word: place for place, word in enumerate(had)}
    weights = np.array([1 / (1 + count) for count in had.values()], np.float32)
    table = _narrowed(encoder.of_words(list(had)) * weights[:, None])
    made = np.zeros((len(written), table.shape[1]), np.float32)
    for first in range(0, len(written), AT_ONCE):
        some = written[first : first + AT_ONCE]
        made[first : first + AT_ONCE] = _sums([[numbers[w] for w in one] for one in some], table)
    made = unit(made)
    made = unit(made - made.mean(axis=0))
    return [int(place) for place in np.argsort(-(made[1:] @ made[0]), kind="stable")]


def _narrowed(table: Array) -> Array:
    """Return the word vectors in the few directions in which they differ most.

    Those of a client's own words: a sum over a quarter of the numbers takes a quarter of the time.
    """
    _spread, directions = np.linalg.eigh(table.T @ table)
    narrowed: Array = table @ directions[:, -DIRECTIONS:]
    return narrowed


def _sums(rows: Sequence[Sequence[int]], table: Array) -> Array:
    """Return for each row the sum of the vectors it names; a row of none is zeros."""
    made = np.zeros((len(rows), table.shape[1]), np.float32)
    full = [place for place, row in enumerate(rows) if row]
    if full:
        flat = np.concatenate([np.asarray(rows[place]) for place in full])
        starts = np.cumsum([0, *(len(rows[place]) for place in full[:-1])])
        made[full] = np.add.reduceat(table[flat], starts, axis=0)
    return made
