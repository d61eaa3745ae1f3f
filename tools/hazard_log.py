#!/usr/bin/env python3
"""Hold the hazard log against the tests that ran.

    hazard_log.py RAN

RAN has a line for each test that ended: its outcome, a tab, its id. A control of
docs/safety/hazards.toml that says it is built names tests; each must have run and passed.
It uses nothing of Marram. Exit 0: all did. Exit 1: some did not, each in a sentence.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LOG = Path(__file__).resolve().parent.parent / "docs" / "safety" / "hazards.toml"
BUILT, PLANNED = "built", "planned"


def read(path: Path = LOG) -> list[dict[str, Any]]:
    """Return the hazards of the log."""
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["hazard"]
    return found


def controls(hazards: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each control with the id of its hazard."""
    for hazard in hazards:
        for control in hazard["control"]:
            yield hazard["id"], control


def outcomes(lines: list[str]) -> dict[str, set[str]]:
    """Return how each test ended, by its id without parameters; it may have run more than once."""
    found: dict[str, set[str]] = {}
    for line in lines:
        outcome, _, ident = line.partition("\t")
        found.setdefault(ident.partition("[")[0], set()).add(outcome)
    return found


def not_proven(hazards: list[dict[str, Any]], ran: dict[str, set[str]]) -> list[str]:
    """Return one sentence for each test that a built control names and that did not pass."""
    return [
        f"{hazard}, {control['what']}: {wanted} {fault}."
        for hazard, control in controls(hazards)
        if control["state"] == BUILT
        for wanted in control["tests"]
        if (fault := _fault(wanted, ran))
    ]


def _fault(wanted: str, ran: dict[str, set[str]]) -> str:
    """Say what is wrong with a test by its id, or with all of a file; nothing when it passed."""
    within = f"{wanted}::"
    ended = {how for name, all_of in ran.items() for how in all_of if _is(name, wanted, within)}
    if "failed" in ended:
        return "failed"
    return "" if "passed" in ended else "did not run"


def _is(name: str, wanted: str, within: str) -> bool:
    return name == wanted or name.startswith(within)


def main(arguments: list[str]) -> int:
    """Compare and return the exit code."""
    if len(arguments) != 1:
        sys.stderr.write((__doc__ or "") + "\n")
        return 2
    lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    hazards = read()
    found = not_proven(hazards, outcomes(lines))
    built = sum(control["state"] == BUILT for _, control in controls(hazards))
    whole = f"{len(hazards)} hazards, {built} controls built, each with its tests that passed."
    sys.stdout.write("\n".join(found or [whole]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
