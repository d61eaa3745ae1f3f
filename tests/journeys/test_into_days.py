"""From a scene to what matters, to a step, a gentle day, a small test, and back into the story."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import widths
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


SCENE = "Bea knocked with seedlings. I said yes"


def test_the_whole_way_from_a_scene_to_a_new_telling(ruth: Visitor) -> None:
    makes_a_step_of_it(ruth)
    ties_it_to_what_matters(ruth)
    means_it_for_a_day_that_turns_out_heavy(ruth)
    does_part_of_it(ruth)
    tries_something_small(ruth)
    ruth.goes("/me/story/").follows(SCENE).follows("Write on")
    writes(ruth, means_now="It was the beginning of beans.").sees("It was the beginning of beans.")
    ruth.follows("How I tell it")
    expect(ruth.page.locator("main article")).to_have_count(2)


def makes_a_step_of_it(ruth: Visitor) -> None:
    ruth.goes("/me/story/").follows(SCENE)
    ruth.page.get_by_text("More with this page").click()
    ruth.follows("One step like this")
    expect(ruth.page.locator("#for_what")).to_have_value(SCENE)
    ruth.page.get_by_label("It matters").check()
    writes(ruth, what="Sow beans with Bea", smallest="Put the beans on the sill")
    ruth.sees("Begun from", "Sow beans with Bea")


def ties_it_to_what_matters(ruth: Visitor) -> None:
    ruth.goes("/me/values/now/").follows("Being a good neighbour, and letting people in")
    ruth.page.get_by_text("Put a page with it").click()
    ruth.presses(SCENE).sees("What carried it")
    ruth.follows(SCENE).sees("What mattered in it:")


def means_it_for_a_day_that_turns_out_heavy(ruth: Visitor) -> None:
    ruth.goes("/me/plans/").follows(re.compile("^When. Sow beans"), exact=False)
    ruth.page.locator("#clock").fill("23:58")
    ruth.presses("Keep").sees("Sow beans with Bea")
    fits(ruth)
    ruth.goes("/me/").presses("Today is heavy").sees("Bursts and slumps are how this usually goes.")
    fits(ruth)
    ruth.presses("Not so heavy after all")


def does_part_of_it(ruth: Visitor) -> None:
    ruth.goes("/me/plans/").follows("Sow beans with Bea").presses("Part of it").sees("Kept.")
    ruth.types(re.compile("What did it show"), "Four of them, in the rain.")
    ruth.presses("Keep").goes("/me/plans/did/").sees("Four of them, in the rain.")


def tries_something_small(ruth: Visitor) -> None:
    ruth.goes("/me/r/trying/trying/new/")
    ruth.page.get_by_text("Afterwards: what came of it").click()
    ruth.page.get_by_label("Part of it").check()
    writes(
        ruth,
        about="Being with Bea",
        prediction="She will pity me.",
        sure="70",
        what="Ask her for string",
        happened="She asked me for string.",
        sure_now="30",
        make_of_it="We are both short of string.",
    ).sees("She asked me for string.")


def test_what_matters_is_moved_in_three_presses(ruth: Visitor) -> None:
    ruth.goes("/me/").follows("Values", exact=False).sees("In your words")
    fits(ruth)
    ruth.follows(re.compile("^Move Music"), exact=False)
    ruth.page.get_by_label("Partway").check()
    ruth.presses("Keep").sees("Rest and play: Partway")


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


def test_something_to_come_to_is_described_with_less_and_more_of_it(ruth: Visitor) -> None:
    ruth.goes("/me/values/").follows("Something to come to", exact=False)
    ruth.goes("/me/r/goals/goal/new/").page.get_by_text("Less, and more").click()
    fits(ruth)
    writes(ruth, statement="The allotment once a week", less="The gate", bit_more="Twice").sees(
        "The allotment once a week", "Twice"
    )
    ruth.sees_nothing_of(" %")


def test_a_wish_ends_in_if_this_then_that(ruth: Visitor) -> None:
    ruth.goes("/me/r/wishing/wishing/new/")
    ruth.page.get_by_label(re.compile("^If")).first.fill("I stand at the gate")
    writes(ruth, wish="One hour outside").sees("One hour outside", "I stand at the gate")
