"""i1: 500 slips of a phone that was away, beside a loop that seals and inserts, and PouchDB."""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks import meter, people
from benchmarks.gen import AT, World
from benchmarks.jobs.shape import Job
from benchmarks.peers import pouch
from marram.keys.outbox import SUITE
from marram.people.actor import Actor
from marram.record import outbox, reading, writing
from marram.sync import inbox
from marram.sync.slips import Sealed

MANY, CONFLICTS = 500, 0.2


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:
    """Return CPU ms for a whole outbox: taken first, once more, and with conflicts."""
    many = 50 if smoke else MANY
    job = Job("i1", f"CPU ms for {many} slips in one request")
    texts = [world.pages[place % len(world.pages)].text[:1300] for place in range(many)]
    for turn in range(rounds):
        card, actor = people.client(f"Ruth {turn}")
        actor = Actor(actor.person, actor.face, uuid4())
        slips = sealed(actor, texts)
        spent, answers = meter.cpu_ms(lambda a=actor, s=slips: inbox.take(a, slips=s, at=AT))
        assert all(answer.state == "kept" for answer in answers)
        job.add("ours", spent)
        spent, again = meter.cpu_ms(lambda a=actor, s=slips: inbox.take(a, slips=s, at=AT))
        assert again == answers
        job.add("ours, replay", spent)
        assert len(reading.outline(actor, owner=card.id, at=AT)) == many
        job.add("ours, with conflicts", conflicts(actor, texts))
        job.add("limit", raw(texts, folder / f"raw-{turn}.db"))
        if not smoke and pouch.here():
            job.add("peer, wall ms", pouch.replicate(texts, folder / f"pouch-{turn}"))
    job.checked("each page is there once, after the replay too, and conflicts keep both tellings")
    job.compare("ours", "limit")
    job.aim("ours", 15)
    job.aim("ours, replay", 10)
    return job.as_json()


def sealed(actor: Actor, texts: list[str], parents: list[tuple[str, str]] | None = None) -> Any:
    """Return slips as a phone seals them; `parents` gives (entry, telling) to write on."""
    half = outbox.public_half(actor)
    key = X25519PublicKey.from_public_bytes(half.public)
    found = []
    for place, text in enumerate(texts):
        entry, parent = parents[place] if parents else (str(uuid4()), "")
        form = {
            "v": 1, "entry": entry, "operation": str(uuid4()), "parent": parent,
            "kind": "journal", "done": True, "made": "", "fields": [["text", text]],
        }  # fmt: skip
        plain = json.dumps(form).encode()
        found.append(Sealed(uuid4(), half.key_id, SUITE.encrypt(plain, key, info=half.info)))
    return found


def conflicts(actor: Actor, texts: list[str]) -> float:
    """Return CPU ms for as many slips, a fifth of which were written on elsewhere meanwhile."""
    arrived = inbox.take(actor, slips=sealed(actor, texts), at=AT)
    places = []
    for place, answer in enumerate(arrived):
        assert answer.entry
        opened = reading.open_one(actor, entry=answer.entry, at=AT)
        places.append((str(answer.entry), str(opened.outline.telling)))
        if place < len(texts) * CONFLICTS:
            from marram.kit.testing import journal_page

            writing.revise(
                actor, operation=uuid4(), entry=answer.entry, parent=opened.outline.telling,
                page=journal_page("Elsewhere."), at=AT,
            )  # fmt: skip
    slips = sealed(actor, [f"{text} More." for text in texts], places)
    spent, answers = meter.cpu_ms(lambda: inbox.take(actor, slips=slips, at=AT))
    assert sum(answer.beside for answer in answers) == int(len(texts) * CONFLICTS)
    return spent


def raw(texts: list[str], path: Path) -> float:
    """Return CPU ms to parse, seal and insert as many rows with a plain loop, in one commit."""
    sent = json.dumps([{"id": str(uuid4()), "text": text} for text in texts])
    made = sqlite3.connect(path)
    made.execute("PRAGMA journal_mode=WAL")
    made.execute("PRAGMA synchronous=FULL")
    made.execute("CREATE TABLE page (id TEXT PRIMARY KEY, sealed BLOB)")
    cipher = AESGCM(os.urandom(32))

    def insert() -> None:
        rows = [
            (one["id"], cipher.encrypt(os.urandom(12), one["text"].encode(), b""))
            for one in json.loads(sent)
        ]
        with made:
            made.executemany("INSERT OR IGNORE INTO page VALUES (?, ?)", rows)

    spent, _ = meter.cpu_ms(insert)
    assert made.execute("SELECT count(*) FROM page").fetchone()[0] == len(texts)
    made.close()
    return spent
