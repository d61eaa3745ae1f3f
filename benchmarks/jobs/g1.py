"""g1: search over encrypted pages, beside a loop that only decrypts, and the peer."""

import base64
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import limits, meter, people
from benchmarks.gen import AT, CANARY, World, Written
from benchmarks.jobs.shape import Job
from benchmarks.peers import asking
from marram.core.text import searchable
from marram.record import reading, searching, writing


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:  # noqa: PLR0915 - one measurement, told in order
    """Return CPU ms for each search; every answer equals the oracle's."""
    del smoke
    job = Job("g1", f"CPU ms for each search over {len(world.pages):,} pages")
    card, actor = people.client()
    writing.begin_many(actor, pages=[page.as_page() for page in world.pages], at=AT)
    sealed = limits.Sealed(world)
    other = folder / "peer-g1"
    if asking.here():
        asking.ask(other, "prepare")
        asking.ask(other, "fill", world.name)
    truths = {
        words: sorted((p.title, p.day) for p in world.pages if holds(p, words))
        for words in world.queries
    }
    for turn in range(rounds):
        spent, _heads = meter.cpu_ms(lambda: reading.outline(actor, owner=card.id, at=AT))
        job.add("outline", spent)
        for words in world.queries:
            truth = truths[words]
            spent, found = meter.cpu_ms(
                lambda words=words: searching.search(actor, owner=card.id, words=words, at=AT)
            )
            assert sorted((head.title, _day(head)) for head in found) == truth, words
            job.add("ours", spent)
            spent, hits = meter.cpu_ms(lambda words=words: sealed.search(words))
            assert len(hits) == len(truth), words
            job.add("limit", spent)
        if asking.here():
            words = world.queries[turn % len(world.queries)]
            answer = asking.ask(other, "search", words)
            assert answer["hits"] == sum(holds(p, words) for p in world.pages), words
            job.add("peer", answer["ms"])
    job.checked("every answer equals the oracle's")
    found_in = canary_in(folder, CANARY, without=other)
    assert found_in == [], found_in
    job.checked("the canary word stands in no file, in UTF-8, UTF-16 or base64")
    job.add("ours p95", meter.percentile(job.samples["ours"], 0.95))
    job.compare("ours", "limit")
    job.aim("ours p95", 30)
    job.aim("outline", 60)
    return job.as_json()


def holds(page: Written, words: str) -> bool:
    """Return what search has to find, from the plain words."""
    text = searchable(f"{page.title}\n{page.day}\n{page.text}")
    return all(searchable(part) in text for part in words.split())


def canary_in(folder: Path, word: str, *, without: Path) -> list[str]:
    """Return the files in which the word can be read."""
    forms = [word.encode(), word.encode("utf-16-le")]
    # Every shift of base64, without the letters that its neighbours decide.
    forms += [base64.b64encode(b"x" * shift + word.encode())[4:-4] for shift in range(3)]
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file() and without not in path.parents and _holds_any(path, forms)
    ]


def _holds_any(path: Path, forms: list[bytes]) -> bool:
    held = path.read_bytes()
    return any(form in held for form in forms)


def _day(head: Any) -> str:
    first: date = head.when.first
    return first.isoformat()
