"""Starting and stopping the real server."""

import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.operations.installation import Installation, installation
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


def fetch(home: Installation, path: str) -> tuple[int, str]:
    """Return status and page at an address of a served installation."""
    with urllib.request.build_opener(AnyStatus()).open(home.url + path, timeout=10) as answer:
        return answer.status, answer.read().decode()


class AnyStatus(urllib.request.HTTPErrorProcessor):
    """Takes every answer as one."""

    def http_response(self, request: object, response: Any) -> Any:
        return response


@pytest.mark.parametrize("missing", ["keys", "database"])
def test_with_keys_or_data_gone_help_now_is_served_and_nothing_else(
    tmp_path: Path, missing: str
) -> None:
    with installation(tmp_path / "house") as home:
        with home.serving() as server:
            first = re.search(r"/first/[\w-]+/", server.said())
            assert first
        made = "from marram.kit.testing import client_called as c; c('Ruth', 'ruth@example.org')"
        ended = subprocess.run(
            [sys.executable, "-c", f"import django; django.setup(); {made}"],
            env=home.surroundings | {"DJANGO_SETTINGS_MODULE": "marram.site.settings"},
            cwd=home.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        if missing == "keys":
            home.keys.rename(tmp_path / "elsewhere")
        elif on_sqlite(home):
            (home.data / "marram.db").rename(tmp_path / "marram.db")
            for beside in home.data.glob("marram.db-*"):
                beside.unlink()
        else:
            pytest.skip("the file of a PostgreSQL database is not ours to move")
        with home.serving() as server:
            assert "ONLY Help now and Steady are served" in server.said()
            for path in ("/help/", "/steady/", "/steady/senses/", "/offline/today/", "/sw.js"):
                assert fetch(home, path)[0] == 200, path
            assert "In danger now" in fetch(home, "/help/")[1]
            for path in ("/", "/me/", "/unlock/", "/desk/", first[0]):
                status, page = fetch(home, path)
                assert status == 503, path
                assert "/help/" in page


def on_sqlite(home: Installation) -> bool:
    return "MARRAM_DATABASE_URL" not in home.settings
