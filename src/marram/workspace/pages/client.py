"""Desk, a client, Overview: what they shared, entry by entry."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from marram.kit.requests import MarramRequest
from marram.record import auditing, reading, sharing
from marram.workspace import caseload, sharedlist, showing
from marram.workspace.contexts import ClientHead, ClientPage
from marram.workspace.pages import notice


@require_safe
def client(request: MarramRequest, client: UUID) -> HttpResponse:
    """Return what a client shares with this clinician. The look at the list is in their log."""
    bond = caseload.bond_with(request.actor, client)
    lost = sharing.taken_back_after_reading(request.actor, owner=client, at=request.at)
    heads = reading.outline(request.actor, owner=client, at=request.at)
    if lost and not heads:  # an empty list that says so is looked at too, and says it once
        auditing.append(
            request.actor,
            deed="looked-at-list",
            at=request.at,
            client=client,
            object_type="record",
        )
    cards = sharing.shares_with_reader(request.actor, owner=client)
    zone = showing.zone_of(bond.clinician)
    page = ClientPage(
        client=ClientHead.of(bond),
        shared=sharedlist.lines(heads, cards, zone=zone, language=request.language),
        taken_back=lost,
        notices=notice.lines(request, client, bond.id),
        news=showing.news(request),
    )
    return showing.show(request, "client", page)
