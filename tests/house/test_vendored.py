"""What others wrote and we serve is what was taken over then, with its version and licence."""

import hashlib
import re
import tomllib

import pytest

from tests.house.sources import SOURCE

VENDOR = SOURCE / "kit" / "static" / "marram" / "vendor"
SAID = tomllib.loads((VENDOR / "vendored.toml").read_text(encoding="utf-8"))


def test_every_script_is_named() -> None:
    assert {path.name for path in VENDOR.glob("*.js")} == set(SAID)


@pytest.mark.parametrize("name", SAID)
def test_it_is_unchanged_and_comes_with_its_version_and_licence(name: str) -> None:
    said = SAID[name]
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == said["sha256"]
    assert re.search(r"\d+\.\d+\.\d+", said["from"])
    kind, file = said["licence"].split(", ")
    assert kind in (VENDOR / file).read_text(encoding="utf-8")
