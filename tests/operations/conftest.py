"""An installation that is empty, and one with a client in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operations.installation import Installation, installation

EDMOND = "edmond@example.org"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Installation]:
    """Return an installation in which nothing has been done yet."""
    with installation(tmp_path / "house") as house:
        yield house


@pytest.fixture
def house(empty: Installation) -> Installation:
    """Return the demo house: people, pages, and Ruth, whose pages some tests use."""
    done = empty.run("demo", "--load-only")
    assert done.returncode == 0, done.stderr
    return empty
