"""Miriam's own page: her name, the light, where she is signed in."""

from django.test import Client
from django.urls import reverse

from marram.kit.testing import People
from marram.people import directory
from tests.workspace.conftest import Sit


def test_miriam_changes_the_name_that_clients_see(desk: Client, people: People) -> None:
    answer = desk.post(reverse("desk_account"), {"name": " Miriam  C. ", "theme": "dark"})
    assert answer.status_code == 303
    card = directory.person(people.miriam.id)
    assert (card.name, card.look["theme"]) == ("Miriam C.", "dark")
    assert 'data-theme="dark"' in desk.get(reverse("desk_account")).content.decode()


def test_a_name_is_needed_and_what_was_typed_stays(desk: Client, people: People) -> None:
    long = "Miriam " * 40
    answer = desk.post(reverse("desk_account"), {"name": long, "theme": ""})
    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()
    assert directory.person(people.miriam.id).name == "Miriam Castell"


def test_signing_out_everywhere_ends_both_browsers(desk: Client, people: People, sit: Sit) -> None:
    other = sit(people.as_miriam)
    desk.post(reverse("desk_account"), {"everywhere": "1"})
    for browser in (desk, other):
        assert browser.get(reverse("desk_today"))["Location"].startswith("/desk/unlock/")


def test_one_other_browser_is_signed_out(desk: Client, people: People, sit: Sit) -> None:
    other = sit(people.as_miriam)
    page = desk.get(reverse("desk_account")).content.decode()
    assert reverse("desk_passkey") in page
    device = page.split('name="device" value="')[1].split('"')[0]
    desk.post(reverse("desk_forget"), {"device": device})
    assert desk.get(reverse("desk_today")).status_code == 200
    assert other.get(reverse("desk_today")).status_code == 303
