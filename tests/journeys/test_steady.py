"""A tool in a real browser: by keyboard, without movement, sound, scripts or signal, always with
a way out."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from marram.practices.steady.tools import catalogue
from tests.journeys import visitors
from tests.journeys.test_every_page import SMALL, sideways
from tests.journeys.visitors import Visitor
from tests.operations.installation import Running

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

QUIET = """
  window.sounds = [];
  for (const name of ["AudioContext", "Audio"])
    window[name] = class { constructor() { window.sounds.push(name); } };
  navigator.vibrate = () => { window.sounds.push("vibrate"); return true; };
  HTMLMediaElement.prototype.play = function () { window.sounds.push("play"); };
"""
STOP = "[data-stop]"


@pytest.fixture
def stranger(browser: Browser, demo: Running) -> Iterator[Callable[..., Visitor]]:
    """Return what gives somebody a browser in which nobody is signed in."""
    opened = []

    def come(**more: object) -> Visitor:
        someone = visitors.visitor(browser, demo.installation.url, "Somebody", **more)  # type: ignore[arg-type]  # as visitor takes them
        opened.append(someone)
        return someone

    yield come
    for someone in opened:
        someone.no_faults()
        someone.context.close()


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the thing that says these words has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.innerText || ''")
        if said.strip().startswith(words):
            return
    pytest.fail(f"{words} cannot be reached by keyboard")


def enters(page: Page) -> None:
    """Press Enter on a link or a button that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_ruth_goes_from_today_through_a_tool_to_what_she_says_by_keyboard(ruth: Visitor) -> None:
    page = ruth.goes("/me/").page
    tab_to(page, "Steady")
    enters(page)
    ruth.looks().sees("My kit")
    tab_to(page, "Five, four")
    enters(page)
    ruth.looks().sees("You are here. Look for five things you can see.")
    shown = page.locator("[data-lines] li:visible")
    tab_to(page, "Next")
    for words in ("Touch four things.", "Listen for three", "Two smells", "One slow breath."):
        page.keyboard.press("Enter")
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text(words)
        expect(page.locator(STOP)).to_be_in_viewport()
    assert page.evaluate("document.activeElement.innerText") == "Stop here"
    tab_to(page, "A little")
    enters(page)
    ruth.looks().sees("Kept, just for you.", "Try another:")
    ruth.goes("/me/steady/used/").sees("Five, four, three, two, one", "A little")


def test_a_tool_turns_by_itself_only_when_asked(stranger: Callable[..., Visitor]) -> None:
    someone = stranger()
    someone.page.clock.install()
    page = someone.goes("/steady/feet/").page
    shown = page.locator("[data-lines] li:visible")
    page.clock.run_for(120_000)
    expect(shown).to_contain_text("Put both feet on the floor.")
    page.get_by_role("button", name="Turn by itself").click()
    page.clock.run_for(16_000)
    expect(shown).to_contain_text("Press them down.")
    page.get_by_role("button", name="Back one").click()
    expect(shown).to_contain_text("Put both feet on the floor.")


def test_the_circle_is_still_until_begun_and_says_each_breath(
    stranger: Callable[..., Visitor],
) -> None:
    someone = stranger()
    someone.page.clock.install()
    page = someone.goes("/steady/breathing/").page
    pacer, words = page.locator("[data-pacer]"), page.locator("[data-phase-words]")
    expect(pacer).not_to_have_attribute("data-phase", re.compile("."))
    page.get_by_role("button", name="Begin").click()
    expect(words).to_have_text("Breathe in")
    disc = page.locator(".pacer-disc")
    assert disc.evaluate("(one) => getComputedStyle(one).transitionDuration") == "4s"
    page.clock.run_for(4100)
    expect(words).to_have_text("And slowly out")
    assert disc.evaluate("(one) => getComputedStyle(one).transitionDuration") == "6s"
    page.clock.run_for(5000)
    expect(words).to_have_text("And slowly out")
    page.clock.run_for(1100)
    expect(words).to_have_text("Breathe in")
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(60_000)
    expect(words).to_have_text("Breathe in")


@pytest.mark.parametrize("how", ["the device", "her own look"])
def test_with_reduced_motion_a_line_changes_every_four_seconds_and_nothing_moves(
    ruth: Visitor, stranger: Callable[..., Visitor], how: str
) -> None:
    someone = ruth if how == "her own look" else stranger()
    page = someone.page
    if how == "the device":
        page.emulate_media(reduced_motion="reduce")
    else:
        someone.goes("/me/you/look/")
        page.locator('input[name="motion"][value="none"]').check()
        page.locator("main form button.btn-main").click()
    page.clock.install()
    someone.goes("/me/steady/breathing/" if someone is ruth else "/steady/breathing/")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".pacer-disc")).to_be_hidden()
    words = page.locator("[data-phase-words]")
    for said in ("Breathe in", "And slowly out", "Breathe in"):
        expect(words).to_have_text(said)
        page.clock.run_for(4050)
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0
    expect(page.locator("[data-lines] li:visible")).to_have_count(3)
    if someone is ruth:
        someone.goes("/me/you/look/")
        page.locator('input[name="motion"][value=""]').check()
        page.locator("main form button.btn-main").click()


def test_no_tool_makes_a_sound_asks_the_server_or_keeps_anything(
    stranger: Callable[..., Visitor],
) -> None:
    someone = stranger()
    someone.page.add_init_script(QUIET)
    someone.page.clock.install()
    for slug in ("breathing", "timer", "leaves", "senses"):
        page = someone.goes(f"/steady/{slug}/").page
        asked: list[str] = []
        page.on("request", lambda one, asked=asked: asked.append(one.url))
        for name in ("Begin", "Turn by itself"):
            if page.get_by_role("button", name=name).count():
                page.get_by_role("button", name=name).click()
        page.clock.run_for(200_000)
        assert page.evaluate("window.sounds") == []
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        assert asked == []


def test_the_bar_fills_softly_and_says_that_the_time_is_up(
    stranger: Callable[..., Visitor],
) -> None:
    someone = stranger()
    someone.page.clock.install()
    page = someone.goes("/steady/timer/").page
    page.get_by_text("One minute", exact=True).click()
    page.get_by_role("button", name="Begin").click()
    page.clock.run_for(31_000)
    assert 0.4 < page.locator("progress").evaluate("(one) => one.value") < 0.6
    page.clock.run_for(30_000)
    someone.sees("The time is up. Stop, or go on.")


@pytest.mark.parametrize("slug", ["timer", "breathing", "senses"])
def test_when_a_script_does_not_come_the_text_stays(
    stranger: Callable[..., Visitor], slug: str
) -> None:
    someone = stranger()
    someone.context.route("**/rooms/steady/*.js", lambda route: route.abort())
    page = someone.page
    page.goto(f"{someone.home}/steady/{slug}/")
    steps = next(one.steps for one in catalogue().tools if one.slug == slug)
    expect(page.locator("[data-lines] li:visible")).to_have_count(len(steps))
    expect(page.locator(STOP)).to_be_in_viewport()
    someone.faults = [fault for fault in someone.faults if "ERR_FAILED" not in fault]


def test_a_thought_on_a_leaf_stays_on_the_screen_and_is_gone_afterwards(
    stranger: Callable[..., Visitor],
) -> None:
    someone = stranger()
    page = someone.goes("/steady/leaves/").page
    sent: list[str] = []
    page.on("request", lambda one: sent.append(f"{one.url} {one.post_data}"))
    page.locator("#leaf").fill("Quincewaters")
    page.keyboard.press("Enter")
    page.locator("#leaf").fill("And another")
    page.get_by_role("button", name="Put it there").click()
    expect(page.locator("[data-floating] li")).to_have_count(2)
    page.get_by_role("button", name="It goes by").first.click()
    expect(page.locator("[data-floating] li")).to_have_text(re.compile("And another"))
    someone.goes("/steady/")
    page.go_back()
    someone.looks().sees_nothing_of("Quincewaters", "And another")
    assert not [one for one in sent if "Quincewaters" in one]


def test_without_scripts_somebody_takes_a_tool_line_by_line_and_stops(
    stranger: Callable[..., Visitor],
) -> None:
    someone = stranger(scripts=False)
    someone.goes("/steady/").follows("Panic").sees("If it goes on").follows("Feet on the floor")
    someone.sees("Put both feet on the floor.", "Find one thing that stays still.")
    someone.follows("One at a time").follows("Next").sees("Press them down.")
    assert "Put both feet" not in someone.page.locator("main").inner_text()
    someone.follows("Stop here")
    assert someone.page.url == f"{someone.home}/steady/"


def test_the_way_out_is_on_the_screen_at_each_step_of_every_tool_small_and_large(
    stranger: Callable[..., Visitor],
) -> None:
    """H17, H18: whatever the size, stopping is one touch and no scrolling away."""
    someone = stranger(size=SMALL)
    page = someone.page
    for tool in catalogue().tools:
        page.goto(f"{someone.home}/steady/{tool.slug}/")
        following = page.get_by_role("button", name="Next")
        for _ in tool.steps:
            expect(page.locator(STOP)).to_be_in_viewport(ratio=1)
            if not following.is_visible():
                break
            following.click()
        assert sideways(page) <= 0, tool.slug
    someone.looks()


def test_in_twice_the_text_the_whole_of_a_tool_can_still_be_reached(ruth: Visitor) -> None:
    page = ruth.goes("/me/steady/senses/").page
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]  # two numbers
    page.evaluate("document.documentElement.setAttribute('data-text', '200')")
    assert sideways(page) <= 0
    for name in ("Next", "Turn by itself"):
        page.get_by_role("button", name=name).click()
    page.locator(STOP).click()
    ruth.looks()
    assert page.url.endswith("/me/steady/")


def test_ruth_makes_the_kit_hers(ruth: Visitor) -> None:
    ruth.goes("/me/steady/kit/").sees("Slow breathing", "Tunde")
    ruth.presses(re.compile("^Earlier.*Five, four"))
    assert ruth.page.locator("ol.list .name").all_inner_texts()[0].startswith("Five, four")
    ruth.page.get_by_label(re.compile("Nothing about breath")).check()
    ruth.presses("Keep").sees("Kept.")
    ruth.goes("/me/steady/").sees_nothing_of("Slow breathing", "A long sigh")
    ruth.goes("/me/").sees_nothing_of("Breathe for a minute")
    ruth.goes("/me/steady/kit/")
    ruth.page.get_by_label(re.compile("Nothing about breath")).uncheck()
    ruth.presses("Keep").presses(re.compile("^Later.*Five, four"))
