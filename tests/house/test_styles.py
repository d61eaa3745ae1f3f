"""Styles serve both writing directions and fetch nothing."""

import re
from pathlib import Path

import pytest

from tests.house.sources import found, hits, read, short

EVERY = [pytest.param(path, id=short(path)) for path in found("**/*.css")]
every_sheet = pytest.mark.parametrize("path", EVERY)

SIDES = "left|right"
PHYSICAL = (
    rf"(?<![\w-])(margin|padding|border|scroll-margin|scroll-padding)-({SIDES})(-[a-z]+)?\s*:"
    rf"|(?<![\w-])border-(top|bottom)-({SIDES})-radius\s*:"
    rf"|(?<![\w-])({SIDES})\s*:"
    rf"|(?<![\w-])(text-align|float|clear)\s*:\s*({SIDES})\b"
)


def judged(path: Path) -> str:
    """Return a sheet's text without comments; a line that says "physical:" and why is let pass."""
    lines = ["" if "/* physical:" in line else line for line in read(path).splitlines()]
    comments = re.compile(r"/\*.*?\*/", re.DOTALL)
    return comments.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), "\n".join(lines))


@every_sheet
def test_start_and_end_not_left_and_right(path: Path) -> None:
    assert not hits(PHYSICAL, path, text=judged(path))


@every_sheet
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    assert not hits(
        r"@import|url\(\s*['\"]?(https?:)?//|url\(\s*['\"]?data:", path, text=judged(path)
    )


def test_the_wall_sees_what_it_looks_for() -> None:
    for line in (
        "margin-left: 1rem",
        "a{left:0}",
        "text-align: right",
        "border-top-left-radius: 0",
    ):
        assert re.search(PHYSICAL, line), line
    for line in ("margin-inline-start: 1rem", "inset-inline: 0", "text-align: start"):
        assert not re.search(PHYSICAL, line), line
