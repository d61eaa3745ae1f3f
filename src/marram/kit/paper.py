"""A worksheet on paper: blank or filled, in ordinary or large print, from the same declaration."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from marram.kit import forms, registry, shapes, showing
from marram.kit.asking import ROWS_ON_PAPER, PaperPage, Question, questions
from marram.kit.containment import gate
from marram.kit.forms import Typed
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.practice import Worksheet
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.kit.words import of_the_kit
from marram.record import reading
from marram.record.values import NotFound, Opened


@require_GET
@client_only
def sheet_print(request: MarramRequest, room: str, sheet: str) -> HttpResponse:
    """Return a worksheet to print: `?entry=` fills it in, `?large=1` prints it large."""
    say = sayer(request, room)
    declared = registry.sheet_of(say.room, sheet)
    asked_for, large = request.GET.get("entry", ""), request.GET.get("large") == "1"
    opened = _own_page(request, declared, asked_for) if asked_for else None
    if opened is None and not gate.goes_on(request.actor, say.room, at=request.at):
        return SeeOther(f"/me/r/{room}/{sheet}/begin/")
    other = {"entry": asked_for} if asked_for else {}
    page = PaperPage(
        back=f"/me/e/{opened.entry}/" if opened else f"/me/r/{room}/",
        title=say(f"sheet.{sheet}.title"),
        intro="" if opened else say(f"sheet.{sheet}.about"),
        large=large,
        other="?" + urlencode(other if large else other | {"large": "1"}),
        fields=_filled(opened, say) if opened else _blank(declared, say),
        filled=opened is not None,
        figure=showing.figure_of(opened, say.language, plain=say.plain) if opened else "",
        made_on=(opened.outline.recorded if opened else request.at).date(),
    )
    return render(request, "companion/sheet_print.html", {"page": page})


def _own_page(request: MarramRequest, sheet: Worksheet, asked_for: str) -> Opened:
    entry = forms.ident(asked_for)
    if entry is None:
        raise NotFound
    opened = reading.open_one(request.actor, entry=entry, at=request.at)
    if opened.outline.kind != sheet.kind:
        raise NotFound
    return opened


def _blank(sheet: Worksheet, say: Sayer) -> tuple[Question, ...]:
    empty = Typed(shapes.blank(sheet.fields))
    return questions(sheet, sheet.fields, empty, say, spare=ROWS_ON_PAPER)


def _filled(opened: Opened, say: Sayer) -> tuple[Question, ...]:
    """Return what was answered; a question left empty is not printed."""
    when = opened.outline.when
    dated = Question("when", "", of_the_kit().say("field.when", language=say.language))
    answered = showing.shown(opened, say.language, plain=say.plain)
    lines = [Question("text", "", one.question, value=one.words) for one in answered]
    return (*lines, replace(dated, value=when.written)) if when else tuple(lines)
