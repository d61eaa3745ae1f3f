"""Ruth, Miriam and the stranger, and a room that is one file dropped in."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from marram.kit import registry
from marram.kit.practice import Practice
from marram.kit.testing import People, three_people
from tests.kit.sheets import DROPPED


@pytest.fixture
def people(db: None) -> People:
    """Return the three people of a test."""
    return three_people()


@pytest.fixture
def depth() -> str:
    """Return how deep the room is."""
    return "L1"


@pytest.fixture
def kettle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, depth: str) -> Iterator[Practice]:
    """Drop one file into a folder of rooms, and nothing else anywhere."""
    (tmp_path / "kettle").mkdir()
    (tmp_path / "kettle" / "practice.toml").write_text(
        DROPPED.replace("L1", depth), encoding="utf-8"
    )
    package = importlib.import_module(registry.ROOMS)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    registry.forget()
    yield registry.room("kettle")
    registry.forget()
