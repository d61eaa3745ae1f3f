"""How is today, days planned together, a calendar, and years of check-ins brought in."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
import vobject
from playwright.sync_api import Browser, expect

from tests.journeys import visitors, widths
from tests.journeys.test_steady import enters, tab_to
from tests.journeys.test_story_at_both_widths import fits
from tests.journeys.visitors import Visitor, persona, ruth_in
from tests.operations.installation import Running

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
size = widths.size
DIARY = "when,mood,sleep\n2026-08-01 09:00,4,2\n2026-08-01 21:00,1,\n2026-08-04 09:00,5,3\n"


@pytest.fixture
def miriam(browser: Browser, demo: Running) -> Iterator[Visitor]:
    someone = persona(browser, demo, "Miriam", size=visitors.DESK)
    someone.goes("/desk/clients/").follows(re.compile("Ruth Adeyemi"), exact=False)
    yield someone
    someone.no_faults()
    someone.context.close()


def picks(one: Visitor, question: str, answer: str) -> None:
    """Choose an answer to a question by its words."""
    group = one.page.get_by_role("group", name=question)
    group.get_by_text(answer, exact=True).click()


@pytest.mark.row("S66")
def test_she_chooses_what_is_asked_and_answers_with_what_she_meant_to_do(ruth: Visitor) -> None:
    ruth.goes("/me/values/").follows("How is today?").sees("Which questions?")
    ruth.page.get_by_label("How has it been today?").check()
    ruth.page.get_by_label("How much was missing").check()
    ruth.page.get_by_label("For 14 days").check()
    fits(ruth)
    ruth.presses("Keep").sees("How has it been today?")
    ruth.goes("/me/").follows("How is today?")
    expect(ruth.page.locator("input:checked")).to_have_count(0)
    fits(ruth)
    picks(ruth, "How has it been today?", "in between")
    picks(ruth, "Did you get a rest from both?", "yes, some")
    picks(ruth, "Walk to the allotment with Bea", "Part of it")
    ruth.presses("Keep").sees("Kept.")
    expect(ruth.page.get_by_text("Walk to the allotment with Bea")).to_have_count(0)
    ruth.follows("Look at a month").sees("in between", "rest: yes, some", "nothing written down")
    fits(ruth)
    ruth.follows("Twelve months")
    fits(ruth)


def test_nothing_said_is_fine_too(ruth: Visitor) -> None:
    ruth.goes("/me/check-in/questions/").page.get_by_label("How did you sleep?").check()
    ruth.presses("Keep").presses("Keep").sees("Nothing was said. That is fine.")


def test_a_diary_begins_in_two_taps_and_keeps_what_was_written(ruth: Visitor) -> None:
    ruth.goes("/me/check-in/").follows("A diary of a few days").presses("3 days, from today")
    ruth.sees("then it ends by itself")
    fits(ruth)
    ruth.page.locator("details[open] input[name$='-what']").first.fill("Lay down, radio on")
    ruth.presses("Keep").sees("Kept.", "Lay down, radio on")
    ruth.presses("End the diary").sees("3 days, from today", "Lay down, radio on")


@pytest.mark.row("S38")
def test_miriam_proposes_and_it_is_ruths_once_she_changed_it(
    ruth: Visitor, miriam: Visitor
) -> None:
    miriam.follows("Values and plans").page.locator("#what").fill("Ring the choir")
    miriam.presses("Propose it").sees("Proposed. It is a plan once the other says so.")
    ruth.goes("/me/").sees_nothing_of("Ring the choir")
    ruth.goes("/me/plans/").sees("Miriam Castell suggested something.")
    ruth.follows(re.compile("^Look"), exact=False)
    fits(ruth)
    ruth.follows(re.compile("^Change"), exact=False)
    ruth.page.locator("#what").fill("Write to the choir")
    fits(ruth)
    ruth.presses("Keep it as mine").sees("It is among your plans.", "You changed it")
    ruth.goes("/me/plans/").sees("Write to the choir")
    miriam.goes(miriam.page.url.split("?")[0]).sees("Write to the choir", "changed it and made")
    miriam.follows("Write to the choir").sees("What: Write to the choir")


def test_agreed_in_the_room_waits_until_she_takes_it(ruth: Visitor, miriam: Visitor) -> None:
    miriam.follows("Values and plans").page.locator("#what").fill("Open one window")
    miriam.presses("Propose it").presses(re.compile("Agreed in the room.*Open one"), exact=False)
    miriam.sees("agreed in the room")
    ruth.goes("/me/plans/with/").sees("You agreed on it when you met.")
    ruth.presses(re.compile("^Yes, mine"), exact=False).sees("It is among your plans.")


def test_miriam_reads_it_as_it_comes_once_ruth_ticked_that_and_no_longer(
    ruth: Visitor, miriam: Visitor
) -> None:
    ruth.goes("/me/check-in/questions/").page.get_by_label("How did you sleep?").check()
    tick = ruth.page.get_by_label("Miriam Castell may read what I answer from now on")
    expect(tick).not_to_be_checked()
    tick.check()
    fits(ruth)
    ruth.presses("Keep").sees("Miriam Castell can read what you answer, on a page for the month.")
    picks(ruth, "How did you sleep?", "well")
    ruth.presses("Keep").sees("Kept.")
    miriam.goes("/desk/clients/").follows(re.compile("Ruth Adeyemi"), exact=False)
    name = ruth.page.evaluate(
        "new Date().toLocaleString('en-GB', {month: 'long', year: 'numeric'})"
    )
    miriam.follows(name, exact=False).sees("How did you sleep? well")
    ruth.goes("/me/check-in/questions/").sees("The page of this month")
    ruth.page.get_by_label("Miriam Castell may read what I answer from now on").uncheck()
    ruth.presses("Keep").sees("Nobody is told")


def test_in_the_room_each_screen_follows_the_other(ruth: Visitor, miriam: Visitor) -> None:
    miriam.follows("Values and plans")
    ruth.goes("/me/plans/with/").sees_nothing_of("Sit on the step")
    miriam.page.locator("#what").fill("Sit on the step")
    miriam.presses("Propose it")
    ruth.sees("Sit on the step")
    miriam.page.locator("#what").fill("Something half written")
    ruth.presses(re.compile("^Yes, mine.*Sit"), exact=False)
    miriam.sees("made it theirs")
    expect(miriam.page.locator("#what")).to_have_value("Something half written")
    expect(miriam.page.locator("[data-said]")).to_have_text("Something changed here.")


def test_she_tells_miriam_what_she_means_to_do_and_to_ask(ruth: Visitor, miriam: Visitor) -> None:
    ruth.goes("/me/plans/").follows("Ask Tunde to open the shed with me")
    ruth.page.get_by_text("Tell somebody that I mean to do this").click()
    ruth.presses(re.compile("^Ask me how it went"), exact=False)
    ruth.sees("It is on the list for when you meet.")
    miriam.follows("When you meet").sees("Wants to be asked how it went.")


def test_her_times_stand_in_a_calendar_until_she_ends_it(ruth: Visitor) -> None:
    ruth.goes("/me/you/").follows("A calendar", exact=False).presses("Make an address")
    fits(ruth)
    where = ruth.page.locator("#address").input_value()
    with urllib.request.urlopen(where) as answer:  # noqa: S310 - our own server
        found = vobject.readOne(answer.read().decode())
    assert {event.summary.value for event in found.contents["vevent"]} == {"Time for yourself"}
    ruth.goes("/me/you/calendar/").presses("End it").sees("Make an address")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(where)  # noqa: S310 - our own server


def test_a_table_of_check_ins_comes_in_once_its_columns_were_looked_at(ruth: Visitor) -> None:
    ruth.goes("/me/you/import/").page.locator("#file").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": DIARY.encode()}
    )
    ruth.presses("Look inside").sees("This is how the table would be read.")
    fits(ruth)
    ruth.page.get_by_label(re.compile("Question mood")).fill("How was it, then?")
    ruth.presses("Look at what it brings").sees("3 check-ins to bring in")
    ruth.presses("Bring them in").sees("3 check-ins are here.")
    ruth.goes("/me/check-in/month/?month=2026-08").sees("How was it, then?", "nothing written down")


@pytest.mark.row("S36")
def test_a_week_as_it_could_be_is_taken_as_far_as_she_likes(ruth: Visitor) -> None:
    ruth.goes("/me/plans/").follows("A week as it could be")
    fits(ruth)
    boxes = ruth.page.locator("input[name=turn]")
    expect(ruth.page.locator("input:checked")).to_have_count(0)
    boxes.last.check()
    ruth.presses("Keep those I ticked").sees("Kept.")


def test_without_scripts_it_is_answered_all_the_same(browser: Browser, demo: Running) -> None:
    ruth = ruth_in(browser, demo, scripts=False)
    ruth.goes("/me/check-in/questions/").page.get_by_label("How near is the missing?").check()
    if ruth.page.get_by_label("How has it been today?").is_checked():
        ruth.page.get_by_label("How has it been today?").uncheck()
    ruth.presses("Keep")
    picks(ruth, "How near is the missing?", "near")
    ruth.presses("Keep").sees("Kept.")
    ruth.no_faults()
    ruth.context.close()


def test_by_keyboard_alone_a_question_is_answered(ruth: Visitor) -> None:
    ruth.goes("/me/check-in/questions/").page.get_by_label("How did you sleep?").check()
    page = ruth.presses("Keep").page
    page.locator("main input[type=radio]").first.focus()
    page.keyboard.press("ArrowRight")
    tab_to(page, "Keep")
    enters(page)
    ruth.sees("Kept.")


@pytest.mark.skipif(not visitors.taking_pictures(), reason="MARRAM_PICTURES=1 makes the pictures")
def test_the_pictures_of_the_guide(
    browser: Browser, demo: Running, ruth: Visitor, miriam: Visitor, size: dict[str, int]
) -> None:
    """George's days, and what Miriam suggested, on a telephone."""
    if size != visitors.PHONE:
        return
    george = persona(browser, demo, "George", size=size)
    for number, where, name in (
        (1, "/me/check-in/", "how-is-today"),
        (2, "/me/check-in/month/", "month"),
        (3, "/me/check-in/year/", "year"),
        (4, "/me/plans/balance/", "rest-and-meaning"),
        (6, "/me/values/cards/near/", "words-to-choose-from"),
    ):
        george.goes(where).picture(f"days-{number}-{name}")
    george.context.close()
    miriam.follows("Values and plans").page.locator("#what").fill("Walk to the gate with Bea")
    miriam.presses("Propose it")
    ruth.goes("/me/plans/with/").picture("days-5-planned-together")
