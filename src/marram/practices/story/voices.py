"""One scene from several places (S18, S25): the page, and what was told of it, side by side."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marram.kit import begun, showing, turned
from marram.kit.gate import client_only
from marram.kit.requests import MarramRequest
from marram.kit.ways import Way
from marram.practices.story.halves import half
from marram.practices.story.lines import line
from marram.practices.story.placing import other_page
from marram.practices.story.showing import Voice, VoicesPage
from marram.record.values import Opened


@require_safe
@client_only
def voices(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return a page and each voice it was told in, the one begun first standing first."""
    opened = other_page(request, entry)
    kinds = {sheet.kind for _room, sheet in begun.voices()}
    known = begun.around(request.actor, entry=entry, at=request.at).begun
    told = [one for one in known if one.outline.kind in kinds]
    page = VoicesPage(
        entry=entry,
        own=half(request, opened),
        voices=tuple(_voice(request, one) for one in reversed(told)),
        offers=_offers(request, entry),
    )
    return render(request, "story/voices.html", {"page": page})


def _voice(request: MarramRequest, opened: Opened) -> Voice:
    name = showing.sheet_name(opened.outline.kind, request.language)
    return Voice(name or line(request, opened).name, half(request, opened))


def _offers(request: MarramRequest, entry: UUID) -> tuple[Way, ...]:
    """Return the voices that can be written, those that are turned off left out."""
    sheets = begun.voices()
    off = turned.off(request.actor, [sheet for _room, sheet in sheets], at=request.at)
    return tuple(
        Way(
            f"/me/r/{room.slug}/{sheet.slug}/new/?of={entry}",
            room.words.say(f"sheet.{sheet.slug}.title", language=request.language),
            room.words.say(f"sheet.{sheet.slug}.about", language=request.language),
        )
        for room, sheet in sheets
        if sheet.kind not in off
    )
