"""A worksheet on paper: blank or filled, in ordinary or large print, from the same declaration."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from marram.kit import desk, forms, registry, shapes
from marram.kit.asking import PaperPage, questions
from marram.kit.forms import Typed
from marram.kit.gate import client_only
from marram.kit.pages import sayer
from marram.kit.practice import Worksheet
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.record.values import NotFound


@require_GET
@client_only
def sheet_print(request: MarramRequest, room: str, sheet: str) -> HttpResponse:
    """Return a worksheet to print: `?entry=` fills it in, `?large=1` prints it large."""
    say = sayer(request, room)
    declared = registry.sheet_of(say.room, sheet)
    asked_for, large = request.GET.get("entry", ""), request.GET.get("large") == "1"
    entry = forms.ident(asked_for)
    if asked_for and entry is None:
        raise NotFound
    typed = (
        _filled(request, say, declared, entry) if entry else Typed(shapes.blank(declared.fields))
    )
    other = {"entry": asked_for} if asked_for else {}
    page = PaperPage(
        back=f"/me/e/{entry}/" if entry else f"/me/r/{room}/",
        title=say(f"sheet.{sheet}.title"),
        intro=say(f"sheet.{sheet}.about"),
        large=large,
        other="?" + urlencode(other if large else other | {"large": "1"}),
        fields=questions(declared, declared.fields, typed, say),
        filled=entry is not None,
        made_on=request.at.date(),
    )
    return render(request, "companion/sheet_print.html", {"page": page})


def _filled(request: MarramRequest, say: Sayer, sheet: Worksheet, entry: UUID) -> Typed:
    filled = desk.at(request, say, sheet, entry)
    if filled.opened is None:
        raise NotFound
    return filled.before
