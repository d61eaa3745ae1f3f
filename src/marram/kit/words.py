"""A room's words: TOML in British English, other languages beside it, falling back key by key.

`words.toml` is British English; `words.<language>.toml` has the same keys. A key may have a
plainer twin, `"key.plain"`, for whoever chose plainer words. No rule stands in a words file.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

SOURCE = "en-gb"
ABOUT_THE_FILE = ("language", "review", "seed")
PLAIN = ".plain"


@dataclass(frozen=True, slots=True)
class Fault:
    """A text of a service's own that is not used: its key ("" for the whole file), and why."""

    key: str
    why: str


@dataclass(frozen=True, slots=True)
class WordFile:
    """One language: its texts by key, where they come from, and who has looked at them."""

    language: str
    review: str
    seed: str
    texts: Mapping[str, str]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A shelf of prompts. `loss`: never two in a row. `put_forward`: False waits to be opened."""

    slug: str
    loss: bool = False
    put_forward: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one room in every language there is, and the shelves its prompts stand on."""

    source: WordFile
    others: Mapping[str, WordFile] = field(default_factory=dict)
    shelves: tuple[Shelf, ...] = ()
    own: Mapping[str, WordFile] = field(default_factory=dict)
    """What a service says in words of its own (`own_words`), before all others."""

    def say(self, key: str, *, language: str = SOURCE, plain: bool = False) -> str:
        """Return the text of a key in this language, else in British English, else nothing."""
        keys = (key + PLAIN, key) if plain else (key,)
        for file in self._files(language):
            for wanted in keys:
                if file.texts.get(wanted):
                    return file.texts[wanted]
        return ""

    def keys(self, start: str = "") -> list[str]:
        """Return the keys of the source that begin so, in the order of the file."""
        return [key for key in self.source.texts if key.startswith(start)]

    def review(self, language: str = SOURCE) -> str:
        """Return who has looked at these words, as a service reads it in its library."""
        tags = _tags(language)
        found = [self.others[name] for name in tags if name in self.others]
        return (found[0] if found else self.source).review

    def _files(self, language: str) -> Iterator[WordFile]:
        for name in _tags(language):
            yield from (files[name] for files in (self.own, self.others) if name in files)
        if SOURCE in self.own:
            yield self.own[SOURCE]
        yield self.source


NO_WORDS = Words(WordFile(SOURCE, "", "", {}))


def read_folder(folder: Path) -> Words:
    """Return the words that lie in a room's folder."""
    return with_other_languages(as_file(read_toml(folder / "words.toml")), folder)


def with_other_languages(source: WordFile, folder: Path) -> Words:
    """Return these words with every `words.<language>.toml` of the folder beside them."""
    files = [as_file(read_toml(path)) for path in sorted(folder.glob("words.*.toml"))]
    return Words(source, {file.language.casefold(): file for file in files})


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def as_file(data: Mapping[str, Any]) -> WordFile:
    """Return one language from the tables of its file."""
    tables = {key: value for key, value in data.items() if key not in ABOUT_THE_FILE}
    return WordFile(
        language=str(data.get("language", SOURCE)),
        review=str(data.get("review", "")),
        seed=str(data.get("seed", "")),
        texts=dict(_flat(tables)),
    )


@cache
def of_the_kit() -> Words:
    """Return the sentences that every room shares."""
    return read_folder(Path(__file__).parent)


def _tags(language: str) -> list[str]:
    """Return a language's names among the files, the exact one first."""
    tag = language.casefold().replace("_", "-")
    return list(dict.fromkeys((tag, tag.split("-", maxsplit=1)[0])))


def _flat(tables: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{start}{key}.")
        else:
            yield f"{start}{key}", str(value)
