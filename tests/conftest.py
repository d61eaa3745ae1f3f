"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from marram.keys.keyring import Keyring
from marram.people import shown

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

NOTHING_LEAVES = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
"""Nothing a page asks for may leave this machine."""
CHECKOUT = Path(__file__).resolve().parent.parent
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whatever touches stored data, so that it runs on both engines."""
    for item in items:
        asked = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
        if asked or item.get_closest_marker("django_db"):
            item.add_marker("database")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what only says something on PostgreSQL while the tests run on SQLite."""
    on_postgres = os.environ.get("MARRAM_DATABASE_URL", "").startswith("postgres")
    if item.get_closest_marker("postgres") and not on_postgres:
        pytest.skip("only says something on PostgreSQL")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note how each test ended where `./marram test` asks for it: the hazard log names tests."""
    noted = os.environ.get("MARRAM_RAN")
    if not noted or "PYTEST_XDIST_WORKER" in os.environ:
        return
    if report.when == "call" or report.outcome != "passed":
        with Path(noted).open("a", encoding="utf-8") as lines:
            lines.write(f"{report.outcome}\t{report.nodeid}\n")


@pytest.fixture(scope="session", autouse=True)
def keyring_of_this_process() -> None:
    """Make the keyring that this test process uses throughout."""
    Keyring.make(Path(os.environ["MARRAM_KEYS"]))


@pytest.fixture(autouse=True)
def nothing_left_in_the_folders() -> Iterator[None]:
    """Let no test leave behind what its service shows, or the head of a chain rolled back since."""
    yield
    (Path(os.environ["MARRAM_DATA"]) / shown.FILE).unlink(missing_ok=True)
    (Path(os.environ["MARRAM_KEYS"]) / "audit-head.json").unlink(missing_ok=True)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the folder this project lies in."""
    return CHECKOUT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder with real texts, or leave the test out by name when it is not here."""
    folder = Path(os.environ.get("MARRAM_SHARED_DATA") or CHECKOUT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("the shared texts are not here (MARRAM_SHARED_DATA)")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the browser of this machine, or leave the test out by name when there is none."""
    named = os.environ.get("MARRAM_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("Chromium is not on this machine")
    return found


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    """Give what drives browsers."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and only for browsers

    with sync_playwright() as playing:
        yield playing


@pytest.fixture(scope="session")
def browser(chromium: str, play: Playwright) -> Iterator[object]:
    """Give one running browser; make a new context for each person in a test."""
    running = play.chromium.launch(executable_path=chromium, args=[NOTHING_LEAVES])
    yield running
    running.close()
