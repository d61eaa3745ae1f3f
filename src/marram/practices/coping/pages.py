"""The list of what helps, what helped when, and the picture of the last weeks."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.views.decorators.http import require_safe

from marram.core.text import first_words
from marram.figures import coping as drawing
from marram.kit import ways
from marram.kit.gate import client_only
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.practices.coping import rules, store
from marram.practices.coping.practice import PRACTICE, STRATEGY
from marram.practices.coping.rules import Group, Row, Thing
from marram.practices.coping.showing import (
    Card,
    Cell,
    GroupCard,
    HelpedPage,
    HomePage,
    PicturePage,
    Said,
    TableRow,
    ThingLine,
)
from marram.practices.coping.store import Kept

LONGEST = 38
HOME = f"/me/r/{PRACTICE.slug}/"


@require_safe
@client_only
def home(request: MarramRequest) -> HttpResponse:
    """Return the list: one's favourites, the others, and what rests; each by the alphabet."""
    say = sayer(request, PRACTICE.slug)
    things = store.everything(request.actor, at=request.at)
    awake = [one for one in things if not one.strategy.resting]
    after = request.GET.get("after", "")
    page = HomePage(
        title=say("room.title"),
        about=say("room.about"),
        note="" if things else say("room.note"),
        begin=f"{HOME}{STRATEGY.slug}/new/",
        blank=f"{HOME}{STRATEGY.slug}/print/",
        favourites=tuple(_card(one, say) for one in awake if one.strategy.favourite),
        others=tuple(_card(one, say) for one in awake if not one.strategy.favourite),
        resting=tuple(_card(one, say) for one in things if one.strategy.resting),
        ways=ways.of_room(say) if things else (),
        kept=bool(after),
        second=store.second_choice(request.actor, things, after, at=request.at),
    )
    return render(request, "coping/home.html", {"page": page})


@require_safe
@client_only
def helped(request: MarramRequest) -> HttpResponse:
    """Return what was used and how it was, by situation and by phase, in words alone."""
    say = sayer(request, PRACTICE.slug)
    things = store.everything(request.actor, at=request.at)
    uses = store.uses(request.actor, things, at=request.at, zone=ways.zone_of(request))
    good_for = {one.strategy.name: one.strategy.good_for for one in things}
    page = HelpedPage(
        back=HOME,
        situations=tuple(_group(one, say) for one in rules.by_situation(uses, good_for)),
        unsaid=_lines(rules.unsaid(uses), say),
        phases=tuple(_group(one, say) for one in rules.by_phase(uses)),
    )
    return render(request, "coping/helped.html", {"page": page})


@require_safe
@client_only
def picture(request: MarramRequest) -> HttpResponse:
    """Return the last six weeks as a picture, with the table that says the same."""
    say, zone = sayer(request, PRACTICE.slug), ways.zone_of(request)
    today = request.at.astimezone(zone).date()
    begins = _begin_of_weeks(today)
    things = store.everything(request.actor, at=request.at)
    rows = rules.weeks(store.uses(request.actor, things, at=request.at, zone=zone), today)
    page = PicturePage(
        back=HOME,
        figure=_drawn(rows, begins, say) if rows else "",
        rows=tuple(TableRow(row.words, _cells(row, begins)) for row in rows),
        few=rules.total(rows) < rules.FEW,
    )
    return render(request, "coping/picture.html", {"page": page})


def _card(one: Kept, say: Sayer) -> Card:
    thing = one.strategy
    return Card(
        entry=one.entry,
        href=f"/me/e/{one.entry}/",
        used=f"{HOME}{one.entry}/used/",
        rest=f"{HOME}{one.entry}/rest/",
        name=thing.name,
        type=say(f"sheet.coping.type.option.{thing.type}") if thing.type else "",
        minutes=thing.minutes,
        short_use=bool(thing.short_use),
        good_for=tuple(thing.good_for),
    )


def _group(group: Group, say: Sayer) -> GroupCard:
    return GroupCard(group.words, _lines(group.things, say))


def _lines(things: Sequence[Thing], say: Sayer) -> tuple[ThingLine, ...]:
    option = "sheet.used.helped.option."
    return tuple(
        ThingLine(
            thing.words,
            tuple(Said(one.page, say(option + one.helped), one.day) for one in thing.uses),
        )
        for thing in things
    )


def _cells(row: Row, begins: tuple[date, ...]) -> tuple[Cell, ...]:
    weeks = zip(begins, row.weeks, strict=True)
    return tuple(Cell(day, week.used, week.helped) for day, week in weeks if week.used)


def _begin_of_weeks(today: date) -> tuple[date, ...]:
    """Return the first day of each week shown; the last week ends today."""
    first = today - timedelta(days=7 * rules.WEEKS - 1)
    return tuple(first + timedelta(days=7 * week) for week in range(rules.WEEKS))


def _drawn(rows: tuple[Row, ...], begins: tuple[date, ...], say: Sayer) -> str:
    drawn = [
        drawing.Row(
            _short(row.words), tuple(drawing.Week(one.used, one.helped) for one in row.weeks)
        )
        for row in rows
    ]
    return drawing.coping(
        drawn,
        title=say("figure.title"),
        says=". ".join(_says(row, begins, say) for row in rows),
        first=say("figure.first"),
        last=say("figure.last"),
    )


def _short(words: str) -> str:
    """Return as much of a name as a line of the picture has room for."""
    cut = first_words(words, limit=LONGEST)
    return cut if cut == words.strip() else f"{cut}…"


def _says(row: Row, begins: tuple[date, ...], say: Sayer) -> str:
    """Return a row of the picture in words."""
    weeks = [
        say("figure.week")
        .replace("{day}", formats.date_format(day, "j F"))
        .replace("{used}", str(week.used))
        .replace("{helped}", str(week.helped))
        for day, week in zip(begins, row.weeks, strict=True)
        if week.used
    ]
    return f"{row.words}: {'; '.join(weeks)}"
