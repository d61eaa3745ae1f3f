"""The peer of i1: PouchDB replicating to express-pouchdb, where node and npm are here."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

PACKAGES = ("pouchdb-core@9", "pouchdb-adapter-memory@9", "pouchdb-adapter-http@9",
            "pouchdb-adapter-leveldb@9", "pouchdb-replication@9", "express-pouchdb@4", "express@4",
            "pouchdb-mapreduce@9", "pouchdb-find@9")  # fmt: skip
SCRIPT = Path(__file__).with_name("pouch.cjs")


@cache
def _folder() -> Path | None:
    """Return a folder with the packages, or None where they cannot be had."""
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    place = Path(mkdtemp(prefix="marram-bench-pouch-"))
    words = ["npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES]
    done = subprocess.run(words, cwd=place, capture_output=True, check=False, timeout=240)
    return place if done.returncode == 0 else None


def here() -> bool:
    """Say whether the peer can be asked."""
    return _folder() is not None


def replicate(texts: list[str], where: Path) -> float:
    """Return wall ms to send these pages to an empty database; all of them are there."""
    place = _folder()
    assert place
    where.mkdir(parents=True)
    done = subprocess.run(
        ["node", str(SCRIPT), str(place), str(where)],
        input=json.dumps(texts), capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    assert answer["there"] == len(texts)
    return float(answer["ms"])
