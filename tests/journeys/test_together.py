"""Ruth and Miriam in two browsers: her pace, what they talk about, a notice told and reviewed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import visitors
from tests.journeys.visitors import Visitor, persona
from tests.operations.installation import Running

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]


@pytest.fixture
def miriam(browser: Browser, demo: Running) -> Iterator[Visitor]:
    someone = persona(browser, demo, "Miriam", size=visitors.DESK)
    someone.goes("/desk/clients/").follows(re.compile("Ruth Adeyemi"), exact=False)
    yield someone
    someone.no_faults()
    someone.context.close()


def test_ruth_pauses_everything_writes_all_the_same_and_goes_on(ruth: Visitor) -> None:
    ruth.goes("/me/you/").follows(re.compile("My pace"), exact=False)
    ruth.presses("Pause everything").sees("until you say so")
    ruth.goes("/me/").sees("Everything is paused. Nothing waits for you.")
    expect(ruth.page.locator(".rooms")).to_have_count(0)
    ruth.follows("A whole page").page.locator("#text").fill("Three in the morning.")
    ruth.presses("Done for now").sees("Three in the morning.")
    ruth.goes("/me/").follows("My pace").presses("Go on")
    ruth.goes("/me/")
    expect(ruth.page.locator(".rooms")).to_have_count(1)


def test_ruth_says_that_it_is_too_soon_and_it_stays_so(ruth: Visitor) -> None:
    ruth.goes("/me/pace/").page.get_by_label("It is too soon", exact=True).first.check()
    ruth.presses("Keep").sees("Kept.")
    expect(ruth.page.get_by_label("It is too soon", exact=True).first).to_be_checked()


def test_ruth_asks_miriam_to_open_a_room_with_her_and_both_see_it_and_are_done_with_it(
    ruth: Visitor, miriam: Visitor
) -> None:
    ruth.goes("/me/r/pie/").presses("Ask Miriam Castell to open it with me")
    ruth.sees("to open it together")
    miriam.follows("When you meet").sees("What played a part", "to open it together")
    miriam.types("A line for when you meet", "How sleep goes.").presses("Put it on the list")
    ruth.goes("/me/with/").sees("How sleep goes.", "From Miriam Castell")
    miriam.presses(re.compile("Talked about.*What played a part"), exact=False)
    ruth.goes("/me/with/")
    expect(ruth.page.get_by_role("button", name=re.compile("Talked about"))).to_have_count(1)


def test_ruth_tells_her_team_and_miriam_sees_it_and_writes_down_what_was_done(
    ruth: Visitor, miriam: Visitor
) -> None:
    ruth.goes("/help/").follows(re.compile("Tell my team"), exact=False)
    ruth.sees("Nothing you have written goes with it", "Nobody may see it soon")
    ruth.presses(re.compile("Send|Tell"), exact=False)
    ruth.sees("In danger now", "The notice could not be sent. Please call.")
    told = ruth.page.url
    miriam.goes("/desk/").follows(re.compile("Ruth Adeyemi"), exact=False)
    miriam.sees("They asked that you be told that they do not feel safe.")
    miriam.presses("I have seen this")
    ruth.goes(told).sees("Miriam Castell saw it")
    miriam.types("What was done", "Called her at 15:10.").types("Who was told", "Nobody else.")
    miriam.page.get_by_label("Gone through together").check()
    miriam.page.locator("#next").fill("2030-01-02")
    miriam.presses("Keep the review").sees("Called her at 15:10.", "2 January 2030")
