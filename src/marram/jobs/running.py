"""Running one job: held to its keys, tried again when it breaks, and silent about what broke it."""

import logging
from datetime import datetime

from django_tasks import TaskContext, task

from marram.jobs import table
from marram.keys import reach

log = logging.getLogger("marram.jobs")


class Broke(Exception):
    """A job broke. It names the kind of error: a message of another's may hold somebody's words."""


@task(takes_context=True)
def work(context: TaskContext, name: str, attempt: int = 1) -> None:
    """Run the job of this name now. When it breaks it is tried again later, so often and no more.

    What is kept of an error is its kind alone: the library keeps the text of an exception in the
    database, and the text of one may hold what a person wrote.
    """
    job, broke = table.named(name), ""
    at = context.task_result.started_at
    if at is None:
        raise Broke(name)
    try:
        with reach.only(job.keys):
            job.run(at)
    except Exception as error:  # noqa: BLE001 - whatever broke, it is tried again
        broke = type(error).__name__
    if not broke:
        return
    log.warning("The job %s broke (%s), attempt %d.", name, broke, attempt)
    if attempt < job.attempts:
        again(name, attempt=attempt, at=at)
    raise Broke(broke)


def again(name: str, *, attempt: int, at: datetime) -> None:
    """Put the next attempt of a job into the queue, after its wait."""
    later = at + table.named(name).wait(attempt)
    work.using(run_after=later).enqueue(name, attempt + 1)
