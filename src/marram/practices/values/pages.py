"""What matters: the picture and the list, moving one, what carried it, words to choose from."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.views.decorators.http import require_http_methods, require_safe

from marram.figures.bullseye import Mark, bullseye
from marram.kit import begun, finding, registry, showing, telling, ways, writing_on
from marram.kit.asking import Choice
from marram.kit.forms import ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.kit.ways import Way
from marram.practices.values import rules, store
from marram.practices.values.practice import PRACTICE, VALUE
from marram.practices.values.showing import (
    Direction,
    MovePage,
    NowPage,
    TracePage,
    ValuesPage,
)
from marram.practices.values.store import Value
from marram.record.values import NotFound, Opened

HOME = "/me/values/"
NEAR_KEY = "sheet.value.near.option"
TO_CHOOSE = 30
"""How many of the latest pages that are no moments are listed to be tied."""


@require_safe
@client_only
def home(request: MarramRequest) -> HttpResponse:
    """Return what matters, drawn and listed. Nothing is added up."""
    say = sayer(request, PRACTICE.slug)
    known = store.values(request.actor, at=request.at)
    listed = _listed(request, known, say)
    marks = [
        Mark(number, rules.AREAS.index(one.area), one.now, one.before)
        for number, one in enumerate(known, 1)
        if one.area
    ]
    page = ValuesPage(
        figure=bullseye(
            marks,
            [say(f"sheet.value.area.option.{area}") for area in rules.AREAS],
            title=say("room.title"),
            says="; ".join(f"{one.number}, {one.words}: {one.stands}" for one in listed),
        )
        if marks
        else "",
        directions=listed,
        since=_since(request, known),
        rooms=_rooms(request),
    )
    return render(request, "values/values.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def move(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return the seven places in words, or keep where it stands now as a later telling."""
    value = _value(request, entry)
    if request.method == "POST":
        near = request.POST.get("near", "")
        if near in rules.NEAR:
            _keep(request, value, near)
        return SeeOther(HOME)
    say = sayer(request, PRACTICE.slug)
    places = tuple(
        Choice(near, say(f"{NEAR_KEY}.{near}"), chosen=rules.step(near) == value.now)
        for near in rules.NEAR
    )
    page = MovePage(entry, value.words, places, uuid4())
    return render(request, "values/move.html", {"page": page})


@require_safe
@client_only
def now(request: MarramRequest) -> HttpResponse:
    """Return one's own list, and the one question over it."""
    say = sayer(request, PRACTICE.slug)
    known = store.values(request.actor, at=request.at)
    return render(request, "values/now.html", {"page": NowPage(_listed(request, known, say))})


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def trace(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return one thing that matters with what carried it, or tie a page of one's own to it."""
    value = _value(request, entry)
    if request.method == "POST":
        page = ident(request.POST.get("page"))
        if page is None or not finding.some(request.actor, entries={page}, at=request.at):
            raise NotFound
        begun.tie(request.actor, page=page, of=str(entry), at=request.at, relation=begun.CARRIED)
        return SeeOther(request.path)
    plain = sayer(request, PRACTICE.slug).plain
    known = begun.around(request.actor, entry=entry, at=request.at, relation=begun.CARRIED)
    tied = {one.entry for one in known.begun}
    page_ = TracePage(
        entry=entry,
        words=value.words,
        pairs=tuple(showing.below_title(value.opened, request.language, plain=plain)),
        carried=begun.named(known.begun, request.language),
        choose=begun.named(_to_choose(request, apart={entry, *tied}), request.language),
    )
    return render(request, "values/trace.html", {"page": page_})


def _rooms(request: MarramRequest) -> tuple[Way, ...]:
    """Return the ways into the other rooms of this place."""
    here = (one for one in registry.rooms() if one.place == PRACTICE.place)
    return ways.to_rooms((one for one in here if one.slug != PRACTICE.slug), request.language)


def _value(request: MarramRequest, entry: UUID) -> Value:
    found = (one for one in store.values(request.actor, at=request.at) if one.entry == entry)
    value = next(found, None)
    if value is None:
        raise NotFound
    return value


def _listed(request: MarramRequest, known: Sequence[Value], say: Sayer) -> tuple[Direction, ...]:
    today = writing_on.local_date(request, request.at)
    return tuple(
        Direction(
            entry=one.entry,
            number=number,
            words=one.words,
            stands=_stands(one, say),
            again=one.again_in_words if one.again and one.again <= today else "",
        )
        for number, one in enumerate(known, 1)
    )


def _stands(value: Value, say: Sayer) -> str:
    area = say(f"sheet.value.area.option.{value.area}") if value.area else ""
    near = say(f"{NEAR_KEY}.{rules.NEAR[value.now]}") if value.now is not None else ""
    return ": ".join(part for part in (area, near) if part)


def _since(request: MarramRequest, known: Sequence[Value]) -> str:
    """Return from when to when the dashed rings are, in months."""
    days = sorted(
        writing_on.local_date(request, one.before_on) for one in known if one.before_on and one.area
    )
    months = list(dict.fromkeys(formats.date_format(day, "F Y") for day in days))
    return " \u2013 ".join(dict.fromkeys((*months[:1], *months[-1:])))


def _keep(request: MarramRequest, value: Value, near: str) -> None:
    body = finding.body_of(value.opened) | {"near": near}
    page = replace(telling.again(value.opened), shape=VALUE.version, body=body)
    telling.keep(
        request.actor,
        operation=ident(request.POST.get("operation")) or uuid4(),
        entry=value.entry,
        parent=value.opened.outline.telling,
        page=page,
        at=request.at,
        begun=True,
    )


def _to_choose(request: MarramRequest, *, apart: set[UUID]) -> list[Opened]:
    """Return the moments on the rope, and the latest of all other pages."""
    heads = finding.heads(request.actor, at=request.at)
    ropes = (room.rope for room in registry.rooms() if room.rope is not None)
    moments = [head.entry for rope in ropes for head in rope(heads)]
    others = [one.entry for one in heads if finding.readable(one) and one.entry not in moments]
    wanted = {*moments, *others[:TO_CHOOSE]} - apart
    return finding.some(request.actor, entries=wanted, at=request.at)
