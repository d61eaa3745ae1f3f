"""Desk, Clients: the caseload by what there is to read and by when one meets."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from marram.core.text import storable
from marram.kit.requests import MarramRequest
from marram.workspace import caseload, showing
from marram.workspace.contexts import ClientsPage


@require_http_methods(["GET", "HEAD", "POST"])
def clients(request: MarramRequest) -> HttpResponse:
    """Return the caseload, or those of it who bear a name.

    The name to find is posted, so that it stands in no address and in no log.
    """
    zone = showing.zone_of(showing.me(request))
    rows = caseload.rows(request.actor, zone=zone, at=request.at)
    query = storable(request.POST.get("q", "")).strip()
    page = ClientsPage(
        date=request.at.astimezone(zone).date(),
        query=query,
        groups=caseload.groups(caseload.named(rows, query)),
        invited=caseload.invited(request.actor),
        ended=caseload.ended(request.actor, zone=zone),
        empty=not rows,
        news=showing.news(request),
    )
    return showing.show(request, "clients", page)
