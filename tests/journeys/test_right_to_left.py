"""Ruth reads from right to left: in Arabic, and in a language made to show what was left out."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from marram.kit import registry
from tests.house.sources import SOURCE
from tests.journeys import visitors
from tests.journeys.test_every_page import (
    CLIENT_PAGES,
    SMALL,
    desk_pages,
    persona,
    ruth_in,
    sideways,
)
from tests.journeys.visitors import Visitor
from tests.operations.installation import CHECKOUT, Running, installation
from tests.support import pseudo

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]

LANGUAGES = ["ar", pseudo.CODE]
MORE = [
    "/me/write/new/?length=line",
    "/me/you/devices/",
    "/me/you/data/erase/",
    "/me/r/naming/naming/new/",
    "/me/r/about/someone/new/",
    "/me/r/holds/holds/print/",
    "/me/r/letters/to/print/",
]
# What stands outside brackets and may: the names of the programme, of the demo's service and of a
# language, in their own spelling, the initials beside a name, and a name that labels a row of tabs.
OWN = re.compile(r"\b(Marram House|Marram|English|Ruth Adeyemi|[A-Z]{2})\b")
ENGLISH = re.compile(r"\b(the|and|you|your|this|with|for|not|what|is|of)\b", re.IGNORECASE)
# Everything people meet as text, apart from what a person wrote: that carries dir="auto", or is
# a name or a date in their own words inside <bdi>.
TEXTS = """() => {
  const own = '[dir=auto], bdi, textarea, option[lang], script, style, svg, .voice, .by-them';
  const shown = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!parent.closest(own) && parent.checkVisibility()) shown.push(walk.currentNode.data);
  }
  for (const one of document.body.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      if (one.hasAttribute(name)) shown.push(one.getAttribute(name));
  return shown.map((text) => text.trim()).filter(Boolean);
}"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return the demo service, served by a process that also speaks the pseudo-locale."""
    more = {
        "DJANGO_SETTINGS_MODULE": "tests.support.pseudo_settings",
        "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}",
    }
    folder: Path = tmp_path_factory.mktemp("right_to_left")
    with installation(folder, **more) as home, home.serving("demo") as running:
        yield running


def reads(ruth: Visitor, language: str) -> Visitor:
    """Choose a language on How it looks, as anybody does."""
    ruth.goes("/me/you/look/")
    ruth.page.locator("#language").select_option(language)
    ruth.page.locator("main form button.btn-main").click()
    return ruth.looks()


def pages_of(ruth: Visitor) -> list[str]:
    """Return the places of a client, and those of one page."""
    ruth.goes("/me/write/")
    page = ruth.page.locator('main a[href^="/me/e/"]').first.get_attribute("href")
    assert page
    of_one = [page, *(f"{page}{what}/" for what in ("share", "tellings", "put-away", "erase"))]
    return [*CLIENT_PAGES, *MORE, *of_one]


def left_over(page: Page) -> list[str]:
    """Return the words on a page that no translator was ever given."""
    return [
        text
        for text in page.evaluate(TEXTS)
        if re.search(r"[^\W\d_]{2,}", OWN.sub("", pseudo.outside(text)))
    ]


@dataclass(frozen=True)
class Seen:
    """One page as Ruth met it in a language: its direction, its width, its texts."""

    path: str
    said: tuple[str | None, str | None]
    faults: list[str]
    texts: list[str]
    left_over: list[str]


def look_at(ruth: Visitor, path: str, language: str) -> Seen:
    """Open a page once and look at it in both widths; axe looks at each kind of page."""
    page, faults = ruth.goes(path).page, []
    for size in (SMALL, visitors.PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # two numbers
        if sideways(page) > 0:
            faults.append(f"scrolls sideways at {size['width']}")
        first = page.locator(".topbar .brand, .topbar .back").first.bounding_box()
        if not first or first["x"] + first["width"] <= size["width"] * 0.75:
            faults.append(f"begins at the left at {size['width']}")
    html = page.locator("html")
    made = left_over(page) if language == pseudo.CODE else []
    said = html.get_attribute("dir"), html.get_attribute("lang")
    return Seen(path, said, faults, page.evaluate(TEXTS), made)


@pytest.fixture(scope="module")
def met(browser: Browser, demo: Running) -> dict[str, list[Seen]]:
    """Return every page of Ruth's in each language, each opened once."""
    found = {}
    for language in LANGUAGES:
        ruth = reads(ruth_in(browser, demo), language)
        ruth.by_rules = language != pseudo.CODE  # the same pages as in Arabic
        found[language] = [look_at(ruth, path, language) for path in pages_of(ruth)]
        ruth.context.close()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_stands_the_other_way_round(met: dict[str, list[Seen]], language: str) -> None:
    assert {one.said for one in met[language]} == {("rtl", language)}
    assert {one.path: one.faults for one in met[language] if one.faults} == {}


def test_no_sentence_was_kept_from_the_translators(met: dict[str, list[Seen]]) -> None:
    found = {one.path: one.left_over for one in met[pseudo.CODE] if one.left_over}
    assert not found, "\n".join(f"{path}: {texts}" for path, texts in found.items())


def test_no_english_is_left_between_the_arabic(met: dict[str, list[Seen]]) -> None:
    english = words_of_rooms_not_told_in("ar")
    found = {
        one.path: left
        for one in met["ar"]
        if (left := [t for t in one.texts if ENGLISH.search(without(t, english))])
    }
    assert not found, found


def without(text: str, known: set[str]) -> str:
    """Return a text without the words that fall back to English, which may be a part of it.

    What is filled into such words (a name, a number) stands where they have braces.
    """
    parts = {part.strip() for one in known for part in re.split(r"\{\w+\}", one)}
    for part in sorted(parts, key=len, reverse=True):
        text = text.replace(part.replace('\\"', '"'), "") if part else text
    return text


def words_of_rooms_not_told_in(language: str) -> set[str]:
    """Return the words of rooms that were added by themselves: they fall back to English."""
    alone = [one for one in registry.folders() if not (one / f"words.{language}.toml").exists()]
    files = [file for one in alone for file in one.glob("*.toml")]
    files += [SOURCE / "kit" / "safety" / "words.toml"]  # a language is used whole or not at all
    return {
        text
        for file in files
        for text in re.findall(r'=\s*"((?:[^"\\]|\\.)*)"', file.read_text(encoding="utf-8"))
    }


def test_at_the_desk_and_at_the_door_no_sentence_was_kept_either(
    browser: Browser, demo: Running
) -> None:
    everybody_speaks(demo, pseudo.CODE)
    miriam = persona(browser, demo, "Miriam", size=visitors.DESK)
    found = {
        path: texts for path in desk_pages(miriam) if (texts := left_over(miriam.goes(path).page))
    }
    miriam.context.close()
    stranger = visitors.visitor(browser, demo.installation.url, "Stranger", size=SMALL)
    for path in ("/unlock/", "/unlock/code/", "/desk/unlock/", "/demo/"):
        if texts := left_over(stranger.goes(path).page):
            found[path] = texts
        assert sideways(stranger.page) <= 0, f"{path} scrolls sideways"
    stranger.context.close()
    assert not found, "\n".join(f"{path}: {texts}" for path, texts in found.items())


def everybody_speaks(demo: Running, language: str) -> None:
    """Set the language of the service and of Miriam, as an operator does in the database."""
    program = f"""
import django; django.setup()
from marram.people.models import Person, Service
Service.objects.update(language={language!r})
Person.objects.update(language={language!r})
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env=demo.installation.surroundings,
        cwd=demo.installation.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
