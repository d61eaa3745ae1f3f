"""What a process of the drill does: it brings a file in, and is killed while it does."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from marram.imports.taking import take
from marram.kit.testing import client_called
from marram.people.actor import Actor, Face
from marram.record import auditing, reading
from marram.record.models import Entry, Revision, Wrap

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def someone() -> None:
    """Print the id of a new client."""
    print(client_called("Edmond", f"{uuid4()}@example.org").id)


def bring(owner: str, path: str) -> None:
    """Say that it begins, bring the file in, and print what came."""
    print("begins", flush=True)
    with Path(path).open("rb") as stream:
        actor = Actor(UUID(owner), Face.CLIENT)
        done = take(actor, owner=UUID(owner), stream=stream, at=NOW)
    print(json.dumps(done.as_json()), flush=True)


def look(owner: str) -> None:
    """Print how much is there, how much of it opens, and what the chain proves."""
    actor = Actor(UUID(owner), Face.CLIENT)
    found = {
        "entries": Entry.objects.filter(owner=owner).count(),
        "tellings": Revision.objects.filter(owner=owner).count(),
        "wraps": Wrap.objects.filter(owner=owner).count(),
        "listed": len(reading.outline(actor, owner=UUID(owner), at=NOW)),
        "opened": len(list(reading.bodies(actor, owner=UUID(owner)))),
        "faults": auditing.verify().faults,
    }
    print(json.dumps(found))
