"""h1: a whole record goes out as an archive and comes in again, beside JSON alone and the peer."""

import io
import json
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import limits, meter, people
from benchmarks.gen import AT, World
from benchmarks.jobs.shape import Job
from benchmarks.peers import asking
from marram.exports import archive
from marram.imports import taking
from marram.people.actor import OPERATOR
from marram.record import erasing, restoring, writing


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:  # noqa: PLR0915 - one measurement, told in order
    """Return CPU ms out and in; what comes in goes out again with the same bytes."""
    del smoke
    job = Job("h1", f"CPU ms for an archive of {len(world.pages):,} pages")
    card, actor = people.client()
    writing.begin_many(actor, pages=[page.as_page() for page in world.pages], at=AT)
    other = folder / "peer-h1"
    if asking.here():
        asking.ask(other, "prepare")
        asking.ask(other, "fill", world.name)
    for _ in range(rounds):
        spent, first = meter.cpu_ms(partial(out, actor, card.id))
        job.add("out", spent)
        assert out(actor, card.id) == first, "the second export differs"
        everything = restoring.everything(actor, owner=card.id, at=AT)
        entries = everything["entries"]
        job.add("floor out", meter.cpu_ms(partial(limits.as_json, entries))[0])
        text = json.dumps(entries)
        job.add("floor in", meter.cpu_ms(partial(json.loads, text))[0])
        if asking.here():
            job.add("peer out", asking.ask(other, "export")["ms"])
        erasing.erase_person_now(OPERATOR, owner=card.id, at=AT)
        card, actor = people.client()
        spent, taken = meter.cpu_ms(
            partial(taking.take, actor, owner=card.id, stream=io.BytesIO(first), at=AT)
        )
        job.add("in", spent)
        assert taken.imported == len(world.pages), taken
        again = restoring.everything(actor, owner=card.id, at=AT)["entries"]
        assert again == entries, "what came in is not what went out"
        job.add("MB", len(first) / 1e6)
    job.checked("the second export has the same bytes; what came in is what went out")
    job.compare("out", "floor out")
    job.compare("out", "peer out")
    job.compare("in", "floor in")
    return job.as_json()


def out(actor: Any, owner: Any) -> bytes:
    """Return the archive of one person."""
    stream = io.BytesIO()
    archive.write(actor, owner=owner, at=AT, stream=stream)
    return stream.getvalue()
