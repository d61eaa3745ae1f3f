"""CPU time of processes and their children, and how sure a ratio is."""

import gc
import os
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TICK = os.sysconf("SC_CLK_TCK")
BESIDE: list[int] = []
"""The database server of a run that has one: its work counts with every server of ours."""


def tree(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    found = [pid]
    for one in found:
        for path in Path(f"/proc/{one}/task").glob("*/children"):
            found += [int(child) for child in path.read_text().split()]
    return found


def cpu_of(pid: int) -> float:
    """Return the CPU seconds of a process tree so far."""
    total = 0
    for one in tree(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        total += sum(map(int, fields[11:15]))
    return total / TICK


def cpu_with_database(pid: int) -> float:
    """Return the CPU seconds of a process tree, and of the database server where there is one."""
    return cpu_of(pid) + sum(map(cpu_of, BESIDE))


def memory_of(pid: int) -> dict[str, float]:
    """Return resident MB of a process tree: as each counts it, and with what is shared parted."""
    sums = {"Rss": 0, "Pss": 0}
    for one in tree(pid):
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            name = line.split(":")[0]
            if name in sums:
                sums[name] += int(line.split()[1])
    return {name.lower() + "_mb": round(size / 1024, 1) for name, size in sums.items()}


def cpu_ms(deed: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU milliseconds that this process spent on a deed, and its answer."""
    gc.collect()
    before = time.process_time()
    answer = deed()
    return (time.process_time() - before) * 1000, answer


def ratio(ours: list[float], other: list[float]) -> dict[str, float]:
    """Return the median ratio round by round and its bootstrap 95 % interval."""
    pairs = [one / two for one, two in zip(ours, other, strict=True) if two]
    if not pairs:
        return {}
    chance = random.Random(1)  # noqa: S311 - the same each time
    drawn = sorted(statistics.median(chance.choices(pairs, k=len(pairs))) for _ in range(2000))
    return {"median": statistics.median(pairs), "low": drawn[50], "high": drawn[1949]}


def percentile(values: list[float], part: float) -> float:
    """Return the value below which this part of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
