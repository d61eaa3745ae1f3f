"""What a client reads holds none of the words that hurt. A line that needs one says why.

A template allows a word on the lines that carry ``{# word: reason #}``, a TOML file with
``# word: reason`` at the end of its line, a catalogue with ``# word: reason`` above the entry.
"""

import re
import tomllib
from pathlib import Path

import polib
import pytest

from tests.house.sources import found, read, short, templates, without_comments
from tests.house.words import banned_in

CLIENT_READS = ("companion", "practices", "kit", "accounts", "measures", "exports")
NOT_SHOWN = re.compile(r"\s*(#|(seed|source|reference)\s*=)")  # said to the team, not to a client
REASON = re.compile(r"(\{#|#)\s*word: \S+")


def read_by_clients(path: Path) -> bool:
    """Say whether this file's words reach a client."""
    return any(part in path.parts for part in CLIENT_READS)


def visible(text: str) -> str:
    """Return what of a template is shown or spoken: its text and the attributes people meet."""
    kept = re.sub(r"\{%\s*(?!translate|blocktranslate|plural)[^%]*%\}|\{\{.*?\}\}", " ", text)
    spoken = " ".join(re.findall(r'(?:alt|title|aria-label|placeholder|value)="([^"]*)"', kept))
    return re.sub(r"<[^>]*>", " ", kept) + " " + spoken


def judged_lines(path: Path) -> list[str]:
    """Return the lines of a file that carry no reason for what they say."""
    return [line for line in read(path).splitlines() if not REASON.search(line)]


@pytest.mark.parametrize(
    "path", [pytest.param(p, id=short(p)) for p in templates() if read_by_clients(p)]
)
def test_a_client_template_says_none_of_them(path: Path) -> None:
    said = visible(without_comments("\n".join(judged_lines(path))))
    assert not banned_in(said), f"{short(path)}: {banned_in(said)}"
    assert "!" not in re.sub(r"<!\w+", "", said), f"{short(path)}: no exclamation marks"


def strings(value: object) -> list[str]:
    """Return every text in a parsed TOML file, wherever it stands."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return []


@pytest.mark.parametrize("path", [pytest.param(p, id=short(p)) for p in found("**/*.toml")])
def test_a_rooms_words_say_none_of_them(path: Path) -> None:
    tomllib.loads(read(path))  # a file that cannot be read says so here, by its name
    lines = [line for line in judged_lines(path) if not NOT_SHOWN.match(line)]
    said = "\n".join(lines)
    assert not banned_in(said), f"{short(path)}: {banned_in(said)}"


@pytest.mark.parametrize(
    "path", [pytest.param(p, id=short(p)) for p in found("**/LC_MESSAGES/*.po")]
)
def test_a_catalogue_says_none_of_them(path: Path) -> None:
    english = path.parts[-3].startswith("en")
    wrong = [
        (entry.linenum, said)
        for entry in polib.pofile(str(path))
        if "word: " not in (entry.comment or "") + (entry.tcomment or "")
        for said in [banned_in(entry.msgid + " " + (entry.msgstr if english else ""))]
        if said
    ]
    assert not wrong, f"{short(path)}: {wrong}"


def test_the_wall_sees_what_it_looks_for() -> None:
    assert banned_in("You must not be strong.") == ["must", "strong"]
    assert not banned_in("Mustard, armstrong, strongly, a must-have")
