"""Storage cleared, a wrong clock, a new version, a second device: nothing is lost."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.test_offline import (
    chip,
    gets_to_know_it,
    pages_with,
    with_signal,
    without_signal,
    writes,
)
from tests.journeys.visitors import Visitor, ruth_in
from tests.operations.installation import Running, installation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
KEPT = re.compile(r"^(Sent|Kept) \d\d:\d\d$")
WAITS = "navigator.serviceWorker.getRegistration().then((one) => Boolean(one.waiting))"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with (
        installation(tmp_path_factory.mktemp("lost")) as home,
        home.serving("demo") as running,
    ):
        yield running


@pytest.fixture
def ruth(browser: Browser, demo: Running) -> Iterator[Visitor]:
    someone = ruth_in(browser, demo)
    gets_to_know_it(someone)
    yield someone
    someone.context.close()


def is_done(ruth: Visitor) -> None:
    ruth.page.locator(".dock").get_by_role("button", name="Done for now").click()
    ruth.page.wait_for_url(re.compile(r"/me/e/[^/]+/(\?.*)?$"))


def test_when_the_phones_storage_is_cleared_her_words_stay_in_the_form_and_arrive(
    ruth: Visitor,
) -> None:
    ruth.goes("/me/write/new/")
    without_signal(ruth)
    tools = ruth.context.new_cdp_session(ruth.page)
    kinds = "indexeddb,cache_storage,local_storage,service_workers"
    tools.send("Storage.clearDataForOrigin", {"origin": ruth.home, "storageTypes": kinds})
    writes(ruth, "The blue enamel jug.")
    ruth.page.wait_for_timeout(3000)
    expect(ruth.page.locator("#text")).to_have_value("The blue enamel jug.")
    with_signal(ruth)
    chip(ruth, KEPT)
    is_done(ruth)
    assert pages_with(ruth, "enamel jug") == 1


def test_a_clock_that_is_years_out_changes_neither_the_order_nor_the_day(ruth: Visitor) -> None:
    ruth.context.add_init_script("const real = Date.now; Date.now = () => real() - 9e11;")
    without_signal(ruth)
    ruth.page.goto(f"{ruth.home}/me/write/new/")
    writes(ruth, "The tall thermos flask.")
    chip(ruth, re.compile("Kept on this phone"))
    with_signal(ruth)
    chip(ruth, KEPT)
    ruth.page.locator(".dock").get_by_role("button", name="Done for now").click()
    ruth.page.wait_for_url(re.compile("/me/e/|/offline/kept/"))
    assert pages_with(ruth, "thermos flask") == 1
    ruth.goes("/me/write/")
    expect(ruth.page.locator('main a[href^="/me/e/"]').first).to_contain_text("The tall thermos")


def test_a_new_version_in_mid_writing_waits_and_the_words_stay(
    ruth: Visitor, demo: Running
) -> None:
    page = ruth.goes("/me/write/new/").page
    writes(ruth, "His mother's pastry board.")
    another_version(demo.installation.data)
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    ruth.waits_until(WAITS)
    expect(page.locator("#text")).to_have_value("His mother's pastry board.")
    is_done(ruth)
    assert pages_with(ruth, "pastry board") == 1


def another_version(data: Path) -> None:
    """Let the service compare its numbers: what a phone keeps is another version from then on."""
    own = data / "numbers.json"
    known = json.loads(own.read_text(encoding="utf-8"))
    for country in known.values():
        country["checked_by"] = "Somebody Else"
        country["checked_on"] = "2026-11-20"
    own.write_text(json.dumps(known), encoding="utf-8")


def test_the_same_page_written_on_with_two_devices_keeps_both_tellings(
    ruth: Visitor, browser: Browser, demo: Running
) -> None:
    ruth.goes("/me/write/new/")
    writes(ruth, "The ferry.")
    is_done(ruth)
    page = ruth.page.url.partition("?")[0]
    tablet = ruth_in(browser, demo)
    tablet.goes(f"{page}edit/".removeprefix(ruth.home))
    ruth.goes(f"{page}edit/".removeprefix(ruth.home))
    writes(tablet, "The ferry, on the tablet.")
    is_done(tablet)
    writes(ruth, "The ferry, on the phone.")
    is_done(ruth)
    ruth.goes(f"{page}tellings/".removeprefix(ruth.home))
    ruth.sees("The ferry, on the tablet.", "The ferry, on the phone.")
    tablet.context.close()
