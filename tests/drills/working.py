"""What a worker of the drill does. Its deeds are lines in a file, which no rollback takes back."""

import os
import random
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from marram.jobs import due, effects, rounds, table, worker

OFTEN = timedelta(seconds=0.2)
AT_ONCE = 20
"""So many fit into a lease with room to spare: a worker that lives is never taken for dead."""


def now() -> datetime:
    return datetime.now(UTC)


def owe(many: int) -> None:
    """Owe so many duties and so many reminders, and print the id of each."""
    for kind in ("duty", "reminder"):
        for _ in range(many):
            entry = uuid4()
            due.look_again(owner=OWNERS[kind], entry=entry, at=now())
            print(kind, entry)


OWNERS = {"duty": uuid4(), "reminder": uuid4()}


def work(folder: str, duty: str, reminder: str) -> None:
    """Work until killed: a lease of three seconds, a look every few milliseconds."""
    for job in table.every_job():
        table.forget(job.name)
    rounds.LEASE, worker.EVERY = timedelta(seconds=3), 0.02
    table.declare("duty", lambda _at: _duties(folder, duty), keys=[], every=OFTEN, attempts=99)
    table.declare("reminder", lambda _at: _reminders(folder, reminder), keys=[], every=OFTEN)
    print("works", flush=True)
    worker.until(threading.Event(), clock=now)


def _duties(folder: str, owner: str) -> None:
    """Do what is owed at least once: noted after it was done."""
    for wake in due.waiting(owners=[owner])[:AT_ONCE]:  # type: ignore[list-item]  # its id as text
        if not effects.is_noted("duty", wake.entry):
            _done(folder, "duty", wake.entry)
            effects.first_time("duty", wake.entry, at=now())
        due.let_be([wake.entry])


def _reminders(folder: str, owner: str) -> None:
    """Remind at most once: noted before it is done."""
    for wake in due.waiting(owners=[owner])[:AT_ONCE]:  # type: ignore[list-item]  # its id as text
        if effects.first_time("reminder", wake.entry, at=now()):
            _done(folder, "reminder", wake.entry)
        due.let_be([wake.entry])


def _done(folder: str, kind: str, entry: object) -> None:
    time.sleep(random.random() / 50)  # noqa: S311 - so that a kill falls between the two
    line = f"{kind} {entry}\n".encode()
    handle = os.open(Path(folder) / "done", os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
    os.write(handle, line)
    os.close(handle)
    time.sleep(random.random() / 50)  # noqa: S311 - as above


def left() -> None:
    """Print how much is still owed."""
    print(len(due.waiting()))
