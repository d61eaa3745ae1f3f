"""f1: echoes: the nearest passages to one, among all pages of a client, found and shown.

The made-up world has no English in it, so that pages are put together from the passages of the
labelled set; where the shared diaries are there, one of them is the second corpus.
"""

import json
import os
import random
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from benchmarks import meter, people
from benchmarks.gen import AT, World, Written
from benchmarks.jobs.shape import Job
from marram.kit.testing import ask
from marram.nearness import model
from marram.nearness.nearest import nearest
from marram.nearness.pieces import pieces
from marram.nearness.shared import by_shared_words
from marram.people.actor import Actor
from marram.record import reading, writing

CHECKOUT = Path(__file__).resolve().parents[2]
SET = CHECKOUT / "tests" / "nearness" / "themes.toml"
DIARY = "diary_pepys_en"
READ_WHOLE = 200
FIRST = 5


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:
    """Return wall and CPU ms of the page, cold, repeated, and with one more page."""
    del folder
    job = Job("f1", f"ms for the places like one passage among {len(world.pages):,} pages")
    chance = random.Random(f"f1 {world.digest}")  # noqa: S311 - seeded on purpose
    told = [
        one for theme in tomllib.loads(SET.read_text("utf-8")).values() for one in theme["held"]
    ]
    pages = [_made_up(chance, told, page.day) for page in world.pages]
    _corpus(job, "made-up", pages, rounds=rounds)
    diary = Path(os.environ.get("MARRAM_SHARED_DATA", "")) / DIARY / "entries.jsonl"
    if diary.is_file() and not smoke:
        lines = [json.loads(line) for line in diary.read_text("utf-8").splitlines()]
        _corpus(
            job,
            "diary",
            [Written("", one["text"], one["date"] or "1660-01-01") for one in lines],
            rounds=rounds,
        )
    if not smoke:
        _labelled(job)
    job.checked("five pages came up each time; held-back passages were counted")
    job.aim("cold, made-up, wall ms", 10_000)
    job.aim("repeated, made-up, wall ms", 50)
    job.aim("RSS MB", 300)
    return job.as_json()


def _made_up(chance: random.Random, told: list[str], day: str) -> Written:
    """Return a page of some ten passages whose words are partly changed for others."""
    words = [word for one in told for word in one.split()]
    text = []
    for one in chance.choices(told, k=10):
        some = one.split()
        for place in chance.sample(range(len(some)), len(some) // 3):
            some[place] = chance.choice(words)
        text.append(" ".join(some))
    return Written("", "\n".join(text), day)


def _corpus(job: Job, name: str, pages: list[Written], *, rounds: int) -> None:
    card, actor = people.client()
    writing.begin_many(actor, pages=[page.as_page() for page in pages], at=AT)
    entry = next(
        head.entry
        for head in reading.outline(actor, owner=card.id, at=AT)
        if pieces([reading.open_one(actor, entry=head.entry, at=AT).body["text"]])
    )
    model.encoder.cache_clear()
    _timed(job, f"cold, {name}", lambda: _echoes(actor, entry))
    for _ in range(rounds):
        _timed(job, f"repeated, {name}", lambda: _echoes(actor, entry))
        page = pages[0].as_page()
        writing.begin(actor, operation=uuid4(), entry=uuid4(), page=page, at=AT)
        _timed(job, f"one page more, {name}", lambda: _echoes(actor, entry))
        _timed(job, f"opening all, {name}", lambda: list(reading.bodies(actor, owner=card.id)))
    asked, *others = pieces(page.text for page in pages)
    _timed(job, f"shared words, {name}", lambda: by_shared_words(asked, others))
    found = model.encoder()
    assert found is not None
    spent, _vectors = meter.cpu_ms(lambda: found.of_passages(others[:READ_WHOLE]))
    job.add(f"reading each passage whole, {name}, CPU ms (estimate)",
            spent / min(READ_WHOLE, len(others)) * len(others))  # fmt: skip
    job.add("RSS MB", meter.memory_of(os.getpid())["rss_mb"])


def _echoes(actor: Actor, entry: UUID) -> None:
    answer = ask(actor, f"/me/r/story/{entry}/echoes/?of=0", at=AT)
    assert answer.content.decode().count('class="card stack stack-2"') == FIRST


def _timed(job: Job, name: str, deed: Callable[[], Any]) -> None:
    begun = time.perf_counter()
    spent, _answer = meter.cpu_ms(deed)
    job.add(f"{name}, wall ms", (time.perf_counter() - begun) * 1000)
    job.add(f"{name}, CPU ms", spent)


def _labelled(job: Job) -> None:
    """Add how many of the held-back passages find their theme, by meaning and by shared words."""
    themes = tomllib.loads(SET.read_text("utf-8"))
    told = [(name, one) for name, some in themes.items() for one in (*some["tune"], *some["held"])]
    found = model.encoder()
    ways: dict[str, Callable[[str, list[str]], list[int]]] = {
        "by meaning": lambda asked, others: nearest(asked, others, found).places,
        "by shared words": by_shared_words,
    }
    for way, search in ways.items():
        right, share = 0, 0.0
        held = [(name, one) for name, some in themes.items() for one in some["held"]]
        for name, asked in held:
            others = [(theme, one) for theme, one in told if one != asked]
            first = [others[n][0] for n in search(asked, [one for _, one in others])[:FIRST]]
            right += name in first
            share += first.count(name) / FIRST
        job.add(f"right theme among five, {way}, of {len(held)}", right)
        job.add(f"precision@5, {way}", share / len(held))
