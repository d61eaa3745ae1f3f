"""Who finds what at the desk. What is not yours is not found."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from marram.kit.testing import NOON, People
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record import sharing
from marram.workspace.urls import ADMINISTRATOR, PLACES
from tests.workspace.conftest import Give, Sit

EVERY = [(route, name) for route, _, name in [*PLACES, *ADMINISTRATOR]]
ABOUT_A_CLIENT = [name for route, name in EVERY if "<uuid:client>" in route]


def address(name: str, client: UUID, entry: UUID) -> str:
    route = {place: way for way, place in EVERY}[name]
    found = {"client": client, "entry": entry, "notice": entry, "media": entry, "proposal": entry}
    return reverse(name, kwargs={key: found[key] for key in re.findall(r":(\w+)>", route)})


@pytest.mark.parametrize("name", ABOUT_A_CLIENT)
def test_a_stranger_finds_nothing_of_ruth(name: str, people: People, sit: Sit, give: Give) -> None:
    browser, place = sit(people.as_stranger), address(name, people.ruth.id, give("Pans."))
    for answer in (browser.get(place), browser.post(place, {"tap": "1", "day": "2026-12-01"})):
        assert answer.status_code in {404, 405}
        assert b"Ruth" not in answer.content
    assert sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)[0].remarks == ()
    assert directory.bond(people.bond).next_meeting is None
    assert directory.bond(people.bond).ended_at is None


@pytest.mark.parametrize("name", ABOUT_A_CLIENT)
def test_an_administrator_who_is_no_clinician_finds_nothing_of_ruth(
    name: str, people: People, sit: Sit, give: Give
) -> None:
    browser, place = sit(administrator()), address(name, people.ruth.id, give("Pans."))
    for answer in (browser.get(place), browser.post(place, {"tap": "1"})):
        assert answer.status_code in {404, 405}


@pytest.mark.parametrize(("route", "name"), EVERY)
def test_ruth_finds_no_desk(route: str, name: str, people: People, sit: Sit) -> None:
    place = address(name, people.ruth.id, uuid4())
    browser = sit(people.as_ruth)
    assert {browser.get(place).status_code, browser.post(place).status_code} <= {404, 405}


@pytest.mark.parametrize(("route", "name"), EVERY)
def test_nobody_is_asked_to_unlock_first(route: str, name: str, people: People) -> None:
    answer = Client(HTTP_HOST="localhost").get(address(name, people.ruth.id, uuid4()))
    assert answer.status_code == 303
    assert answer["Location"].startswith("/desk/unlock/")


@pytest.mark.parametrize("name", ABOUT_A_CLIENT)
def test_when_the_work_has_ended_nothing_of_ruth_is_left(
    name: str, people: People, desk: Client, give: Give
) -> None:
    entry = give("Pans.")
    sharing.end_bond(people.as_miriam, bond=people.bond, at=NOON)
    place = address(name, people.ruth.id, entry)
    assert {desk.get(place).status_code, desk.post(place).status_code} <= {404, 405}


def test_pages_that_are_not_shared_change_nothing_that_miriam_sees(
    desk: Client, people: People, give: Give
) -> None:
    give("Shared.", title="The hymn")
    places = ["desk_today", "desk_clients", "desk_client", "desk_record", "desk_codes", "desk_end"]

    def seen() -> list[str]:
        pages = [
            desk.get(address(name, people.ruth.id, uuid4())).content.decode() for name in places
        ]
        return [re.sub(r'value="[\w-]{64}"', "", page) for page in pages]

    before = seen()
    for number in range(12):
        give(f"Not shared {number}.", shared=False)
    assert seen() == before


def test_the_administrator_sees_names_and_assignment_only(
    people: People, sit: Sit, give: Give
) -> None:
    give("Half a beat late.", title="The hymn")
    page = sit(administrator()).get(reverse("desk_people")).content.decode()
    for name in ("Ruth Adeyemi", "Miriam Castell", "Ines Prado"):
        assert name in page
    assert "The hymn" not in page
    assert str(people.ruth.id) not in page


def test_a_clinician_who_is_no_administrator_has_no_people_page(desk: Client) -> None:
    assert desk.get(reverse("desk_people")).status_code == 404


def test_an_administrator_begins_with_people(people: People, sit: Sit) -> None:
    answer = sit(administrator()).get(reverse("desk_today"))
    assert answer["Location"] == reverse("desk_people")


def administrator() -> Actor:
    card = directory.add_person(
        name="Aled Rees",
        administrator=True,
        active=True,
        at=NOON,
        email=f"{uuid4().hex}@example.org",
    )
    return Actor(card.id, Face.ADMINISTRATOR)
