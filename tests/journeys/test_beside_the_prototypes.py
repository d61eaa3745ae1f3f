"""The product beside its prototypes: fonts, colours, the order of the bars, what can be pressed.

With MARRAM_PICTURES=1 the pictures of docs/guide/beside-the-prototypes.md are made as well.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import beside, visitors
from tests.journeys.beside import PAGES, THEMES, Shown
from tests.operations.installation import Running, installation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]

PICTURES = visitors.PICTURES / "beside"
LARGEST = 250_000
FRAME = "margin:0;display:flex;align-items:flex-start;gap:16px;background:#8A9190"
VOICE, PLAIN = "Literata", "Atkinson Hyperlegible Next"
CLIENT_TARGET, DESK_TARGET, DENSE_TARGET = 44, 36, 32
HALF_A_PIXEL = 0.5
TOKENS = {
    "light": {
        "ground": "#F3F4EF", "surface": "#FCFCF9", "ink": "#1E2D31", "ink-2": "#4A5A5C",
        "tide": "#1C5A63", "ember": "#A3411F", "ember-soft": "#FAE9E1", "error": "#9B2C22",
    },
    "dark": {
        "ground": "#11191B", "surface": "#192326", "ink": "#E6ECE8", "ink-2": "#A9B8B4",
        "tide": "#8CCBCE", "ember": "#F0A98B", "ember-soft": "#3B2820", "error": "#F2A59A",
    },
}  # fmt: skip
PRESSED = ", ".join(
    f"{one}:visible" for one in (".btn", ".places a", ".side nav a", ".pick label", "input.input")
)
WITH_PROTOTYPE = [shown for shown in PAGES if shown.prototype]
# What may differ from the prototype, each with its reason in docs/guide/beside-the-prototypes.md.
PLACES = ["Today", "Write", "Story", "Values", "Steady"]
ROOMS_AT_THE_DESK = ["Today", "Clients", "Library"]


def name_of(value: object) -> str:
    """Return a readable name of a test's page."""
    return value.name if isinstance(value, Shown) else str(value)


each_page = pytest.mark.parametrize("shown", PAGES, ids=name_of)
pictures = pytest.mark.skipif(
    not visitors.taking_pictures(), reason="MARRAM_PICTURES=1 makes the pictures"
)
each_theme = pytest.mark.parametrize("theme", THEMES)


class Demo:
    """The demo service, and the invitation of somebody who has not come yet."""

    def __init__(self, running: Running) -> None:
        self.home = running.installation.url
        asked = running.installation.run(
            "invite", "anna@demo.invalid", "--name", "Anna", "--with", "miriam@demo.invalid"
        )
        found = re.search(r"/i/\S+/", asked.stdout)
        assert found, asked.stdout + asked.stderr
        self.invitation = found[0]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Return the demo service, served."""
    folder = tmp_path_factory.mktemp("beside")
    with installation(folder) as home, home.serving("demo") as running:
        yield Demo(running)


@pytest.fixture(scope="module")
def prototypes() -> Iterator[str]:
    """Return the address of the prototypes, or leave the test out when they are not here."""
    folder = beside.prototypes()
    if not folder.is_dir():
        pytest.skip("the prototypes are not here (beside MARRAM_SHARED_DATA)")
    with beside.served(folder) as address:
        yield address


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, demo: Demo) -> Iterator[Page]:
    """Return the page that the test is about, as wide as its face mostly is."""
    shown: Shown = request.getfixturevalue("shown")
    theme = request.getfixturevalue("theme") if "theme" in request.fixturenames else "light"
    width = "1440" if shown.desk else "390"
    with beside.opened(
        browser, demo.home, shown, size=width, theme=theme, invitation=demo.invitation
    ) as one:
        yield one


def hex_of(colour: str) -> str:
    """Return `rgb(1, 2, 3)` as `#010203`."""
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", colour)[:3])


def families(page: Page, query: str) -> set[str]:
    """Return the first font of everything that answers to this query."""
    return set(
        page.locator(query).evaluate_all(
            "(all) => all.map((e) => getComputedStyle(e).fontFamily"
            ".split(',')[0].replaceAll('\"', ''))"
        )
    )


@each_page
def test_people_speak_in_literata_and_labels_in_atkinson(shown: Shown, page: Page) -> None:
    assert families(page, "h1, .said, .voice-box, .voice, textarea#text") == {VOICE}
    assert families(page, ".btn, label, nav a, h2:not(.said, .moment h2), .brand, .back, th") == {
        PLAIN
    }
    assert page.evaluate(f"document.fonts.check('17px \"{PLAIN}\"')"), f"{shown.name}: not loaded"


@each_theme
@each_page
def test_the_colours_are_those_of_the_design(shown: Shown, theme: str, page: Page) -> None:
    expected = TOKENS[theme]
    look = beside.look(page)
    tokens = look["tokens"] or {}
    assert {name: tokens[name].upper() for name in expected} == expected
    ground = look["ground"] or {}
    assert hex_of(ground["background-color"]) == expected["ground"]
    assert hex_of(ground["color"]) == expected["ink"]
    if main := look["action"]:
        assert hex_of(main["background-color"]) == expected["tide"]
    if helped := look["help"]:
        assert hex_of(helped["color"]) == hex_of(helped["border-top-color"]) == expected["ember"]
        assert hex_of(helped["background-color"]) == expected["ember-soft"]
    elif not shown.desk:
        call = page.locator(".btn-call").evaluate("(one) => getComputedStyle(one).color")
        assert hex_of(call) == expected["ember"]


def bar(page: Page, query: str) -> list[str]:
    """Return the words of a bar's links in the order in which they are read, without counts."""
    said = page.locator(query).all_inner_texts()
    return [words.strip().rstrip("0123456789 \n").split("\n")[-1].strip() for words in said]


@each_page
def test_the_bars_stand_in_their_order(shown: Shown, page: Page) -> None:
    if shown.desk:
        assert bar(page, ".side nav a") == ROOMS_AT_THE_DESK
        return
    safe = bar(page, ".topbar .safe a")
    assert safe == (["Leave"] if shown.name == "help" else ["Leave", "Help now"])
    top = page.locator(".topbar").bounding_box()
    assert top
    assert top["y"] == 0
    if shown.name in {"welcome", "write", "tool"}:
        assert bar(page, ".places a") == [], "Here is one thing to do, and a way to stop"
        return
    assert bar(page, ".places a") == PLACES
    places = page.locator(".places").bounding_box()
    assert places
    assert round(places["y"] + places["height"]) == visitors.PHONE["height"]


@each_page
def test_what_can_be_pressed_is_as_large_as_the_design_says(shown: Shown, page: Page) -> None:
    small = []
    for one in page.locator(PRESSED).all():
        least = DESK_TARGET if shown.desk else CLIENT_TARGET
        if shown.desk and "btn-s" in (one.get_attribute("class") or ""):
            least = DENSE_TARGET
        box = one.bounding_box()
        if box and box["height"] < least - HALF_A_PIXEL:
            small.append((one.inner_text(), box["height"]))
    assert small == []


@each_theme
@pytest.mark.parametrize("shown", WITH_PROTOTYPE, ids=name_of)
def test_it_looks_like_its_prototype(
    shown: Shown, theme: str, page: Page, browser: Browser, prototypes: str
) -> None:
    size = visitors.DESK if shown.desk else visitors.PHONE
    drawn = beside.drawn(browser, f"{prototypes}/{shown.prototype}.html", size=size, theme=theme)
    wanted, found = beside.look(drawn), beside.look(page)
    for part, values in wanted.items():
        if values and found[part]:
            assert found[part] == values, f"{shown.name}: {part}"
    order = bar(drawn, ".places a, .side nav a")
    ours = bar(page, ".places a, .side nav a")
    assert ours == [place for place in order if place in ours]
    drawn.close()


@pictures
@pytest.mark.parametrize("shown", PAGES, ids=name_of)
def test_the_pictures_of_product_and_prototype(
    shown: Shown, browser: Browser, demo: Demo, prototypes: str, tmp_path: Path
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for size in beside.SIZES:
        for theme in THEMES:
            ours = tmp_path / "product.png"
            with beside.opened(
                browser, demo.home, shown, size=size, theme=theme, invitation=demo.invitation
            ) as one:
                one.screenshot(path=str(ours))
            shots = [ours]
            if shown.prototype:
                address = f"{prototypes}/{shown.prototype}.html"
                drawn = beside.drawn(browser, address, size=beside.SIZES[size], theme=theme)
                drawn.screenshot(path=str(tmp_path / "prototype.png"))
                drawn.close()
                shots.append(tmp_path / "prototype.png")
            beside_each_other(browser, shots, PICTURES / f"{shown.name}-{size}-{theme}.png", size)


@pictures
def test_the_picture_of_the_plan_on_paper(browser: Browser, demo: Demo, tmp_path: Path) -> None:
    ours = tmp_path / "product.png"
    with beside.opened(
        browser, demo.home, beside.CARD, size="1440", theme="light", invitation=""
    ) as one:
        one.screenshot(path=str(ours), clip={"x": 0, "y": 0, "width": 720, "height": 340})
    beside_each_other(browser, [ours], PICTURES / "card.png", "1440")


@pictures
@each_theme
def test_the_sheet_of_the_story(
    theme: str, browser: Browser, demo: Demo, prototypes: str, tmp_path: Path
) -> None:
    shots = []
    for shown in beside.STORY:
        shots.append(tmp_path / f"{shown.name}.png")
        with beside.opened(
            browser, demo.home, shown, size="390", theme=theme, invitation=demo.invitation
        ) as one:
            one.evaluate("scrollTo(0, 0)")
            one.screenshot(path=str(shots[-1]))
        if shown.prototype:
            address = f"{prototypes}/pictures.html"
            drawn = beside.drawn(browser, address, size=visitors.PHONE, theme=theme)
            shots.append(tmp_path / f"{shown.name}-drawn.png")
            panel = drawn.locator("section.panel", has_text=re.compile(f"^{shown.prototype}"))
            panel.first.screenshot(path=str(shots[-1]))
            drawn.close()
    beside_each_other(browser, shots, PICTURES / f"story-sheet-{theme}.png", "390")


@pictures
def test_the_picture_of_the_book(browser: Browser, demo: Demo, tmp_path: Path) -> None:
    with beside.opened(
        browser, demo.home, beside.BOOK, size="390", theme="light", invitation=demo.invitation
    ) as one:
        for box in one.locator("form.card input[name=page]").all()[:8]:
            box.check()
        one.get_by_role("button", name="Put them in").click()
        one.get_by_label("Title").fill("What the river left")
        one.get_by_label("Whose book it is").fill("Ruth Adeyemi")
        one.get_by_role("button", name="Keep", exact=True).first.click()
        with one.expect_download() as got:
            one.get_by_role("button", name=re.compile("^Make it")).click()
        book = tmp_path / "book.pdf"
        got.value.save_as(book)
    shots = []
    for number in (1, 3, 5, 6):
        drawn = subprocess.run(
            ["pdftoppm", "-r", "67", "-png", "-singlefile", "-f", f"{number}", "-l", f"{number}",
             book, tmp_path / f"page{number}"],
            check=False,
        )  # fmt: skip
        if drawn.returncode == 0 and (tmp_path / f"page{number}.png").is_file():
            shots.append(tmp_path / f"page{number}.png")
    beside_each_other(browser, shots, PICTURES / "book.png", "390")


def beside_each_other(browser: Browser, shots: list[Path], out: Path, size: str) -> None:
    """Put pictures side by side, the product first, into one file that is not too large."""
    width = {"390": 390, "1440": 720}[size]
    window = {"width": width * len(shots) + 16 * (len(shots) - 1), "height": 100}
    shown = "".join(f'<img src="{one.name}" width="{width}" alt="">' for one in shots)
    frame = shots[0].parent / "frame.html"
    frame.write_text(f'<body style="{FRAME}">{shown}</body>')
    both = browser.new_page(viewport=window)  # type: ignore[arg-type]  # two numbers
    both.goto(frame.as_uri())
    both.screenshot(path=str(out), full_page=True)
    both.close()
    assert out.stat().st_size < LARGEST * max(1, len(shots) // 4), out.name
