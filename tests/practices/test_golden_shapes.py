"""Pages of every version that was ever kept still read: one golden file for each."""

import json
from pathlib import Path

import pytest

from marram.kit import registry, shapes, showing
from marram.kit.practice import Worksheet

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(GOLDEN.glob("*.json"))
SHAPED = [sheet for room in registry.rooms() for sheet in room.sheets if sheet.shape is not None]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_page_kept_then_shows_today(path: Path) -> None:
    kept = json.loads(path.read_text(encoding="utf-8"))
    shown = showing.shown_body(kept["kind"], kept["shape"], kept["body"])
    assert [[one.question, list(one.lines)] for one in shown] == kept["shows"]


@pytest.mark.parametrize("sheet", SHAPED, ids=lambda sheet: sheet.kind)
def test_every_version_of_a_shape_has_its_golden_file(sheet: Worksheet) -> None:
    for version in range(1, sheet.version + 1):
        assert (GOLDEN / f"{sheet.kind}.v{version}.json").is_file()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_body_becomes_its_shape_and_comes_back_the_same(path: Path) -> None:
    kept = json.loads(path.read_text(encoding="utf-8"))
    sheet = registry.sheet(kept["kind"])
    assert sheet is not None
    body = shapes.upcast(sheet, kept["shape"], kept["body"])
    assert shapes.as_body(shapes.as_shape(sheet, body)) == body


def test_an_older_body_is_brought_up_step_by_step() -> None:
    sheet = Worksheet(
        kind="shed",
        slug="shed",
        fields=(),
        version=3,
        upcasts={
            1: lambda body: {"tools": [body["tool"]]},
            2: lambda body: body | {"locked": ""},
        },
    )
    assert shapes.upcast(sheet, 1, {"tool": "rake"}) == {"tools": ["rake"], "locked": ""}
    assert shapes.upcast(sheet, 4, {"later": "yes"}) == {"later": "yes"}
