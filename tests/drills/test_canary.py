"""What a person writes stands readable in no byte on the disk."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest

from tests.drills import sweep
from tests.drills.house import House, new_database

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
NAMED_PLACES = 8


def left_behind(house: House, marker: str, *, sealed: bool) -> tuple[set[str], set[str]]:
    """Return the columns and the files that hold the marker after it went everywhere."""
    address = f"Rotkehlchen{uuid4().hex[:6]}"
    code = (
        "from tests.drills import canary; "
        f"canary.everything({marker!r}, {address!r}, sealed={sealed})"
    )
    for folder in (house.data, house.folder / "tmp"):
        folder.mkdir(parents=True, exist_ok=True)
    if house.url:
        house.url = new_database(house.url, "canary")
    process = house.start(code)
    out, noise = process.communicate(timeout=240)
    assert process.returncode == 0, noise
    (house.folder / "log").write_text(noise)
    folders = [house.folder]
    if house.url:
        folders.append(Path(parse_qs(urlsplit(house.url).query)["host"][0]))
    found = sweep.places(folders, marker)
    # A letter cannot be sent without an address; nowhere else may it stand.
    found |= {place for place in sweep.places(folders, address) if "/mail/" not in place}
    return set(json.loads(out.splitlines()[-1])), found


def test_the_sweep_finds_what_it_looks_for() -> None:
    sweep.self_test()


def test_with_sealing_off_the_marker_is_found_in_many_places(
    tmp_path: Path, engine_url: str
) -> None:
    house = House(tmp_path / "house", engine_url)
    columns, files = left_behind(house, f"Zaunkoenig{uuid4().hex[:6]}", sealed=False)
    assert len(columns) >= NAMED_PLACES, columns
    assert files


def test_with_sealing_on_the_marker_is_found_nowhere(tmp_path: Path, engine_url: str) -> None:
    house = House(tmp_path / "house", engine_url)
    columns, files = left_behind(house, f"Zaunkoenig{uuid4().hex[:6]}", sealed=True)
    assert columns == set()
    assert files == set()
