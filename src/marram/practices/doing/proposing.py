"""Ideas to choose from, and a week in which rest and meaning take turns: proposals, never rules."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4, uuid5

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marram.core.days import as_day
from marram.core.text import searchable
from marram.kit import hours
from marram.kit.forms import ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.practices.doing import ideas as chosen
from marram.practices.doing import rules, store
from marram.practices.doing.practice import PRACTICE
from marram.practices.doing.rules import ENERGY, Plan

LATELY = 28
"""So many days back it is looked how much energy there was."""
OFTEN = 2
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Idea:
    """Something to do, to choose from."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class IdeasPage:
    """What there is to choose from, group by group, or what was looked for in it."""

    groups: tuple[tuple[str, tuple[Idea, ...]], ...]
    sought: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A day of the proposed week."""

    day: date
    activity: UUID | None
    what: str
    kind: str
    planned: bool
    """Whether something is meant for it already."""


@dataclass(frozen=True, slots=True)
class WeekPage:
    """A week, day by day."""

    turns: tuple[Turn, ...]
    anything: bool
    operation: UUID


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def ideas(request: MarramRequest) -> HttpResponse:
    """Return what there is to choose from. What is looked for is sent: no address has it."""
    say = sayer(request, PRACTICE.slug)
    sought = request.POST.get("sought", "").strip()[:LONGEST]
    words = searchable(sought).split()
    groups = []
    for name, keys in chosen.OF.items():
        found = tuple(
            Idea(key, text)
            for key in keys
            if all(word in searchable(text := say(f"idea.{key}")) for word in words or [""])
        )
        if found:
            groups.append((say(f"ideas.{name}"), found))
    return render(request, "doing/ideas.html", {"page": IdeasPage(tuple(groups), sought)})


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def week(request: MarramRequest) -> HttpResponse:
    """Return a week as it could be, or keep those days of it that were chosen."""
    known = store.activities(request.actor, at=request.at)
    if request.method == "POST":
        return _keep(request, {one.entry for one in known})
    today = hours.today(request)
    meant = {
        one.day
        for one in store.plans(request.actor, at=request.at, since=today)
        if rules.lies_ahead(one, today)
    }
    lightest = sorted(known, key=lambda one: ENERGY.index(one.energy) if one.energy else 1)
    proposed = rules.week(
        today + timedelta(days=1),
        [(one.entry, one.kind, one.energy) for one in lightest],
        _low(request),
        meant,
    )
    by_id = {one.entry: one for one in known}
    turns = tuple(
        Turn(
            day,
            entry,
            by_id[entry].what if entry else "",
            by_id[entry].kind if entry else "",
            planned=day in meant,
        )
        for day, entry in proposed
    )
    page = WeekPage(turns, anything=any(one.activity for one in turns), operation=uuid4())
    return render(request, "doing/week.html", {"page": page})


def _keep(request: MarramRequest, known: set[UUID]) -> HttpResponse:
    """Keep the days that were ticked; the same form again keeps nothing twice."""
    today, operation = hours.today(request), ident(request.POST.get("operation")) or uuid4()
    for sent in request.POST.getlist("turn"):
        day, _, activity = sent.partition(".")
        entry, meant = ident(activity), as_day(day)
        if entry and entry in known and meant and meant > today:
            store.keep_plan(
                request.actor,
                Plan(uuid4(), entry, meant),
                at=request.at,
                operation=uuid5(operation, sent),
            )
    return SeeOther("/me/plans/?news=kept")


def _low(request: MarramRequest) -> Sequence[int]:
    """Return the weekdays on which there was very little energy more than once, of late."""
    said = store.energies(request.actor, at=request.at, days=LATELY)
    low = Counter(day.weekday() for day, energy in said.items() if energy == ENERGY[0])
    return [day for day, count in low.items() if count >= OFTEN]
