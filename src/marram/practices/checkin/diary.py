"""A diary of three to five days: what I did in each part of a day, and how it was (B20)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marram.core.text import storable, whole_number
from marram.kit import hours
from marram.kit.asking import Choice
from marram.kit.forms import ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.practices.checkin import rules, store, wording
from marram.practices.checkin.practice import PRACTICE
from marram.practices.checkin.rules import DIARY, KINDS, PARTS, Part, Settings
from marram.practices.checkin.showing import DiaryPage, PartForm

HOME = "/me/check-in/diary/"
LONGEST = 500
HOW = "how"
"""Which of the questions there are words for says how a part of the day was."""


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def diary(request: MarramRequest) -> HttpResponse:
    """Return the diary, begin one, keep a day of it, or end it. It ends by itself."""
    known, today = store.settings(request.actor, at=request.at), hours.today(request)
    if request.method != "POST":
        return _page(request, known, today)
    wish = request.POST.get("do", "")
    days = whole_number(wish)
    if days in DIARY:
        begun = replace(known, diary_from=today, diary_days=days)
        store.keep_settings(request.actor, begun, at=request.at)
        return SeeOther(HOME)
    if wish == "end":
        ended = replace(known, diary_from=None, diary_days=0)
        store.keep_settings(request.actor, ended, at=request.at)
        return SeeOther(HOME)
    day = _day(request.POST.get("day"), known, today)
    store.keep_diary(
        request.actor,
        day,
        {name: _sent(request, name) for name in PARTS},
        at=request.at,
        operation=ident(request.POST.get("operation")),
    )
    return SeeOther(f"{HOME}?day={day.isoformat()}&news=kept")


def _page(request: MarramRequest, known: Settings, today: date) -> HttpResponse:
    say, kept = sayer(request, PRACTICE.slug), store.diary(request.actor, at=request.at)
    day, runs = _day(request.GET.get("day"), known, today), known.diary_runs(today)
    now = _part_now(request) if day == today else ""
    parts = kept.get(day, {})
    page = DiaryPage(
        runs=runs,
        day=day,
        days=_open_days(known, today),
        until=known.diary_until if runs else None,
        parts=tuple(_form(name, parts.get(name, Part()), say, now=now) for name in PARTS)
        if runs
        else (),
        lengths=DIARY,
        read=tuple((one, tuple(_said(some, say))) for one, some in reversed(kept.items()) if some),
        operation=uuid4(),
        news="kept" if request.GET.get("news") == "kept" else "",
    )
    return render(request, "checkin/diary.html", {"page": page})


def _open_days(known: Settings, today: date) -> tuple[date, ...]:
    """Return the days of a running diary that have come, the latest first."""
    if known.diary_from is None or not known.diary_runs(today):
        return ()
    return tuple(rules.days_between(known.diary_from, today))[::-1]


def _day(text: str | None, known: Settings, today: date) -> date:
    """Return the day that is written in: one of the days that have come, today for any other."""
    return next((one for one in _open_days(known, today) if one.isoformat() == text), today)


def _part_now(request: MarramRequest) -> str:
    """Return which part of the day it is."""
    hour = (hours.now(request).hour - 4) % 24
    ends = (7, 10, 14, 18, 24)
    return next(name for name, end in zip(PARTS, ends, strict=True) if hour < end)


def _form(name: str, part: Part, say: Sayer, *, now: str) -> PartForm:
    return PartForm(
        name=name,
        label=say(f"part.{name}"),
        what=part.what,
        kinds=tuple(Choice(one, say(f"kind.{one}"), chosen=one == part.kind) for one in KINDS),
        hows=tuple(
            Choice(str(step), say(f"question.{HOW}.step.{step}"), chosen=step == part.how)
            for step in range(rules.GIVEN_STEPS[0], rules.GIVEN_STEPS[1] + 1)
        ),
        good=part.good,
        able=part.able,
        mattered=part.mattered,
        open=name == now or part.said,
    )


def _sent(request: MarramRequest, name: str) -> Part:
    sent = request.POST
    kind = sent.get(f"{name}-kind", "")
    return Part(
        what=storable(sent.get(f"{name}-what", "")).strip()[:LONGEST],
        kind=kind if kind in KINDS else "",
        how=rules.answer(sent.get(f"{name}-how"), rules.GIVEN_STEPS),
        good=f"{name}-good" in sent,
        able=f"{name}-able" in sent,
        mattered=f"{name}-mattered" in sent,
    )


def _said(parts: Mapping[str, Part], say: Sayer) -> Iterator[tuple[str, str]]:
    """Yield each part of a day that holds anything, in words."""
    for name in PARTS:
        part = parts.get(name)
        if part is None or not part.said:
            continue
        how = wording.step(HOW, part.how, Settings(), say) if part.how else ""
        ticks = [say(f"felt.{one}") for one in ("good", "able", "mattered") if getattr(part, one)]
        kind = say(f"kind.{part.kind}") if part.kind else ""
        yield say(f"part.{name}"), "; ".join(filter(None, (part.what, kind, how, *ticks)))
