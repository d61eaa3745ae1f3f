"""Measure with `python -m benchmarks run [--job b1] [--rounds 5] [--smoke]`; then `report`.

With `--on-postgresql` a server is started for the run, as durable as one that is used.
"""

import argparse
import importlib
import json
import os
import platform
import sys
import tempfile
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import house, meter, report
from tests.support import postgres

JOBS = ("a1", "a2", "a3", "a4", "b1", "b2", "b4", "d1", "f1", "g1", "h1", "h2", "i1", "k1")
QUIET = 0.7


def main(words: list[str]) -> int:
    """Run jobs or print the newest run; 0 when everything was right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    deeds = parser.add_subparsers(dest="deed", required=True)
    run_ = deeds.add_parser("run", help="measure, each job in a fresh installation")
    run_.add_argument("--job", action="append", choices=JOBS, help="only this one; may be repeated")
    run_.add_argument("--rounds", type=int, default=5)
    run_.add_argument("--smoke", action="store_true", help="a small world and one round")
    run_.add_argument("--on-postgresql", action="store_true", help="not on SQLite")
    deeds.add_parser("report", help="print the newest run")
    asked = parser.parse_args(words)
    if asked.deed == "report":
        found = report.newest()
        print(report.table(found) if found else "Nothing was measured yet.")
        return 0 if found else 2
    names, rounds = asked.job or list(JOBS), 1 if asked.smoke else asked.rounds
    with postgres.cluster(durable=True) if asked.on_postgresql else nullcontext("") as url:
        if url:
            meter.BESIDE.append(house.pid_of(url))
        run(names, rounds=rounds, smoke=asked.smoke, database=url)
    return 0


def run(names: list[str], *, rounds: int, smoke: bool, database: str = "") -> Path:
    """Run the jobs and return where the results are."""
    load = os.getloadavg()[0]
    begun = datetime.now(UTC)
    jobs: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="marram-bench-") as folder:
        place = Path(folder)
        house.begin(place, database)
        from benchmarks.gen import world

        made = world("XS" if smoke else "S")
        for name in names:
            print(f"{name} ...", file=sys.stderr, flush=True)
            job = importlib.import_module(f"benchmarks.jobs.{name}")
            jobs.append(job.run(made, rounds=rounds, folder=place, smoke=smoke))
        from django.db import connections

        connections.close_all()
    result = {
        "at": begun.isoformat(timespec="seconds"),
        "engine": "PostgreSQL" if database else "SQLite",
        "world": made.name,
        "digest": made.digest,
        "rounds": rounds,
        "load_before": load,
        "noisy": load > QUIET,
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python "
        f"{platform.python_version()}",
        "jobs": jobs,
    }
    report.RESULTS.mkdir(exist_ok=True)
    path = report.RESULTS / f"{begun:%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(result, indent=1))
    print(report.table(result))
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
