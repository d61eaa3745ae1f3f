"""a4: twelve months of check-ins, three a day, drawn; beside opening them and nothing else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from benchmarks import meter, people
from benchmarks.gen import AT, World
from benchmarks.jobs.shape import Job
from marram.kit import finding
from marram.kit.testing import ask
from marram.practices.checkin import rules, store
from marram.practices.checkin.rules import CheckIn
from marram.record import reading, writing

CLOCKS = ("09:10", "14:40", "21:05")


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:  # noqa: PLR0915 - one measurement, told in order
    """Return CPU ms of the year and of a month, and of opening as many notes."""
    del folder
    first = rules.months_until(AT.date(), 12)[0]
    days = 15 if smoke else (AT.date() - first).days + 1
    job = Job("a4", f"CPU ms for {days} days of check-ins drawn, three a day")
    _card, actor = people.client()
    writing.begin_many(actor, pages=[page.as_page() for page in world.pages], at=AT)
    one = CheckIn(uuid4(), AT.date(), "")
    made = [
        replace(
            one,
            day=AT.date() - timedelta(days=back),
            clock=clock,
            answers={"how": 1 + (back * 7 + place) % 5, "slept": 1 + back % 5},
        )
        for back in range(days)
        for place, clock in enumerate(CLOCKS)
        if (back + place) % 9  # one in nine was not answered
    ]
    writing.begin_many(actor, pages=[store.as_page(each) for each in made], at=AT)

    def looks(where: str) -> HttpResponse:
        with reading.only_looking():
            return ask(actor, where, at=AT)

    def opens() -> int:
        with reading.only_looking():
            return len(finding.newest(actor, kinds={store.CHECK_IN}, at=AT))

    for _ in range(rounds):
        spent, answer = meter.cpu_ms(lambda: looks("/me/check-in/year/?of=how"))
        drawn = answer.content.decode().count('<circle class="f-surface s-ink"')
        assert drawn == len(made), f"{drawn} rings for {len(made)} answers"
        job.add("year", spent)
        job.add("year, bytes", len(answer.content))
        spent, answer = meter.cpu_ms(lambda: looks("/me/check-in/month/?of=how"))
        job.add("month", spent)
        job.add("month, bytes", len(answer.content))
        spent, opened = meter.cpu_ms(opens)
        assert opened == len(made)
        job.add("opening alone", spent)
    job.compare("year", "opening alone")
    job.checked(f"a ring for each of {len(made)} answers, and none for what was left out")
    return job.as_json()
