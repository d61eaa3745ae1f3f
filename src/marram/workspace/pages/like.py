"""Desk, a shared page: other places where the client wrote something like it, of what they shared.

A page of which a passage is shown counts as opened, and its owner is told so, as everywhere.
"""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from marram.kit import finding, nearby
from marram.kit.requests import MarramRequest
from marram.record import reading
from marram.record.values import NotFound
from marram.workspace import caseload
from marram.workspace.contexts import ClientHead, Like, LikePage
from marram.workspace.showing import show


@require_safe
def like(request: MarramRequest, client: UUID, entry: UUID) -> HttpResponse:
    """Return the passages of a shared page to choose from, or `?of=` what is like one of them."""
    bond = caseload.bond_with(request.actor, client)
    opened = reading.open_one(request.actor, entry=entry, at=request.at)
    if opened.outline.owner != client or not finding.readable(opened.outline):
        raise NotFound
    passages = nearby.passages_of(opened.body)
    asked = nearby.chosen(request.GET.get("of"), passages)
    found = nearby.Nearby([], by_words=False)
    if asked is not None:
        pages = finding.written(request.actor, at=request.at, owner=client)
        found = nearby.like(passages[asked], pages, apart=entry)
    page = LikePage(
        client=ClientHead.of(bond),
        id=entry,
        passages=list(enumerate(passages)),
        asked=passages[asked] if asked is not None else "",
        found=[_shown(request, one) for one in found.passages[: nearby.FEW]],
        by_words=found.by_words,
    )
    return show(request, "like", page)


def _shown(request: MarramRequest, passage: nearby.Passage) -> Like:
    opened = reading.open_one(request.actor, entry=passage.head.entry, at=request.at)
    head = opened.outline
    return Like(
        entry=head.entry,
        title=finding.name_of(opened, request.language),
        when=head.when.written if head.when else "",
        text=passage.text,
    )
