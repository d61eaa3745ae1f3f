"""Ruth reads from right to left: in Arabic, and in a language made to show what was left out."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from marram.kit import registry
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

WIDTHS = [pytest.param(SMALL, id="320"), pytest.param(visitors.PHONE, id="390")]
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


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_stands_the_other_way_round(
    browser: Browser, demo: Running, language: str, size: dict[str, int]
) -> None:
    ruth = reads(ruth_in(browser, demo, size=size), language)
    for path in pages_of(ruth):
        ruth.goes(path)  # axe looks at each kind of page
        assert ruth.page.locator("html").get_attribute("dir") == "rtl", path
        assert ruth.page.locator("html").get_attribute("lang") == language, path
        assert sideways(ruth.page) <= 0, f"{path} scrolls sideways"
        first = ruth.page.locator(".topbar .brand, .topbar .back").first.bounding_box()
        assert first, path
        assert first["x"] + first["width"] > size["width"] * 0.75, f"{path}: begins at the left"
    ruth.context.close()


def test_no_sentence_was_kept_from_the_translators(browser: Browser, demo: Running) -> None:
    ruth = reads(ruth_in(browser, demo), pseudo.CODE)
    found = {path: texts for path in pages_of(ruth) if (texts := left_over(ruth.goes(path).page))}
    assert not found, "\n".join(f"{path}: {texts}" for path, texts in found.items())
    ruth.context.close()


def test_no_english_is_left_between_the_arabic(browser: Browser, demo: Running) -> None:
    ruth = reads(ruth_in(browser, demo), "ar")
    english = words_of_rooms_not_told_in("ar")
    for path in pages_of(ruth):
        texts = ruth.goes(path).page.evaluate(TEXTS)
        left = [text for text in texts if ENGLISH.search(text) and text.strip() not in english]
        assert not left, f"{path}: {left}"
    ruth.context.close()


def words_of_rooms_not_told_in(language: str) -> set[str]:
    """Return the words of rooms that were added by themselves: they fall back to English."""
    alone = [one for one in registry.folders() if not (one / f"words.{language}.toml").exists()]
    files = [file for one in alone for file in one.glob("*.toml")]
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
