"""What is done again and again: whose turn it is, and what a worker that died left behind.

A thin layer on the queue of the library, which has neither rounds nor leases (decision 0011). A
round that was missed is not made up for: after a week off there is one, not ten thousand.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from marram.jobs import table
from marram.jobs.models import Effect, Round
from marram.jobs.running import work
from marram.jobs.table import Job, NoSuchJob

Queued = DBTaskResult[Any, Any]
LEASE = timedelta(minutes=10)
"""How long a job may take before its worker is taken for dead."""
KEPT = timedelta(days=2)
"""How long a finished job stands in the queue."""
REMEMBERED = timedelta(days=60)
"""How long it is known that something was done."""


def begin_due(*, at: datetime) -> int:
    """Put every job whose turn it is into the queue, once, and return how many."""
    return sum(_begin(job, at) for job in table.every_job())


def take_up(*, at: datetime) -> int:
    """Put back what a worker began and never ended, and return how much that was."""
    dead = DBTaskResult.objects.running().filter(started_at__lt=at - LEASE)
    return sum(_take_up(row, at) for row in dead)


def tidy(*, at: datetime) -> None:
    """Take finished jobs out of the queue, and forget effects of long ago."""
    DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT).delete()
    Effect.objects.filter(at__lt=at - REMEMBERED).delete()


def next_turn(name: str) -> datetime | None:
    """Return when a job's next turn is, or None for one that never had a turn."""
    row = Round.objects.filter(name=name).first()
    return row.next_run if row else None


def _begin(job: Job, at: datetime) -> bool:
    turn = next_turn(job.name)
    if turn is not None and turn > at:
        return False
    with transaction.atomic():  # once more, with the row held: another worker looks as well
        Round.objects.get_or_create(name=job.name, defaults={"next_run": at})
        row = Round.objects.select_for_update().get(name=job.name)
        if row.next_run > at:
            return False
        row.next_run = at + job.every
        row.save(update_fields=["next_run"])
        if _waits(job.name):
            return False
        work.enqueue(job.name)
    return True


def _waits(name: str) -> bool:
    """Say whether this job is in the queue already: waiting, under way, or to be tried again."""
    open_states = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    rows = DBTaskResult.objects.filter(status__in=open_states)
    return any(_name(row) == name for row in rows)


def _take_up(row: Queued, at: datetime) -> bool:
    """Put one dead job back, or give it up where it was begun often enough."""
    try:
        job = table.named(_name(row))
    except NoSuchJob:
        attempts = 1
    else:
        attempts = job.attempts
    lost = len(row.worker_ids) >= attempts
    state = TaskResultStatus.FAILED if lost else TaskResultStatus.READY
    changed = DBTaskResult.objects.filter(
        id=row.id, status=TaskResultStatus.RUNNING, started_at=row.started_at
    ).update(status=state, finished_at=at if lost else None, run_after=at)
    return bool(changed)


def _name(row: Queued) -> str:
    known = row.args_kwargs
    return str(next(iter(known["args"]), known["kwargs"].get("name", "")))
