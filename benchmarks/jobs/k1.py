"""k1: what stands there when nobody does anything: start, memory, size, imports."""

import importlib.metadata
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import house, meter
from benchmarks.gen import World
from benchmarks.jobs.shape import Job
from benchmarks.peers import asking

SETTINGS = {"ours": "marram.site.settings", "peer": "benchmarks.peers.drf.settings"}
PEER_NEEDS = ("django", "djangorestframework", "cryptography", "granian", "sqlcipher3", "cffi")


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:  # noqa: PLR0915 - one measurement, told in order
    """Return seconds and MB of an idle server."""
    del world, smoke
    job = Job("k1", "seconds and MB, idle")
    other = folder / "peer-k1"
    sides = [("ours", house.OURS, folder)]
    if asking.here():
        asking.ask(other, "prepare")
        sides.append(("peer", house.PEER, other))
    for _ in range(rounds):
        for name, words, where in sides:
            with house.server(words, where) as (process, _port, seconds):
                job.add(f"{name}, s to the first answer", seconds)
                for kind, size in meter.memory_of(process.pid).items():
                    job.add(f"{name}, {kind}", size)
                workers = [pid for pid in meter.tree(process.pid) if pid != process.pid]
                largest = max((meter.memory_of(pid)["rss_mb"] for pid in workers), default=0.0)
                job.add(f"{name}, worker rss_mb", largest)
            job.add(f"{name}, s CPU to import", _imports(where, SETTINGS[name]))
    root = house.CHECKOUT
    locked = (root / "requirements.lock").read_text()
    names = re.findall(r"^([A-Za-z0-9_.-]+)==", locked, re.MULTILINE)
    job.add("ours, install MB", _installed(names) + _tree_mb(root / "src"))
    if asking.here():
        job.add("peer, install MB", _installed(PEER_NEEDS))
    job.checked("every server answered before it was measured")
    job.compare("ours, s to the first answer", "peer, s to the first answer")
    job.compare("ours, pss_mb", "peer, pss_mb")
    job.aim("ours, s to the first answer", 1.0)
    job.aim("ours, worker rss_mb", 70)
    job.aim("ours, install MB", 150)
    return job.as_json()


def _imports(folder: Path, settings: str) -> float:
    code = "import time, django; django.setup(); print(time.process_time())"
    environ = house.environment(folder, DJANGO_SETTINGS_MODULE=settings)
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], env=environ, cwd=house.CHECKOUT,
        capture_output=True, check=True,
    )  # fmt: skip
    assert time.monotonic() > started
    return float(done.stdout)


def _installed(names: Any) -> float:
    total = 0
    for name in names:
        try:
            files = importlib.metadata.files(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        for file in files:
            path = Path(str(file.locate()))
            total += path.stat().st_size if path.is_file() else 0
    return total / 1e6


def _tree_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
