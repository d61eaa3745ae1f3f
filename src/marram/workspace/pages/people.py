"""Desk, People: who works here and who works with whom. Never what anybody wrote."""

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from marram.accounts import invitation
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.actor import Face
from marram.people.directory import PersonCard
from marram.record.values import NotFound
from marram.workspace import handed, showing
from marram.workspace.asking import Asked, read
from marram.workspace.contexts import Assigned, Error, PeoplePage, staff_of
from marram.workspace.pages.invite import handed_over

PARTS = ("clinician", "administrator", "both")


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: MarramRequest) -> HttpResponse:
    """Return names, parts and assignment, for the administrator; posting it invites staff."""
    if request.actor.face is not Face.ADMINISTRATOR:
        raise NotFound
    if request.method != "POST":
        return _page(request, Asked())
    if handed.done_before(request):
        return showing.go("desk_letter" if handed.letter(request) else "desk_people")
    asked = read(request.POST, address_needed=True)
    if asked.wrong:
        return _page(request, asked, status=showing.WRONG)
    part = request.POST.get("part", "")
    try:
        made = invitation.invite_staff(
            request.actor,
            name=asked.name,
            email=asked.mail,
            clinician=part != "administrator",
            administrator=part in {"administrator", "both"},
            at=request.at,
        )
    except directory.AddressTaken:
        return _page(request, asked.with_address_taken(), status=showing.WRONG)
    return handed_over(request, made, sent="desk_people")


def _page(request: MarramRequest, asked: Asked, *, status: int = 200) -> HttpResponse:
    everybody = directory.everybody()
    part = request.POST.get("part", "")
    page = PeoplePage(
        staff=[staff_of(card) for card in everybody if card.is_clinician or card.is_administrator],
        clients=_assigned([card for card in everybody if card.is_client]),
        name=asked.field("name"),
        mail=asked.field("mail"),
        part=part if part in PARTS else PARTS[0],
        operation=uuid4(),
        news=showing.news(request),
        errors=[Error(field, text) for field, text in asked.wrong.items()],
    )
    return showing.show(request, "people", page, status=status)


def _assigned(clients: list[PersonCard]) -> list[Assigned]:
    names: dict[UUID, list[str]] = {}
    for bond in directory.all_bonds():
        names.setdefault(bond.client.id, []).append(bond.clinician.name)
    return [Assigned(card.name, sorted(names.get(card.id, []))) for card in clients]
