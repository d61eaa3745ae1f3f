"""How Ruth comes in for the first time."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail as outbox
from django.test import Client

from marram.accounts import codes, invitation
from marram.accounts.models import Invitation, PaperCode, Session
from marram.kit.testing import NOON, People
from marram.people import directory
from marram.people.actor import OPERATOR, Actor, Face
from marram.record.models import AuditLine
from marram.record.values import NotFound
from marram.workspace import caseload
from tests.accounts.conftest import Clock, Mail, code_in


def path_of(invited: invitation.Invited) -> str:
    return "/i/" + invited.link.rsplit("/i/", 1)[1]


def ask(people: People, **more: object) -> invitation.Invited:
    values = {"name": "Edmond Roux", "email": "edmond@example.org", "at": NOON} | more
    return invitation.invite(people.as_miriam, **values)


def test_the_message_says_nothing_about_why(people: People, with_mail: Mail) -> None:
    directory.name_service(name="Marram House", app_name="Marram")
    ask(people)
    with_mail()
    (message,) = outbox.outbox
    assert message.subject == "An invitation from Marram House"
    text = (message.subject + message.body).casefold()
    for word in ("grief", "trauma", "therap", "clinic", "counsel", "miriam", "edmond", "bereave"):
        assert word not in text


def test_edmond_comes_in_by_mail_step_by_step(
    people: People, phone: Client, with_mail: Mail
) -> None:
    invited = ask(people)
    assert invited.mailed
    assert invited.link in with_mail()
    welcome = phone.get(path_of(invited))
    assert "Miriam Castell" in welcome.content.decode()
    assert phone.post(path_of(invited))["Location"] == "/setup/code/"
    assert phone.get("/setup/code/").status_code == 200
    entered = phone.post("/setup/code/", {"code": code_in(with_mail(2))})
    assert entered["Location"] == "/setup/name/"
    assert phone.post("/setup/name/", {"name": " "}).status_code == 400
    assert phone.post("/setup/name/", {"name": "Ed"})["Location"] == "/setup/read/"
    assert "Miriam Castell" in phone.get("/setup/read/").content.decode()
    assert phone.post("/setup/read/")["Location"] == "/setup/numbers/"
    person = {"own_name": "Ada", "own_phone": "020 7946 0000"}
    shown = phone.post("/setup/numbers/", {"country": "IE", "do": "show"} | person)
    assert '<option value="IE" selected>' in shown.content.decode()
    assert 'value="Ada"' in shown.content.decode(), "what was typed stays while looking"
    done = phone.post("/setup/numbers/", {"country": "IE", "do": "next"} | person)
    assert done["Location"] == "/setup/lock/"
    assert phone.get("/setup/lock/").status_code == 200
    assert phone.post("/setup/lock/", {"lock": "mail"})["Location"] == "/me/"
    assert "Ada" in phone.get("/help/").content.decode(), "somebody of his own, in reach at once"
    card = directory.person(invited.person.id)
    assert (card.call_me, card.country, card.state) == ("Ed", "IE", "active")


def test_looking_at_an_invitation_uses_nothing_up_and_signs_nobody_in(
    people: People, phone: Client
) -> None:
    invited = ask(people)
    for _ in range(3):
        assert phone.get(path_of(invited)).status_code == 200
    assert "s" not in phone.cookies
    assert not Session.objects.exists()
    assert Invitation.objects.filter(used_at=None).count() == 1


def test_an_invitation_works_once(people: People, phone: Client) -> None:
    invited = ask(people, paper=True)
    assert phone.post(path_of(invited))["Location"] == "/setup/name/"
    again = Client().post(path_of(invited))
    assert again.status_code == 404
    assert "has been used or has ended" in again.content.decode()


def test_used_ended_and_wrong_read_the_same(people: People, phone: Client, clock: Clock) -> None:
    used, ended = ask(people, paper=True), ask(people, email="b@example.org", paper=True)
    phone.post(path_of(used))
    clock.on(days=7)
    pages = {Client().get(path).content for path in (path_of(used), path_of(ended), "/i/wrong/")}
    assert len(pages) == 1


def test_on_paper_a_letter_and_ten_codes_need_no_mail(people: People, phone: Client) -> None:
    invited = ask(people, email="")
    assert not invited.mailed
    assert len(invited.paper_codes) == 10
    typed = phone.post("/i/", {"code": invited.code.upper()})
    assert typed["Location"].startswith("/i/")
    assert phone.post(typed["Location"])["Location"] == "/setup/name/"
    phone.post("/out/")
    assert phone.post("/unlock/paper/", {"paper": invited.paper_codes[3]})["Location"] == "/me/"


def test_a_paper_code_used_first_ends_the_invitation(people: People, phone: Client) -> None:
    invited = ask(people, email="")
    phone.post("/unlock/paper/", {"paper": invited.paper_codes[0]})
    assert Client().post(path_of(invited)).status_code == 404


def test_without_mail_or_passkey_the_lock_step_hands_over_a_sheet(
    people: People, phone: Client
) -> None:
    invited = ask(people, email="")
    PaperCode.objects.all().delete()
    phone.post(path_of(invited))
    assert phone.post("/setup/lock/", {"lock": "mail"})["Location"] == "/setup/codes/"
    page = phone.get("/setup/codes/").content.decode()
    sheet = PaperCode.objects.filter(person=invited.person.id)
    assert sheet.count() == 10
    assert page.count("<bdi>") >= 10
    assert phone.post("/setup/codes/")["Location"] == "/me/"
    assert phone.get("/setup/codes/").status_code == 303


def test_the_code_of_set_up_is_tried_five_times(
    people: People, phone: Client, with_mail: Mail
) -> None:
    phone.post(path_of(ask(people)))
    right = code_in(with_mail(2))
    wrong = "000000" if right != "000000" else "000001"
    for _ in range(4):
        phone.post("/setup/code/", {"code": wrong})
    last = phone.post("/setup/code/", {"code": wrong})
    assert "five times" in last.content.decode()
    assert phone.post("/setup/code/", {"code": right}).status_code == 400
    phone.post("/setup/code/again/")
    assert phone.post("/setup/code/", {"code": code_in(with_mail(3))}).status_code == 303


def test_a_client_cannot_invite(people: People) -> None:
    with pytest.raises(NotFound):
        invitation.invite(people.as_ruth, name="X", at=NOON)


def test_who_invites_works_with_the_client_and_the_client_sees_that(people: People) -> None:
    invited = ask(people)
    (bond,) = directory.bonds_of_client(invited.person.id)
    assert bond.clinician.id == people.miriam.id
    deeds = set(AuditLine.objects.filter(client=invited.person.id).values_list("deed", flat=True))
    assert {"invited", "bond-opened", "codes-made"} <= deeds


def test_the_operator_names_the_clinician(people: People) -> None:
    invited = invitation.invite(
        OPERATOR, name="E", email="e@example.org", clinician=people.miriam.id, at=NOON
    )
    assert [one.clinician.id for one in directory.bonds_of_client(invited.person.id)] == [
        people.miriam.id
    ]


def test_asking_again_ends_the_earlier_invitation(people: People) -> None:
    first = ask(people)
    second = invitation.invite_again(people.as_miriam, person=first.person.id, at=NOON)
    assert Client().post(path_of(first)).status_code == 404
    assert Client().post(path_of(second)).status_code == 303
    with pytest.raises(NotFound):
        invitation.invite_again(people.as_stranger, person=first.person.id, at=NOON)


def test_another_clinician_makes_no_sheet_for_ruth(people: People) -> None:
    with pytest.raises(NotFound):
        invitation.new_sheet(people.as_stranger, client=people.ruth.id, at=NOON)


def test_the_code_is_in_the_link_alone(people: People) -> None:
    invited = ask(people)
    (row,) = Invitation.objects.all()
    bare = codes.typed(invited.code)
    assert len(bare) == codes.LINK_SIGNS
    assert bare not in repr(vars(row))
    assert row.expires == NOON + timedelta(days=7)


def test_staff_choose_a_second_step_before_they_see_the_desk(
    people: People, phone: Client, with_mail: Mail
) -> None:
    directory.change_person(people.miriam.id, is_administrator=True)
    as_head = Actor(people.miriam.id, Face.ADMINISTRATOR)
    invited = invitation.invite_staff(as_head, name="Ana Lund", email="ana@example.org", at=NOON)
    phone.post(path_of(invited))
    entered = phone.post("/setup/code/", {"code": code_in(with_mail(2))})
    assert entered["Location"] == "/desk/unlock/second/"
    assert not Session.objects.filter(person=invited.person.id).exists()
    with pytest.raises(NotFound):
        invitation.invite_staff(people.as_miriam, name="X", email="x@example.org", at=NOON)


def test_this_is_not_for_me_ends_the_invitation_and_keeps_the_name_alone(
    people: People, phone: Client, with_mail: Mail
) -> None:
    invited = ask(people)
    page = phone.get(path_of(invited)).content.decode()
    assert "This is not for me" in page
    done = phone.post(f"{path_of(invited)}no/")
    assert done.status_code == 200
    assert "That is fine" in done.content.decode()
    assert "In danger now: call" in done.content.decode()
    card = directory.person(invited.person.id)
    assert (card.state, card.email, card.phone) == ("closed", "", "")
    assert card.name == invited.person.name
    assert phone.get(path_of(invited)).status_code == 404
    assert phone.post(f"{path_of(invited)}no/").status_code == 404
    assert phone.post(path_of(invited)).status_code == 404


def test_miriam_sees_that_it_was_declined_and_no_reason_and_may_invite_again(
    people: People, phone: Client, with_mail: Mail
) -> None:
    invited = ask(people)
    phone.post(f"{path_of(invited)}no/")
    (line,) = [one for one in caseload.invited(people.as_miriam) if one.declined]
    assert line.client == invited.person.id
    rows = caseload.rows(people.as_miriam, zone=ZoneInfo("UTC"), at=NOON)
    assert invited.person.id not in {row.client for row in rows}
    again = invitation.invite_again(people.as_miriam, person=invited.person.id, at=NOON)
    assert directory.person(invited.person.id).state == "invited"
    assert phone.get(path_of(again)).status_code == 200


def test_looking_at_no_declines_nothing(people: People, phone: Client, with_mail: Mail) -> None:
    invited = ask(people)
    assert phone.get(f"{path_of(invited)}no/").status_code == 405
    assert phone.get(path_of(invited)).status_code == 200
