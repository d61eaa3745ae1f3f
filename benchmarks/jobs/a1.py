"""a1: Today on a first visit and on the next one, over three lines, at a quarter of the speed."""

from pathlib import Path
from typing import Any

from benchmarks.gen import World
from benchmarks.jobs.shape import Job
from benchmarks.phone import PAINTED, SLOWER, phone, slowed

LINES = {
    "slow 3G": {"latency": 400, "down": 50_000, "up": 50_000},
    "100 ms": {"latency": 100, "down": 200_000, "up": 90_000},
    "4G": {"latency": 40, "down": 1_125_000, "up": 375_000},
}
"""Ms of delay and bytes a second, as the browser itself slows its line down."""
CAME = """() => performance.getEntries()
  .filter((one) => 'transferSize' in one)
  .reduce((sum, one) => [sum[0] + one.transferSize, sum[1] + (one.transferSize > 0)], [0, 0])"""
WATCH = """() => {
  globalThis.blocked = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) globalThis.blocked += Math.max(0, one.duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  globalThis.answered = 0;
  new PerformanceObserver((list) => {
    const times = list.getEntries().map((one) => one.duration);
    globalThis.answered = Math.max(globalThis.answered, ...times);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
}"""


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:
    """Return ms to the largest paint, ms blocked, ms to answer a tap; bytes and requests."""
    del world, smoke
    job = Job("a1", f"Today over three lines at 1/{SLOWER} speed: ms to the largest paint; bytes")
    with phone(folder) as here:
        if here is None:
            job.checked("nothing: Chromium is not on this machine")
            return job.as_json()
        for _ in range(rounds):
            for line, how in LINES.items():
                with here.opened(service_workers="block") as context:
                    page = context.new_page()
                    _slow_line(slowed(context, page), how)
                    for visit in ("first", "next"):
                        _measure(job, page, here.home, f"{line}, {visit} visit")
    job.checked("each visit showed Today, with Help now and its own words")
    job.aim("100 ms, first visit, ms", 800)
    job.aim("100 ms, first visit, bytes", 30_000)
    job.aim("100 ms, first visit, blocked ms", 50)
    job.aim("100 ms, first visit, tap ms", 100)
    return job.as_json()


def _slow_line(session: Any, how: dict[str, int]) -> None:
    session.send("Network.enable")
    line = {"latency": how["latency"], "downloadThroughput": how["down"]}
    more = {"uploadThroughput": how["up"], "offline": False}
    session.send("Network.emulateNetworkConditions", line | more)


def _measure(job: Job, page: Any, home: str, what: str) -> None:
    page.goto(f"{home}/me/", wait_until="networkidle")
    page.evaluate(WATCH)
    assert "Nothing is due" in page.locator("body").inner_text()
    assert page.get_by_role("link", name="Help now").count()
    job.add(f"{what}, ms", page.evaluate(PAINTED))
    size, requests = page.evaluate(CAME)
    job.add(f"{what}, bytes", size)
    job.add(f"{what}, requests", requests)
    page.locator("h1").click()
    page.wait_for_timeout(300)
    job.add(f"{what}, tap ms", page.evaluate("globalThis.answered"))
    job.add(f"{what}, blocked ms", page.evaluate("globalThis.blocked"))
