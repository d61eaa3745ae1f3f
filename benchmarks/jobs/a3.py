"""a3: Today as the server makes it, with nine months of plans beside a client's other pages."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from benchmarks import meter, people
from benchmarks.gen import AT, World
from benchmarks.jobs.shape import Job
from marram.kit.testing import ask
from marram.practices.doing import store
from marram.practices.doing.rules import Mark, Plan
from marram.record import reading, writing
from marram.record.values import Page

DAYS = 270


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:
    """Return CPU ms of Today before any plan, and with a plan for each day of nine months."""
    del folder
    days = 20 if smoke else DAYS
    job = Job("a3", f"CPU ms for Today, before and after {days} days of plans")
    _card, actor = people.client()
    writing.begin_many(actor, pages=[page.as_page() for page in world.pages], at=AT)

    def looks() -> HttpResponse:
        with reading.only_looking():  # as the server does for whoever looks
            return ask(actor, "/me/", at=AT)

    first = [meter.cpu_ms(looks)[0] for _ in range(rounds)]
    body = {"what": "A walk", "kind": "meaningful", "smallest": "To the gate"}
    activity = uuid4()
    page = Page(store.ACTIVITY, 1, "A walk", body)
    writing.begin(actor, operation=uuid4(), entry=activity, page=page, at=AT)
    plan = Plan(uuid4(), activity, AT.date())
    for number in range(days):
        day, mark = AT.date() - timedelta(days=number), Mark.DID if number else Mark.NONE
        store.keep_plan(actor, replace(plan, entry=uuid4(), day=day, mark=mark), at=AT)
    for spent in first:
        job.add("without plans", spent)
        spent_now, answer = meter.cpu_ms(looks)
        job.add("ours", spent_now)
        job.add("bytes", len(answer.content))
        assert answer.content.decode().count("A walk") >= 1
    job.checked("the plan of today is offered, and none of the others")
    return job.as_json()
