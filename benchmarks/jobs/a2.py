"""a2: the place opens without a signal, and Help now from a cold start and from a page."""

import time
from pathlib import Path
from typing import Any

from benchmarks.gen import World
from benchmarks.jobs.shape import Job
from benchmarks.phone import PAINTED, SLOWER, phone, slowed

BYTES = """() => performance.getEntries()
  .filter((one) => 'transferSize' in one)
  .reduce((sum, one) => sum + one.transferSize, 0)"""
KNOWN = """async () => {
  await navigator.serviceWorker.ready;
  return Boolean(navigator.serviceWorker.controller);
}"""


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:
    """Return ms to the largest paint, at a quarter of the speed, and bytes from the network."""
    del world, smoke
    job = Job("a2", f"ms to the largest paint at 1/{SLOWER} speed; bytes from the network")
    with phone(folder) as here:
        if here is None:
            job.checked("nothing: Chromium is not on this machine")
            return job.as_json()
        for _ in range(rounds):
            with here.opened() as context:
                _with_a_signal(job, context, here.home)
                context.set_offline(True)
                _without_one(job, context, here.home)
    job.checked("each page showed its own words; Help now had numbers that can be called")
    job.aim("Today, no signal, ms", 250)
    return job.as_json()


def _with_a_signal(job: Job, context: Any, home: str) -> None:
    page = context.new_page()
    slowed(context, page)
    _measure(job, page, f"{home}/me/", "Today, first visit", "Nothing is due")
    for _try in range(50):
        if page.evaluate(KNOWN):
            break
        time.sleep(0.1)
        page.reload()
    _measure(job, page, f"{home}/help/", "Help now, from a page", "In danger now")


def _without_one(job: Job, context: Any, home: str) -> None:
    for path, what, words in (
        ("/me/", "Today, no signal", "No signal"),
        ("/help/", "Help now, no signal, cold", "In danger now"),
        ("/me/write/new/", "Write, no signal", "Done for now"),
    ):
        cold = context.new_page()
        slowed(context, cold)
        _measure(job, cold, home + path, what, words)
        cold.close()


def _measure(job: Job, page: Any, address: str, what: str, words: str) -> None:
    page.goto(address)
    assert words in page.locator("body").inner_text(), f"{address}: {words}"
    if address.endswith("/help/"):
        assert page.locator('a[href^="tel:"]').count()
    job.add(f"{what}, ms", page.evaluate(PAINTED))
    job.add(f"{what}, bytes", page.evaluate(BYTES))
