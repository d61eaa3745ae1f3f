"""The sentences a person reads about a file, kept in words.toml beside this module."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _sentences() -> dict[str, str]:
    text = files("marram.imports").joinpath("words.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["sentences"])


def sentence(code: str, **values: str | int) -> str:
    """Return the sentence of this code with its numbers and names filled in."""
    shown = {
        name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()
    }
    return _sentences()[code].format(**shown)
