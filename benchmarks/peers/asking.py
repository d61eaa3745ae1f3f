"""Ask the peer for something, in a process of its own."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks import house


def here() -> bool:
    """Say whether the peer's packages are installed (they are in requirements-test)."""
    return importlib.util.find_spec("rest_framework") is not None


def ask(folder: Path, *words: str) -> dict[str, Any]:
    """Return the peer's answer."""
    for name in ("data", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "benchmarks.peers.drf", *words],
        env=house.environment(folder), cwd=house.CHECKOUT, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
