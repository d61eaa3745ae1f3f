"""Starting and stopping the real server."""

import json
import re
import time
import urllib.error
import urllib.request

import pytest

from tests.operations.installation import Installation
from tests.operations.test_commands import ends_in_one_sentence

pytestmark = [pytest.mark.database, pytest.mark.slow]


def answer_of(url: str) -> int:
    """Return the status of the answer at this address."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own address
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_an_empty_installation_prints_a_one_time_address(empty: Installation) -> None:
    with empty.serving() as server:
        assert re.search(rf"{empty.url}/first/[\w-]+/", server.said())
        assert "SQLite 3." in server.said() or "PostgreSQL 1" in server.said()
        assert answer_of(f"{empty.url}/nothing-is-here/") == 404
    assert server.process.returncode == 0


def test_the_head_of_the_audit_is_noted_when_it_stops(house: Installation) -> None:
    (house.keys / "audit-head.json").unlink()
    with house.serving("demo") as server:
        assert f"{house.url}/demo/" in server.said()
    head = json.loads((house.keys / "audit-head.json").read_text())
    assert head["seq"] > 0
    done = house.run("doctor")
    assert "a cut would show" in done.stdout


def test_the_second_start_of_the_demo_takes_seconds(house: Installation) -> None:
    started = time.monotonic()
    with house.serving("demo") as server:
        assert time.monotonic() - started < 10
        assert "Loaded" not in server.said()
        assert "Ruth Adeyemi" in server.said()


def test_serve_refuses_the_demo_and_the_demo_refuses_real_people(
    house: Installation, empty: Installation
) -> None:
    assert ends_in_one_sentence(house.run("serve"), "MARRAM_DATA")


def test_a_port_in_use_is_said(house: Installation) -> None:
    with house.serving("demo"):
        assert ends_in_one_sentence(house.run("demo"), "MARRAM_PORT")
