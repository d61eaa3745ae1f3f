"""Desk, People: who works here and who works with whom. Never what anybody wrote."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.actor import Face
from marram.people.directory import PersonCard
from marram.record.values import NotFound
from marram.workspace import showing
from marram.workspace.contexts import Assigned, PeoplePage, staff_of


@require_safe
def people(request: MarramRequest) -> HttpResponse:
    """Return names, parts and assignment, for the administrator."""
    if request.actor.face is not Face.ADMINISTRATOR:
        raise NotFound
    everybody = directory.everybody()
    page = PeoplePage(
        staff=[staff_of(card) for card in everybody if card.is_clinician or card.is_administrator],
        clients=_assigned([card for card in everybody if card.is_client]),
        news=showing.news(request),
    )
    return showing.show(request, "people", page)


def _assigned(clients: list[PersonCard]) -> list[Assigned]:
    names: dict[UUID, list[str]] = {}
    for bond in directory.all_bonds():
        names.setdefault(bond.client.id, []).append(bond.clinician.name)
    return [Assigned(card.name, sorted(names.get(card.id, []))) for card in clients]
