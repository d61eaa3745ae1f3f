"""What others wrote and we serve is what they published, unchanged, with its licence."""

import hashlib
import re

from tests.house.sources import SOURCE

VENDOR = SOURCE / "kit" / "static" / "marram" / "vendor"


def test_each_file_is_the_published_one() -> None:
    said = (VENDOR / "README.txt").read_text(encoding="utf-8")
    sums = dict(re.findall(r"^sha256  ([0-9a-f]{64})  (\S+)$", said, re.MULTILINE))
    scripts = {path.name for path in VENDOR.glob("*.js")}
    assert set(sums.values()) == scripts
    for expected, name in sums.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == expected


def test_it_comes_with_its_version_and_licence() -> None:
    said = (VENDOR / "README.txt").read_text(encoding="utf-8")
    assert re.search(r"version \d+\.\d+\.\d+", said)
    assert "MIT License" in (VENDOR / "LICENSE-hash-wasm.txt").read_text(encoding="utf-8")
