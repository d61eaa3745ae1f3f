"""Folders, keys and tables: what is made, what is refused."""

import contextlib
import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.operations.installation import CHECKOUT, COMMAND, Installation
from tests.operations.test_commands import RUTH, ends_in_one_sentence

pytestmark = pytest.mark.database


def on_postgresql() -> bool:
    """Say whether this run has PostgreSQL."""
    return os.environ.get("MARRAM_DATABASE_URL", "").startswith("postgres")


def test_both_folders_are_for_their_owner_only(house: Installation) -> None:
    for folder in (house.data, house.keys):
        assert folder.stat().st_mode & 0o777 == 0o700
    for file in house.keys.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file


def test_a_key_folder_that_others_can_read_is_refused(house: Installation) -> None:
    house.keys.chmod(0o750)
    for words in (("serve",), ("demo",), ("doctor",), ("export-client", RUTH, "--out", "x.zip")):
        assert ends_in_one_sentence(house.run(*words), "chmod 700")
    assert house.keys.stat().st_mode & 0o777 == 0o750


def test_a_key_file_that_others_can_read_is_refused(house: Installation) -> None:
    (house.keys / "key").chmod(0o440)
    assert ends_in_one_sentence(house.run("doctor"), "chmod 0400")


@pytest.mark.parametrize(("data", "keys"), [("a", "a/keys"), ("a/data", "a"), ("a", "a")])
def test_keys_inside_the_data_are_refused(empty: Installation, data: str, keys: str) -> None:
    empty.settings["MARRAM_DATA"] = str(empty.folder / data)
    empty.settings["MARRAM_KEYS"] = str(empty.folder / keys)
    assert ends_in_one_sentence(empty.run("serve"), "MARRAM_KEYS")
    assert not (empty.folder / "a").exists()


def test_new_keys_are_never_made_beside_people_of_old_ones(house: Installation) -> None:
    shutil.rmtree(house.keys)
    assert ends_in_one_sentence(house.run("demo"), "no keyring")
    assert not (house.keys / "keyring.db").exists()
    assert ends_in_one_sentence(house.run("doctor"), "no keyring")


def test_the_keys_of_another_installation_are_noticed(house: Installation, tmp_path: Path) -> None:
    other = Installation(
        tmp_path / "other",
        {**house.settings, "MARRAM_DATA": str(tmp_path / "d"), "MARRAM_KEYS": str(tmp_path / "k")},
    )
    other.settings.pop("MARRAM_DATABASE_URL", None)
    other.folder.mkdir()
    assert other.run("demo", "--load-only").returncode == 0
    house.settings["MARRAM_KEYS"] = other.settings["MARRAM_KEYS"]
    assert ends_in_one_sentence(house.run("doctor"), "belong together")


def test_a_command_before_the_first_start_says_so(empty: Installation) -> None:
    assert ends_in_one_sentence(empty.run("doctor"), "./marram serve first")
    assert not empty.keys.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MARRAM_PORT", "eighty"),
        ("MARRAM_PUBLIC_URL", "marram.example"),
        ("MARRAM_DATABASE_URL", "mysql://here"),
        ("MARRAM_MAIL", "localhost"),
    ],
)
def test_a_wrong_setting_is_named(empty: Installation, name: str, value: str) -> None:
    empty.settings[name] = value
    assert ends_in_one_sentence(empty.run("doctor"), name)


def test_a_database_that_cannot_be_reached_is_said(empty: Installation) -> None:
    empty.settings["MARRAM_DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/none"
    assert ends_in_one_sentence(empty.run("serve"), "cannot be reached")


def test_a_folder_that_is_a_file_is_said(empty: Installation) -> None:
    empty.data.write_text("not a folder")
    assert ends_in_one_sentence(empty.run("serve"), "is a file")


def test_a_database_of_a_newer_marram_is_left_alone(house: Installation) -> None:
    if on_postgresql():
        pytest.skip("the row is put in by hand, on SQLite")
    import sqlcipher3.dbapi2 as sqlite  # noqa: PLC0415 - on SQLite only

    with sqlite.connect(str(house.data / "marram.db")) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)",
            ("record", "9999_of_tomorrow", "2030-01-01"),
        )
    connection.close()
    assert ends_in_one_sentence(house.run("demo"), "newer Marram")
    assert ends_in_one_sentence(house.run("doctor"), "newer Marram")


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
def test_a_first_start_that_is_killed_is_finished_by_the_next(
    empty: Installation, after: float
) -> None:
    words = [*COMMAND, "demo", "--load-only"]
    with subprocess.Popen(
        words,
        env=empty.surroundings,
        cwd=empty.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(after)
        process.kill()
    done = empty.run("demo", "--load-only")
    assert done.returncode == 0, done.stderr
    assert "Loaded" not in empty.run("demo", "--load-only").stderr
    assert f"{everybody()} people" in empty.run("doctor").stdout


def test_two_starts_at_once_make_one_installation(empty: Installation) -> None:
    words = [*COMMAND, "demo", "--load-only"]
    both = [
        subprocess.Popen(
            words,
            env=empty.surroundings,
            cwd=empty.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    ended = [one.communicate(timeout=60)[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], ended
    assert f"{everybody()} people" in empty.run("doctor").stdout


def everybody() -> int:
    """Return how many people the demo has."""
    house = CHECKOUT / "src" / "marram" / "operations" / "demo" / "house.toml"
    told = tomllib.loads(house.read_text(encoding="utf-8"))
    return len(told["staff"]) + len(told["clients"])
