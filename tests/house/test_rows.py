"""Each row of what the guides call for that days are made of is shown by a journey."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from marram.kit import registry
from tests.house.sources import CHECKOUT

DAYS = [8, 16, 27, *range(29, 42), 43, 49, 50, 66]
"""The rows of values, plans, energy, small experiments and check-ins."""


def shown(path: Path) -> Iterator[str]:
    """Yield the rows that the journeys of a file say they show."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.row":
                    yield from (ast.literal_eval(name) for name in mark.args)


SHOWN = {row for path in (CHECKOUT / "tests/journeys").glob("test_*.py") for row in shown(path)}
DECLARED = {row for room in registry.rooms() for row in room.seeds}


@pytest.mark.parametrize("row", [f"S{number}" for number in DAYS])
def test_a_row_of_days_has_a_room_and_a_journey(row: str) -> None:
    assert row in DECLARED
    assert row in SHOWN


def test_no_journey_says_it_shows_a_row_that_no_room_carries() -> None:
    assert sorted(SHOWN - DECLARED) == []
