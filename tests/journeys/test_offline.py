"""Ruth's phone loses the signal, the server, the session: nothing that she wrote is lost."""

import contextlib
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect

from tests.conftest import NOTHING_LEAVES
from tests.drills import sweep
from tests.journeys import visitors
from tests.journeys.visitors import Visitor, ruth_in
from tests.operations.installation import Installation, Running, installation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

READY = """async () => {
  await navigator.serviceWorker.ready;
  const known = await new Promise((done) => {
    const open = indexedDB.open('place');
    open.onsuccess = () => {
      const found = open.result.transaction('about').objectStore('about').get('key');
      found.onsuccess = () => done(Boolean(found.result));
    };
  });
  return known && Boolean(navigator.serviceWorker.controller);
}"""
LAID_OUT = "(bar) => getComputedStyle(bar).display"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Return the demo's installation, not yet served."""
    with installation(tmp_path_factory.mktemp("offline")) as home:
        yield home


@pytest.fixture
def demo(place: Installation) -> Iterator[Running]:
    """Return the demo, served."""
    with place.serving("demo") as running:
        yield running


@pytest.fixture
def ruth(browser: Browser, demo: Running) -> Iterator[Visitor]:
    """Return Ruth on her phone, which knows this place."""
    someone = ruth_in(browser, demo)
    gets_to_know_it(someone)
    yield someone
    someone.context.close()


def gets_to_know_it(ruth: Visitor) -> None:
    """Wait until her phone keeps the public pages and the key to seal with."""
    ruth.goes("/me/")
    for _ in range(100):
        if ruth.page.evaluate(READY):
            return
        time.sleep(0.1)
        ruth.page.reload()
    raise AssertionError("the service worker did not take over")


def without_signal(ruth: Visitor) -> None:
    ruth.context.set_offline(True)
    ruth.faults_may_be("ERR_", "Failed to load resource", "Failed to fetch")


def with_signal(ruth: Visitor) -> None:
    ruth.context.set_offline(False)


def chip(ruth: Visitor, words: str | re.Pattern[str]) -> None:
    expect(ruth.page.locator("[data-kept] [data-words]")).to_have_text(words, timeout=15_000)


@contextlib.contextmanager
def known_before(browser: Browser, place: Installation) -> Iterator[tuple[Visitor, Running]]:
    """Give Ruth, whose phone knows the place, and its server, which is stopped at the end."""
    with place.serving("demo") as running:
        ruth = ruth_in(browser, running)
        gets_to_know_it(ruth)
        ruth.faults_may_be("ERR_", "Failed to load resource", "Failed to fetch")
        yield ruth, running


def arrives_once(ruth: Visitor, words: str) -> None:
    """Expect that nothing waits on her phone any more and that her page is there once."""
    ruth.page.goto(f"{ruth.home}/me/")
    expect(ruth.page.locator("[data-unsent]")).to_be_hidden(timeout=15_000)
    assert pages_with(ruth, words) == 1


def where_nothing_comes(place: Installation) -> socket.socket:
    """Return a line in the place of the stopped server: it can be reached, and never answers."""
    return socket.create_server(("127.0.0.1", int(place.settings["MARRAM_PORT"])))


def done_without_an_answer(ruth: Visitor) -> None:
    """Press Done, and wait for the page it leads to: the sign by the sheet says the same words."""
    ruth.page.locator(".dock").get_by_role("button", name="Done for now").click()
    ruth.page.wait_for_url("**/offline/kept/")
    ruth.sees("Kept on this phone")


def pages_with(ruth: Visitor, words: str) -> int:
    """Return how many of her pages hold these words, as her own search says."""
    ruth.goes("/me/search/")
    ruth.page.locator("main input[type=search]").fill(words)
    ruth.page.locator("main form").first.get_by_role("button").click()
    ruth.page.wait_for_load_state("load")
    return ruth.page.locator('main a[href^="/me/e/"]').count()


def writes(ruth: Visitor, words: str) -> None:
    ruth.page.locator("#text").fill(words)


def test_without_a_signal_today_opens_and_a_line_is_kept_and_later_sent_once(
    ruth: Visitor,
) -> None:
    without_signal(ruth)
    ruth.page.goto(f"{ruth.home}/me/")
    ruth.sees("No signal", "Nothing is due")
    ruth.page.get_by_role("link", name="One line").click()
    writes(ruth, "The number 36 bus, past the allotments.")
    chip(ruth, "Kept on this phone")
    ruth.page.locator(".dock").get_by_role("button", name="Done for now").click()
    ruth.sees("It is sent when there is a signal")
    ruth.page.goto(f"{ruth.home}/me/")
    ruth.sees("One page is kept on this phone")
    with_signal(ruth)
    ruth.page.goto(f"{ruth.home}/me/")
    expect(ruth.page.locator("[data-unsent]")).to_be_hidden()
    assert pages_with(ruth, "allotments") == 1


def test_the_signal_goes_while_she_writes_and_comes_back(ruth: Visitor) -> None:
    ruth.goes("/me/write/new/")
    writes(ruth, "He always hummed")
    chip(ruth, re.compile(r"^Kept \d\d:\d\d$"))
    without_signal(ruth)
    writes(ruth, "He always hummed in the pantry.")
    chip(ruth, "Kept on this phone")
    with_signal(ruth)
    chip(ruth, re.compile(r"^(Kept|Sent) \d\d:\d\d$"))
    ruth.page.locator(".dock").get_by_role("button", name="Done for now").click()
    ruth.sees("He always hummed in the pantry.")
    assert pages_with(ruth, "pantry") == 1


def test_done_in_the_moment_the_server_stops_is_kept_and_arrives(
    browser: Browser, place: Installation
) -> None:
    with known_before(browser, place) as (ruth, running):
        ruth.goes("/me/write/new/")
        writes(ruth, "The kettle he mended twice.")
        running.process.terminate()
        running.process.wait()
        done_without_an_answer(ruth)
        ruth.page.goto(f"{ruth.home}/me/you/sharing/")
        ruth.sees("This page needs a signal")
        ruth.page.goto(f"{ruth.home}/help/")
        ruth.sees("In danger now")
    with place.serving("demo"):
        arrives_once(ruth, "kettle")
    ruth.context.close()


def test_on_a_line_where_nothing_comes_help_and_today_open_from_the_phone(
    browser: Browser, place: Installation
) -> None:
    with known_before(browser, place) as (ruth, _):
        pass
    with where_nothing_comes(place):
        for path, words in (("/me/", "Nothing is due"), ("/help/", "In danger now")):
            ruth.page.goto(ruth.home + path)
            ruth.sees(words)
            assert ruth.page.locator(".topbar").evaluate(LAID_OUT) == "flex", "it has its look"
        ruth.page.goto(f"{ruth.home}/me/write/new/")
        writes(ruth, "The wicker chair, turned to the window.")
        chip(ruth, "Kept on this phone")
        done_without_an_answer(ruth)
        ruth.may_ask_elsewhere = True
        with ruth.page.expect_request(re.compile("^https://"), timeout=15_000):
            ruth.page.evaluate("location.assign('/leave/')")
    with place.serving("demo"):
        arrives_once(ruth, "wicker")
    ruth.context.close()


def test_what_she_sends_on_such_a_line_says_so_and_is_kept_on_the_phone(
    browser: Browser, place: Installation
) -> None:
    with known_before(browser, place) as (ruth, _):
        ruth.goes("/me/check-in/questions/").page.get_by_label("How did you sleep?").check()
        ruth.presses("Keep")
        ruth.page.get_by_role("group", name="How did you sleep?").get_by_text("badly").click()
        beside = ruth.context.new_page()
        beside.goto(f"{ruth.home}/me/write/new/")
        beside.locator("#text").fill("The tin with the odd buttons.")
    with where_nothing_comes(place):
        ruth.page.get_by_role("button", name="Keep", exact=True).click()
        beside.locator(".dock").get_by_role("button", name="Done for now").click()
        for page in (ruth.page, beside):
            expect(page.get_by_text("No answer yet")).to_be_visible()
        for page in (ruth.page, beside):
            page.wait_for_url("**/offline/kept/")
    with place.serving("demo"):
        arrives_once(ruth, "odd buttons")
        ruth.goes("/me/check-in/month/").sees("badly")
    ruth.context.close()


def test_a_session_that_ended_meanwhile_loses_nothing_and_says_sign_in(
    ruth: Visitor, demo: Running
) -> None:
    without_signal(ruth)
    ruth.page.goto(f"{ruth.home}/me/write/new/")
    writes(ruth, "His corduroy jacket on the hook.")
    chip(ruth, "Kept on this phone")
    done_without_an_answer(ruth)
    ruth.context.clear_cookies()
    with_signal(ruth)
    ruth.expected.add(401)
    ruth.page.goto(f"{ruth.home}/offline/kept/")
    ruth.sees("Sign in to send them")
    ruth.goes("/demo/").presses(re.compile("Ruth"), exact=False)
    ruth.goes("/me/")
    expect(ruth.page.locator("[data-unsent]")).to_be_hidden(timeout=15_000)
    assert pages_with(ruth, "corduroy") == 1
    assert demo.process.poll() is None


def test_two_tabs_send_each_page_once(ruth: Visitor) -> None:
    without_signal(ruth)
    for words in ("First of two herons.", "Second of two herons."):
        ruth.page.goto(f"{ruth.home}/me/write/new/")
        writes(ruth, words)
        done_without_an_answer(ruth)
    other = ruth.context.new_page()
    other.goto(f"{ruth.home}/offline/today/")
    with_signal(ruth)
    for page in (ruth.page, other):
        page.evaluate("dispatchEvent(new Event('online'))")
    expect(other.locator("[data-unsent]")).to_be_hidden(timeout=15_000)
    other.close()
    assert pages_with(ruth, "two herons") == 2


def test_help_opens_at_once_from_a_cold_start_without_a_signal(ruth: Visitor) -> None:
    without_signal(ruth)
    cold = ruth.context.new_page()
    cold.goto(f"{ruth.home}/help/")
    expect(cold.locator("main")).to_contain_text("In danger now")
    expect(cold.locator('a[href^="tel:"]').first).to_be_visible()
    cold.close()


def test_leave_works_without_a_signal(ruth: Visitor) -> None:
    without_signal(ruth)
    ruth.page.goto(f"{ruth.home}/me/")
    ruth.may_ask_elsewhere = True
    with ruth.page.expect_request(lambda one: not one.url.startswith(ruth.home)) as asked:
        ruth.page.locator("[data-leave]").first.click()
    assert asked.value.url.startswith("https://")


def test_no_word_of_hers_is_on_the_phone(
    chromium: str, play: Playwright, demo: Running, tmp_path: Path
) -> None:
    marker = "Quillwort7"
    profile = tmp_path / "profile"
    context = play.chromium.launch_persistent_context(
        str(profile), executable_path=chromium, viewport=visitors.PHONE, args=[NOTHING_LEAVES]
    )
    ruth = Visitor("Ruth", context, context.pages[0], demo.installation.url)
    ruth.watch()
    ruth.goes("/demo/").presses(re.compile("Ruth"), exact=False)
    gets_to_know_it(ruth)
    ruth.goes("/me/write/new/")
    writes(ruth, f"Online: {marker} by the gate.")
    chip(ruth, re.compile(r"^Kept \d\d:\d\d$"))
    ruth.page.locator(".dock").get_by_role("button", name="Done for now").click()
    ruth.sees(marker)
    without_signal(ruth)
    ruth.page.goto(f"{ruth.home}/me/write/new/")
    writes(ruth, f"Offline: {marker} by the gate.")
    chip(ruth, "Kept on this phone")
    done_without_an_answer(ruth)
    context.close()
    assert any("IndexedDB" in str(path) for path in profile.rglob("*")), "the slip lies there"
    assert sweep.places([profile], "localhost"), "the sweep finds what is there"
    assert sweep.places([profile], marker) == set()


def test_a_moment_that_was_being_added_when_the_signal_went_is_on_the_rope_later(
    ruth: Visitor,
) -> None:
    ruth.goes("/me/story/add/")
    without_signal(ruth)
    ruth.page.locator("#title").fill("The heron at the lock")
    ruth.page.locator("#when").fill("after the move")
    chip(ruth, "Kept on this phone")
    ruth.page.get_by_role("button", name="Keep", exact=True).click()
    ruth.page.wait_for_url("**/offline/kept/")
    with_signal(ruth)
    for _ in range(50):
        ruth.page.goto(f"{ruth.home}/me/story/")
        if ruth.page.get_by_role("link", name="The heron at the lock").count():
            break
        time.sleep(0.3)
    ruth.sees("after the move")
    expect(ruth.page.get_by_role("link", name="The heron at the lock")).to_have_count(1)


def test_how_today_is_waits_on_the_phone_and_arrives_once(ruth: Visitor) -> None:
    ruth.goes("/me/check-in/questions/").page.get_by_label("How did you sleep?").check()
    ruth.presses("Keep")
    ruth.page.get_by_role("group", name="How did you sleep?").get_by_text("badly").click()
    without_signal(ruth)
    ruth.page.get_by_role("button", name="Keep", exact=True).click()
    ruth.page.wait_for_url("**/offline/kept/")
    ruth.context.set_offline(False)
    for _ in range(50):
        ruth.page.goto(f"{ruth.home}/me/check-in/month/")
        if ruth.page.get_by_text("badly").count():
            break
        time.sleep(0.2)
    expect(ruth.page.get_by_text("badly", exact=True)).to_have_count(1)
