"""A real browser's folder, byte by byte: what a phone keeps with and without a choice."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.drills import sweep
from tests.journeys import visitors
from tests.journeys.test_offline import gets_to_know_it, without_signal
from tests.journeys.test_sealed_page import PHRASE, opens, sets_a_passphrase
from tests.journeys.visitors import Visitor
from tests.operations.installation import Running, installation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
PIN = "48021597360"
NOTHING = """async () => localStorage.getItem("kept") === null
  && !(await indexedDB.databases()).some(({ name }) => name === "kept")"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return the demo service, served."""
    with (
        installation(tmp_path_factory.mktemp("demo")) as home,
        home.serving("demo") as running,
    ):
        yield running


class Phone:
    """Ruth's phone: a browser whose folder stays when it is closed."""

    def __init__(self, browser: Browser, chromium: str, demo: Running, folder: Path) -> None:
        self.browser, self.chromium, self.demo, self.folder = browser, chromium, demo, folder
        self.running: list[BrowserContext] = []
        self.plan = f"Zilpzalp{uuid4().hex[:8]}"
        self.page = f"Fitis{uuid4().hex[:8]}"

    def opened(self) -> Visitor:
        """Open the browser in its folder."""
        context = self.browser.browser_type.launch_persistent_context(
            str(self.folder),
            executable_path=self.chromium,
            viewport=visitors.PHONE,  # type: ignore[arg-type]  # two numbers
            args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"],
        )
        self.running.append(context)
        self._with_a_plan(context)
        home = self.demo.installation.url
        ruth = Visitor("Ruth", context, context.pages[0], home)
        ruth.watch()
        return ruth

    def _with_a_plan(self, context: BrowserContext) -> None:
        """Put a line of a plan into the copy that the server hands out, where it is asked for."""

        def answer(route: Route) -> None:
            found = route.fetch()
            if "plain=yes" not in route.request.url or found.status != 200:
                route.fulfill(response=found)
                return
            plan = {"heading": "Call Edith", "lines": [self.plan], "href": "tel:0123"}
            copy = found.json()
            route.fulfill(response=found, json=copy | {"copied": [plan, *copy["copied"]]})

        context.route("**/me/you/phone/copy/*", answer)

    def holds(self, words: str) -> bool:
        """Say whether these words stand anywhere in the browser's folder."""
        return bool(sweep.places([self.folder], words))


@pytest.fixture
def phone(browser: Browser, chromium: str, demo: Running, tmp_path: Path) -> Iterator[Phone]:
    found = Phone(browser, chromium, demo, tmp_path / "profile")
    yield found
    for context in found.running:
        context.close()


def signs_in_and_writes(ruth: Visitor, words: str) -> str:
    """Write a page, read it, look for it, and return its address."""
    ruth.goes("/demo/").presses(re.compile("Ruth"), exact=False)
    ruth.goes("/me/write/new/")
    ruth.page.locator("#text").fill(words)
    ruth.presses("Done for now").sees(words)
    address = ruth.page.url
    ruth.goes("/me/write/").goes("/me/").goes("/help/")
    return address


def test_with_nothing_chosen_no_word_is_on_the_phone(phone: Phone) -> None:
    ruth = phone.opened()
    signs_in_and_writes(ruth, phone.page)
    ruth.goes("/me/you/phone/").sees("Nothing of yours is kept here")
    ruth.context.close()
    assert not phone.holds(phone.page)
    assert not phone.holds(phone.plan)
    assert phone.holds("localhost"), "the sweep finds what is there"


def test_no_word_of_a_sealed_page_is_on_the_phone(phone: Phone) -> None:
    """Neither the words, nor the passphrase, nor the code."""
    ruth = phone.opened()
    ruth.goes("/demo/").presses(re.compile("Ruth"), exact=False)
    code = sets_a_passphrase(ruth)
    opens(ruth, PHRASE)
    expect(ruth.page.locator("#words")).to_be_visible()
    ruth.page.locator("#words").press_sequentially(phone.page)
    ruth.page.get_by_role("button", name="Done for now").click()
    expect(ruth.page.locator("#read")).to_have_text(phone.page)
    ruth.page.reload()
    opens(ruth, code)
    expect(ruth.page.locator("#read")).to_have_text(phone.page)
    ruth.goes("/me/write/")
    ruth.context.close()
    for secret in (phone.page, PHRASE, code, code.replace("-", "")):
        assert not phone.holds(secret)


def test_plan_and_kit_are_on_the_phone_while_they_are_chosen(phone: Phone) -> None:
    ruth = phone.opened()
    signs_in_and_writes(ruth, phone.page)
    keeps_the_plan(ruth)
    ruth.context.clear_cookies()
    ruth.goes("/help/").sees("Your plan and your kit", phone.plan, "As it was on", "Call Edith")
    ruth.context.close()
    assert phone.holds(phone.plan)
    assert not phone.holds(phone.page)

    ruth = phone.opened()
    ruth.goes("/demo/").presses(re.compile("Ruth"), exact=False)
    ruth.goes("/me/you/phone/").presses("Take them off this phone")
    expect(ruth.page.locator("#nothing")).to_be_visible()
    ruth.goes("/help/").sees_nothing_of(phone.plan)
    ruth.context.close()
    assert not phone.holds(phone.plan), "taken off its disk, too"


def test_pages_are_on_the_phone_sealed_and_open_with_the_pin(phone: Phone) -> None:
    ruth = phone.opened()
    address = signs_in_and_writes(ruth, phone.page)
    keeps_pages(ruth)
    ruth.goes(address)
    ruth.context.close()
    assert not phone.holds(phone.page)
    assert not phone.holds(PIN)
    assert phone.holds("argon2id"), "what was chosen is there"

    ruth = phone.opened()
    ruth.goes("/offline/read/").sees("As they were on")
    ruth.context.set_offline(True)
    opens_with(ruth, "111111").sees("This did not open them. Nothing is lost.")
    opens_with(ruth, PIN).sees(phone.page)
    ruth.context.close()
    assert not phone.holds(phone.page)


def test_without_a_signal_help_now_shows_the_plan_and_the_pages_open(phone: Phone) -> None:
    ruth = phone.opened()
    signs_in_and_writes(ruth, phone.page)
    gets_to_know_it(ruth)
    keeps_the_plan(ruth)
    keeps_pages(ruth)
    without_signal(ruth)
    ruth.goes("/help/").sees("In danger now", phone.plan, "As it was on")
    ruth.goes("/me/").follows("Read what is kept here").sees(phone.plan)
    opens_with(ruth, PIN).sees(phone.page)
    ruth.goes("/offline/read/").sees_nothing_of(phone.page)
    ruth.context.close()


def test_signed_out_everywhere_it_is_taken_off_when_the_phone_is_next_used(
    browser: Browser, demo: Running, phone: Phone
) -> None:
    ruth = phone.opened()
    signs_in_and_writes(ruth, phone.page)
    keeps_the_plan(ruth)
    tablet = visitors.visitor(browser, demo.installation.url, "Ruth")
    tablet.goes("/demo/").presses(re.compile("Ruth"), exact=False)
    tablet.goes("/me/you/devices/").presses("Sign out everywhere")
    tablet.context.close()
    ruth.goes("/me/")
    assert "/unlock/" in ruth.page.url
    ruth.waits_until(NOTHING)
    ruth.goes("/help/").sees_nothing_of(phone.plan)
    ruth.context.close()


def test_when_somebody_else_signs_in_nothing_is_mixed(phone: Phone) -> None:
    ruth = phone.opened()
    ruth.goes("/demo/").presses(re.compile("Ruth"), exact=False)
    keeps_the_plan(ruth)
    ruth.goes("/demo/").presses(re.compile("Owen"), exact=False)
    ruth.goes("/me/you/phone/")
    ruth.waits_until(NOTHING)
    ruth.sees("Nothing of yours is kept here")
    ruth.goes("/offline/read/").sees_nothing_of(phone.plan)
    ruth.context.close()


def test_forget_this_phone_takes_everything_off_and_signs_out(phone: Phone) -> None:
    ruth = phone.opened()
    signs_in_and_writes(ruth, phone.page)
    keeps_the_plan(ruth)
    keeps_pages(ruth)
    with ruth.page.expect_navigation(url="**/unlock/**"):
        ruth.page.get_by_role("button", name="Forget this phone").click()
    ruth.waits_until(NOTHING)
    ruth.goes("/offline/read/").sees("Nothing is kept here").sees_nothing_of(phone.plan)
    ruth.context.close()
    assert not phone.holds(phone.plan)


def keeps_the_plan(ruth: Visitor) -> None:
    ruth.goes("/me/you/phone/").presses("Keep them here")
    expect(ruth.page.locator("#plain-said")).to_contain_text("Kept here as of")


def keeps_pages(ruth: Visitor) -> None:
    ruth.goes("/me/you/phone/")
    ruth.types("A PIN of at least 6 digits", "12345").presses("Keep pages here")
    ruth.sees("Take a longer one")
    ruth.types("A PIN of at least 6 digits", PIN).types("Once more", PIN)
    ruth.page.get_by_role("button", name="Keep pages here").click()
    expect(ruth.page.locator("#pages-said")).to_contain_text("Kept here, sealed, as of")
    ruth.looks()


def opens_with(ruth: Visitor, pin: str) -> Visitor:
    ruth.types("Your PIN or passphrase for this phone", pin)
    ruth.page.get_by_role("button", name="Open", exact=True).click()
    return ruth
