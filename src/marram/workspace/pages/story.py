"""Desk, a client, Story: the moments they shared in order, no gap where a private one lies."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from marram.figures import cord as drawing
from marram.figures.lying import Stop, lying
from marram.kit import registry, showing
from marram.kit.requests import MarramRequest
from marram.record import reading
from marram.record.values import Outline
from marram.workspace import caseload
from marram.workspace.contexts import ClientHead, StoryMoment, StoryPage
from marram.workspace.showing import show

PLACE = "story"


@require_safe
def story(request: MarramRequest, client: UUID) -> HttpResponse:
    """Return the shared part of a client's story. No page counts as opened by it."""
    bond = caseload.bond_with(request.actor, client)
    heads = reading.outline(request.actor, owner=client, at=request.at)
    ropes = [room.rope for room in registry.rooms() if room.rope is not None]
    moments = [head for rope in ropes for head in rope(heads)]
    on_it = {head.entry for head in moments}
    others = [h for h in heads if h.entry not in on_it and showing.place_of(h.kind) == PLACE]
    rope = drawing.Rope()
    page = StoryPage(
        client=ClientHead.of(bond),
        moments=[_moment(rope, head, number) for number, head in enumerate(moments)],
        token=rope.token("none"),
        others=[_line(head, request.language) for head in others],
        drawn=rope.drawn(),
        lying=lying(
            [Stop(h.title, h.when.written if h.when else "", "none") for h in moments],
            mirrored=get_language_bidi(),
        ),
    )
    return show(request, "story", page)


def _moment(rope: drawing.Rope, head: Outline, number: int) -> StoryMoment:
    strand = drawing.SELF
    cord = rope.cord(number, [strand], new=() if number else (strand,))
    return StoryMoment(head.entry, head.title, head.when.written if head.when else "", cord=cord)


def _line(head: Outline, language: str) -> StoryMoment:
    sheet = showing.sheet_name(head.kind, language)
    return StoryMoment(head.entry, head.title, head.when.written if head.when else "", sheet=sheet)
