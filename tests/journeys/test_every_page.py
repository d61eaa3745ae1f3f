"""Every page, as it is met: small, wide, dark, in large text, right to left, by keyboard."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import visitors
from tests.journeys.visitors import Visitor, persona, ruth_in
from tests.operations.installation import Running, installation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]

SMALL = {"width": 320, "height": 640}
TARGET = 44
TOO_SMALL = """(least) => [...document.querySelectorAll('button, a.btn, .places a')]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.innerText, one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && box.height < least)
  .map(([words, box]) => `${words} (${box.height})`)"""
CLIENT_PAGES = [
    "/me/",
    "/me/write/",
    "/me/write/new/",
    "/me/search/",
    "/me/put-away/",
    "/me/you/",
    "/me/you/sharing/",
    "/me/you/look/",
    "/me/you/privacy/",
    "/me/you/phone/",
    "/offline/read/",
    "/me/you/data/",
    "/me/you/import/",
    "/me/tell/",
    "/me/pace/",
    "/me/you/reminders/",
    "/me/reminded/",
    "/me/with/",
    "/me/safe/",
    "/me/sealed/",
    "/me/sealed/keys/",
    "/me/r/naming/",
    "/me/r/holds/",
    "/me/r/about/",
    "/me/r/letters/",
    "/me/story/",
    "/me/story/?look=yes",
    "/me/story/add/",
    "/me/values/",
    "/me/plans/",
    "/me/plans/did/",
    "/me/plans/balance/",
    "/me/plans/ideas/",
    "/me/plans/week/",
    "/me/plans/with/",
    "/me/check-in/",
    "/me/check-in/questions/",
    "/me/check-in/month/",
    "/me/check-in/year/",
    "/me/check-in/diary/",
    "/me/you/calendar/",
    "/me/r/goals/goal/new/",
    "/me/r/wishing/wishing/new/",
    "/me/r/doing/activity/new/",
    "/me/r/trying/",
    "/me/r/trying/trying/new/",
    "/me/values/now/",
    "/me/values/cards/",
    "/me/values/cards/faith/",
    "/me/values/cards/own/",
    "/me/r/values/value/new/",
    "/me/story/threads/",
    "/me/story/book/",
    "/me/story/aside/",
    "/me/story/more/",
    "/me/story/more/?open=yes",
    "/me/r/story/moment/new/",
    "/me/r/story/thread/new/",
    "/me/r/both/",
    "/me/r/growth/growth/new/",
    "/me/r/elsewhere/",
    "/me/steady/",
    "/me/steady/kit/",
    "/me/steady/used/",
    "/me/steady/own/person/",
    "/me/steady/own/tool/",
    "/me/steady/for/panic/",
    "/me/steady/senses/",
    "/me/steady/breathing/",
    "/me/steady/timer/",
    "/me/steady/leaves/",
    "/me/r/steady/thought/new/",
    "/me/r/coping/",
    "/me/r/coping/coping/new/",
    "/me/r/coping/helped/",
    "/me/r/coping/picture/",
    "/me/r/circle/",
    "/me/r/circle/circle/new/",
    "/me/r/pie/",
    "/me/r/problem/problem/new/",
    "/me/r/triggers/",
    "/me/r/triggers/kinds/",
    "/me/r/routine/",
    "/steady/",
    "/steady/senses/?step=2",
    "/me/plan/",
    "/me/plan/card/",
    "/me/plan/card/?card=wallet",
    "/me/r/plan/plan/new/",
    "/help/",
    "/safety/",
    "/offline/",
    "/offline/today/",
    "/offline/write/",
    "/offline/kept/",
]
DESK_PAGES = ["/desk/", "/desk/clients/", "/desk/library/", "/desk/invite/", "/desk/account/"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return the demo service, served."""
    with (
        installation(tmp_path_factory.mktemp("demo")) as home,
        home.serving("demo") as running,
    ):
        yield running


SHAMING = re.compile(
    r"\b(?:streaks?|overdue|missed|in a row|average|behind|unanswered|completed)\b|\d ?%"
    r"|\b\d+ (?:of|out of) (?!100\b)\d+\b",  # a pie's slices are of 100, as she cut them
    re.IGNORECASE,
)
"""What no page of a client's says: it would count them, compare them, or hurry them."""
OF_ANY_PAGE = ("aside/", "beside/", "bring/", "echoes/", "echoes/?of=0", "place/", "voices/")
"""What the story does with any page of a client's own."""


def own_pages(ruth: Visitor) -> list[str]:
    """Return Ruth's places, and those of one page of hers."""
    ruth.goes("/me/write/")
    link = ruth.page.locator('a[href^="/me/e/"]').first.get_attribute("href")
    assert link
    return [
        *CLIENT_PAGES,
        *pages_in_rooms(ruth),
        link,
        f"{link}share/",
        f"{link}tellings/",
        f"{link}together/",
        f"{link}pictures/",
        f"{link}put-away/",
        f"{link}erase/",
        *(f"/me/r/story/{link.split('/')[3]}/{own}" for own in OF_ANY_PAGE),
    ]


def pages_in_rooms(ruth: Visitor) -> list[str]:
    """Return one page of Ruth's in each room with a picture or pages of its own."""
    found = []
    owns = {"coping": "used", "circle": "moved", "pie": "", "story": "place", "both": ""}
    owns |= {"values": "trace", "doing": "when"}
    for room, own in owns.items():
        ruth.goes(f"/me/r/{room}/")
        link = ruth.page.locator('main a[href^="/me/e/"]').first.get_attribute("href")
        assert link
        entry = link.split("/")[3]
        found += [link, *([f"/me/r/{room}/{entry}/{own}/"] if own else [])]
    return found


def desk_pages(miriam: Visitor) -> list[str]:
    miriam.goes("/desk/clients/")
    client = miriam.page.locator("a", has_text="Ruth Adeyemi").first.get_attribute("href")
    assert client
    miriam.goes(client)
    entry = miriam.page.locator(f'a[href^="{client}e/"]').first.get_attribute("href")
    assert entry
    return [
        *DESK_PAGES,
        client,
        f"{client}story/",
        f"{client}record/",
        entry,
        f"{entry}like/",
        f"{entry}like/?of=0",
    ]


def sideways(page: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


@dataclass(frozen=True)
class Seen:
    """One page of Ruth's as it was met: by how many pixels it is too wide, what stands on it."""

    path: str
    headings: int
    too_wide: dict[str, int]
    safe: list[str]
    small: list[str]
    shaming: list[str]


def look_at(ruth: Visitor, path: str) -> Seen:
    """Open a page once and look at it small, in large text, right to left, and with a finger."""
    page = ruth.goes(path).page
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]  # two numbers
    too_wide = {"at 320 px": sideways(page)}
    page.evaluate("document.documentElement.setAttribute('dir', 'rtl')")
    too_wide["right to left"] = sideways(page)
    page.evaluate("document.documentElement.setAttribute('dir', 'ltr')")
    page.set_viewport_size(visitors.PHONE)  # type: ignore[arg-type]  # two numbers
    safe = page.locator("header.topbar .safe").inner_text().split("\n")
    small = page.evaluate(TOO_SMALL, TARGET - 0.5)
    shaming = SHAMING.findall(page.locator("main").inner_text())
    page.evaluate("document.documentElement.setAttribute('data-text', '200')")
    too_wide["at 200 % text"] = sideways(page)
    ruth.no_faults()
    return Seen(
        path,
        page.locator("h1").count(),
        {how: pixels for how, pixels in too_wide.items() if pixels > 0},
        [word.strip() for word in safe if word.strip()],
        small,
        shaming,
    )


@pytest.fixture(scope="module")
def seen(browser: Browser, demo: Running) -> list[Seen]:
    """Return every page of Ruth's, each opened once; the rules of accessibility look at it too."""
    ruth = ruth_in(browser, demo)
    found = [look_at(ruth, path) for path in own_pages(ruth)]
    ruth.context.close()
    return found


def test_no_page_counts_compares_or_hurries_her(seen: list[Seen]) -> None:
    assert {one.path: one.shaming for one in seen if one.shaming} == {}


def test_every_client_page_has_one_heading(seen: list[Seen]) -> None:
    assert [one.path for one in seen if one.headings != 1] == []


def test_no_page_scrolls_sideways_small_large_or_right_to_left(seen: list[Seen]) -> None:
    assert {one.path: one.too_wide for one in seen if one.too_wide} == {}


def test_help_and_leave_stand_in_the_same_order_on_every_client_page(seen: list[Seen]) -> None:
    both = ["Leave", "Help now"]
    wanted = {one.path: ["Leave"] if one.path == "/help/" else both for one in seen}
    assert {one.path: one.safe for one in seen} == wanted


def test_everything_that_can_be_pressed_is_large_enough_for_shaking_hands(
    seen: list[Seen],
) -> None:
    assert {one.path: one.small for one in seen if one.small} == {}


def test_every_client_page_is_whole_in_the_dark(browser: Browser, demo: Running) -> None:
    ruth = ruth_in(browser, demo, size=SMALL)
    ruth.page.emulate_media(color_scheme="dark")
    for path in own_pages(ruth):
        ruth.goes(path).no_faults()
    ruth.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_desk_page_is_whole(browser: Browser, demo: Running, theme: str) -> None:
    miriam = persona(browser, demo, "Miriam", size=visitors.DESK)
    miriam.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of two words
    for path in desk_pages(miriam):
        miriam.goes(path)
        assert sideways(miriam.page) <= 0, path
    miriam.context.close()


def test_right_to_left_mirrors_the_bars(browser: Browser, demo: Running) -> None:
    ruth = ruth_in(browser, demo)
    ruth.goes("/me/")
    ruth.page.evaluate("document.documentElement.setAttribute('dir', 'rtl')")
    brand = ruth.page.locator(".topbar .brand").bounding_box()
    leave = ruth.page.locator("[data-leave]").first.bounding_box()
    assert brand
    assert leave
    assert brand["x"] > leave["x"]
    ruth.context.close()


def test_a_page_can_be_written_and_kept_by_keyboard_alone(browser: Browser, demo: Running) -> None:
    ruth = ruth_in(browser, demo)
    ruth.goes("/me/write/new/")
    page = ruth.page
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type("Only the keys, tonight.")
    for _ in range(20):
        page.keyboard.press("Tab")
        if "Done for now" in page.evaluate("document.activeElement.innerText || ''"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    ruth.looks().sees("Only the keys, tonight.")
    ruth.context.close()
