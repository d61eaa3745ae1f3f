"""A service's own words for a room: `MARRAM_DATA/words/<language>/<room>.toml`.

It has the keys of the room's own `words.toml`, as many as are wanted, and a `review` line that says
who looked at them. It is read when the server starts. A text that cannot be used is left out, the
shipped one stands instead, and the desk's library says so. `<key>.review` says who has looked at
one thing alone, such as a tool.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from marram.kit.words import PLAIN, Fault, WordFile, Words, as_file

FOLDER = "words"
LONGEST = 400
REVIEW = ".review"
HELD_OPEN = re.compile(r"\{\w+\}")


def of_room(slug: str, words: Words) -> dict[str, WordFile]:
    """Return what this service says itself in a room, by language."""
    found: dict[str, WordFile] = {}
    for path in _files(slug):
        language = path.parent.name.casefold()
        found[language] = _read(path, language, words)
    return found


def _files(slug: str) -> list[Path]:
    try:
        folders = sorted((Path(settings.MARRAM_DATA) / FOLDER).iterdir())
        return [path for one in folders if (path := one / f"{slug}.toml").is_file()]
    except OSError:  # no such folder, or none that may be read: the shipped words stand
        return []


def _read(path: Path, language: str, words: Words) -> WordFile:
    try:
        file = as_file(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return WordFile(language, "", "", {}, (Fault("", "unreadable"),))
    faults = tuple(_faults(file.texts, words.source.texts))
    wrong = {fault.key for fault in faults}
    texts = {key: text for key, text in file.texts.items() if key not in wrong}
    return replace(file, language=language, texts=texts, faults=faults)


def _faults(said: Mapping[str, str], source: Mapping[str, str]) -> Iterator[Fault]:
    for key, text in said.items():
        known = source.get(key.removesuffix(PLAIN))
        if not text.strip():
            yield Fault(key, "empty")
        elif len(text) > LONGEST:
            yield Fault(key, "long")
        elif known is None:
            if not key.endswith(REVIEW):
                yield Fault(key, "unknown")
        elif set(HELD_OPEN.findall(text)) != set(HELD_OPEN.findall(known)):
            yield Fault(key, "names")
