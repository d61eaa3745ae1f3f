"""A kill at any moment loses no page that was said to be kept."""

import json
import random
import threading
import time
from pathlib import Path

import pytest

from tests.drills.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
KILLS, ACKNOWLEDGED = 20, 400


def test_no_acknowledged_page_is_lost_to_a_kill(tmp_path: Path, engine_url: str) -> None:
    house = House(tmp_path / "house", engine_url).prepare()
    owner, _ = json.loads(house.run("deeds.fill_one(1)"))
    noted = tmp_path / "acknowledged"
    chance = random.Random(20)  # noqa: S311 - when to kill is no secret
    kills = count = 0
    with noted.open("w") as book:
        while kills < KILLS or count < ACKNOWLEDGED:
            process = house.start(f"deeds.write_for_ever({owner!r})")
            assert process.stdout is not None
            first = process.stdout.readline()
            book.write(first)
            threading.Timer(chance.uniform(0.005, 0.2), process.kill).start()
            for line in process.stdout:
                if line.endswith("\n"):
                    book.write(line)
                    count += 1
            process.communicate()
            kills += 1
            assert kills < 20 * KILLS
            time.sleep(0)
    found = json.loads(house.run(f"deeds.check_acknowledged({owner!r}, {str(noted)!r})"))
    assert found["acknowledged"] >= ACKNOWLEDGED
    assert found == {
        "acknowledged": found["acknowledged"],
        "lost": [],
        "unread": [],
        "without_line": [],
        "half": 0,
        "faults": [],
    }
