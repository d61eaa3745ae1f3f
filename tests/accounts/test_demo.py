"""Becoming one of the made-up people: in a demo, at this machine, and nowhere else."""

from django.test import Client

from marram.accounts.models import Session
from marram.kit.testing import People
from marram.people import directory


def test_in_a_demo_one_can_be_ruth_or_miriam(people: People, phone: Client) -> None:
    directory.name_service(name="Marram House", demo=True)
    assert "Ruth Adeyemi" in phone.get("/demo/").content.decode()
    assert phone.post("/demo/be/ruth/")["Location"] == "/me/"
    assert Session.objects.get().person_id == people.ruth.id
    assert phone.post("/demo/be/miriam/")["Location"] == "/desk/"
    assert Session.objects.get().person_id == people.miriam.id
    assert phone.post("/demo/be/nobody/").status_code == 404


def test_elsewhere_there_is_no_such_page(people: People, phone: Client) -> None:
    assert phone.get("/demo/").status_code == 404
    assert phone.post("/demo/be/ruth/").status_code == 404


def test_from_another_machine_there_is_no_such_page(people: People) -> None:
    directory.name_service(name="Marram House", demo=True)
    for far in ({"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}):
        assert Client(**far).post("/demo/be/ruth/").status_code == 404
    assert not Session.objects.exists()
