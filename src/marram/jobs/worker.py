"""The worker: looks whose turn it is, runs what waits, takes up what a dead one left. One loop.

It runs as a thread of the served installation and as a process of its own (`./marram worker`); two
at once do nothing twice, since each job is claimed in a transaction.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from django.db import close_old_connections
from django.db.utils import DatabaseError
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from marram.jobs import rounds

log = logging.getLogger("marram.jobs")
EVERY = 5.0
"""Seconds between two looks."""


def until(
    stopped: threading.Event,
    *,
    clock: Callable[[], datetime],
    let_go: Callable[[], None] = close_old_connections,
) -> None:
    """Work until it is told to stop; a job under way is finished first."""
    name = uuid4().hex
    while not stopped.is_set():
        try:
            turn(name, at=clock(), stopped=stopped)
        except Exception as error:  # noqa: BLE001 - the next look tries again; serving goes on
            log.warning("The worker could not look at its queue (%s).", type(error).__name__)
        finally:
            let_go()
        stopped.wait(EVERY)


def turn(name: str, *, at: datetime, stopped: threading.Event | None = None) -> int:
    """Begin what is due and run what waits until nothing does; return how much was run."""
    rounds.take_up(at=at)
    if rounds.begin_due(at=at):
        rounds.tidy(at=at)
    done = 0
    while not (stopped and stopped.is_set()) and DBTaskResult.objects.ready().exists():
        if not _run_one(name):
            break
        done += 1
    return done


def _run_one(name: str) -> bool:
    """Claim one job and run it with the worker of the library; say whether there was one."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=name,
        excluded_queue_names=[],
    )
    try:
        worker.run()
    except DatabaseError:
        return False
    return worker._run_tasks > 0  # noqa: SLF001 - it tells it nobody otherwise
