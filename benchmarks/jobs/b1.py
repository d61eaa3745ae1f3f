"""b1: a page is saved through the real server, beside raw commits and the peer."""

import contextlib
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from benchmarks import clients, house, meter, people
from benchmarks.gen import World
from benchmarks.jobs.posting import At, committed_alone, has_peer, posted_by
from benchmarks.jobs.shape import Job
from benchmarks.peers import asking
from marram.record import auditing, reading, writing


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:  # noqa: PLR0915 - one measurement, told in order
    """Return CPU ms for each saved page; every page is looked for afterwards."""
    job = Job("b1", "CPU ms for each page saved (server's process tree; 1, 4 and 16 clients)")
    count = 40 if smoke else 400
    texts = [page.text[:1200] for page in world.pages[:count]]
    card, actor = people.client()
    other = folder / "peer"
    session = asking.ask(other, "prepare")["session"] if has_peer() else ""
    kept: list[str] = []
    posted = 0
    with contextlib.ExitStack() as stack:
        ours, port, _ = stack.enter_context(house.server(house.OURS, folder))
        send = clients.to_us(port, people.cookie(card))
        clients.write(port, send, texts[:20], clients=4)
        if session:
            peer, peer_port, _ = stack.enter_context(house.server(house.PEER, other))
            peer_send = clients.to_peer(peer_port, session)
            posted += len(clients.write(peer_port, peer_send, texts[:20], clients=4).acknowledged)
        for _ in range(rounds):
            for many in (1, 4, 16):
                ours_at = At(ours.pid, port, send)
                kept += posted_by(job, f"ours c={many}", ours_at, texts, many).acknowledged
                if session:
                    peer_at = At(peer.pid, peer_port, peer_send)
                    done = posted_by(job, f"peer c={many}", peer_at, texts, many)
                    posted += len(done.acknowledged)
            committed_alone(job, folder, count)
            job.add("record alone", _record_alone(actor, world, count))
    _right(job, actor, kept, other if session else None, posted)
    job.compare("ours c=1", "limit")
    job.compare("ours c=1", "peer c=1")
    job.compare("ours c=4", "peer c=4")
    job.compare("ours c=4, a second", "limit, a second")
    job.aim("ours c=1", 2.0 if meter.BESIDE else 1.3)
    return job.as_json()


def _record_alone(actor: Any, world: World, count: int) -> float:
    pages = [page.as_page() for page in world.pages[:count]]

    def deed() -> None:
        for page in pages:
            writing.begin(actor, operation=uuid4(), entry=uuid4(), page=page, at=timezone.now())

    return meter.cpu_ms(deed)[0] / count


def _right(job: Job, actor: Any, kept: list[str], peer: Path | None, posted: int) -> None:
    there = {head.entry for head in reading.outline(actor, owner=actor.person, at=timezone.now())}
    assert {UUID(entry) for entry in kept} <= there, "a page that was said to be kept is not there"
    assert auditing.verify().faults == ()
    if peer is not None:
        found = asking.ask(peer, "count")
        assert found["notes"] == found["audit"] == posted, found
    job.checked(f"all {len(kept)} pages are there, and the chain is whole")
