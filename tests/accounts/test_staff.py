"""How Miriam opens the desk: two things, one of which is hers alone."""

import pyotp
import pytest
from django.test import Client

from marram.accounts import first, sessions, totp
from marram.accounts.models import Session, TotpSeed
from marram.kit.testing import NOON, People, make_keyring
from marram.people import directory
from tests.accounts.conftest import ARABIC, Clock, Mail, code_in

SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def digits(clock: Clock, seed: str = SEED) -> str:
    return pyotp.TOTP(seed).at(clock.now)


@pytest.fixture
def enrolled(people: People, clock: Clock) -> People:
    """Return the three people, Miriam with her authenticator set up a minute ago."""
    assert totp.enrol(people.miriam.id, seed=SEED, digits=digits(clock), at=clock.now)
    clock.on(minutes=1)
    return people


def first_step(browser: Client, people: People, newest: Mail, count: int = 1) -> str:
    browser.post("/desk/unlock/", {"address": people.miriam.email})
    answer = browser.post("/unlock/code/", {"code": code_in(newest(count))})
    return answer["Location"]


def test_miriam_opens_the_desk_with_a_code_and_her_authenticator(
    enrolled: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    assert first_step(phone, enrolled, with_mail) == "/unlock/totp/"
    assert not Session.objects.filter(person=enrolled.miriam.id).exists()
    assert phone.get("/unlock/totp/").status_code == 200
    opened = phone.post("/unlock/totp/", {"code": digits(clock)})
    assert opened["Location"] == "/desk/"
    assert Session.objects.get(person=enrolled.miriam.id).face == "clinician"


def test_a_step_of_the_authenticator_opens_once(enrolled: People, clock: Clock) -> None:
    now = digits(clock)
    assert totp.check(enrolled.miriam.id, now, at=clock.now)
    assert not totp.check(enrolled.miriam.id, now, at=clock.now)
    earlier = pyotp.TOTP(SEED).at(clock.now.timestamp() - 30)
    assert not totp.check(enrolled.miriam.id, earlier, at=clock.now)
    clock.on(seconds=30)
    assert totp.check(enrolled.miriam.id, digits(clock), at=clock.now)


def test_digits_typed_on_an_arabic_keyboard_open_too(enrolled: People, clock: Clock) -> None:
    assert totp.check(enrolled.miriam.id, digits(clock).translate(ARABIC), at=clock.now)


def test_wrong_digits_are_slowed_down(
    enrolled: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    first_step(phone, enrolled, with_mail)
    for _ in range(5):
        assert phone.post("/unlock/totp/", {"code": "12345"}).status_code == 400
    assert phone.post("/unlock/totp/", {"code": digits(clock)}).status_code == 400
    clock.on(minutes=1)
    assert phone.post("/unlock/totp/", {"code": digits(clock)}).status_code == 303


def test_without_the_first_step_the_second_is_not_asked(enrolled: People, phone: Client) -> None:
    assert phone.get("/unlock/totp/")["Location"] == "/desk/unlock/"
    assert phone.post("/unlock/totp/", {"code": "123456"})["Location"] == "/desk/unlock/"
    assert phone.get("/desk/unlock/second/")["Location"] == "/desk/unlock/"


def test_the_first_step_holds_for_ten_minutes(
    enrolled: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    first_step(phone, enrolled, with_mail)
    clock.on(minutes=10)
    assert phone.post("/unlock/totp/", {"code": digits(clock)})["Location"] == "/desk/unlock/"


def test_a_code_alone_adds_no_second_authenticator(
    enrolled: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    first_step(phone, enrolled, with_mail)
    assert phone.get("/desk/unlock/second/")["Location"] == "/desk/unlock/"
    assert phone.post("/setup/passkey/options/").status_code == 404


def test_two_who_enrol_at_once_do_not_replace_each_other(
    people: People, with_mail: Mail, clock: Clock
) -> None:
    hers, other = Client(), Client()
    assert first_step(hers, people, with_mail) == "/desk/unlock/second/"
    assert first_step(other, people, with_mail, 2) == "/desk/unlock/second/"
    seed = secret_on(hers)
    assert hers.post("/desk/unlock/second/", {"code": digits(clock, seed)})["Location"] == "/desk/"
    theirs = other.post("/desk/unlock/second/", {"code": digits(clock)})
    assert theirs["Location"] == "/desk/unlock/"


def secret_on(browser: Client) -> str:
    page = browser.get("/desk/unlock/second/").content.decode()
    return page.split('class="secret"><bdi>')[1].split("<")[0].replace(" ", "")


def test_the_secret_is_shown_as_a_picture_and_kept_sealed(
    people: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    first_step(phone, people, with_mail)
    seed = secret_on(phone)
    picture = phone.get("/desk/unlock/second/picture.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"style=" not in picture.content
    assert phone.post("/desk/unlock/second/", {"code": "000000"}).status_code == 400
    assert phone.post("/desk/unlock/second/", {"code": digits(clock, seed)}).status_code == 303
    assert seed.encode() not in bytes(TotpSeed.objects.get().sealed)


def test_the_desk_closes_after_a_quarter_of_an_hour(
    enrolled: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    first_step(phone, enrolled, with_mail)
    phone.post("/unlock/totp/", {"code": digits(clock)})
    cookie = phone.cookies["s"].value
    clock.on(minutes=16)
    assert sessions.find(cookie, at=clock.now) is None


def test_the_desk_closes_after_ten_hours_of_work(
    enrolled: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    first_step(phone, enrolled, with_mail)
    phone.post("/unlock/totp/", {"code": digits(clock)})
    cookie = phone.cookies["s"].value
    for _ in range(59):
        clock.on(minutes=10)
        phone.get("/unlock/totp/")
    assert sessions.find(cookie, at=clock.now) is not None
    clock.on(minutes=11)
    assert sessions.find(cookie, at=clock.now) is None


def test_a_client_finds_no_way_to_the_desk(people: People, phone: Client, with_mail: Mail) -> None:
    phone.post("/desk/unlock/", {"address": people.ruth.email})
    answer = phone.post("/unlock/code/", {"code": code_in(with_mail())})
    assert answer["Location"] == "/me/"
    assert Session.objects.get(person=people.ruth.id).face == "client"


def test_a_new_authenticator_needs_a_sign_in_of_the_last_minutes(
    enrolled: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    first_step(phone, enrolled, with_mail)
    phone.post("/unlock/totp/", {"code": digits(clock)})
    assert phone.get("/desk/account/totp/").status_code == 200
    clock.on(minutes=11)
    again = phone.get("/desk/account/totp/")
    assert again["Location"] == "/desk/unlock/?next=%2Fdesk%2Faccount%2Ftotp%2F&again=1"
    assert phone.get(again["Location"]).status_code == 200


def start(browser: Client, code: str) -> object:
    typed = {"name": "Miriam Castell", "mail": "m@example.org", "place": "Marram House"}
    return browser.post(f"/first/{code}/", typed | {"country": "IE"})


def test_the_first_person_of_an_empty_installation(phone: Client, clock: Clock) -> None:
    make_keyring()
    code = first.make_first_code(NOON)
    assert phone.get(f"/first/{code}/").status_code == 200
    assert phone.get("/first/wrong/").status_code == 404
    assert phone.post(f"/first/{code}/", {"name": "M"}).status_code == 400
    assert start(phone, code)["Location"] == "/desk/unlock/second/"
    (card,) = directory.everybody()
    assert (card.is_clinician, card.is_administrator, card.country) == (True, True, "IE")
    assert directory.service().name == "Marram House"
    entered = phone.post("/desk/unlock/second/", {"code": digits(clock, secret_on(phone))})
    assert entered["Location"] == "/setup/codes/", "no mail is set, so codes on paper come first"
    assert phone.get("/setup/codes/").content.decode().count("<bdi>") >= 10
    assert phone.post("/setup/codes/")["Location"] == "/desk/"


def test_the_address_of_the_first_person_works_once(clock: Clock, db: None) -> None:
    make_keyring()
    code = first.make_first_code(NOON)
    assert start(Client(), code).status_code == 303
    assert start(Client(), code).status_code == 404
    assert first.make_first_code(NOON) != code
    assert len(directory.everybody()) == 1


def test_a_new_first_code_ends_the_earlier_one(db: None) -> None:
    make_keyring()
    earlier = first.make_first_code(NOON)
    later = first.make_first_code(NOON)
    assert not first.opens(earlier, at=NOON)
    assert first.opens(later, at=NOON)


def test_without_mail_a_paper_code_and_the_authenticator_open_the_desk(
    enrolled: People, phone: Client, clock: Clock
) -> None:
    from marram.accounts import codes  # noqa: PLC0415 - beside its use

    sheet = codes.new_paper_sheet(
        enrolled.as_miriam, person=enrolled.miriam.id, client=False, at=clock.now
    )
    phone.post("/desk/unlock/", {"address": enrolled.miriam.email})
    assert phone.post("/unlock/code/", {"code": sheet[0]})["Location"] == "/unlock/totp/"
    assert phone.post("/unlock/totp/", {"code": digits(clock)})["Location"] == "/desk/"
