"""Desk, a client: a new sheet of paper codes, handed over in the room."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from marram.accounts import invitation
from marram.kit.requests import MarramRequest
from marram.workspace import caseload, handed, showing
from marram.workspace.contexts import ClientHead, CodesPage


@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: MarramRequest, client: UUID) -> HttpResponse:
    """Ask first; posting it makes the sheet, shown until "I have them". The client is told."""
    bond = caseload.bond_with(request.actor, client)
    if "have" in request.POST:
        response = showing.go("desk_record", client=client)
        handed.clear(request, response)
        return response
    sheet = handed.sheet(request, client)
    if request.method == "POST":
        response = showing.go("desk_codes", client=client)
        if not sheet:
            made = invitation.new_sheet(request.actor, client=client, at=request.at)
            handed.put_sheet(request, response, client=client, codes=made)
        return response
    day = request.at.astimezone(showing.zone_of(bond.clinician)).date()
    return showing.show(request, "codes", CodesPage(ClientHead.of(bond), sheet, day))
