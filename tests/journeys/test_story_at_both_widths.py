"""Every room of the story on a phone and at a desk: begun, written in, seen again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import widths
from tests.journeys.visitors import DESK, Visitor, persona
from tests.operations.installation import Running
from tests.pictures.made import photo, sound

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
size = widths.size


WRITTEN = {
    "S6": ("shaken", "What I took for granted"),
    "S12": ("sparks", "I fed the cat before I fed myself."),
    "S13": ("both", "His coat is gone. The hook is there."),
    "S18": ("elsewhere", "She was tired and she went anyway."),
    "S19": ("imprint", "He hummed before he knew the words."),
    "S20": ("shelf", "Put the kettle on first."),
    "S22": ("trouble", "The Long Afternoon"),
    "S24": ("image", "A coat cut down for somebody smaller."),
    "S25": ("elsewhere", "You were at work. You could not know."),
    "S28": ("whoiam", "I was a wife."),
}
"""Rows of the capabilities, each with a room that carries it and words for it."""
NOT_PUT_FORWARD = {
    "S21": ("growth", "The house, and who would mend it."),
    "S23": ("asking", "That the door stayed open."),
}
SHEETS = {"S25": 0, "S18": 1}
"""Which of the worksheets of a room, where it has several."""


def fits(someone: Visitor) -> None:
    """Expect that nothing hangs over the edge of the screen."""
    someone.page.wait_for_load_state("load")
    over = someone.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert over <= 0, f"{someone.page.url} is {over} px too wide"


def writes(ruth: Visitor, room: str, words: str, *, sheet: int = 0) -> None:
    """Begin a worksheet from the page of its room, write in it, and see it there again."""
    ruth.goes(f"/me/r/{room}/")
    fits(ruth)
    ruth.page.locator("main .offer a.btn-main").nth(sheet).click()
    ruth.looks()
    fits(ruth)
    ruth.page.locator("#entry textarea, #entry input.input-voice").first.fill(words)
    ruth.presses("Done for now").sees(words)
    fits(ruth)
    ruth.goes(f"/me/r/{room}/").sees(re.compile(re.escape(words[:30])))


def test_she_writes_in_each_room_of_her_story(ruth: Visitor) -> None:
    for row, (room, words) in WRITTEN.items():
        writes(ruth, room, words, sheet=SHEETS.get(row, 0))


def test_she_opens_what_nothing_puts_forward_by_her_own_press_and_writes_there(
    ruth: Visitor,
) -> None:
    for room, words in NOT_PUT_FORWARD.values():
        ruth.goes("/me/story/").sees_nothing_of(f"/me/r/{room}/")
        ruth.follows("What is not shown here")
        ruth.page.locator("main a.btn, main button").first.click()
        ruth.looks()
        expect(ruth.page.locator(f'a[href="/me/r/{room}/"]')).to_be_visible()
        writes(ruth, room, words)


def test_she_tells_a_moment_with_what_it_was_is_and_may_be_and_its_senses(ruth: Visitor) -> None:
    ruth.goes("/me/story/add/")
    ruth.page.get_by_label("A title", exact=True).fill("The first frost")
    ruth.page.get_by_label("A turning").check()
    ruth.presses("Keep, and write more")
    page = ruth.page
    for name, words in (
        ("what", "I went out in his boots."),
        ("felt_then", "Nothing at all."),
        ("means_now", "I went out."),
        ("may_be", "To plant again."),
        ("choice", "I put them on."),
    ):
        page.locator(f"#{name}").fill(words)
    expect(page.locator("#smelt")).to_be_hidden()
    page.get_by_text("What you could see, hear, smell, feel").click()
    page.locator("#smelt").fill("Iron")
    fits(ruth)
    ruth.presses("Done for now").sees("I went out in his boots.", "To plant again.", "Iron")
    ruth.goes("/me/story/").sees("The first frost")
    fits(ruth)


def test_she_tells_a_scene_in_another_voice_and_both_stand_side_by_side(ruth: Visitor) -> None:
    ruth.goes("/me/story/").follows("We came north and I stopped singing")
    ruth.page.get_by_text("More with this page").click()
    ruth.follows("From several places").sees("Every voice is yours. They need not agree.")
    ruth.follows("Somebody kind and fair who saw it all")
    expect(ruth.page.locator("#scene")).to_have_value("We came north and I stopped singing")
    ruth.page.locator("#words").fill("She kept the hymn book.")
    ruth.presses("Done for now").sees("Begun from")
    ruth.page.locator("main").get_by_role("link", name=re.compile("We came north")).first.click()
    ruth.sees("Begun from this page").looks()
    ruth.page.get_by_text("More with this page").click()
    ruth.follows("From several places").sees("She kept the hymn book.")
    fits(ruth)


def test_the_voice_of_somebody_who_died_is_off_until_she_turns_it_on(ruth: Visitor) -> None:
    ruth.goes("/me/r/letters/").sees("It is off until you turn it on.")
    ruth.presses(re.compile("^Turn it on"), exact=False)
    expect(ruth.page.get_by_role("link", name="Begin A letter from them")).to_be_visible()
    ruth.presses(re.compile("^Turn it off again"), exact=False)
    ruth.sees("It is off until you turn it on.")


def test_she_keeps_every_telling_and_one_line_of_one(ruth: Visitor) -> None:
    ruth.goes("/me/write/new/")
    ruth.page.locator("#text").fill("He sang in the kitchen every morning.")
    ruth.presses("Done for now").follows("Write on")
    ruth.page.locator("#text").fill("He hummed, mostly. It was I who sang.")
    ruth.presses("Done for now").follows("How I tell it")
    fits(ruth)
    cards = ruth.page.locator("main article")
    expect(cards).to_have_count(2)
    earlier = cards.nth(1)
    earlier.get_by_text("More with this telling").click()
    earlier.get_by_role("button", name="He sang in the kitchen every morning.").click()
    ruth.looks().sees("Lines I keep")
    ruth.follows("Read it together").sees("Is it told as you would tell it?")
    fits(ruth)
    ruth.page.get_by_label("Miriam Castell").check()
    ruth.presses("I have told it like this").sees("with Miriam Castell")
    earlier.get_by_role("button", name="Go on with this one").click()
    ruth.looks().sees("He sang in the kitchen every morning.")


@pytest.fixture
def his_page(ruth: Visitor) -> Visitor:
    """Return Ruth at the pictures and sounds of a new page of hers."""
    ruth.goes("/me/write/new/")
    ruth.page.locator("#text").fill("Michael and the dog.")
    ruth.presses("Done for now")
    ruth.page.get_by_text("More with this page").click()
    return ruth.follows("Pictures and sounds")


def puts_on(ruth: Visitor, path: Path, data: bytes, words: str) -> None:
    path.write_bytes(data)
    ruth.page.locator("#file").set_input_files(path)
    ruth.page.locator("#words").fill(words)
    ruth.presses("Put it on")


def test_she_puts_a_photograph_on_a_page_and_erases_it(his_page: Visitor, tmp_path: Path) -> None:
    ruth = his_page
    ruth.expected.add(422)
    puts_on(ruth, tmp_path / "letter.jpg", photo(form="PNG"), "Michael")
    ruth.sees("The file is of another kind than its name says.")
    expect(ruth.page.locator("#words")).to_have_value("Michael")
    puts_on(ruth, tmp_path / "him.jpg", photo(), "Michael")
    ruth.sees("Kept.")
    fits(ruth)
    seen = ruth.page.get_by_role("img", name="Michael")
    expect(seen).to_be_visible()
    assert seen.evaluate("(one) => one.naturalWidth") == 640
    ruth.page.get_by_role("link", name="Erase").first.click()
    ruth.looks().presses("Erase").sees("Erased.")
    expect(seen).to_have_count(0)


def test_a_voicemail_is_fetched_and_heard_only_after_a_tap(
    his_page: Visitor, tmp_path: Path
) -> None:
    ruth = his_page
    puts_on(ruth, tmp_path / "message.wav", sound(), "His last message")
    ruth.page.get_by_role("link", name="Back").click()
    ruth.looks().sees("His last message")
    fits(ruth)
    heard = ruth.page.locator("audio")
    assert heard.evaluate("(one) => one.readyState") == 0
    assert heard.evaluate("async (one) => { await one.play(); return one.duration }") == 1


def test_the_rope_lies_down_where_there_is_room_and_on_paper(
    ruth: Visitor, size: dict[str, int]
) -> None:
    ruth.goes("/me/story/?look=yes")
    lying = ruth.page.locator(".lying svg").first
    (expect(lying).to_be_visible if size == DESK else expect(lying).to_be_hidden)()
    fits(ruth)
    ruth.goes("/me/story/")
    expect(lying).to_be_hidden()
    ruth.page.emulate_media(media="print")
    expect(lying).to_be_visible()


def test_she_looks_at_what_she_wrote_by_thread(ruth: Visitor) -> None:
    ruth.goes("/me/write/new/")
    ruth.page.locator("#text").fill("We sang in the car, all the way to Hornsea.")
    ruth.presses("Done for now")
    ruth.page.get_by_text("More with this page").click()
    ruth.page.get_by_role("link", name="Threads", exact=True).last.click()
    ruth.looks()
    ruth.page.get_by_label("Singing").check()
    ruth.presses("Keep").goes("/me/write/")
    ruth.page.get_by_role("navigation", name="Threads").get_by_role("link", name="Singing").click()
    ruth.looks().sees("We sang in the car")
    fits(ruth)


def test_miriam_sees_the_shared_moments_on_a_rope(
    browser: Browser, demo: Running, size: dict[str, int]
) -> None:
    miriam = persona(browser, demo, "Miriam", size=size)
    miriam.goes("/desk/clients/").follows(re.compile("Ruth"), exact=False).follows("Story")
    miriam.sees("Michael died").sees_nothing_of("We came north")
    fits(miriam)
    miriam.no_faults()
    miriam.context.close()
