"""The first real work, from beginning to end, with Edmond de Goncourt's diary of 1870.

A diary that holds a bereavement comes in; its writer reads, searches, writes on, gives one page to
his clinician and sees that it was read and answered; everything goes out again; erasing leaves
nothing; the archive comes back identical in an empty house.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pyotp import TOTP

from tests.journeys import visitors
from tests.journeys.conftest import MakeHouse, Visits
from tests.journeys.visitors import Mailbox, Visitor
from tests.operations.installation import CHECKOUT, Installation, Running, installation

pytestmark = [pytest.mark.journey, pytest.mark.both_engines, pytest.mark.timeout(600)]

DIARY = CHECKOUT / "tests" / "fixtures" / "goncourt_1870.jsonl"
EDMOND, MIRIAM = "edmond@example.org", "miriam@example.org"
DAY = "Lundi 20 juin"
TODAY = "One line: I went as far as the gate of the garden, and came back."
READ_IT = re.compile("Read the whole page")
ANSWER = "I have read this page slowly. Bring it with you, or leave it here, as you like."


def test_the_first_work(  # noqa: PLR0915 - one story, told in order
    house: Running, make_house: MakeHouse, visits: Visits, mails: Mailbox, tmp_path: Path
) -> None:
    home = house.installation
    miriam = visits("Miriam", size=visitors.DESK)
    miriam_arrives(miriam, house)
    link = edmond_is_invited(home)
    the_diary_comes_in(home)

    edmond = visits("Edmond")
    visitors.sets_up(edmond, link, mailed=mails.six_digits)
    he_reads_and_searches(edmond)
    he_writes_one_line(edmond)
    he_gives_one_page(edmond)
    page = miriam_reads_and_answers(miriam)
    he_sees_the_answer_and_takes_the_page_back(edmond)
    miriam.is_told_it_is_not_here(page)

    from_page, by_command = tmp_path / "page.zip", tmp_path / "command.zip"
    he_takes_it_with_him(edmond, from_page)
    export(home, by_command)
    assert same(from_page, by_command)

    erased = home.run("erase-client", EDMOND, "--yes")
    assert erased.returncode == 0, erased.stderr
    edmond.goes("/me/").sees_nothing_of(TODAY, "Jules")

    other = make_house("another house")
    again = visits("Miriam elsewhere", at=other, size=visitors.DESK)
    miriam_arrives(again, other)
    edmond_is_invited(other.installation)
    taken = other.installation.run("import", str(by_command), "--client", EDMOND, "--yes", "--json")
    assert json.loads(taken.stdout)["imported"] == 34, taken.stderr
    returned = tmp_path / "returned.zip"
    export(other.installation, returned)
    assert same(by_command, returned)


def miriam_arrives(miriam: Visitor, house: Running) -> TOTP:
    """Take up the one-time address that the empty house printed; it works once."""
    found = re.search(r"http://localhost:\d+/first/[\w-]+/", house.said())
    assert found, house.said()
    return visitors.becomes_the_first_person(
        miriam, found[0], name="Miriam Castell", mail=MIRIAM, place="Marram House"
    )


def edmond_is_invited(home: Installation) -> str:
    """Make Edmond a client by the command and return his link."""
    done = home.run("invite", EDMOND, "--name", "Edmond")
    assert done.returncode == 0, done.stderr
    found = re.search(r"http://localhost:\d+/i/[\w-]+/", done.stdout)
    assert found, done.stdout
    return found[0]


def the_diary_comes_in(home: Installation) -> None:
    """Import the diary by the command; the same file again brings in nothing."""
    words = ("import", str(DIARY), "--client", EDMOND, "--yes", "--json")
    first, second = (json.loads(home.run(*words).stdout) for _ in range(2))
    assert (first["read"], first["imported"], first["skipped"]) == (33, 33, 0)
    assert (second["imported"], second["skipped"]) == (0, 33)


def he_reads_and_searches(edmond: Visitor) -> None:
    """Find the day his brother died, by its words, and read the pages around it."""
    edmond.sees("Nothing is due").picture("work-2-today")
    edmond.goes("/me/write/").sees("30 juillet")
    edmond.page.get_by_text("Samedi 23 juillet").scroll_into_view_if_needed()
    edmond.picture("work-3-write")
    edmond.types("Find your words", '"20 juin"').presses("Find")
    edmond.sees("2 pages", "Dimanche 26 juin", DAY).picture("work-4-search")
    he_opens_that_day(edmond)
    edmond.sees("Kept").picture("work-5-entry")


def he_opens_that_day(edmond: Visitor) -> None:
    """Open the page of that day from a list."""
    rows = edmond.page.locator("main ul.list > li").filter(has_text=DAY)
    rows.get_by_role("link").first.click()
    edmond.looks()
    expect(edmond.page.locator("h1")).to_contain_text(DAY)


def he_writes_one_line(edmond: Visitor) -> None:
    """Write one line today; it says so when it is kept."""
    edmond.goes("/me/write/").follows("One line")
    edmond.page.locator("#text").fill(TODAY)
    expect(edmond.page.locator("[data-words]")).to_contain_text("Kept", timeout=15_000)
    edmond.picture("work-6-one-line")
    edmond.presses("Done for now")
    edmond.goes("/me/write/").sees(TODAY[:20])


def he_gives_one_page(edmond: Visitor) -> None:
    """Give the page of that day to Miriam, and nothing else."""
    edmond.goes("/me/write/").types("Find your words", '"20 juin"').presses("Find")
    he_opens_that_day(edmond)
    edmond.follows("Who can read this")
    edmond.page.get_by_label("Miriam Castell").check()
    edmond.types("A note to them, if you like", "Nobody has read this one.")
    edmond.picture("work-7-share")
    edmond.presses("Share").sees("Miriam Castell can read this")


def miriam_reads_and_answers(miriam: Visitor) -> str:
    """Open the one page at the desk, answer it, and return its address."""
    miriam.goes("/desk/clients/").sees("Edmond", "1 page")
    miriam.follows("Edmond").sees("Shared with you").sees_nothing_of(TODAY)
    miriam.picture("work-8-desk")
    miriam.follows(READ_IT, exact=False)
    miriam.sees(DAY, "Nobody has read this one.")
    address = miriam.page.url
    miriam.types("Or a line of your own", ANSWER).presses("Answer")
    miriam.sees(ANSWER).picture("work-9-answer-at-the-desk")
    return address


def he_sees_the_answer_and_takes_the_page_back(edmond: Visitor) -> None:
    """See the answer and the day it was opened, then take the page back."""
    edmond.page.reload()
    edmond.looks().sees(ANSWER)
    edmond.page.get_by_text(ANSWER).scroll_into_view_if_needed()
    edmond.picture("work-10-answer")
    edmond.goes("/me/you/sharing/").sees(re.compile("opened by Miriam", re.IGNORECASE))
    edmond.picture("work-11-sharing")
    edmond.presses(re.compile("^Take back"), exact=False)
    edmond.goes("/me/you/sharing/").sees("You have shared nothing")


def he_takes_it_with_him(edmond: Visitor, file: Path) -> None:
    """Download the archive from the page."""
    edmond.goes("/me/you/data/").sees("Miriam Castell").picture("work-12-your-data")
    with edmond.page.expect_download() as waiting:
        edmond.page.get_by_role("button", name="Download").click()
    waiting.value.save_as(file)
    edmond.no_faults()


def export(home: Installation, file: Path) -> None:
    """Write Edmond's archive by the command."""
    done = home.run("export-client", EDMOND, "--out", str(file))
    assert done.returncode == 0, done.stderr


def same(one: Path, other: Path) -> bool:
    """Compare two archives with the tool that uses none of the export code."""
    done = subprocess.run(
        [sys.executable, str(CHECKOUT / "tools" / "compare_archives.py"), str(one), str(other)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "34 entries with 34 tellings" in done.stdout
    return True


def test_the_same_without_javascript(  # noqa: PLR0915 - one story, told in order
    house: Running, visits: Visits, mails: Mailbox, tmp_path: Path
) -> None:
    """Every act of a client's place works as a plain form."""
    miriam = visits("Miriam", size=visitors.DESK, scripts=False)
    miriam_arrives(miriam, house)
    edmond = visits("Edmond", scripts=False)
    visitors.sets_up(edmond, edmond_is_invited(house.installation), mailed=mails.six_digits)
    edmond.sees("Nothing is due")

    edmond.goes("/me/write/").follows(re.compile("^(Start|Without a prompt)$"))
    edmond.page.locator("#text").fill(TODAY)
    edmond.presses("Keep").sees("Kept")
    assert edmond.page.locator("#text").input_value() == TODAY
    edmond.presses("Done for now")
    edmond.goes("/me/write/").follows(re.compile("One line: I went"), exact=False)
    page = edmond.page.url
    edmond.sees(TODAY).follows("Who can read this")
    edmond.page.get_by_label("Miriam Castell").check()
    edmond.presses("Share").sees("Miriam Castell can read this")

    edmond.goes("/me/you/").presses("Close and sign out")
    edmond.goes(page).sees_nothing_of(TODAY)
    visitors.unlocks(edmond, mail=EDMOND, mailed=mails.six_digits)
    miriam.goes("/desk/clients/").follows("Edmond").follows(READ_IT, exact=False)
    miriam.sees(TODAY).presses(re.compile("I have read this"), exact=False)
    edmond.goes(page).sees("I have read this. Let us talk about it when we meet")
    edmond.presses(re.compile("^Take back"), exact=False).sees("Just for you, not shared")

    he_takes_it_with_him(edmond, tmp_path / "page.zip")
    edmond.follows("Help now").sees("In danger now: call 999")
    edmond.goes("/me/")
    assert edmond.leaves().startswith("https://www.bbc.co.uk/")
    edmond.goes("/me/").sees_nothing_of(TODAY)
    visitors.unlocks(edmond, mail=EDMOND, mailed=mails.six_digits)
    he_erases_everything(edmond)
    assert house.installation.run("export-client", EDMOND, "--out", "gone.zip").returncode == 2


def he_erases_everything(edmond: Visitor) -> None:
    """Ask for it, then do not wait for the days in which it can be called off."""
    edmond.goes("/me/you/data/").follows("Erase everything")
    edmond.presses("Erase")
    edmond.goes("/me/you/data/").follows("Erase now")
    edmond.types(re.compile("^Type .*address"), EDMOND)
    edmond.presses("Erase").sees_nothing_of(TODAY)
    edmond.goes("/me/").sees("Open your place").sees_nothing_of(TODAY)


@pytest.mark.skipif(not visitors.taking_pictures(), reason="MARRAM_PICTURES=1 makes the pictures")
def test_the_pictures_of_the_readme(browser: Browser, tmp_path: Path) -> None:
    """Ruth's Today and Miriam's desk in the demo, on a telephone and on a wide screen."""
    with installation(tmp_path / "demo") as home, home.serving("demo"):
        for size, ending in ((visitors.PHONE, "-390"), (visitors.DESK, "-1440")):
            ruth = visitors.visitor(browser, home.url, "Ruth", size=size)
            ruth.goes("/demo/").presses(re.compile("Ruth"), exact=False)
            ruth.goes("/me/").sees("Nothing is due").picture(f"today{ending}")
            miriam = visitors.visitor(browser, home.url, "Miriam", size=size)
            miriam.goes("/demo/").presses(re.compile("Miriam"), exact=False)
            miriam.goes("/desk/clients/").follows("Ruth Adeyemi")
            miriam.sees("Shared with you", "Blessing").picture(f"desk-client{ending}")
            for person in (ruth, miriam):
                person.context.close()
    for name, ending in (("today", "-390"), ("desk-client", "-1440")):
        shown = visitors.PICTURES / f"{name}{ending}.png"
        shown.rename(visitors.PICTURES / f"{name}.png")
