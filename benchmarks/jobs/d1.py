"""d1: the Story page with 500 moments and two threads, beside a client's 5,000 other pages."""

from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks import meter, people
from benchmarks.gen import AT, World
from benchmarks.jobs.shape import Job
from marram.kit.testing import ask
from marram.practices.story import store
from marram.practices.story.sheets import MOMENT, THREAD
from marram.record import reading, writing
from marram.record.values import Page

MOMENTS = 500
SYMBOLS = ("flower", "stone", "candle", "turning", "")


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:
    """Return CPU ms and bytes of the page; every moment is in it once, in order."""
    del folder
    count = 50 if smoke else MOMENTS
    job = Job("d1", f"CPU ms for My story with {count} moments")
    card, actor = people.client()
    writing.begin_many(actor, pages=[page.as_page() for page in world.pages], at=AT)
    pages = [_moment(number, world) for number in range(count)]
    threads = [
        Page(THREAD.kind, THREAD.version, name, {"name": name, "what": "", "resting": False})
        for name in ("Singing", "Home")
    ]
    writing.begin_many(actor, pages=[*pages, *threads], at=AT)
    _tie(actor)
    for _ in range(rounds):
        spent, answer = meter.cpu_ms(lambda: ask(actor, "/me/story/", at=AT))
        text = answer.content.decode()
        assert [text.count(f">Moment {n}<") for n in range(count)] == [1] * count
        places = [text.index(f">Moment {n}<") for n in range(count)]
        assert places == sorted(places)
        job.add("ours", spent)
        job.add("bytes", len(answer.content))
        spent, _ = meter.cpu_ms(lambda: reading.outline(actor, owner=card.id, at=AT))
        job.add("reading all heads", spent)
        spent, _ = meter.cpu_ms(lambda: store.moments(actor, at=AT))
        job.add("opening the moments", spent)
    job.checked("every moment stands in the page once and in order")
    job.aim("ours", 6)
    return job.as_json()


def _moment(number: int, world: World) -> Page:
    title = f"Moment {number}"
    body = {
        "named": title,
        "symbol": SYMBOLS[number % len(SYMBOLS)],
        "ahead": False,
        "what": world.pages[number % len(world.pages)].text,
    }
    year, month = divmod(number, 12)
    when = f"{1960 + year}-{month + 1:02d}-01"
    written = world.pages[0].as_page().when
    assert written is not None
    return Page(MOMENT.kind, MOMENT.version, title, body, type(written).written_as(when))


def _tie(actor: Any) -> None:
    names = [str(one.entry) for one in store.threads(actor, at=AT)]
    tied: dict[str, tuple[str, ...]] = {}
    for place, one in enumerate(store.moments(actor, at=AT)):
        entry: UUID = one.entry
        tied[str(entry)] = tuple(names[: place % 3])
    store.keep_places(actor, store.Places({}, tied), at=AT)
