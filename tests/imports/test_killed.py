"""An import that is killed has brought in all or nothing, and run again it is complete."""

import json
import random
import threading
from pathlib import Path

import pytest

from tests.drills.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
KILLS, ENTRIES = 6, 2000
DO = "from tests.imports import bringing; bringing."


def write_diary(path: Path) -> None:
    """Write a diary long enough to be killed in the middle of."""
    rows = (
        {"id": n, "source": "drill", "date": "1870-06-20", "text": f"entry {n} " + "words " * 300}
        for n in range(ENTRIES)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_a_killed_import_leaves_nothing_half_done_and_is_simply_run_again(tmp_path: Path) -> None:
    house, diary = House(tmp_path / "house").prepare(), tmp_path / "diary.jsonl"
    write_diary(diary)
    chance = random.Random(13)  # noqa: S311 - when to kill is no secret
    whole = dict.fromkeys(("entries", "tellings", "wraps", "listed", "opened"), ENTRIES)
    killed = 0
    for _ in range(KILLS):
        owner = house.run(f"{DO}someone()")
        process = house.start(f"{DO}bring({owner!r}, {str(diary)!r})")
        assert process.stdout is not None
        assert process.stdout.readline() == "begins\n"
        threading.Timer(chance.uniform(0.0, 0.8), process.kill).start()
        process.communicate()
        killed += process.returncode < 0
        found = json.loads(house.run(f"{DO}look({owner!r})"))
        assert found in ({**dict.fromkeys(whole, 0), "faults": []}, {**whole, "faults": []})
        again = json.loads(house.run(f"{DO}bring({owner!r}, {str(diary)!r})").splitlines()[-1])
        assert again["imported"] == ENTRIES - found["entries"]
        assert json.loads(house.run(f"{DO}look({owner!r})")) == {**whole, "faults": []}
    assert killed >= KILLS // 2
