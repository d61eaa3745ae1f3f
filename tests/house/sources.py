"""Where the walls look: the project's own files, found anew on each run."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCE = CHECKOUT / "src" / "marram"
VENDORED = ("vendor", "fonts")


def found(pattern: str, *, under: Path = SOURCE) -> list[Path]:
    """Return our own files of this pattern, in a steady order."""
    files = (path for path in under.glob(pattern) if path.is_file())
    return sorted(path for path in files if not set(VENDORED).intersection(path.parts))


def templates() -> list[Path]:
    """Return every template, the built-in ones of Django left out."""
    return found("**/templates/**/*.html")


def short(path: Path) -> str:
    """Return a path as people write it in this project."""
    return path.relative_to(CHECKOUT).as_posix()


def read(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def line_of(text: str, position: int) -> int:
    """Return the number of the line a match stands in."""
    return text.count("\n", 0, position) + 1


def hits(pattern: str, path: Path, *, text: str | None = None) -> list[str]:
    """Return "file:line: what was found" for each match of a pattern in a file."""
    whole = read(path) if text is None else text
    return [
        f"{short(path)}:{line_of(whole, match.start())}: {match.group(0).strip()}"
        for match in re.finditer(pattern, whole, re.IGNORECASE)
    ]


def without_comments(text: str) -> str:
    """Return a template's text with its comments blanked, lines kept in place."""
    pattern = r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}|<!--.*?-->"

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match.group(0))

    return re.sub(pattern, blank, text, flags=re.DOTALL)
