"""The product looks like its drawings: the same colours, letters, bars and target sizes."""

import os
import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
KIT = CHECKOUT / "src" / "marram" / "kit"
SHEET = KIT / "static" / "marram" / "companion.css"
FONTS = KIT / "static" / "marram" / "fonts"
DATA = Path(os.environ.get("MARRAM_SHARED_DATA", CHECKOUT.parent / "shared" / "data"))
DRAWN = DATA.parent / "prototypes"
drawn_only = pytest.mark.skipif(
    not (DRAWN / "companion.css").is_file(), reason="the prototypes are not here"
)
THEMES = (":root {", ':root:not([data-theme="light"]) {', ':root[data-theme="dark"] {')
DESK = ':root[data-face="desk"] {'
TARGET = "2.75rem"
LAYERS = "@layer reset, tokens, base, layout, components, pictures, screens, print;"


def without_comments(sheet: str) -> str:
    """Return a style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


def tokens(sheet: str, opening: str) -> dict[str, str]:
    """Return the custom properties of the first rule that opens so."""
    start = sheet.index(opening) + len(opening)
    rule = sheet[start : sheet.index("}", start)]
    return dict(re.findall(r"(--[a-z0-9-]+):\s*([^;]+);", rule))


def rule(sheet: str, selector: str) -> str:
    """Return the first rule of exactly this selector."""
    found = re.search(rf"(?:^|[{{}}]|\s){re.escape(selector)}\s*\{{([^}}]*)\}}", sheet)
    assert found, f"{selector} is in the style sheet"
    return " ".join(found[1].split())


def ours() -> str:
    """Return the product's style sheet without comments."""
    return without_comments(SHEET.read_text(encoding="utf-8"))


def drawn() -> str:
    """Return the prototypes' style sheet without comments."""
    return without_comments((DRAWN / "companion.css").read_text(encoding="utf-8"))


@drawn_only
@pytest.mark.parametrize("theme", [*THEMES, DESK])
def test_every_token_is_the_drawn_one(theme: str) -> None:
    wanted = tokens(drawn(), theme)
    assert wanted
    assert tokens(ours(), theme) == wanted


@drawn_only
def test_the_letters_are_the_drawn_ones_in_the_weights_that_are_used() -> None:
    """The files hold fewer weights than those of the drawings (`tools/page_fonts.py`), no fewer
    letters: their names and the signs they are for are the drawn ones."""
    letters = re.compile(r"@font-face\s*\{[^}]*\}")
    weights = re.compile(r"font-weight: (\d+) (\d+);")
    faces = letters.findall(ours())
    assert [weights.sub("", one) for one in faces] == [
        weights.sub("", one) for one in letters.findall(drawn())
    ]
    used = {int(one) for one in re.findall(r"font-weight: (\d+);", letters.sub("", ours()))}
    for face in faces:
        least, most = map(int, weights.findall(face)[0])
        assert {one for one in used if not least <= one <= most} == set()
    for name in re.findall(r'url\("fonts/([^"]+)"\)', drawn()):
        assert (FONTS / name).read_bytes().startswith(b"wOF2"), name


@drawn_only
@pytest.mark.parametrize(
    "selector", [".btn", ".topbar", ".places a", ".choice label", ".input", ".side nav a", ".sheet"]
)
def test_what_is_touched_is_as_large_as_drawn(selector: str) -> None:
    assert rule(ours(), selector) == rule(drawn(), selector)


def test_each_family_of_letters_comes_with_its_licence() -> None:
    held = {path.name for path in FONTS.iterdir()}
    assert {"OFL-Literata.txt", "OFL-AtkinsonHyperlegibleNext.txt"} <= held


def test_the_layers_stand_in_order() -> None:
    assert LAYERS in SHEET.read_text(encoding="utf-8")


def test_both_dark_themes_are_one() -> None:
    assert tokens(ours(), THEMES[1]) == tokens(ours(), THEMES[2])


def test_a_finger_can_hit_everything() -> None:
    assert tokens(ours(), THEMES[0])["--target"] == TARGET
    assert "min-block-size: var(--target)" in rule(ours(), ".btn")
    assert "min-block-size: 3.25rem" in rule(ours(), ".pick label")


def test_nothing_moves_by_itself() -> None:
    allowed = r"@media \(prefers-reduced-motion: no-preference\) \{.*?\}\s*\}"
    calm = re.sub(allowed, "", ours(), flags=re.DOTALL)
    assert "@keyframes" not in ours()
    assert not re.findall(r"transition:(?!\s*none)[^;]+", calm)


def order(text: str, *marks: str) -> bool:
    """Say whether these stand in a text in this order."""
    places = [text.find(mark) for mark in marks]
    return -1 not in places and places == sorted(places)


def test_the_top_bar_is_always_brand_or_back_then_leave_then_help_now() -> None:
    bar = (KIT / "templates" / "kit" / "client.html").read_text(encoding="utf-8")
    assert order(bar, "{% block back %}", "{% block safe %}", '<main id="main"')
    safe = (KIT / "templates" / "kit" / "safe.html").read_text(encoding="utf-8")
    assert order(safe, 'href="/leave/"', 'href="/help/"')


def test_the_places_come_in_the_drawn_order() -> None:
    bar = (KIT / "templates" / "kit" / "client.html").read_text(encoding="utf-8")
    assert order(bar, '"/me/"', '"/me/write/"')
    wanted = ["/me/write/", "/me/story/", "/me/values/", "/me/steady/"]
    shown = [place for place in re.findall(r'<li><a href="([^"]+)"', bar) if place in wanted]
    assert shown == [place for place in wanted if place in shown]


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    drawn_icons = set(
        re.findall(r'id="i-([a-z0-9]+)"', (SHEET.parent / "sprite.svg").read_text(encoding="utf-8"))
    )
    asked = {
        name
        for path in (CHECKOUT / "src" / "marram").glob("**/templates/**/*.html")
        for name in re.findall(r'\{% icon "([a-z0-9]+)"', path.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked <= drawn_icons
