"""Ruth's story in a browser: moments in order, a thread, what nothing puts forward, the desk."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import visitors
from tests.journeys.visitors import Visitor, persona
from tests.operations.installation import Running

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]


def titles(someone: Visitor) -> list[str]:
    return someone.page.locator(".cord-list h2").all_inner_texts()


def test_she_adds_a_moment_by_its_title_and_moves_it_without_any_date(ruth: Visitor) -> None:
    ruth.goes("/me/story/").follows(re.compile("^Add"), exact=False)
    ruth.page.get_by_label("A title", exact=True).fill("The roof came off the chapel")
    ruth.page.get_by_label("When? Or about when.").fill("31 February 2001")
    ruth.page.get_by_label("Something hard").check()
    ruth.expected.add(422)
    ruth.presses("Keep").sees("There is no such day.")
    expect(ruth.page.get_by_label("A title", exact=True)).to_have_value(
        "The roof came off the chapel"
    )
    ruth.page.get_by_label("When? Or about when.").fill("the year after the move")
    ruth.presses("Keep")
    before = titles(ruth)
    assert before[-2:] == ["The roof came off the chapel", "Still to come"]
    ruth.follows("The roof came off the chapel").follows(re.compile("Where it stands"), exact=False)
    ruth.presses("Earlier").sees("Kept.")
    ruth.page.get_by_label("Singing").check()
    ruth.presses("Keep").goes("/me/story/")
    assert titles(ruth)[-3] == "The roof came off the chapel"


def test_she_walks_it_by_time_and_by_thread(ruth: Visitor) -> None:
    ruth.goes("/me/story/").follows("Singing")
    alone = titles(ruth)
    assert "First solo, and my knees shaking" in alone
    assert not any(one.startswith("Born above") for one in alone)
    ruth.follows("All threads").sees("Met Michael, arguing about rhubarb")
    ruth.goes("/me/story/").follows("Just look")
    expect(ruth.page.get_by_role("link", name="Add")).to_have_count(0)


def test_what_nothing_puts_forward_opens_after_one_sentence(ruth: Visitor) -> None:
    ruth.goes("/me/story/").follows("What is not shown here")
    ruth.sees("There is nothing you have to make of what happened.")
    expect(ruth.page.get_by_text("What may be growing")).to_have_count(0)
    ruth.follows("Show them").follows("What may be growing")
    ruth.sees("Bare ground is an answer.")


def test_miriam_walks_the_shared_moments_and_no_gap_shows_the_others(
    browser: Browser, demo: Running
) -> None:
    miriam = persona(browser, demo, "Miriam", size=visitors.DESK)
    miriam.goes("/desk/clients/").follows(re.compile("Ruth Adeyemi"), exact=False).follows("Story")
    miriam.sees("Met Michael, arguing about rhubarb")
    expect(miriam.page.get_by_text("The shed, and not going in")).to_have_count(0)
    miriam.follows("Met Michael, arguing about rhubarb").sees("He asked whose allotment it was")
    miriam.no_faults()
    miriam.context.close()


def test_writing_for_a_set_time_waits_for_miriams_door_and_ends_with_a_way_down(
    ruth: Visitor, browser: Browser, demo: Running
) -> None:
    ruth.goes("/me/story/more/?open=yes").follows("Writing for a set time")
    expect(ruth.page.get_by_role("link", name="Begin")).to_have_count(0)
    miriam = persona(browser, demo, "Miriam", size=visitors.DESK)
    miriam.goes("/desk/clients/").follows(re.compile("Ruth Adeyemi"), exact=False)
    miriam.follows("When you meet")
    door = miriam.page.locator('form:has(input[name="room"][value="freely"])')
    door.get_by_role("button", name="Open it until closed").click()
    ruth.goes("/me/r/freely/").sees("Before this comes a plan for hard moments.")
    ruth.goes("/me/plan/").follows(re.compile("Change it|Write the first line"))
    ruth.page.locator("[name=signs]").first.fill("Curtains still shut at noon.")
    ruth.presses("Done for now")
    ruth.goes("/me/r/freely/").follows(re.compile("^Begin"), exact=False)
    for name in ("undisturbed", "rested", "here", "sober"):
        ruth.page.locator(f'input[name="{name}"][value="yes"]').check()
    if ruth.page.locator('input[name="loss"]').count():
        ruth.page.locator('input[name="loss"]').last.check()
    ruth.page.locator('select[name="heavy"]').select_option("3")
    ruth.presses(re.compile("^Begin"))
    late = ruth.page.get_by_role("button", name="Begin, although it is late")
    if late.count():
        ruth.presses("Begin, although it is late")
    ruth.page.locator("#words").fill("The corridor, and the colour of it.")
    ruth.presses("Stop here").sees("Coming down", "Stopping is part of doing this well.")
    ruth.goes("/me/r/freely/").sees("The corridor, and the colour of it.")
    miriam.no_faults()
    miriam.context.close()
