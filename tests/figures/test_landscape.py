"""The shore on Today is one drawing, always the same, light enough for every visit."""

import gzip
from html.parser import HTMLParser

import pytest

from marram.figures.landscape import HOURS, landscape

LIGHT_ENOUGH = 5000


class Reader(HTMLParser):
    """Keeps what is still open and what the first element says of itself."""

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__()
        self.open: list[str] = []
        self.first: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what opens."""
        self.first = self.first or dict(attrs)
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Let pass what closes itself."""

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last, and nothing else."""
        assert self.open.pop() == tag


@pytest.mark.parametrize("hour", HOURS)
def test_each_hour_is_well_formed_and_named(hour: str) -> None:
    reader = Reader()
    reader.feed(landscape(hour))
    assert reader.open == []
    assert reader.first["class"] == f"scape scape-{hour}"
    assert reader.first["aria-hidden"] == "true"


def test_it_is_the_same_every_time() -> None:
    landscape.cache_clear()
    first = landscape("dawn")
    landscape.cache_clear()
    assert landscape("dawn") == first


def test_an_unknown_hour_is_dawn() -> None:
    assert landscape('"><script>') == landscape("dawn")


def test_it_carries_no_colour_and_no_style_of_its_own() -> None:
    assert "style=" not in landscape("night")
    assert "#" not in landscape("night").replace("url(#", "")


def test_it_weighs_little() -> None:
    assert len(gzip.compress(landscape("day").encode())) < LIGHT_ENOUGH
