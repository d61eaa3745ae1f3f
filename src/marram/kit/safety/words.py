"""The safety sentences in a person's language: a language is used whole or not at all (H26)."""

from functools import cache
from pathlib import Path

from marram.kit.words import SOURCE, WordFile, Words, read_folder


@cache
def of_safety() -> Words:
    """Return the words with every language that is whole; one that lacks a sentence is left out."""
    found = read_folder(Path(__file__).parent)
    whole = {name: file for name, file in found.others.items() if is_whole(file, found.source)}
    return Words(found.source, whole)


def is_whole(file: WordFile, source: WordFile) -> bool:
    """Say whether a language has every sentence, plain ones too."""
    return all(file.texts.get(key) for key in source.texts)


def say(key: str, *, language: str = SOURCE, plain: bool = False, **values: str) -> str:
    """Return a sentence with its values filled in; one whose value is missing is an error."""
    return of_safety().say(key, language=language, plain=plain).format(**values)
