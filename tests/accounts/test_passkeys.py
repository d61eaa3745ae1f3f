"""The lock of a device opens a place."""

import pytest
from django.test import Client

from marram.accounts import codes, passkeys
from marram.accounts.models import Passkey, Session
from marram.kit.testing import NOON, People
from marram.people import directory
from marram.record.models import AuditLine
from tests.accounts.conftest import Clock, Mail, code_in
from tests.accounts.device import Device, raw


@pytest.fixture
def ruths(people: People, phone: Client) -> Device:
    """Return Ruth's phone's lock, just set up; she is signed in."""
    sheet = codes.new_paper_sheet(people.as_ruth, person=people.ruth.id, client=True, at=NOON)
    phone.post("/unlock/paper/", {"paper": sheet[0]})
    device = Device()
    answer = device.make(phone.post("/setup/passkey/options/").json())
    assert phone.post("/setup/passkey/", {"answer": answer}).status_code == 303
    return device


def ask(browser: Client, door: str = "/unlock/") -> dict:
    return browser.post(f"{door}passkey/options/").json()


def test_ruth_opens_her_place_with_the_lock_of_her_phone(people: People, ruths: Device) -> None:
    elsewhere = Client()
    answer = ruths.sign(ask(elsewhere))
    assert elsewhere.post("/unlock/passkey/", {"answer": answer})["Location"] == "/me/"
    assert Session.objects.filter(person=people.ruth.id, face="client").count() == 2
    assert AuditLine.objects.filter(deed="passkey-added", client=people.ruth.id).count() == 1


def test_the_device_is_told_only_the_neutral_name(people: People, phone: Client) -> None:
    directory.name_service(name="House of Sorrows", app_name="Marram")
    sheet = codes.new_paper_sheet(people.as_ruth, person=people.ruth.id, client=True, at=NOON)
    phone.post("/unlock/paper/", {"paper": sheet[0]})
    asked = phone.post("/setup/passkey/options/").json()["publicKey"]
    assert (asked["rp"]["name"], asked["user"]["name"]) == ("Marram", "Marram")
    assert asked["rp"]["id"] == "localhost"
    assert raw(asked["user"]["id"]) == people.ruth.id.bytes
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert "Ruth" not in str(asked)
    assert "Sorrows" not in str(asked)


def test_an_answer_to_another_question_opens_nothing(ruths: Device) -> None:
    browser = Client()
    old = ruths.sign(ask(browser))
    ask(browser)
    assert browser.post("/unlock/passkey/", {"answer": old}).status_code == 400
    assert Client().post("/unlock/passkey/", {"answer": old}).status_code == 400


def test_an_answer_given_to_another_site_opens_nothing(ruths: Device) -> None:
    browser = Client()
    ruths.origin = "https://marram.example.org"
    answer = ruths.sign(ask(browser))
    assert browser.post("/unlock/passkey/", {"answer": answer}).status_code == 400


def test_a_copied_key_whose_counter_goes_back_opens_nothing(ruths: Device) -> None:
    browser = Client()
    ruths.count = 7
    browser.post("/unlock/passkey/", {"answer": ruths.sign(ask(browser))})
    ruths.count = 3
    copied = Client()
    answer = ruths.sign(ask(copied))
    assert copied.post("/unlock/passkey/", {"answer": answer}).status_code == 400


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "{", '{"id": 1}', "x" * 30_000])
def test_nonsense_opens_nothing(ruths: Device, answer: str) -> None:
    browser = Client()
    ask(browser)
    assert browser.post("/unlock/passkey/", {"answer": answer}).status_code == 400


def test_a_strange_device_opens_nothing(ruths: Device) -> None:
    browser = Client()
    stranger = Device()
    stranger.handle = ruths.handle
    answer = stranger.sign(ask(browser))
    assert browser.post("/unlock/passkey/", {"answer": answer}).status_code == 400


def test_nothing_of_the_key_is_stored_in_clear(ruths: Device) -> None:
    (row,) = Passkey.objects.all()
    assert ruths.ident not in bytes(row.sealed)
    assert ruths.ident.hex() not in row.credential_hash


def test_nobody_signed_in_adds_no_key(people: People, phone: Client) -> None:
    assert phone.post("/setup/passkey/options/").status_code == 404
    assert phone.get("/setup/passkey/").status_code == 404


def test_a_key_is_added_only_shortly_after_signing_in(
    ruths: Device, phone: Client, clock: Clock
) -> None:
    clock.on(minutes=11)
    assert phone.get("/me/you/privacy/passkey/")["Location"].startswith("/unlock/?next=")


def test_ruth_can_forget_a_lock_and_nobody_elses(
    people: People, ruths: Device, phone: Client
) -> None:
    (card,) = passkeys.of_person(people.ruth.id)
    assert card.name == "Marram"
    assert not passkeys.drop(people.as_miriam, passkey=card.id)
    assert phone.post("/me/you/privacy/passkey/drop/", {"key": str(card.id)}).status_code == 303
    assert not passkeys.has(people.ruth.id)


def enrol_miriam(people: People, browser: Client, newest: Mail, device: Device) -> str:
    browser.post("/desk/unlock/", {"address": people.miriam.email})
    browser.post("/unlock/code/", {"code": code_in(newest())})
    asked = browser.post("/setup/passkey/options/").json()
    assert asked["publicKey"]["authenticatorSelection"]["userVerification"] == "required"
    return browser.post("/setup/passkey/", {"answer": device.make(asked)}).get("Location", "")


def test_a_passkey_that_knows_miriam_opens_the_desk_alone(
    people: People, phone: Client, with_mail: Mail
) -> None:
    device = Device()
    assert enrol_miriam(people, phone, with_mail, device) == "/desk/"
    elsewhere = Client()
    answer = device.sign(ask(elsewhere, "/desk/unlock/"))
    assert elsewhere.post("/desk/unlock/passkey/", {"answer": answer})["Location"] == "/desk/"


def test_the_desk_asks_more_of_a_passkey_than_that_somebody_is_there(
    people: People, phone: Client, with_mail: Mail
) -> None:
    device = Device()
    enrol_miriam(people, phone, with_mail, device)
    device.flags &= 0x01
    browser = Client()
    answer = device.sign(ask(browser, "/desk/unlock/"))
    assert browser.post("/desk/unlock/passkey/", {"answer": answer}).status_code == 400
    answer = device.sign(ask(browser, "/unlock/"))
    refused = browser.post("/desk/unlock/passkey/", {"answer": answer})
    assert refused.status_code == 400, "a question of the clients' door does not open the desk"


def test_with_a_passkey_a_code_by_mail_alone_adds_no_other_way(
    people: People, phone: Client, with_mail: Mail
) -> None:
    enrol_miriam(people, phone, with_mail, Device())
    thief = Client()
    thief.post("/desk/unlock/", {"address": people.miriam.email})
    answer = thief.post("/unlock/code/", {"code": code_in(with_mail(2))})
    assert answer["Location"] == "/desk/unlock/"
    assert thief.get("/desk/unlock/second/")["Location"] == "/desk/unlock/"
    assert thief.post("/setup/passkey/options/").status_code == 404


def test_ruths_passkey_does_not_open_the_desk(ruths: Device) -> None:
    browser = Client()
    answer = ruths.sign(ask(browser, "/desk/unlock/"))
    assert browser.post("/desk/unlock/passkey/", {"answer": answer}).status_code == 400
