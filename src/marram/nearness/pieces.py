"""A long text in passages: a paragraph each, a long paragraph by its sentences."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

FEWEST = 4
"""Words a passage has at the least: fewer say too little to be compared."""
MOST = 60
"""Words after which a paragraph is parted at the end of a sentence."""
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_LINES = re.compile(r"\n+")
_SENTENCE = re.compile(r"(?<=[.!?\u2026\u3002\uff01\uff1f])[\"'\u201d\u2019)\]]*\s*")


def pieces(texts: Iterable[str]) -> list[str]:
    """Return the passages of these texts in their order, those of few words left out."""
    return [
        piece
        for text in texts
        for part in _LINES.split(text)
        for piece in _parted(part.strip())
        if has_words(piece)
    ]


def has_words(text: str) -> bool:
    """Say whether a text says enough to be compared."""
    return sum(1 for _ in islice(WORD.finditer(text), FEWEST)) == FEWEST


def words(text: str) -> list[str]:
    """Return the words of a passage, folded, in their order."""
    return WORD.findall(text.casefold().replace("\u2019", "'"))


def _parted(paragraph: str) -> Iterator[str]:
    if len(paragraph.split()) <= MOST:
        yield paragraph
        return
    kept: list[str] = []
    length = 0
    for sentence in _sentences(paragraph):
        count = len(sentence.split())
        if kept and length + count > MOST:
            yield " ".join(kept)
            kept, length = [], 0
        kept.append(sentence)
        length += count
    yield " ".join(kept)


def _sentences(paragraph: str) -> Iterator[str]:
    begin = 0
    for found in _SENTENCE.finditer(paragraph):
        if found.end() > begin and paragraph[begin : found.end()].strip():
            yield paragraph[begin : found.end()].strip()
            begin = found.end()
    if paragraph[begin:].strip():
        yield paragraph[begin:].strip()
