"""The reference is built from the code and holds everything that there is."""

import re
from pathlib import Path

from marram.kit import registry
from marram.operations import reference
from marram.record.auditing import DEEDS
from tools import hazard_log

SOURCE = Path(reference.__file__).resolve().parents[1]


def test_every_room_and_worksheet_is_in_it(tmp_path: Path) -> None:
    reference.write(tmp_path)
    rooms = (tmp_path / "rooms.md").read_text()
    for room in registry.rooms():
        assert f"## {room.slug}" in rooms
        for sheet in room.sheets:
            assert f"`{sheet.kind}`" in rooms


def test_every_setting_that_the_code_reads_is_in_it() -> None:
    text = "".join(path.read_text() for path in (SOURCE / "site").glob("*.py"))
    read = set(re.findall(r'environ\.get\("(MARRAM_\w+)"', text))
    assert read
    assert read <= set(reference.SETTINGS)


def test_every_deed_of_the_chain_is_in_it() -> None:
    assert all(f"| `{deed}` |" in reference.pages()["deeds.md"] for deed in DEEDS)


def test_every_hazard_and_each_of_its_controls_is_in_it() -> None:
    page = reference.pages()["hazards.md"]
    for hazard in hazard_log.read():
        assert f"## {hazard['id']} " in page
        assert all(f"- {control['what']} (" in page for control in hazard["control"])


def test_the_rows_of_the_first_rooms_have_a_room() -> None:
    carried = reference.pages()["capabilities.md"]
    assert all(f"| `{row}` |" in carried for row in ("S1", "S3", "S4", "S54", "S55", "S56"))
