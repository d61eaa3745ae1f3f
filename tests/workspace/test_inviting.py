"""Miriam invites somebody, by mail or with a letter; the administrator invites staff."""

import re
from uuid import uuid4

from django.core import mail as outbox
from django.test import Client
from django.urls import reverse

from marram.accounts import invitation
from marram.kit.testing import NOON, People
from marram.people import directory
from marram.people.actor import Actor, Face
from tests.workspace.conftest import Sit

LETTER = {"name": "Owen Pryce", "how": "paper", "language": "ar"}


def caseload(people: People) -> list[str]:
    return [bond.client.name for bond in directory.bonds_of_clinician(people.miriam.id)]


def invite(desk: Client, **typed: str) -> tuple[int, str]:
    answer = desk.post(reverse("desk_invite"), {"operation": str(uuid4())} | typed)
    return answer.status_code, answer.get("Location", "") or answer.content.decode()


def code_in(page: str) -> str:
    return re.search(r'class="letter-code"><bdi>([^<]+)<', page).group(1)


def test_without_mail_there_is_only_the_letter(desk: Client) -> None:
    page = desk.get(reverse("desk_invite")).content.decode()
    assert 'value="mail"' not in page
    assert "so a letter it is" in page


def test_the_letter_holds_a_code_that_opens_and_ten_more(desk: Client, people: People) -> None:
    assert invite(desk, **LETTER) == (303, reverse("desk_letter"))
    page = desk.get(reverse("desk_letter")).content.decode()
    code = code_in(page)
    assert invitation.look_at(code, at=NOON).person.name == "Owen Pryce"
    assert page.count("<li><bdi>") == 10
    assert "Dear Owen Pryce," in page
    assert "call 999" in page
    assert "Owen Pryce" in caseload(people)


def test_the_letter_is_gone_once_miriam_has_it(desk: Client) -> None:
    invite(desk, **LETTER)
    assert desk.post(reverse("desk_letter")).status_code == 303
    assert desk.get(reverse("desk_letter")).status_code == 404


def test_the_same_form_sent_twice_invites_one_person(desk: Client, people: People) -> None:
    for _ in range(2):
        assert invite(desk, operation="one", **LETTER)[0] == 303
    assert caseload(people).count("Owen Pryce") == 1


def test_an_invitation_goes_by_mail_where_mail_works(
    desk: Client, people: People, settings: object
) -> None:
    settings.MARRAM_MAIL = {"host": "localhost"}
    status, way = invite(desk, name="Owen Pryce", how="mail", mail="owen@example.org")
    assert (status, way) == (303, "/desk/clients/?done=sent")
    assert len(outbox.outbox) == 1
    assert "Owen" not in outbox.outbox[0].subject
    page = desk.get(way).content.decode()
    assert "The invitation is on its way." in page
    assert "New letter" in page


def test_what_was_typed_stays_when_something_is_to_be_mended(desk: Client, people: People) -> None:
    status, page = invite(desk, name="", how="mail", mail="not an address")
    assert status == 422
    assert 'value="not an address"' in page
    assert "Enter a name to greet them with" in page
    assert caseload(people) == ["Ruth Adeyemi"]


def test_an_address_in_use_is_not_said_to_be_anybodys(desk: Client, people: People) -> None:
    status, page = invite(desk, name="Owen", how="paper", mail=people.stranger.email)
    assert status == 422
    assert "cannot be used" in page
    assert "Ines" not in page


def test_a_new_letter_ends_the_one_before(desk: Client) -> None:
    invite(desk, **LETTER)
    first = desk.get(reverse("desk_letter")).content.decode()
    waiting = desk.get(reverse("desk_clients")).content.decode()
    client = re.search(r'name="again" value="([^"]+)"', waiting).group(1)
    assert desk.post(reverse("desk_invite"), {"again": client}).status_code == 303
    second = desk.get(reverse("desk_letter")).content.decode()
    codes = [
        re.search(r'class="letter-code"><bdi>([^<]+)<', one).group(1) for one in (first, second)
    ]
    assert invitation.look_at(codes[0], at=NOON) is None
    assert invitation.look_at(codes[1], at=NOON) is not None


def test_nobody_asks_in_again_a_client_of_another(people: People, sit: Sit) -> None:
    answer = sit(people.as_stranger).post(reverse("desk_invite"), {"again": str(people.ruth.id)})
    assert answer.status_code == 404


def test_the_administrator_invites_a_clinician_and_gets_a_letter(people: People, sit: Sit) -> None:
    card = directory.add_person(name="Aled Rees", administrator=True, active=True, at=NOON)
    browser = sit(Actor(card.id, Face.ADMINISTRATOR))
    address = f"{uuid4().hex}@example.org"
    typed = {"name": "Joy Okoro", "mail": address, "part": "both", "operation": "one"}
    assert browser.post(reverse("desk_people"), typed)["Location"] == reverse("desk_letter")
    made = directory.find_by_address(address)
    assert (made.is_clinician, made.is_administrator, made.state) == (True, True, "invited")
    assert "this opens your desk" in browser.get(reverse("desk_letter")).content.decode()
    assert "Invited" in browser.get(reverse("desk_people")).content.decode()
    assert browser.post(reverse("desk_people"), {"name": "Joy"}).status_code == 422
