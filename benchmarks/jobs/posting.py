"""One round of posting through a real server, with its figures noted: for every job that saves."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks import clients, meter
from benchmarks.clients import Send, Written
from benchmarks.jobs.shape import Job


@dataclass(frozen=True, slots=True)
class At:
    """A server, and how one thing is posted to it."""

    pid: int
    port: int
    send: Send


def posted_by(job: Job, name: str, at: At, texts: Sequence[str], many: int) -> Written:
    """Post each text once, by so many clients; note CPU ms, rate and wait, and return what came."""
    before, begun = meter.cpu_of(at.pid), time.perf_counter()
    done = clients.write(at.port, at.send, list(texts), clients=many)
    took, good = time.perf_counter() - begun, len(done.acknowledged)
    assert good, f"{name}: nothing was taken ({done.failed} refused; {done.ended})"
    assert not done.failed, f"{name}: {done.failed} of {good + done.failed} were refused"
    job.add(name, (meter.cpu_of(at.pid) - before) * 1000 / good)
    job.add(f"{name}, a second", good / took)
    for part in (0.5, 0.95):
        job.add(f"{name}, p{part * 100:.0f} ms", meter.percentile(done.seconds, part) * 1000)
    return done
