"""The sentences a person reads about a file, kept in words.toml beside this module."""

from functools import cache
from pathlib import Path

from django.utils import translation

from marram.kit import words


@cache
def _sentences() -> words.Words:
    return words.read_folder(Path(__file__).parent)


def sentence(code: str, **values: str | int) -> str:
    """Return the sentence of this code, in today's language, with numbers and names filled in."""
    shown = {
        name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()
    }
    language = translation.get_language() or words.SOURCE
    return _sentences().say(f"sentences.{code}", language=language).format(**shown)
