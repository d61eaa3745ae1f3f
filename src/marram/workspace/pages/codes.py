"""Desk, a client: a new sheet of paper codes, handed over in the room."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from marram.accounts.codes import new_paper_sheet
from marram.kit.requests import MarramRequest
from marram.workspace import caseload, showing
from marram.workspace.contexts import ClientHead, CodesPage


@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: MarramRequest, client: UUID) -> HttpResponse:
    """Ask first; posting it makes the sheet and shows it once. The client's log says so."""
    bond = caseload.bond_with(request.actor, client)
    sheet: tuple[str, ...] = ()
    if request.method == "POST":
        sheet = new_paper_sheet(request.actor, person=client, client=True, at=request.at)
    day = request.at.astimezone(showing.zone_of(bond.clinician)).date()
    return showing.show(request, "codes", CodesPage(ClientHead.of(bond), sheet, day))
