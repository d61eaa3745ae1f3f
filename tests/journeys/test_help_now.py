"""Help now, over whatever is on the screen, and Ruth's plan, on the screen and on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import visitors
from tests.journeys.visitors import Visitor, ruth_in
from tests.operations.installation import Running

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]


@pytest.fixture
def ruth(browser: Browser, demo: Running) -> Iterator[Visitor]:
    someone = ruth_in(browser, demo)
    yield someone
    someone.context.close()


def test_help_opens_over_what_she_writes_and_the_cursor_is_where_it_was(ruth: Visitor) -> None:
    ruth.goes("/me/write/new/")
    box = ruth.page.locator("#text")
    box.fill("I cannot find the")
    box.press("End")
    ruth.page.locator("a.btn-help").click()
    over = ruth.page.locator("dialog.help-over")
    expect(over).to_contain_text("In danger now: call 999")
    expect(over.locator('a[href^="tel:"]').first).to_be_visible()
    ruth.page.keyboard.press("Escape")
    expect(over).to_have_count(0)
    box.focus()
    ruth.page.keyboard.type(" blue one.")
    assert box.input_value() == "I cannot find the blue one."


def test_the_way_back_from_help_is_a_button_that_can_be_reached_by_keyboard(
    ruth: Visitor,
) -> None:
    ruth.goes("/me/write/new/")
    ruth.page.locator("#text").fill("Still here.")
    link = ruth.page.get_by_role("link", name="Help now")
    link.focus()
    ruth.page.keyboard.press("Enter")
    back = ruth.page.get_by_role("button", name="Back to the page")
    expect(back).to_be_visible()
    back.press("Enter")
    expect(ruth.page.locator("dialog.help-over")).to_have_count(0)
    expect(link).to_be_focused()
    assert ruth.page.locator("#text").input_value() == "Still here."


def test_without_javascript_help_is_a_page_and_back_brings_the_draft(
    browser: Browser, demo: Running
) -> None:
    ruth = ruth_in(browser, demo, scripts=False)
    ruth.goes("/me/write/new/")
    ruth.page.locator("#text").fill("Kept before I look for help.")
    ruth.presses("Keep")
    ruth.follows("Help now").sees("In danger now: call 999")
    ruth.goes("/me/").sees("Kept before I look for help.")
    ruth.context.close()


def test_from_every_kind_of_page_help_is_one_tap_away(ruth: Visitor) -> None:
    for path in ("/me/", "/me/write/", "/me/steady/", "/me/plan/", "/me/you/"):
        ruth.goes(path)
        ruth.page.locator("a.btn-help").click()
        ruth.looks().sees("In danger now")


def test_her_plan_from_the_first_line_to_a_card_to_fold(ruth: Visitor) -> None:
    ruth.goes("/me/plan/")
    ruth.follows(re.compile("Change it|Write the first line"))
    ruth.page.locator("[name=signs]").first.fill("Curtains still shut at noon.")
    ruth.presses("Done for now").sees("Curtains still shut at noon.")
    assert ruth.page.url.endswith("/me/plan/")
    ruth.picture("plan")
    ruth.page.locator("a.btn-help").click()
    ruth.looks().sees("Curtains still shut at noon.")
    ruth.picture("help-now", whole=True)
    ruth.goes("/me/plan/card/?card=wallet").sees("Curtains still shut at noon.", "999")
    paper = ruth.page.pdf(format="A4", prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")


def test_the_plan_reads_on_a_small_and_on_a_wide_screen_in_the_dark(
    browser: Browser, demo: Running
) -> None:
    for size in (visitors.PHONE, visitors.DESK):
        ruth = ruth_in(browser, demo, size=size)
        ruth.page.emulate_media(color_scheme="dark")
        for path in ("/me/plan/", "/help/", "/me/steady/"):
            ruth.goes(path).no_faults()
        ruth.context.close()
