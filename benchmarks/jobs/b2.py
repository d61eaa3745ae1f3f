"""b2: the server is killed while clients write; what was acknowledged is there afterwards."""

import random
import threading
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import timezone

from benchmarks import clients, house, people
from benchmarks.gen import World
from benchmarks.jobs.shape import Job
from marram.record import auditing, reading


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:  # noqa: PLR0915 - one measurement, told in order
    """Return how many acknowledged pages were lost over all kills; it has to be none."""
    del rounds
    job = Job("b2", "acknowledged pages that were lost")
    card, actor = people.client()
    cookie = people.cookie(card)
    chance = random.Random(50)  # noqa: S311 - when to kill is no secret
    text_of = [page.text[:1200] for page in world.pages]
    acknowledged: list[str] = []
    kills = 3 if smoke else 50
    for _ in range(kills):
        with house.server(house.OURS, folder) as (process, port, _seconds):
            stop = threading.Timer(chance.uniform(0.1, 0.8), house.kill, [process])
            stop.start()
            done = clients.write(port, clients.to_us(port, cookie), text_of * 50, clients=4)
            stop.join()
        acknowledged += done.acknowledged
    assert acknowledged, "nothing was written before the kills"
    found = reading.all_tellings(actor, entries=_there(actor))
    opened = {entry for entry, tellings in found if tellings[0].body["text"]}
    lost = sum(UUID(entry) not in opened for entry in acknowledged)
    faults = auditing.verify().faults
    assert not lost, f"{lost} of {len(acknowledged)} acknowledged pages are lost"
    assert faults == (), faults
    job.add("kills", kills)
    job.add("acknowledged", len(acknowledged))
    job.add("lost", lost)
    job.checked("every acknowledged page opens, and the chain is whole")
    return job.as_json()


def _there(actor: Any) -> list[UUID]:
    return [head.entry for head in reading.outline(actor, owner=actor.person, at=timezone.now())]
