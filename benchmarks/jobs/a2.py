"""a2: the place opens without a signal, and Help now from a cold start and from a page."""

import shutil
import time
from pathlib import Path
from typing import Any

from benchmarks import house, people
from benchmarks.gen import World
from benchmarks.jobs.shape import Job

SLOWER = 4
NOTHING_LEAVES = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
PAINTED = """() => new Promise((done) => {
  let last = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) last = one.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  setTimeout(() => done(last), 300);
})"""
BYTES = """() => performance.getEntries()
  .filter((one) => 'transferSize' in one)
  .reduce((sum, one) => sum + one.transferSize, 0)"""
KNOWN = """async () => {
  await navigator.serviceWorker.ready;
  return Boolean(navigator.serviceWorker.controller);
}"""


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:  # noqa: PLR0915 - one measurement, told in order
    """Return ms to the largest paint, at a quarter of the speed, and bytes from the network."""
    del world, smoke
    job = Job("a2", f"ms to the largest paint at 1/{SLOWER} speed; bytes from the network")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        job.checked("nothing: Chromium is not on this machine")
        return job.as_json()
    from playwright.sync_api import sync_playwright

    card, _ = people.client()
    name, value = people.cookie(card).split("=", 1)
    with house.server(house.OURS, folder) as (_, port, _s), sync_playwright() as play:
        home = f"http://localhost:{port}"
        browser = play.chromium.launch(executable_path=chromium, args=[NOTHING_LEAVES])
        for _ in range(rounds):
            context = browser.new_context(viewport={"width": 390, "height": 844})
            context.add_cookies([{"name": name, "value": value, "url": home}])
            page = context.new_page()
            _slow(context, page)
            _measure(job, page, f"{home}/me/", "Today, first visit", "Nothing is due")
            for _try in range(50):
                if page.evaluate(KNOWN):
                    break
                time.sleep(0.1)
                page.reload()
            _measure(job, page, f"{home}/help/", "Help now, from a page", "In danger now")
            context.set_offline(True)
            for path, what, words in (
                ("/me/", "Today, no signal", "No signal"),
                ("/help/", "Help now, no signal, cold", "In danger now"),
                ("/me/write/new/", "Write, no signal", "Done for now"),
            ):
                cold = context.new_page()
                _slow(context, cold)
                _measure(job, cold, home + path, what, words)
                cold.close()
            context.close()
        browser.close()
    job.checked("each page showed its own words; Help now had numbers that can be called")
    job.aim("Today, no signal, ms", 250)
    return job.as_json()


def _slow(context: Any, page: Any) -> None:
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _measure(job: Job, page: Any, address: str, what: str, words: str) -> None:
    page.goto(address)
    assert words in page.locator("body").inner_text(), f"{address}: {words}"
    if address.endswith("/help/"):
        assert page.locator('a[href^="tel:"]').count()
    job.add(f"{what}, ms", page.evaluate(PAINTED))
    job.add(f"{what}, bytes", page.evaluate(BYTES))
