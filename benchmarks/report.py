"""The newest run of each job as one table."""

import json
import os
from pathlib import Path
from typing import Any

RESULTS = Path(os.environ.get("MARRAM_BENCH_RESULTS") or Path(__file__).parent / "results")


def table(run: dict[str, Any]) -> str:
    """Return one run as Markdown."""
    load = run["load_before"]
    noisy = "noisy, only CPU ratios count" if run["noisy"] else "quiet"
    lines = [
        (
            f"{run.get('engine', 'SQLite')}. "
            f"World {run['world']} ({run['digest'][:12]}), {run['rounds']} rounds, "
            f"load {load:.1f} before ({noisy}), {run['machine']}."
        ),
    ]
    for job in run["jobs"]:
        lines += ["", f"**{job['job']}** {job['unit']}", "", "| | median |", "| --- | ---: |"]
        lines += [f"| {name} | {value:.4g} |" for name, value in job["medians"].items()]
        for name, found in job["ratios"].items():
            if found:
                span = f"{found['low']:.3g} to {found['high']:.3g}"
                lines.append(f"| {name} | {found['median']:.3g} ({span}) |")
        for aim in job["aims"]:
            said = "met" if aim["met"] else "not met"
            lines.append(f"| aim: {aim['of']} at most {aim['most']:g} | {said} |")
        lines += ["", *(f"Right: {words}." for words in job["checks"])]
    return "\n".join(lines)


def newest() -> dict[str, Any] | None:
    """Return the newest run that was kept, or nothing."""
    kept = sorted(RESULTS.glob("*.json"))
    if not kept:
        return None
    run: dict[str, Any] = json.loads(kept[-1].read_text())
    return run
