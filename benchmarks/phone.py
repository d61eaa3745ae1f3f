"""A telephone that opens our pages: Chromium at a quarter of the speed, signed in as a client."""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import house, people

SLOWER = 4
NOTHING_LEAVES = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
PAINTED = """() => new Promise((done) => {
  let last = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) last = one.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  setTimeout(() => done(last), 300);
})"""


@dataclass(frozen=True, slots=True)
class Phone:
    """A browser, and the address and the cookie of who is signed in."""

    home: str
    browser: Any
    cookie: dict[str, Any]

    @contextlib.contextmanager
    def opened(self, **more: Any) -> Iterator[Any]:
        """Give a fresh context, signed in, with nothing kept from before."""
        context = self.browser.new_context(viewport={"width": 390, "height": 844}, **more)
        context.add_cookies([self.cookie])
        yield context
        context.close()


@contextlib.contextmanager
def phone(folder: Path) -> Iterator[Phone | None]:
    """Serve, and give a telephone that is signed in; None where there is no Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        yield None
        return
    from playwright.sync_api import sync_playwright

    card, _ = people.client()
    name, value = people.cookie(card).split("=", 1)
    with house.server(house.OURS, folder) as (_, port, _s), sync_playwright() as play:
        home = f"http://localhost:{port}"
        browser = play.chromium.launch(executable_path=chromium, args=[NOTHING_LEAVES])
        yield Phone(home, browser, {"name": name, "value": value, "url": home})
        browser.close()


def slowed(context: Any, page: Any) -> Any:
    """Make a page as slow as an old telephone; return the session that can slow its line too."""
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return session
