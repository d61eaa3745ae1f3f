"""Desk, a page for a safeguarding note, to be printed: the note itself is not kept here.

It belongs where the service keeps such notes, out of reach of whoever may look over the client's
shoulder. What is kept is that a page was marked, in the log of the service.
"""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from marram.kit.requests import MarramRequest
from marram.kit.safety import triggers
from marram.people import policy
from marram.record import auditing, sharing
from marram.record.values import NotFound
from marram.workspace import caseload, showing
from marram.workspace.contexts import ClientHead


@dataclass(frozen=True, slots=True)
class MarkPage:
    """The page."""

    client: ClientHead
    entry: UUID
    procedure: str
    news: str = ""
    undo: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def safeguarding(request: MarramRequest, client: UUID, entry: UUID) -> HttpResponse:
    """Return a note to print and write by hand; posting keeps that this page was marked."""
    bond = caseload.bond_with(request.actor, client)
    shared = sharing.shares_with_reader(request.actor, owner=client)
    if entry not in {one.entry for one in shared}:
        raise NotFound
    if request.method == "POST":
        if "marked" in triggers.somebody_else().logged:
            auditing.append(
                request.actor,
                deed="page-marked",
                at=request.at,
                object_type="entry",
                object_id=entry,
            )
        return showing.go("desk_mark", done="marked", client=client, entry=entry)
    terms = policy.current()
    page = MarkPage(ClientHead.of(bond), entry, terms.procedure, news=showing.news(request))
    return showing.show(request, "safeguarding", page)
