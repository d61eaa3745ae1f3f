"""Desk, Service: how this place is called and shown where others may see it."""

import pytest
from django.test import Client

from marram.kit.testing import NOON, People
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.people.directory import ICONS
from marram.record.models import AuditLine
from tests.workspace.conftest import Sit

PLACE = "/desk/service/"
NEW = {
    "name": "Dune House",
    "app_name": "Pebble",
    "leave": "https://www.gardenersworld.example/",
    "icon": "tile",
}


@pytest.fixture
def jo(people: People, sit: Sit) -> Client:
    card = directory.add_person(
        name="Jo Bright", email="jo@example.org", administrator=True, active=True, at=NOON
    )
    return sit(Actor(card.id, Face.ADMINISTRATOR))


def test_the_neutral_name_and_icon_reach_the_phone_and_leave_goes_there(jo: Client) -> None:
    assert jo.post(PLACE, NEW).status_code == 303
    nobody = Client(HTTP_HOST="localhost")
    manifest = nobody.get("/manifest.webmanifest").json()
    assert (manifest["name"], manifest["short_name"]) == ("Pebble", "Pebble")
    assert "icons/tile" in manifest["icons"][0]["src"]
    page = nobody.get("/help/").content.decode()
    assert "Pebble</title>" in page
    assert "icons/tile" in page
    assert "Dune House" not in page
    assert nobody.get("/leave/")["Location"] == NEW["leave"]
    offline = nobody.get("/offline/today/").content.decode()
    assert "Pebble</title>" in offline, "also where neither database nor keys are asked"
    assert AuditLine.objects.filter(deed="service-named").count() == 1


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("leave", "http://plain.example/", "Enter an address that begins with https://."),
        ("leave", "javascript:alert(1)", "Enter an address that begins with https://."),
        ("leave", "https://a:b@c.example/", "Enter an address that begins with https://."),
        ("app_name", " ", "Enter a name of up to 20 characters."),
        ("app_name", "A" * 21, "Enter a name of up to 20 characters."),
        ("name", "", "Enter a name of up to 80 characters."),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_rest_stays_in_the_form(
    jo: Client, name: str, text: str, says: str
) -> None:
    answer = jo.post(PLACE, NEW | {name: text})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    for key in {"name", "app_name", "leave"} - {name}:
        assert f'value="{NEW[key]}"' in page
    assert 'value="tile" checked' in page
    assert directory.service().app_name != "Pebble"


def test_an_icon_that_is_none_leaves_the_one_there_is(jo: Client) -> None:
    jo.post(PLACE, NEW | {"icon": "../../etc/passwd"})
    assert directory.service().icon == ICONS[0]
    assert directory.service().app_name == "Pebble"


def test_a_clinician_and_a_client_find_no_such_page(people: People, sit: Sit) -> None:
    for somebody in (people.as_miriam, people.as_ruth):
        assert sit(somebody).get(PLACE).status_code in {303, 404}
        sit(somebody).post(PLACE, NEW)
    assert directory.service().app_name != "Pebble"
