"""The pages that stand beside the prototypes: how they are reached, and how they look."""

import functools
import http.server
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys import visitors

CHECKOUT = Path(__file__).resolve().parent.parent.parent
SIZES = {"390": visitors.PHONE, "1440": visitors.DESK}
THEMES = ("light", "dark")
WORDS = (
    "Pans, mostly. He never put a lid on anything. Sunday mornings it was the radio and him "
    "singing over it, half a beat late, and the back door open whatever the weather.\n\n"
    "I keep the radio on now but I turn it down when the hymns come."
)

LOOK = """() => {
  const one = (query) => [...document.querySelectorAll(query)].find((e) => e.offsetParent !== null);
  const of = (query, ...names) => {
    const found = one(query);
    if (!found) return null;
    const style = getComputedStyle(found);
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
  };
  const tokens = getComputedStyle(document.documentElement);
  const token = (name) => tokens.getPropertyValue("--" + name).trim();
  return {
    tokens: Object.fromEntries(TOKENS.map((name) => [name, token(name)])),
    ground: of("html", "background-color", "color") ?? {
      "background-color": tokens.backgroundColor, color: tokens.color },
    heading: of("h1", "font-family", "font-size", "font-weight", "line-height"),
    button: of(".btn:not(.btn-s, .btn-tall, .btn-call)",
      "font-family", "font-size", "min-height", "border-top-left-radius"),
    action: of(".btn-main", "background-color", "color"),
    help: of(".btn-help", "background-color", "color", "border-top-color"),
    card: of(".card, .panel", "background-color", "border-top-color"),
    writing: of("textarea#text, .sheet textarea", "font-family", "font-size", "line-height"),
    place: of(".places a[aria-current]", "color", "font-family", "font-size", "min-height"),
    room: of(".side nav a[aria-current]", "color", "background-color", "min-height"),
  };
}"""
TOKENS = re.findall(
    r"\S+",
    """
ground surface sunk ink ink-2 line edge tide tide-soft on-tide thrift thrift-soft stone stone-soft
gorse gorse-soft gorse-fill marram marram-soft dusk dusk-soft ember ember-soft error
font-voice font-plain s-1 s0 s1 s2 s3 s4 s5 target measure r-1 r-2 r-3
""",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of the product, whose it is, and the prototype it stands beside ("" for none)."""

    name: str
    who: str
    prototype: str
    reach: Callable[[Page, str], object]

    @property
    def desk(self) -> bool:
        """Say whether it is a page of the clinician's desk."""
        return self.who == "Miriam"


def at(path: str) -> Callable[[Page, str], object]:
    """Return what goes to an address."""
    return lambda page, home: page.goto(home + path)


def _entry(page: Page, home: str, *, more: str = "") -> None:
    page.goto(home + "/me/write/")
    link = page.get_by_role("link", name="What I did not tell them at the funeral")
    page.goto(f"{home}{link.first.get_attribute('href')}{more}")


def _share(page: Page, home: str) -> None:
    _entry(page, home, more="share/")


def _write(page: Page, home: str) -> None:
    page.goto(home + "/me/write/new/?prompt=miss.sound")
    page.locator("#text").fill(WORDS)
    page.get_by_text(re.compile("^Kept ")).wait_for()
    page.locator("#text").blur()


def _client(page: Page, home: str) -> None:
    page.goto(home + "/desk/clients/")
    page.get_by_role("link", name="Ruth Adeyemi").first.click()
    page.get_by_role("heading", name="Shared with you").wait_for()


def _today(page: Page, home: str, *, low: bool = False) -> None:
    """Go to Today, with very little energy or without a word about it."""
    page.goto(home + "/me/")
    button = page.get_by_role("button", name="Very little")
    if (button.get_attribute("aria-pressed") == "true") is not low:
        button.click()
    title = "Then only this" if low else "If you would like"
    page.get_by_role("heading", name=title).wait_for()


def _low(page: Page, home: str) -> None:
    _today(page, home, low=True)


def _card(page: Page, home: str) -> None:
    """Make a plan, as somebody would, and look at its card as it comes out of a printer."""
    page.goto(home + "/me/r/plan/plan/new/")
    page.locator("input[name=signs]").first.fill("I stop answering the phone.")
    page.locator("input[name=alone]").first.fill("Count the number 36 buses.")
    page.locator("#ask-0-name").fill("Ada")
    page.locator("#ask-0-phone").fill("020 7946 0000")
    page.locator(".dock").get_by_role("button", name="Done for now").click()
    page.wait_for_url(re.compile("/me/plan/$"))
    page.goto(home + "/me/plan/card/")
    page.emulate_media(media="print")


# Write stands last: what it writes is a draft afterwards, and Today would show it.
PAGES = (
    Shown("welcome", "", "client-welcome", at("")),
    Shown("today", "Ruth", "client-today", _today),
    Shown("steady", "Ruth", "", at("/me/steady/")),
    Shown("tool", "Ruth", "", at("/me/steady/senses/")),
    Shown("entry", "Ruth", "", _entry),
    Shown("share", "Ruth", "", _share),
    Shown("help", "Ruth", "help-now", at("/help/")),
    Shown("clients", "Miriam", "clinician-caseload", at("/desk/clients/")),
    Shown("client", "Miriam", "clinician-client", _client),
    Shown("write", "Ruth", "client-write", _write),
    Shown("story", "Ruth", "client-story", at("/me/story/")),
    Shown("values", "Ruth", "client-values", at("/me/values/")),
    Shown("plans", "Ruth", "", at("/me/plans/")),
    Shown("low", "Ruth", "client-today-low", _low),
)


def _followed(path: str, name: str, more: str = "") -> Callable[[Page, str], object]:
    """Return what goes to a list and follows a name in it."""

    def go(page: Page, home: str) -> None:
        page.goto(home + path)
        link = page.locator("main a", has_text=re.compile(f"^{name}")).first.get_attribute("href")
        page.goto(f"{home}{link}{more}")

    return go


def _first(path: str) -> Callable[[Page, str], object]:
    """Return what goes to a room and opens the first page in it."""

    def go(page: Page, home: str) -> None:
        page.goto(home + path)
        link = page.locator('main a[href^="/me/e/"]').first.get_attribute("href")
        page.goto(f"{home}{link}")

    return go


def _voiced(page: Page, home: str) -> None:
    """Tell a scene of hers in another voice, and go to where both stand."""
    page.goto(home + "/me/story/")
    name = re.compile("^We came north")
    entry = str(page.locator("main a", has_text=name).first.get_attribute("href")).split("/")[3]
    page.goto(f"{home}/me/r/elsewhere/fair/new/?of={entry}")
    page.locator("#words").fill("She kept the hymn book, and the place in it.")
    page.locator(".dock").get_by_role("button", name="Done for now").click()
    page.wait_for_url(re.compile("/me/e/"))
    page.goto(f"{home}/me/r/story/{entry}/voices/")


def _filled(path: str, fields: dict[str, str]) -> Callable[[Page, str], object]:
    """Return what goes to a form, writes in it, and keeps the page."""

    def go(page: Page, home: str) -> None:
        page.goto(home + path)
        for name, text in fields.items():
            box = page.locator(f"[name='{name}']").first
            if box.get_attribute("type") == "radio":
                page.locator(f"[name='{name}'][value='{text}']").check()
            else:
                box.fill(text)
        page.locator(".dock").get_by_role("button", name="Done for now").click()
        page.wait_for_url(re.compile("/me/e/"))

    return go


GROWING = {
    "pairs-0-disruption": "The singing stopped",
    "pairs-0-shoot": "hint",
}
FRIEND = {
    "scene": "That I was not there when he died",
    "words": "You were at work because it was a Tuesday. You rang him at ten, as always.",
    "keep_line": "It was a Tuesday.",
}
STORY = (
    Shown("moment", "Ruth", "", _followed("/me/story/", "Met Michael")),
    Shown("both", "Ruth", "", _first("/me/r/both/")),
    Shown("elsewhere", "Ruth", "", _filled("/me/r/elsewhere/friend/new/", FRIEND)),
    Shown("voices", "Ruth", "", _voiced),
    Shown("tellings", "Ruth", "", _followed("/me/write/", "The allotment", "tellings/")),
    Shown("threads", "Ruth", "Threads", at("/me/story/threads/")),
    Shown("growth", "Ruth", "Growth map", _filled("/me/r/growth/growth/new/", GROWING)),
)
"""What stands on one sheet for the story; `prototype` is the heading of a drawn picture."""
BOOK = Shown("book", "Ruth", "", at("/me/story/book/"))
CARD = Shown("card", "Ruth", "", _card)
"""It is paper: black on white, whatever the screen looks like."""


@contextmanager
def opened(
    browser: Browser, home: str, shown: Shown, *, size: str, theme: str, invitation: str
) -> Iterator[Page]:
    """Give one of the pages, as its person sees it at that width and in that light."""
    someone = visitors.visitor(browser, home, shown.who or "Anna", size=SIZES[size])
    someone.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of two words
    if shown.who:
        someone.page.goto(home + "/demo/")
        someone.page.get_by_role("button", name=re.compile(shown.who)).first.click()
        someone.page.wait_for_load_state("load")
    shown.reach(someone.page, home if shown.who else home + invitation)
    someone.page.evaluate("document.fonts.ready.then(() => true)")
    someone.no_faults()
    yield someone.page
    someone.context.close()


def drawn(browser: Browser, address: str, *, size: object, theme: str) -> Page:
    """Return a prototype at that width and in that light."""
    page = browser.new_page(viewport=size, color_scheme=theme)  # type: ignore[arg-type]  # two numbers and one of two words
    page.goto(address)
    return page


def look(page: Page) -> dict[str, dict[str, str] | None]:
    """Return how a page looks, in computed values."""
    return dict(page.evaluate(LOOK.replace("TOKENS", str(TOKENS))))


def prototypes() -> Path:
    """Return the folder of the prototypes; it need not exist."""
    data = os.environ.get("MARRAM_SHARED_DATA") or str(CHECKOUT.parent / "shared" / "data")
    return Path(data).parent / "prototypes"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Give the address at which a folder is served: fonts do not load from a file."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}"
        server.shutdown()
