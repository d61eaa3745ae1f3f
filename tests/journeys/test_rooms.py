"""The rooms that steady, in a browser: without scripts, while typing, by keyboard, in print."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.test_steady import enters, tab_to
from tests.journeys.visitors import Visitor, ruth_in
from tests.operations.installation import Running

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]


@pytest.fixture
def ruth_without_scripts(browser: Browser, demo: Running) -> Iterator[Visitor]:
    someone = ruth_in(browser, demo, scripts=False)
    yield someone
    someone.no_faults()
    someone.context.close()


def fill(someone: Visitor, **answers: str) -> None:
    for name, words in answers.items():
        someone.page.locator(f"#{name.replace('_in_', '-')}").fill(words)


def test_ruth_sorts_what_is_in_her_hands_without_scripts_and_sorts_it_again(
    ruth_without_scripts: Visitor,
) -> None:
    ruth = ruth_without_scripts
    page = ruth.goes("/me/r/circle/circle/new/").page
    page.locator("#items-0-text").fill("The gutter")
    page.get_by_role("radio", name="Out of reach").check()
    ruth.presses("One more thing")
    assert page.url.endswith("#items")
    expect(page.locator("#items-0-text")).to_have_value("The gutter")
    expect(page.get_by_role("radio", name="Out of reach").first).to_be_checked()
    page.locator("#items-1-text").fill("Ringing Daniel")
    page.get_by_role("group", name="What is there?, 2").get_by_role(
        "radio", name="In my hands"
    ).check()
    ruth.presses("Done for now").sees("The gutter", "Ringing Daniel")
    picture = page.get_by_role("img", name="Three rings")
    expect(picture).to_be_visible()
    ruth.follows(re.compile("What has moved"), exact=False).sees("You have sorted this once")
    ruth.follows("Sort again")
    page.get_by_role("group", name="What is there?, 1").get_by_role(
        "radio", name="I could nudge it"
    ).check()
    page.locator("#items-1-text").fill("")
    page.get_by_role("group", name="What is there?, 2").get_by_role("radio", name="Not now").check()
    ruth.presses("Done for now").sees_nothing_of("Ringing Daniel")
    ruth.follows(re.compile("What has moved"), exact=False)
    ruth.sees("before: Out of reach. Now: I could nudge it", "No longer on the page")


def test_what_she_types_into_a_row_is_kept_while_she_types(ruth: Visitor) -> None:
    page = ruth.goes("/me/r/problem/problem/new/").page
    page.locator("#ideas-0-idea").fill("Ask the man on plot nine")
    page.locator("#ideas-0-ok_for_me").fill("a lot")
    with page.expect_response(lambda answer: answer.url.endswith("/keep/")):
        page.locator("#problem").fill("The water butt leaks")
    expect(page.locator("#kept")).to_contain_text("Kept")
    ruth.goes("/me/").sees("The water butt leaks")
    ruth.page.locator('a[href^="/me/r/problem/problem/"]').first.click()
    expect(page.locator("#ideas-0-idea")).to_have_value("Ask the man on plot nine")
    expect(page.locator("#ideas-0-ok_for_me")).to_have_value("a lot")
    ruth.expected.add(422)
    ruth.presses("Done for now").sees("There is a problem", "Nothing you wrote has been lost.")
    page.get_by_role("link", name=re.compile("Enter a number")).click()
    expect(page.locator("#ideas-0-ok_for_me")).to_be_focused()
    page.locator("#ideas-0-ok_for_me").fill("9")
    ruth.presses("Done for now").sees("Ask the man on plot nine", "How all right is it for you")


def test_after_using_something_it_takes_her_three_presses_by_keyboard(ruth: Visitor) -> None:
    page = ruth.goes("/me/r/coping/").page
    tab_to(page, "I used this")
    enters(page)
    ruth.looks().sees("Ringing Bea", "Did it help this time?")
    page.get_by_role("radio", name="It made it harder").focus()
    page.keyboard.press("Space")
    tab_to(page, "Keep")
    enters(page)
    ruth.looks().sees("Kept, just for you.", "A message to Bea, one line")
    ruth.follows(re.compile("What helped when"), exact=False).sees("It made it harder")


def test_every_picture_has_its_words_and_its_list_or_table(ruth: Visitor) -> None:
    ruth.goes("/me/r/coping/picture/")
    table = ruth.page.get_by_role("table")
    for words in ("Ringing Bea", "Tea on the back step"):
        expect(table).to_contain_text(words)
    described = ruth.page.locator("svg.pic desc").text_content() or ""
    assert "Ringing Bea: week from" in described
    ruth.goes("/me/r/pie/")
    ruth.page.locator('main a[href^="/me/e/"]').first.click()
    ruth.looks()
    expect(ruth.page.locator(".pic-list li")).to_have_count(4)
    expect(ruth.page.locator(".pic-list li").last).to_contain_text("Me")


def test_a_worksheet_with_rows_prints_with_room_to_write(ruth: Visitor) -> None:
    ruth.goes("/me/r/routine/routine/print/")
    assert ruth.page.locator(".paper-row").count() == 16
    assert ruth.page.locator(".paper-row").first.locator(".line-row").count() == 3
