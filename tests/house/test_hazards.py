"""The hazard log is whole, names tests that there are, and is held against those that ran."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.house.sources import CHECKOUT
from tools import hazard_log

HAZARDS = hazard_log.read()
OURS = {f"H{number:02}" for number in range(1, 32)}
CLINICAL = {f"C H{number}" for number in range(1, 17)}
SEVERITIES = {"minor", "significant", "considerable", "major", "catastrophic"}
LIKELIHOODS = {"very low", "low", "medium", "high", "very high"}
ISSUES = {
    "Story: a living map of what happened, what endures and what may be",
    "Values into days: plans, energy, small experiments, check-ins",
}
every_hazard = pytest.mark.parametrize("hazard", HAZARDS, ids=lambda one: one["id"])


def is_there(ident: str) -> bool:
    """Say whether a test file, or a test in it, is in this checkout."""
    path, _, name = ident.partition("::")
    file = CHECKOUT / path
    if not file.is_file():
        return False
    defined = {
        node.name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    return not name or name.rpartition("::")[2] in defined


def test_every_hazard_of_both_lists_is_in_it_once() -> None:
    ids = [hazard["id"] for hazard in HAZARDS]
    assert sorted(ids) == sorted(OURS)
    assert {other for hazard in HAZARDS for other in hazard["also"]} == CLINICAL


@every_hazard
def test_a_hazard_says_what_why_and_how_bad(hazard: dict[str, Any]) -> None:
    assert all(hazard[part].strip() for part in ("name", "harm", "cause"))
    assert hazard["severity"] in SEVERITIES
    assert hazard["likelihood"] in LIKELIHOODS
    assert 1 <= hazard["residual"] <= hazard["initial"] <= 5
    assert hazard["control"], "a hazard without a control is a warning nobody heeds"


@every_hazard
def test_a_control_names_its_tests_or_the_issue_that_brings_it(hazard: dict[str, Any]) -> None:
    for control in hazard["control"]:
        assert control["state"] in {"built", "planned"}
        if control["state"] == "planned":
            assert control["issue"] in ISSUES or control["issue"].startswith("not yet filed: ")
            continue
        assert control["tests"]
        missing = [ident for ident in control["tests"] if not is_there(ident)]
        assert not missing, f"{hazard['id']} names tests that are not there: {missing}"


def test_the_wall_sees_a_test_that_is_not_there() -> None:
    assert is_there("tests/house/test_hazards.py::test_the_wall_sees_a_test_that_is_not_there")
    assert not is_there("tests/house/test_hazards.py::test_nobody_wrote")
    assert not is_there("tests/house/nowhere.py")


def log(*tests: str) -> list[dict[str, Any]]:
    return [{"id": "H99", "control": [{"what": "a net", "state": "built", "tests": list(tests)}]}]


@pytest.mark.parametrize(
    ("ran", "said"),
    [
        (["passed\ttests/a.py::test_one[x]"], ""),
        (["passed\ttests/a.py::test_one[x]", "failed\ttests/a.py::test_one[y]"], "failed"),
        (["skipped\ttests/a.py::test_one"], "did not run"),
        (["passed\ttests/a.py::test_one_more"], "did not run"),
        ([], "did not run"),
    ],
)
def test_a_built_control_needs_its_test_to_have_run_and_passed(ran: list[str], said: str) -> None:
    found = hazard_log.not_proven(log("tests/a.py::test_one"), hazard_log.outcomes(ran))
    assert found == ([f"H99, a net: tests/a.py::test_one {said}."] if said else [])


def test_a_file_stands_for_all_of_its_tests() -> None:
    ran = ["passed\ttests/a.py::test_one", "failed\ttests/a.py::test_two"]
    assert hazard_log.not_proven(log("tests/a.py"), hazard_log.outcomes(ran[:1])) == []
    assert hazard_log.not_proven(log("tests/a.py"), hazard_log.outcomes(ran))


def test_the_tool_says_what_did_not_run(tmp_path: Path) -> None:
    noted = tmp_path / "ran.txt"
    noted.write_text("passed\ttests/a.py::test_one\n")
    command = [sys.executable, "-I", str(CHECKOUT / "tools" / "hazard_log.py"), str(noted)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.search(r"^H02, .*did not run\.$", done.stdout, re.MULTILINE)
