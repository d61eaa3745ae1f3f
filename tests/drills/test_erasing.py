"""What was erased does not open from a back-up, and what was not erased still does."""

import json
import shutil
from pathlib import Path

import pytest

from tests.drills.house import House

pytestmark = pytest.mark.slow


def opened_by(house: House) -> set[str]:
    return set(json.loads(house.run("deeds.attack()")))


def test_an_old_backup_opens_nobody_who_was_erased_and_everybody_else(
    tmp_path: Path, engine_url: str
) -> None:
    house = House(tmp_path / "house", engine_url).prepare()
    made = json.loads(house.run("deeds.fill(10)"))
    gone, stay = made[:5], made[5:]
    backup = house.copy(tmp_path / "backup")
    shutil.copytree(house.keys, backup.folder / "old-keys")

    house.run(f"deeds.erase_people({[person for person, _ in gone]!r})")
    shutil.copytree(house.keys, backup.folder / "keys")

    still_open = opened_by(backup)
    assert len(still_open & {entry for _, entry in gone}) == 0
    assert len(still_open & {entry for _, entry in stay}) == 5
    backup.keys_name = "old-keys"
    assert len(opened_by(backup) & {entry for _, entry in gone}) == 5, "the drill must bite"


def test_pages_erased_one_by_one_do_not_open_from_an_old_backup(
    tmp_path: Path, engine_url: str
) -> None:
    house = House(tmp_path / "house", engine_url).prepare()
    owner, entries = json.loads(house.run("deeds.fill_one(10)"))
    backup = house.copy(tmp_path / "backup")
    shutil.copytree(house.keys, backup.folder / "old-keys")

    house.run(f"deeds.erase_entries({owner!r}, {entries[:5]!r})")
    shutil.copytree(house.keys, backup.folder / "keys")

    assert opened_by(backup) & set(entries[:5]) == set()
    assert opened_by(house) == set(entries[5:])
    newer = house.copy(tmp_path / "newer")
    shutil.copytree(house.keys, newer.folder / "keys")
    assert opened_by(newer) == set(entries[5:])
    backup.keys_name = "old-keys"
    assert opened_by(backup) >= set(entries[:5]), "the drill must bite"


def test_the_bytes_of_an_erased_page_are_gone_from_sqlite_files(tmp_path: Path) -> None:
    house = House(tmp_path / "house").prepare()
    owner, entries = json.loads(house.run("deeds.fill_one(3)"))
    body = bytes.fromhex(
        house.run(
            "from marram.record.models import Revision; "
            f"print(bytes(Revision.objects.get(entry='{entries[0]}').body)[200:264].hex())"
        )
    )

    def on_disk() -> bytes:
        return b"".join(path.read_bytes() for path in house.data.iterdir())

    assert body in on_disk()
    house.run(f"deeds.erase_entries({owner!r}, {entries[:1]!r})")
    assert body not in on_disk()
