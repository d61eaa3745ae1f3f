"""From a scene to what matters, to a step, a gentle day, a small test, and back into the story."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import widths
from tests.journeys.test_how_is_today import picks
from tests.journeys.test_steady import enters, tab_to
from tests.journeys.test_story import tab_in
from tests.journeys.test_story_at_both_widths import fits
from tests.journeys.visitors import Visitor, ruth_in
from tests.operations.installation import Running

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
size = widths.size


def writes(ruth: Visitor, **answers: str) -> Visitor:
    """Answer the questions of these ids and be done for now."""
    for name, words in answers.items():
        ruth.page.locator(f"#{name}").fill(words)
    return ruth.presses("Done for now")


SCENE, STEP = "Bea knocked with seedlings. I said yes", "Sow beans with Bea"


@pytest.mark.row("S8", "S16", "S37", "S39", "S41")
def test_the_whole_way_from_a_scene_to_a_new_telling(ruth: Visitor) -> None:
    makes_a_step_of_it(ruth)
    ties_it_to_what_matters(ruth)
    means_it_for_a_day_that_turns_out_heavy(ruth)
    does_part_of_it(ruth)
    tries_something_small(ruth)
    brings_it_into_her_story(ruth)


def makes_a_step_of_it(ruth: Visitor) -> None:
    ruth.goes("/me/story/").follows(SCENE)
    ruth.page.get_by_text("More with this page").click()
    ruth.follows("One step like this")
    expect(ruth.page.locator("#for_what")).to_have_value(SCENE)
    ruth.page.get_by_label("It matters").check()
    writes(ruth, what=STEP, smallest="Put the beans on the sill").sees("Begun from", STEP)


def ties_it_to_what_matters(ruth: Visitor) -> None:
    ruth.goes("/me/values/now/").follows("Being a good neighbour, and letting people in")
    ruth.page.get_by_text("Put a page with it").click()
    ruth.presses(SCENE).sees("What carried it")
    ruth.follows(SCENE).sees("What mattered in it:")


def means_it_for_a_day_that_turns_out_heavy(ruth: Visitor) -> None:
    ruth.goes("/me/plans/").follows(re.compile("^When. Sow beans"), exact=False)
    ruth.page.locator("#clock").fill("23:58")
    ruth.presses("Keep").sees(STEP)
    fits(ruth)
    ruth.goes("/me/").presses("Today is heavy").sees("Bursts and slumps are how this usually goes.")
    fits(ruth)
    ruth.goes("/me/plans/").sees("Put the beans on the sill")
    ruth.goes("/me/").presses("Not so heavy after all")


def does_part_of_it(ruth: Visitor) -> None:
    ruth.goes("/me/plans/").follows(STEP).presses("Part of it").sees("Kept.")
    ruth.types(re.compile("What did it show"), "Four of them, in the rain.")
    ruth.presses("Keep").goes("/me/plans/did/").sees("Four of them, in the rain.")


def tries_something_small(ruth: Visitor) -> None:
    """Begin a test from the step, look back at it on its day, and see what came of it."""
    ruth.goes("/me/plans/").follows(STEP).page.get_by_text("More with this page").click()
    ruth.follows("Try something small")
    expect(ruth.page.locator("#about")).to_have_value(STEP)
    writes(
        ruth,
        prediction="She will pity me.",
        sure="70",
        what="Ask her for string",
        by="by Sunday",
        know="That I asked.",
        look_back=ruth.page.evaluate("new Date().toISOString().slice(0, 10)"),
    ).sees("by Sunday", "That I asked.")
    ruth.goes("/me/plans/").sees("You wanted to look at this again").follows(STEP, exact=True)
    ruth.follows("Write on").page.get_by_text("Afterwards: what came of it").click()
    ruth.page.get_by_label("Part of it").check()
    writes(
        ruth,
        happened="She asked me for string.",
        sure_now="30",
        make_of_it="We are both short of string.",
    ).sees("She asked me for string.", "From here")
    fits(ruth)


def brings_it_into_her_story(ruth: Visitor) -> None:
    """Keep one line of it with the scene, and find the way back from either end."""
    ruth.follows("Bring this into my story")
    expect(ruth.page.get_by_role("radio", name=re.compile(SCENE))).to_be_checked()
    fits(ruth)
    ruth.types(re.compile("What would you like to stand there"), "It was the beginning of beans.")
    ruth.presses("Keep").sees(SCENE, "It was the beginning of beans.", "Brought in from")
    ruth.follows("How I tell it")
    expect(ruth.page.locator("main article")).to_have_count(2)
    ruth.goes("/me/story/").follows(SCENE)
    ruth.page.locator("#begun-h ~ p").get_by_role("link", name=STEP).click()
    ruth.looks().sees("In my story:", "She asked me for string.").follows(STEP)
    ruth.sees("Begun from").follows(SCENE).sees("It was the beginning of beans.")


def test_what_matters_is_moved_in_three_presses(ruth: Visitor) -> None:
    ruth.goes("/me/").follows("Values", exact=False).sees("In your words")
    fits(ruth)
    ruth.follows(re.compile("^Move Music"), exact=False)
    ruth.page.get_by_label("Partway").check()
    ruth.presses("Keep").sees("Rest and play: Partway")


@pytest.mark.row("S37")
def test_with_very_little_energy_one_thing_is_left(ruth: Visitor) -> None:
    ruth.goes("/me/").presses("Very little").sees("Then only this, and only if you want it")
    expect(ruth.page.get_by_text("Walk to the allotment with Bea")).to_have_count(0)
    fits(ruth)
    ruth.follows("Show everything").sees("If you would like")
    ruth.goes("/me/").presses("Very little")


def test_by_keyboard_alone_a_plan_is_made_and_marked(ruth: Visitor) -> None:
    page = ruth.goes("/me/r/doing/activity/new/").page
    tab_in(page, "#what")
    page.keyboard.type("Post the letter")
    tab_to(page, "Done for now")
    enters(page)
    tab_to(page, "For when is it meant?")
    enters(page)
    tab_to(page, "Keep")
    enters(page)
    tab_to(page, "Post the letter")
    enters(page)
    tab_to(page, "Did it")
    enters(page)
    ruth.sees("What did it show?")


def test_without_scripts_a_plan_is_made_marked_and_moved(browser: Browser, demo: Running) -> None:
    ruth = ruth_in(browser, demo, scripts=False)
    ruth.goes("/me/r/doing/activity/new/")
    ruth.page.locator("#what").fill("Ring the library")
    ruth.presses("Done for now").follows(re.compile("For when is it meant"), exact=False)
    ruth.expected.add(422)
    ruth.page.locator("#day").fill("2001-01-01")
    ruth.presses("Keep").sees("That time has passed.")
    ruth.page.locator("#day").fill("2040-01-02")
    ruth.presses("Keep").follows("Ring the library").follows("Move it")
    ruth.page.locator("#day").fill("2040-01-03")
    ruth.presses("Keep").sees("3 Jan")
    ruth.follows("Ring the library").presses("Not today").sees("Kept.")
    ruth.no_faults()
    ruth.context.close()


@pytest.mark.row("S27")
def test_a_guess_about_what_it_means_gets_a_day_a_step_and_what_came_of_it(ruth: Visitor) -> None:
    ruth.goes("/me/story/more/?open=yes").follows("A day worth having", exact=False)
    ruth.goes("/me/r/ahead/ahead/new/")
    writes(
        ruth,
        means="That I may be somebody's neighbour again.",
        day="Handing beans over the fence.",
        step="Ask Bea whether she wants the stakes",
    ).sees("Handing beans over the fence.")
    fits(ruth)
    ruth.page.get_by_text("More with this page").click()
    ruth.follows("One step like this")
    writes(ruth, what="Ask Bea about the stakes").sees("Begun from")
    ruth.follows(re.compile("That I may be|Handing beans"), exact=False).follows("Write on")
    ruth.page.get_by_text("Afterwards: what came of it").click()
    ruth.page.get_by_label("It holds, for now").check()
    writes(ruth, came="She had been about to ask.").sees("She had been about to ask.")


@pytest.mark.row("S34")
def test_something_to_come_to_is_described_with_less_and_more_of_it_and_looked_at_again(
    ruth: Visitor,
) -> None:
    ruth.goes("/me/values/").follows("Something to come to", exact=False)
    ruth.goes("/me/r/goals/goal/new/").page.get_by_text("Less, and more").click()
    fits(ruth)
    today = ruth.page.evaluate("new Date().toISOString().slice(0, 10)")
    goal = {"less": "The gate", "bit_more": "Twice", "look_back": today}
    writes(ruth, statement="The allotment once a week", **goal).sees("Twice").sees_nothing_of(" %")
    ruth.goes("/me/plans/").sees("You wanted to look at this again")
    ruth.follows("The allotment once a week").follows("Write on")
    ruth.page.get_by_label("A little more", exact=True).check()
    ruth.presses("Done for now").sees("From here").follows("Once more, or otherwise")
    writes(ruth, statement="The allotment, and tea with Bea").sees("Begun from")


@pytest.mark.row("S40")
def test_a_wish_ends_in_if_this_then_that(ruth: Visitor) -> None:
    ruth.goes("/me/r/wishing/wishing/new/")
    ruth.page.get_by_label(re.compile("^If")).first.fill("I stand at the gate")
    writes(ruth, wish="One hour outside").sees("One hour outside", "I stand at the gate")


@pytest.mark.row("S29", "S30")
def test_words_are_put_into_piles_without_scripts_and_one_into_her_own(
    browser: Browser, demo: Running
) -> None:
    ruth = ruth_in(browser, demo, scripts=False)
    ruth.goes("/me/values/").follows("Words to choose from").follows("Faith and custom")
    fits(ruth)
    picks(ruth, "To keep faith with those who came before me", "Very much")
    picks(ruth, "To be humble", "Not now")
    ruth.presses("Keep, and on to: How one would like to be").presses("Keep").sees("Very much")
    fits(ruth)
    ruth.follows("Words of your own").page.locator("#another").fill("Bread for whoever comes")
    ruth.presses("Keep").presses(re.compile("^Put it with what matters"), exact=False)
    ruth.page.locator("#words").fill("Bread for whoever comes, and for me")
    ruth.page.locator("#tuesday").fill("A loaf on the sill by noon")
    ruth.presses("Done for now").sees("A loaf on the sill by noon")
    ruth.goes("/me/values/cards/").follows(re.compile("^In my own words To keep"), exact=False)
    expect(ruth.page.locator("#words")).to_have_value("To keep faith with those who came before me")
    ruth.goes("/me/values/now/").follows("Bread for whoever comes, and for me")
    ruth.follows("One thing to do for it")
    writes(ruth, what="Bake on Thursday").sees("Bread for whoever comes, and for me")
    ruth.no_faults()
    ruth.context.close()


@pytest.mark.row("S33")
def test_in_this_moment_her_own_list_is_one_press_from_today(ruth: Visitor) -> None:
    ruth.goes("/me/").follows("What matters most in this moment?")
    ruth.sees("given what has happened?", "Music for its own sake", "None of them is an answer too")
    fits(ruth)


@pytest.mark.row("S31", "S35")
def test_a_plan_says_what_it_needs_and_has_two_minutes_of_it_for_when_she_cannot_start(
    ruth: Visitor,
) -> None:
    ruth.goes("/me/r/doing/activity/new/").page.get_by_text("What it gives, and what").click()
    needs = {"long": "an hour", "needs": "the fare, two good knees", "with_whom": "Bea"}
    writes(ruth, what="The market", smallest="Look up the bus", **needs)
    ruth.sees("the fare, two good knees", "an hour", "Bea")
    ruth.goes("/me/plans/").page.get_by_text("I cannot start").click()
    ruth.sees("One version of two minutes, or nothing:")
    expect(ruth.page.locator("details[open] .said")).to_have_count(1)
    fits(ruth)


@pytest.mark.row("S32", "S43")
def test_what_she_did_stands_by_what_it_was_for_and_no_number_stands_beside_it(
    ruth: Visitor,
) -> None:
    ruth.goes("/me/plans/").follows("What I did")
    ruth.sees("being a good neighbour", "The beans had come up anyway.")
    assert not re.search(r"\b\d+ (times|things|of)|%", ruth.page.locator("main").inner_text())
    fits(ruth)
    ruth.goes("/me/plans/").follows("Rest and meaning").sees("There is no right amount of either.")
    fits(ruth)


@pytest.mark.row("S38", "S41")
def test_not_today_leads_on_as_done_does_and_it_may_be_smaller(ruth: Visitor) -> None:
    ruth.goes("/me/r/doing/activity/new/")
    writes(ruth, what="The long way round", smallest="To the post box")
    ruth.follows(re.compile("For when is it meant"), exact=False).presses("Keep")
    ruth.follows("The long way round").presses("Not today").sees("Kept.", "And now?")
    for way in ("Once more", "Let it be", "Bring this into my story"):
        expect(ruth.page.get_by_role("link", name=way)).to_be_visible()
    ruth.follows("A little further, or smaller")
    writes(ruth, what="Half the way round").sees("Begun from", "The long way round")


@pytest.mark.row("S49", "S50")
def test_what_helps_says_what_it_is_towards_and_what_helped_in_which_time(ruth: Visitor) -> None:
    ruth.goes("/me/r/coping/coping/new/")
    writes(ruth, name="The radio, low", towards="Being in the room with others")
    ruth.sees("Being in the room with others").follows(re.compile("I used this"), exact=False)
    ruth.page.get_by_text("A little", exact=True).click()
    ruth.page.get_by_text("More, if you like").click()
    ruth.types(re.compile("Which time in your life"), "This winter")
    ruth.presses("Keep").follows(re.compile("What helped when"), exact=False)
    ruth.sees("By which time it was", "This winter", "The radio, low")
    fits(ruth)
