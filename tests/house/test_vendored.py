"""What others made lies here as they made it, with its licence and where it is from."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from tests.house.sources import SOURCE

FOLDER = SOURCE / "kit" / "static" / "marram" / "vendor"
LISTED = tomllib.loads((FOLDER / "vendored.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(LISTED))
def test_it_is_as_it_was_made_and_says_where_it_is_from(name: str) -> None:
    listed = LISTED[name]
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == listed["sha256"]
    assert all(listed[what].strip() for what in ("what", "from", "licence", "made"))
    licence = listed["licence"].rpartition(" ")[2]
    assert (FOLDER / licence).is_file()


def test_nothing_lies_there_unlisted() -> None:
    scripts = {path.name for path in Path(FOLDER).glob("*.js")}
    assert scripts == set(LISTED)
