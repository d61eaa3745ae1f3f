"""Leaving at once: nothing on the screen, nothing by Back, nothing lost; without scripts too."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.journeys.test_offline import gets_to_know_it
from tests.journeys.visitors import Visitor, ruth_in
from tests.operations.installation import Running, installation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
ELSEWHERE = re.compile("^(?!http://localhost)")
BEFORE = "https://before.example/"
WORD = "Quillwort8"
NONE_WAITS = """() => new Promise((done) => {
  const asked = indexedDB.open("place");
  asked.onsuccess = () => {
    const all = asked.result.transaction("slips").objectStore("slips").count();
    all.onsuccess = () => { asked.result.close(); done(all.result === 0); };
  };
})"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with (
        installation(tmp_path_factory.mktemp("leaving")) as home,
        home.serving("demo") as running,
    ):
        yield running


def the_world(ruth: Visitor) -> None:
    """Answer every other host with a page of its own, as if there were a world outside."""

    def answer(route: Route) -> None:
        if route.request.url.startswith(ruth.home):
            route.continue_()
        else:
            route.fulfill(body="<title>Weather</title><h1>Rain</h1>", content_type="text/html")

    ruth.may_ask_elsewhere = True
    ruth.context.route("**/*", answer)


def someone(browser: Browser, demo: Running, *, scripts: bool = True) -> Visitor:
    """Return Ruth, who had another page open before she came here."""
    ruth = ruth_in(browser, demo, scripts=scripts)
    the_world(ruth)
    return ruth


@pytest.fixture
def ruth(browser: Browser, demo: Running) -> Iterator[Visitor]:
    here = someone(browser, demo)
    yield here
    here.context.close()


def is_out(ruth: Visitor) -> None:
    """See that the server lets nobody in with what this browser still holds.

    A page that is asked for before the server heard leads away once more.
    """
    ruth.page.goto(f"{ruth.home}/me/")
    if not ruth.page.url.startswith(ruth.home):
        ruth.page.goto(f"{ruth.home}/me/")
    assert "/unlock/" in ruth.page.url


def leaves(ruth: Visitor) -> None:
    ruth.page.locator("[data-leave]").first.click()
    ruth.page.wait_for_url(ELSEWHERE)


def back_shows_nothing(ruth: Visitor, words: str) -> None:
    for _ in range(ruth.page.evaluate("history.length")):
        if ruth.page.go_back() is None:
            break
        ruth.page.wait_for_load_state()
        assert words not in ruth.page.content(), ruth.page.url


def comes_back(ruth: Visitor) -> Visitor:
    """Let her sign in again, once the server has heard that she left."""
    is_out(ruth)
    return ruth.goes("/demo/").presses(re.compile("Ruth"), exact=False)


def chooses(ruth: Visitor, what: str, *, on: bool) -> Visitor:
    """Let her turn something on or off under Privacy."""
    ruth.goes("/me/you/privacy/").page.get_by_label(re.compile(what)).set_checked(on)
    ruth.page.locator("main form").get_by_role("button", name="Keep").click()
    return ruth.looks()


def waits_until_sent(ruth: Visitor) -> None:
    """Wait until no slip waits on this device any more."""
    ruth.waits_until(NONE_WAITS)


def hers(ruth: Visitor) -> str:
    """Open the list of her pages and return words of hers that stand there."""
    ruth.goes("/me/write/")
    return ruth.page.locator('a[href^="/me/e/"]').first.inner_text()


def test_with_scripts_the_page_is_covered_at_once_and_back_shows_nothing(ruth: Visitor) -> None:
    words = hers(ruth)
    ruth.page.evaluate(
        """() => { const root = document.documentElement;
           new MutationObserver(() => { sessionStorage.setItem("covered",
             getComputedStyle(document.body).visibility + " " + document.title); })
             .observe(root, { attributes: true }); }"""
    )
    leaves(ruth)
    expect(ruth.page.get_by_role("heading", name="Rain")).to_be_visible()
    back_shows_nothing(ruth, words)
    is_out(ruth)
    assert ruth.page.evaluate("sessionStorage.getItem('covered')") == "hidden …"


def test_without_scripts_the_link_signs_out_and_leads_away(browser: Browser, demo: Running) -> None:
    ruth = someone(browser, demo, scripts=False)
    words = hers(ruth)
    leaves(ruth)
    expect(ruth.page.get_by_role("heading", name="Rain")).to_be_visible()
    for _ in range(4):
        ruth.page.go_back()
        assert words not in ruth.page.content()
    is_out(ruth)
    ruth.context.close()


def test_shift_three_times_leaves_with_the_button_hidden_too(ruth: Visitor) -> None:
    page = chooses(ruth, "Hide the Leave button", on=True).goes("/me/").page
    expect(page.locator("[data-leave]").first).to_be_hidden()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)
    is_out(ruth)
    comes_back(ruth)
    chooses(ruth, "Hide the Leave button", on=False)


def test_what_she_was_writing_is_not_lost_and_no_question_holds_her(ruth: Visitor) -> None:
    page = ruth.goes("/me/write/new/").page
    asked: list[str] = []
    ruth.faults_may_be("401")  # what waits is offered, and waits on until she signs in
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.locator("#text").fill(f"{WORD} in the dark")
    leaves(ruth)  # before anything was kept
    assert asked == []
    comes_back(ruth).goes("/me/")
    waits_until_sent(ruth)
    ruth.goes("/me/").sees(WORD)


def test_without_a_signal_she_leaves_and_the_server_hears_before_a_word_is_shown(
    ruth: Visitor,
) -> None:
    gets_to_know_it(ruth)
    words = hers(ruth)
    page = ruth.page
    page.route("**/leave/", lambda route: route.abort())
    page.evaluate("navigator.sendBeacon = () => true")
    leaves(ruth)
    page.unroute("**/leave/")
    page.goto(f"{ruth.home}/me/write/")
    page.wait_for_url(ELSEWHERE)
    assert words not in page.content()
    is_out(ruth)


def test_after_leaving_the_note_goes_when_she_signs_in_again(ruth: Visitor) -> None:
    hers(ruth)
    leaves(ruth)
    is_out(ruth)
    assert ruth.page.evaluate("localStorage.getItem('left')") == "shut"
    comes_back(ruth).goes("/me/")
    assert ruth.page.evaluate("localStorage.getItem('left')") is None


def test_by_choice_the_whole_place_is_one_step_of_the_history(ruth: Visitor) -> None:
    page = chooses(ruth, "Keep one step", on=True).page
    page.goto(BEFORE)
    ruth.goes("/me/")
    steps = page.evaluate("history.length")
    ruth.follows("Write").follows("Steady")
    ruth.follows("Today")
    page.get_by_role("link", name="A whole page").click()
    page.locator("#text").fill("One line.")
    ruth.presses("Done for now")
    assert page.evaluate("history.length") == steps
    leaves(ruth)
    page.go_back()
    assert page.url == BEFORE
    comes_back(ruth)
    chooses(ruth, "Keep one step", on=False)


def test_what_she_wrote_without_a_signal_is_sent_once_after_she_left_and_came_back(
    ruth: Visitor,
) -> None:
    gets_to_know_it(ruth)
    ruth.faults_may_be("ERR_", "Failed to load resource", "Failed to fetch")
    ruth.context.set_offline(True)
    ruth.page.goto(f"{ruth.home}/me/write/new/")
    ruth.page.locator("#text").fill("Marjoram on the sill.")
    leaves(ruth)
    ruth.context.set_offline(False)
    is_out(ruth)
    comes_back(ruth).goes("/me/")
    waits_until_sent(ruth)
    ruth.goes("/me/").sees("Marjoram on the sill.")


def test_a_page_out_of_the_browsers_memory_is_covered_before_it_is_asked_for_again(
    ruth: Visitor,
) -> None:
    words = hers(ruth)
    page = ruth.page
    page.evaluate(
        """() => { localStorage.setItem("left", "yes");
             dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })); }"""
    )
    page.wait_for_url(ELSEWHERE)
    assert words not in page.content()
    is_out(ruth)
