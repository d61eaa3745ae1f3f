"""The pages that say something like a passage: for their owner, or for who may read some of them.

What is looked through is given by the caller, so that nobody finds more than they may open.
"""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from marram.kit.practice import Body
from marram.nearness.model import encoder
from marram.nearness.nearest import How, nearest
from marram.nearness.pieces import pieces
from marram.record.values import Outline
from marram.record.writing import texts_of

FEW, MORE = 5, 15
"""How many pages are shown at first, and after asking for more."""


class Passage(NamedTuple):
    """A passage and the page it stands on."""

    text: str
    head: Outline


class Nearby(NamedTuple):
    """The nearest passages, one of each page, and by what they were found."""

    passages: list[Passage]
    by_words: bool


def passages_of(body: Body) -> list[str]:
    """Return the passages of a page in their order."""
    return pieces(texts_of(body))


def chosen(text: str | None, passages: list[str]) -> int | None:
    """Return which passage a form or an address names by its number, None where it names none."""
    return next((number for number in range(len(passages)) if str(number) == text), None)


def like(asked: str, pages: Iterable[tuple[Outline, Body]], *, apart: UUID) -> Nearby:
    """Return what comes nearest to a passage on these pages, the page it stands on left out."""
    others = [
        Passage(text, head)
        for head, body in pages
        if head.entry != apart
        for text in passages_of(body)
    ]
    found = nearest(asked, [one.text for one in others], encoder())
    first: dict[UUID, Passage] = {}
    for place in found.places:
        first.setdefault(others[place].head.entry, others[place])
    return Nearby(list(first.values()), found.how is How.WORDS)
