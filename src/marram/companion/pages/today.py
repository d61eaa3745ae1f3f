"""Today: what could be done, if wanted. After an absence it is as on the first day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from marram.accounts.gate import client_only
from marram.companion.asking import me, news, owner, show
from marram.companion.days import light, local, part_of_day
from marram.companion.doors import (
    DraftDoor,
    MinuteDoor,
    aside_door,
    asks_door,
    compass_door,
    day_of,
    draft_door,
    minute_door,
    room_doors,
)
from marram.kit.containment import gate
from marram.kit.practice import Day
from marram.kit.requests import MarramRequest
from marram.kit.ways import Way
from marram.record import sharing

LATELY = timedelta(days=7)
AT_MOST = 3


@dataclass(frozen=True, slots=True)
class AnswerDoor:
    """That somebody answered a page, and the way there."""

    href: str
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class Today:
    """The page."""

    part: str
    hour: str
    name: str
    date: date
    draft: DraftDoor | None
    minute: MinuteDoor | None
    rooms: tuple[Way, ...]
    answers: tuple[AnswerDoor, ...]
    day: Day
    """How it is today, and what of one's own plans is offered."""
    paused: bool = False
    everything: bool = False
    """Whether everything is shown although there is very little energy."""
    compass: str = ""
    """Where one asks what matters most in this moment, "" while nothing is written there."""
    asks: str = ""
    """Where one says how today is, "" outside the stretch of days in which Today asks."""
    aside: str = ""
    """Where what was set aside until now is."""
    news: str = ""
    undo: str = ""


@require_safe
@client_only
def today(request: MarramRequest) -> HttpResponse:
    """Return Today."""
    person = me(request)
    now = local(request.at, person.time_zone)
    rests = gate.paused(request.actor, request.at)
    page = Today(
        part=part_of_day(now.hour),
        hour=light(now.hour),
        name=person.call_me or person.name,
        date=now.date(),
        draft=draft_door(request),
        minute=minute_door(request),
        rooms=() if rests else room_doors(request),
        answers=() if rests else _answers(request, person.time_zone),
        paused=rests,
        day=Day() if rests else day_of(request),
        everything=request.GET.get("all") == "yes",
        compass="" if rests else compass_door(request),
        asks="" if rests else asks_door(request),
        aside="" if rests else aside_door(request),
        news=news(request),
    )
    return show(request, "today", page)


def _answers(request: MarramRequest, zone: str) -> tuple[AnswerDoor, ...]:
    """Return the answers of the last days, the newest first."""
    found = [
        (remark.at, share)
        for share in sharing.shares_by_owner(request.actor, owner=owner(request))
        for remark in share.remarks
        if not remark.by_owner and request.at - remark.at < LATELY
    ]
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(
        AnswerDoor(reverse("entry", args=[share.entry]), share.reader_name, local(at, zone).date())
        for at, share in found[:AT_MOST]
    )
