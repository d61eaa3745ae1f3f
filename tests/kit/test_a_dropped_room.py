"""Rung 2: a folder with its own shape, rules, words, template and static file, dropped in."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from marram.kit import registry, standards
from marram.kit.practice import Practice
from marram.kit.testing import People
from tests.kit import test_every_room as generic

FILES = {
    "__init__.py": "",
    "shape.py": """
from dataclasses import dataclass

@dataclass(frozen=True, slots=True)
class Tide:
    low: str = ""
""",
    "practice.py": """
from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.tides.shape import Tide

PRACTICE = Practice(
    slug="tides",
    seeds=("S45",),
    depth=Depth.L0,
    sheets=(Worksheet(kind="tides", slug="tides", fields=(Field("low", "line"),), shape=Tide),),
)
""",
    "words.toml": """
language = "en-GB"
review = "not yet reviewed by a clinician"
seed = "S45"
[room]
title = "Tides"
about = "When the water is low."
[sheet.tides]
title = "Tides"
about = "When the water is low."
low.ask = "When was it low?"
""",
    "templates/tides/figure.html": "{{ tide }}",
    "static/tides.css": ".tide { inline-size: 1rem; }",
}


@pytest.fixture
def tides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Practice]:
    for name, text in FILES.items():
        path = tmp_path / "tides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    package = importlib.import_module(registry.ROOMS)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    registry.forget()
    yield registry.room("tides")
    registry.forget()
    for name in [name for name in sys.modules if name.startswith(f"{registry.ROOMS}.tides")]:
        del sys.modules[name]


def test_it_is_found_whole_and_works(tides: Practice, people: People) -> None:
    assert standards.faults(tides) == []
    sheet = tides.sheets[0]
    generic.test_what_ruth_kept_opens_for_her_and_for_nobody_else(tides, sheet, people)
    generic.test_it_prints_blank_and_filled_in_both_sizes(tides, sheet, people)


def test_its_templates_and_static_files_are_found(tides: Practice, tmp_path: Path) -> None:
    assert tmp_path / "tides" / "templates" in registry.template_folders()
    assert ("rooms/tides", str(tmp_path / "tides" / "static")) in registry.static_folders()


@pytest.mark.parametrize(
    ("file", "was", "now", "fault"),
    [
        ("practice.py", '"S45"', '"S99"', "there is no row S99"),
        ("words.toml", 'about = "When', 'about = "You should ask when', "says 'should'"),
        ("words.toml", 'low.ask = "When was it low?"', "", "no words for sheet.tides.low.ask"),
        ("practice.py", 'Field("low"', 'Field("high"', "its shape does not know ['high']"),
        ("practice.py", 'Field("low"', 'Field("operation"', "cannot be called operation"),
        ("practice.py", "shape=Tide", "shape=Tide, version=2", "no way from version [1]"),
        ("words.toml", 'review = "not yet reviewed by a clinician"', "", "review state"),
        ("practice.py", '"line"', '"choice"', "is a choice without options"),
        ("practice.py", "shape=Tide", 'shape=Tide, outcome="came"', "outcome is came"),
    ],
)
def test_what_is_wrong_with_a_room_is_said(
    file: str, was: str, now: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in FILES.items():
        path = tmp_path / "tides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(was, now) if name == file else text, encoding="utf-8")
    package = importlib.import_module(registry.ROOMS)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    importlib.invalidate_caches()
    try:
        found = standards.faults(registry.load(tmp_path / "tides"))
    finally:
        for name in [name for name in sys.modules if name.startswith(f"{registry.ROOMS}.tides")]:
            del sys.modules[name]
    assert any(fault in said for said in found), found
