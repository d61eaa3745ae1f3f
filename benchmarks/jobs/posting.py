"""One round of posting through a real server, with its figures noted: for every job that saves."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import clients, limits, meter
from benchmarks.clients import Send, Written
from benchmarks.jobs.shape import Job
from benchmarks.peers import asking


@dataclass(frozen=True, slots=True)
class At:
    """A server, and how one thing is posted to it."""

    pid: int
    port: int
    send: Send


def posted_by(job: Job, name: str, at: At, texts: Sequence[str], many: int) -> Written:
    """Post each text once, by so many clients; note CPU ms, rate and wait, and return what came."""
    before, begun = meter.cpu_with_database(at.pid), time.perf_counter()
    done = clients.write(at.port, at.send, list(texts), clients=many)
    took, good = time.perf_counter() - begun, len(done.acknowledged)
    assert good, f"{name}: nothing was taken ({done.failed} refused; {done.ended})"
    assert not done.failed, f"{name}: {done.failed} of {good + done.failed} were refused"
    job.add(name, (meter.cpu_with_database(at.pid) - before) * 1000 / good)
    job.add(f"{name}, a second", good / took)
    for part in (0.5, 0.95, 0.99):
        job.add(f"{name}, p{part * 100:.0f} ms", meter.percentile(done.seconds, part) * 1000)
    return done


def committed_alone(job: Job, folder: Path, count: int) -> None:
    """Note what as many raw commits cost on the engine of this run, the client's side of it too."""
    url, begun, before = os.environ.get("MARRAM_DATABASE_URL"), time.perf_counter(), _spent()
    if url:
        limits.commit_loop_postgres(url, count)
    else:
        limits.commit_loop(folder / "raw.db", count)
    job.add("limit", (_spent() - before) * 1000 / count)
    job.add("limit, a second", count / (time.perf_counter() - begun))


def _spent() -> float:
    return time.process_time() + sum(map(meter.cpu_of, meter.BESIDE))


def has_peer() -> bool:
    """Say whether the peer can be measured beside: it is here, and on the engine that it knows."""
    return asking.here() and not os.environ.get("MARRAM_DATABASE_URL")
