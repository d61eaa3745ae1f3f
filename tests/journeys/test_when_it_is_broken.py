"""The disk is full, the database is gone, the keys are gone: what Ruth sees, and what arrives.

A real server, a real browser, and real folders that are taken away. Whatever is broken, Help now
opens with numbers, and what she wrote waits on her phone and arrives once when it is mended.
"""

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import visitors
from tests.journeys.test_offline import chip, gets_to_know_it, pages_with, writes
from tests.journeys.visitors import Visitor
from tests.operations.installation import Installation, installation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
MAKE = """
import django; django.setup()
from django.utils import timezone
from marram.accounts import codes
from marram.kit.testing import client_called, ready_to_invite
from marram.people.actor import OPERATOR
from marram.practices.plan import slots
from marram.people.actor import Actor, Face
at = timezone.now()
ready_to_invite(at)
ruth = client_called("Ruth Adeyemi", "ruth@example.org", at)
slots.keep_person(Actor(ruth.id, Face.CLIENT), "Ada", "020 7946 0000", at)
print(codes.new_paper_sheet(OPERATOR, person=ruth.id, client=True, at=at)[0])
"""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Installation]:
    with installation(tmp_path / "house") as home:
        yield home


def a_code(home: Installation) -> str:
    """Make Ruth in an installation that was started once, and return a code from her sheet."""
    done = subprocess.run(
        [sys.executable, "-c", MAKE],
        env=home.surroundings | {"DJANGO_SETTINGS_MODULE": "marram.site.settings"},
        cwd=home.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def comes_in(browser: Browser, home: Installation) -> Visitor:
    """Let Ruth sign in with a code from paper, on a phone that then knows this place."""
    ruth = visitors.visitor(browser, home.url, "Ruth")
    ruth.goes("/unlock/")
    ruth.page.locator("summary", has_text="paper").click()
    ruth.page.locator("input[name=paper]").fill(a_code(home))
    ruth.page.locator("form", has=ruth.page.locator("input[name=paper]")).get_by_role(
        "button"
    ).first.click()
    ruth.page.wait_for_url(re.compile("/me/|/setup/"))
    gets_to_know_it(ruth)
    ruth.faults_may_be("ERR_", "Failed to load resource", "Failed to fetch")
    return ruth


def sees_help(ruth: Visitor) -> None:
    """Open Help now afresh and see that somebody can be called."""
    page = ruth.context.new_page()
    page.goto(f"{ruth.home}/help/")
    expect(page.locator("main")).to_contain_text("In danger now")
    expect(page.locator('a[href^="tel:"]').first).to_be_visible()
    page.close()


def hides(path: Path) -> Callable[[], None]:
    """Take something away, and return what brings it back."""
    away = path.with_name(f"{path.name}-elsewhere")
    path.rename(away)

    def back() -> None:
        if path.is_dir():
            for one in path.iterdir():
                one.unlink()
            path.rmdir()
        away.rename(path)

    return back


@pytest.mark.parametrize("gone", ["keys", "database"])
def test_with_keys_or_database_gone_help_opens_and_her_words_wait_and_arrive(
    browser: Browser, place: Installation, gone: str
) -> None:
    if gone == "database" and "MARRAM_DATABASE_URL" in place.settings:
        pytest.skip("the file of a PostgreSQL database is not ours to move")
    with place.serving():
        ruth = comes_in(browser, place)
        ruth.goes("/me/write/new/")
    if gone == "keys":
        back = hides(place.keys)
    else:
        for beside in place.data.glob("marram.db-*"):
            beside.unlink()
        back = hides(place.data / "marram.db")
    with place.serving() as server:
        assert "ONLY Help now and Steady are served" in server.said()
        writes(ruth, "The kettle, twice.")
        chip(ruth, re.compile("Kept on this phone"))
        sees_help(ruth)
    back()
    with place.serving():
        chip(ruth, re.compile(r"^(Sent|Kept) \d\d:\d\d$"))
        ruth.page.locator(".dock").get_by_role("button", name="Done for now").click()
        ruth.page.wait_for_url(re.compile("/me/e/"))
        assert pages_with(ruth, "kettle twice") == 1
    ruth.context.close()


@contextlib.contextmanager
def a_small_disk(at: Path, size: str = "24m") -> Iterator[None]:
    """Give a disk of a few megabytes, where this machine lets us have one."""
    at.mkdir(parents=True, exist_ok=True)
    asked = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(at)]
    try:
        done = subprocess.run(asked, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("a small disk can only be made by root")
    try:
        yield
    finally:
        for _ in range(50):
            if (
                subprocess.run(["umount", str(at)], capture_output=True, check=False).returncode
                == 0
            ):
                break
            time.sleep(0.1)


def fills(disk: Path) -> Path:
    """Write to a disk until there is no room for one more page."""
    stuffing = disk / "stuffing"
    with stuffing.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(os.urandom(4096))
    return stuffing


def test_with_the_disk_full_she_reads_her_plan_and_her_words_wait_and_arrive(
    browser: Browser, place: Installation
) -> None:
    if "MARRAM_DATABASE_URL" in place.settings:
        pytest.skip("the disk of PostgreSQL is not ours to fill")
    with a_small_disk(place.data), place.serving():
        ruth = comes_in(browser, place)
        ruth.goes("/me/write/new/")
        stuffing = fills(place.data)
        writes(ruth, "A full house. " * 4000)
        chip(ruth, re.compile("Kept on this phone"))
        sees_help(ruth)
        plan = ruth.context.new_page()
        plan.goto(f"{ruth.home}/me/plan/")
        expect(plan.locator("main")).to_contain_text("Ada")
        plan.close()
        stuffing.unlink()
        chip(ruth, re.compile(r"^(Sent|Kept) \d\d:\d\d$"))
        ruth.page.locator(".dock").get_by_role("button", name="Done for now").click()
        ruth.page.wait_for_url(re.compile("/me/e/"))
        assert pages_with(ruth, "full house") == 1
    ruth.context.close()
