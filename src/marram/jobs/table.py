"""Every type of job: what it does, which keys it may load, and what happens when it breaks.

A job is a function of the time. It names no person and carries no word: what is to do it finds
in tables of ids and times. A type that is not in this table does not run.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

Run = Callable[[datetime], object]

_table: dict[str, "Job"] = {}


class NoSuchJob(Exception):
    """There is no type of job by this name."""


@dataclass(frozen=True, slots=True)
class Job:
    """One type of job."""

    name: str
    run: Run
    keys: frozenset[str]
    """The kinds of keys it may load: no other comes out of the keyring while it runs."""
    every: timedelta
    attempts: int = 5
    """How often it is begun before it is given up until its next round."""
    again: timedelta = timedelta(seconds=30)
    """How long it waits before the second attempt; twice as long before each later one."""

    def wait(self, attempt: int) -> timedelta:
        """Return how long after the attempt of this number (1 is the first) the next begins."""
        return self.again * int(2 ** (attempt - 1))


def declare(
    name: str, run: Run, *, keys: Collection[str], every: timedelta, attempts: int = 5
) -> Job:
    """Put a type of job into the table and return it; a later one of the same name replaces it."""
    job = Job(name, run, frozenset(keys), every, attempts)
    _table[name] = job
    return job


def named(name: str) -> Job:
    """Return the type of job by its name, or raise NoSuchJob."""
    try:
        return _table[name]
    except KeyError:
        msg = f"There is no job called {name}."
        raise NoSuchJob(msg) from None


def every_job() -> list[Job]:
    """Return the whole table, by name."""
    return sorted(_table.values(), key=lambda job: job.name)


def forget(name: str) -> None:
    """Take a type of job out of the table. For tests."""
    _table.pop(name, None)
