"""Three workers, one killed again and again: what is owed is done, and nobody nagged twice."""

import random
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.drills.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
MANY, KILLS = 100, 8
BEGIN = "from tests.drills import working; "


@dataclass
class Drill:
    """Workers on one installation, and what they did."""

    house: House
    folder: Path
    owed: list[str]
    code: str

    @classmethod
    def on(cls, folder: Path, url: str) -> "Drill":
        house = House(folder / "house", url).prepare()
        owing = f"{BEGIN}working.owe({MANY}); print(*working.OWNERS.values())"
        *owed, owners = house.run(owing).splitlines()
        duty, reminder = owners.split()
        code = f"{BEGIN}working.work({str(folder)!r}, {duty!r}, {reminder!r})"
        return cls(house, folder, owed, code)

    def left(self) -> int:
        return int(self.house.run(f"{BEGIN}working.left()"))

    def kill_one(self) -> None:
        """Let one more worker begin, and kill it in the middle of whatever it does."""
        one = self.house.start(self.code)
        assert one.stdout
        one.stdout.readline()
        time.sleep(random.random() * 0.6)  # noqa: S311 - the moment of a kill is anybody's
        ends(one)

    def done(self, kind: str) -> Counter[str]:
        lines = (self.folder / "done").read_text().splitlines()
        return Counter(line for line in lines if line.startswith(kind))


def ends(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def kill_until_done(drill: Drill) -> int:
    """Kill one after the other until nothing is owed, and return how many."""
    killed, until = 0, time.monotonic() + 150
    while killed < KILLS or drill.left():
        assert time.monotonic() < until, f"still owed after {killed} kills"
        drill.kill_one()
        killed += 1
    return killed


def test_what_is_owed_is_done_and_nobody_is_reminded_twice(tmp_path: Path, engine_url: str) -> None:
    drill = Drill.on(tmp_path, engine_url)
    steady = [drill.house.start(drill.code) for _ in range(2)]
    try:
        killed = kill_until_done(drill)
    finally:
        for one in steady:
            ends(one)
    duties, reminders = drill.done("duty"), drill.done("reminder")
    assert set(duties) == {line for line in drill.owed if line.startswith("duty")}
    assert set(reminders.values()) == {1}
    assert len(reminders) >= MANY - killed, "only one that a worker just began may be left out"
    assert sum(duties.values()) - MANY <= killed, "only one that a worker just did is done again"
