"""Installed as a package, Marram holds all it needs."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.sources import CHECKOUT, SOURCE

NEEDED = (".html", ".txt", ".toml", ".po", ".css", ".js", ".svg", ".woff2", ".json", ".typ", ".ttf")
BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


@pytest.mark.slow
def test_the_wheel_holds_words_templates_and_static_files(tmp_path: Path) -> None:
    """Build in a copy, so that nothing is left in the checkout."""
    copy, wheels = tmp_path / "copy", tmp_path / "wheels"
    shutil.copytree(SOURCE, copy / "src" / "marram", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-content.md", "requirements.in"):
        shutil.copy(CHECKOUT / name, copy)
    subprocess.run([sys.executable, "-c", BUILD, wheels], cwd=copy, check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        inside = set(packed.namelist())
        (about,) = (name for name in inside if name.endswith(".dist-info/METADATA"))
        said = packed.read(about).decode()
    wanted = {
        path.relative_to(SOURCE.parent).as_posix()
        for path in SOURCE.rglob("*")
        if path.is_file() and (path.suffix in (*NEEDED, ".py"))
    }
    assert wanted <= inside, sorted(wanted - inside)
    assert "Requires-Dist: Django==5.2.19" in said
    assert "License-Expression: AGPL-3.0-or-later" in said
