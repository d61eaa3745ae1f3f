"""The one script that makes, mends and starts everything."""

import importlib.machinery
import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.sources import CHECKOUT


@pytest.fixture
def script() -> ModuleType:
    """Return the script, read anew so that a test may change what it looks at."""
    loader = importlib.machinery.SourceFileLoader("entry_script", str(CHECKOUT / "marram"))
    spec = importlib.util.spec_from_loader("entry_script", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture
def finished(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small environment that the script believes it has finished."""
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(os.path.realpath("/bin/sh"))
    (venv / "lib").mkdir()
    (venv / "lib" / "django.py").write_text("whole")
    monkeypatch.setattr(script, "VENV", venv)
    monkeypatch.setattr(script, "STAMP", venv / "marram.json")
    monkeypatch.setattr(script, "PYTHON", venv / "bin" / "python")
    note = {
        "layout": script.LAYOUT,
        "folder": str(venv),
        "marks": {"run": script.wanted("run")},
        "files": script.files_of_environment(),
    }
    script.STAMP.write_text(json.dumps(note))
    return venv


def test_a_finished_environment_is_taken_as_it_is(script: ModuleType, finished: Path) -> None:
    stamp = script.read_stamp()
    assert script.whole(stamp)
    assert script.has(stamp, "run")
    assert not script.has(stamp, "test")
    (finished / "lib" / "somebody-added-this.py").write_text("")
    assert script.whole(stamp)


@pytest.mark.parametrize("harm", ["gone", "cut", "no python", "no note", "half a note", "moved"])
def test_a_harmed_environment_is_noticed(script: ModuleType, finished: Path, harm: str) -> None:
    file = finished / "lib" / "django.py"
    note = finished / "marram.json"
    {
        "gone": file.unlink,
        "cut": lambda: file.write_text("who"),
        "no python": (finished / "bin" / "python").unlink,
        "no note": note.unlink,
        "half a note": lambda: note.write_text('{"lay'),
        "moved": lambda: note.write_text(note.read_text().replace(str(finished), "/elsewhere")),
    }[harm]()
    assert not script.whole(script.read_stamp())


def test_an_environment_that_the_build_did_not_finish_has_no_note(
    script: ModuleType, finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_level: str) -> None:
        raise script.Stopped("no network")

    monkeypatch.setattr(script, "install", stopped)
    with pytest.raises(script.Stopped):
        script.build("test")
    assert not script.read_stamp()


@pytest.fixture
def bare_machine(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with an apt-get that only notes what it was asked, and without the programs."""
    noted = tmp_path / "asked"
    fake = tmp_path / "bin" / "apt-get"
    fake.parent.mkdir()
    fake.write_text(f'#!/bin/sh\necho "$@" >> {noted}\nls {tmp_path}/etc >> {noted}\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:/usr/bin:/bin")
    monkeypatch.setattr(script, "chromium", lambda: None)
    monkeypatch.setattr(script, "postgres", lambda: None)
    monkeypatch.setattr(script, "NO_CLUSTER", tmp_path / "etc" / "marram-tests.conf")
    return noted


def test_root_gets_the_programs_and_no_database_cluster(
    script: ModuleType, bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert script.fetch_programs() == ["Chromium", "PostgreSQL"]
    asked = bare_machine.read_text().splitlines()
    assert "install -y --no-install-recommends chromium postgresql-15" in asked
    assert asked[-1] == "marram-tests.conf"
    assert not script.NO_CLUSTER.exists()


def test_a_plain_user_is_told_the_one_command(
    script: ModuleType,
    bare_machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert script.fetch_programs() == ["Chromium", "PostgreSQL"]
    said = capsys.readouterr().err
    assert "sudo apt-get install -y --no-install-recommends chromium postgresql-15" in said
    assert not bare_machine.exists()


@pytest.mark.parametrize(("under_ci", "ended"), [("", 0), ("true", 1)])
def test_what_cannot_run_is_named_and_fails_only_under_ci(
    script: ModuleType,
    bare_machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    under_ci: str,
    ended: int,
) -> None:
    monkeypatch.setenv("CI", under_ci)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(script, "environment", lambda _level: None)
    monkeypatch.setattr(script, "run_checks", lambda _names: [])
    monkeypatch.setattr(script, "run", lambda _command, _more=None: 0)
    assert script.test([]) == ended
    assert "Not run, because Chromium is not on this machine" in capsys.readouterr().out
    assert bare_machine.parent.exists()


def test_the_last_line_belongs_to_the_group_that_does_not_pass(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def second_fails(command: list[str], _more: object = None) -> int:
        asked.append(command)
        return 1 if len(asked) == 2 else 0

    for name, stand_in in {
        "environment": lambda _level: None,
        "run_checks": lambda _names: [],
        "fetch_programs": list,
        "run": second_fails,
    }.items():
        monkeypatch.setattr(script, name, stand_in)
    assert script.test([]) == 1
    assert len(asked) == 2
