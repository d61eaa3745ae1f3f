"""Ruth's story in a browser: moments in order, a thread, what nothing puts forward, the desk."""

import re
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.journeys import visitors, widths
from tests.journeys.test_steady import enters, tab_to
from tests.journeys.visitors import Visitor, persona
from tests.operations.installation import Running

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
size = widths.size


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


def test_she_finds_where_else_she_wrote_of_it_and_ties_it_to_a_thread(ruth: Visitor) -> None:
    ruth.goes("/me/write/")
    ruth.page.locator("main .list .name a", has_text=re.compile("^Sunday$")).first.click()
    ruth.page.get_by_text("More with this page").click()
    ruth.follows("Other places like this").sees("It is looked for here and kept nowhere.")
    ruth.page.get_by_role("link", name=re.compile("Where else did I write")).first.click()
    ruth.sees("These come nearest to it.")
    first = ruth.page.locator("ol.echoes > li").first
    garden = first.get_by_role("button", name="Garden")
    before = garden.get_attribute("aria-pressed")
    garden.click()
    pressed = ruth.page.locator("ol.echoes > li").first.get_by_role("button", name="Garden")
    expect(pressed).to_have_attribute("aria-pressed", "false" if before == "true" else "true")
    assert "birthday" not in ruth.page.url


def test_she_makes_a_book_and_holds_it(ruth: Visitor) -> None:
    ruth.goes("/me/story/").follows("My book").sees("Nothing yet.")
    for moment in ("Born above my", "Met Michael", "Michael died "):
        ruth.page.get_by_label(re.compile(f"^{moment}.*·")).first.check()
    ruth.presses("Put them in")
    names = ruth.page.locator("section ol.list .voice")
    assert [one[:12] for one in names.all_inner_texts()] == [
        "Born above m",
        "Met Michael,",
        "Michael died",
    ]
    ruth.page.get_by_role("button", name=re.compile("^Earlier ?: Michael died")).click()
    assert names.all_inner_texts()[1] == "Michael died"
    ruth.page.get_by_label("Title").fill("What the river left")
    ruth.page.get_by_label("Whose book it is").fill("Ruth Adeyemi")
    ruth.page.get_by_role("button", name="Keep", exact=True).first.click()
    with ruth.page.expect_download() as got:
        ruth.page.get_by_role("button", name=re.compile("^Make it")).click()
    reader = PdfReader(got.value.path())
    assert got.value.suggested_filename == "book.pdf"
    assert "What the river left" in reader.pages[0].extract_text()
    with ruth.page.expect_download() as got:
        ruth.page.get_by_role("button", name="Plain pages").click()
    with ZipFile(got.value.path()) as packed:
        assert "He had planted it in shade" in packed.read("book/index.html").decode()


def test_she_sets_a_page_aside_and_today_says_so_without_its_name(ruth: Visitor) -> None:
    ruth.goes("/me/story/").follows("Michael died")
    ruth.page.get_by_text("More with this page").click()
    ruth.follows("Come back to this")
    ruth.expected.add(422)
    ruth.page.get_by_label("On which day?").fill("2001-01-01")
    ruth.presses("Set it aside until then").sees("A day is wanted, today or later.")
    ruth.page.get_by_label("On which day?").fill(f"{datetime.now(tz=UTC).date()}")
    ruth.presses("Set it aside until then").sees("Kept.")
    ruth.goes("/me/").sees("There is something you set aside.")
    expect(ruth.page.get_by_text("Michael died")).to_have_count(0)
    ruth.page.get_by_role("link", name=re.compile("^Look")).click()
    ruth.sees("Michael died").follows(re.compile("^Change"), exact=False)
    ruth.presses("Not set aside any more").goes("/me/")
    expect(ruth.page.get_by_text("There is something you set aside.")).to_have_count(0)


def test_she_looks_at_two_of_her_pages_side_by_side(ruth: Visitor) -> None:
    ruth.goes("/me/story/").follows("Michael died")
    ruth.page.get_by_text("More with this page").click()
    ruth.follows("Beside another")
    ruth.page.locator("section .list .name a").first.click()
    assert ruth.page.locator(".beside > article").count() == 2


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


def opens_the_door(browser: Browser, demo: Running, room: str) -> Visitor:
    """Open a room of close work at Miriam's desk, for the session, and return her."""
    miriam = persona(browser, demo, "Miriam", size=visitors.DESK)
    miriam.goes("/desk/clients/").follows(re.compile("Ruth Adeyemi"), exact=False)
    miriam.follows("When you meet")
    door = miriam.page.locator(f'form:has(input[name="room"][value="{room}"])')
    door.get_by_role("button", name="Open it now, in session").click()
    return miriam.looks()


def has_a_plan(ruth: Visitor) -> None:
    ruth.goes("/me/plan/").follows(re.compile("Change it|Write the first line"))
    ruth.page.locator("[name=signs]").first.fill("Curtains still shut at noon.")
    ruth.presses("Done for now")


def passes_the_check(ruth: Visitor) -> None:
    """Answer the questions before a step, and begin it, late or not."""
    for name in ("undisturbed", "rested", "here", "sober"):
        ruth.page.locator(f'input[name="{name}"][value="yes"]').check()
    if ruth.page.locator('input[name="loss"]').count():
        ruth.page.locator('input[name="loss"]').last.check()
    ruth.page.locator('select[name="heavy"]').select_option("3")
    ruth.presses(re.compile("^Begin"))
    late = ruth.page.get_by_role("button", name="Begin, although it is late")
    if late.count():
        ruth.presses("Begin, although it is late")


CLOSE = {
    "freely": ("Writing for a set time", "#words", "The corridor, and the colour of it."),
    "nearer": ("One step nearer", "#situation", "The corner shop, at four."),
    "onebyone": ("One hard moment after another", "#happened", "They moved the chairs."),
}
"""Each room of close work: its name, a question of it, and words for it."""


@pytest.mark.parametrize("room", list(CLOSE))
def test_close_work_waits_for_miriams_door_and_ends_with_a_way_down(
    ruth: Visitor, browser: Browser, demo: Running, room: str
) -> None:
    name, question, words = CLOSE[room]
    has_a_plan(ruth)
    ruth.goes("/me/story/more/?open=yes").follows(name)
    expect(ruth.page.get_by_role("link", name="Begin")).to_have_count(0)
    miriam = opens_the_door(browser, demo, room)
    ruth.goes(f"/me/r/{room}/").follows(re.compile("^Begin"), exact=False)
    passes_the_check(ruth)
    ruth.page.locator(question).fill(words)
    ruth.presses("Stop here").sees("Coming down", "Stopping is part of doing this well.")
    ruth.sees("The page you wrote")
    ruth.goes(f"/me/r/{room}/").sees(words)
    miriam.no_faults()
    miriam.context.close()


def test_without_scripts_the_story_is_read_added_to_and_shared(
    browser: Browser, demo: Running
) -> None:
    ruth = persona(browser, demo, "Ruth", scripts=False)
    ruth.goes("/me/story/").follows(re.compile("^Add"), exact=False)
    ruth.page.get_by_label("A title", exact=True).fill("The lamp in the porch")
    ruth.presses("Keep, and write more")
    ruth.page.locator("#what").fill("He left it on for the fox.")
    ruth.presses("Done for now").sees("He left it on for the fox.")
    ruth.follows("Who can read this")
    ruth.page.get_by_label(re.compile("Miriam Castell")).first.check()
    ruth.page.locator("main form").last.get_by_role("button").first.click()
    ruth.looks().sees("Miriam Castell can read this")
    ruth.goes("/me/story/").sees("The lamp in the porch")
    ruth.no_faults()
    ruth.context.close()
    miriam = persona(browser, demo, "Miriam", size=visitors.DESK)
    miriam.goes("/desk/clients/").follows(re.compile("Ruth Adeyemi"), exact=False).follows("Story")
    miriam.follows("The lamp in the porch").sees("He left it on for the fox.")
    miriam.context.close()


def test_by_keyboard_alone_she_adds_a_moment_and_moves_it(ruth: Visitor) -> None:
    page = ruth.goes("/me/story/add/").page
    tab_in(page, "#title")
    page.keyboard.type("The gate that sticks")
    tab_in(page, "#when")
    page.keyboard.type("after the move")
    tab_to(page, "Keep")
    enters(page)
    tab_to(page, "The gate that sticks")
    enters(page)
    tab_to(page, "Where it stands")
    enters(page)
    tab_to(page, "Earlier")
    enters(page)
    ruth.sees("Kept.")


def tab_in(page: Page, field: str) -> None:
    """Press Tab until this field has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(field) => document.activeElement.matches(field)", field):
            return
    pytest.fail(f"{field} cannot be reached by keyboard")
