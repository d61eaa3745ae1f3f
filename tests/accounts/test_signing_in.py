"""How Ruth opens her place, and what keeps others out of it."""

import re
from uuid import uuid4

import pytest
from django.core import mail as outbox
from django.db import connection
from django.test import Client, override_settings

from marram.accounts import codes, sessions
from marram.accounts.models import PaperCode, Session, SignInCode
from marram.kit.testing import NOON, People
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record import auditing, erasing
from marram.record.models import AuditLine
from tests.accounts.conftest import ARABIC, Clock, Mail, code_in


def open_by_mail(browser: Client, address: str, newest: Mail, count: int = 1) -> None:
    browser.post("/unlock/mail/", {"address": address})
    opened = browser.post("/unlock/code/", {"code": code_in(newest(count))})
    assert opened.status_code == 303


def somebody(browser: Client) -> Session | None:
    """Return the session that the browser's cookie opens."""
    cookie = browser.cookies.get("s")
    return sessions.find(cookie.value, at=NOON) if cookie and cookie.value else None


def test_ruth_opens_her_place_with_the_code_from_her_mail(
    people: People, phone: Client, with_mail: Mail
) -> None:
    sent = phone.post("/unlock/mail/", {"address": people.ruth.email.upper()})
    assert (sent.status_code, sent["Location"]) == (303, "/unlock/code/")
    opened = phone.post("/unlock/code/", {"code": code_in(with_mail())})
    assert (opened.status_code, opened["Location"]) == (303, "/me/")
    row = Session.objects.get(person=people.ruth.id)
    assert (row.face, row.kept) == ("client", True)
    assert AuditLine.objects.filter(deed="signed-in", client=people.ruth.id).count() == 1


def test_a_code_typed_on_an_arabic_keyboard_opens_too(
    people: People, phone: Client, with_mail: Mail
) -> None:
    phone.post("/unlock/mail/", {"address": people.ruth.email})
    typed = code_in(with_mail()).translate(ARABIC)
    assert phone.post("/unlock/code/", {"code": typed})["Location"] == "/me/"


def test_the_cookie_is_kept_from_scripts_and_other_sites(
    people: People, phone: Client, with_mail: Mail
) -> None:
    open_by_mail(phone, people.ruth.email, with_mail)
    cookie = phone.cookies["s"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_she_comes_back_to_the_page_she_asked_for(
    people: People, phone: Client, with_mail: Mail
) -> None:
    assert 'value="/me/write/"' in phone.get("/unlock/?next=/me/write/").content.decode()
    phone.post("/unlock/mail/", {"address": people.ruth.email, "next": "/me/write/"})
    opened = phone.post("/unlock/code/", {"code": code_in(with_mail())})
    assert opened["Location"] == "/me/write/"


@pytest.mark.parametrize("outside", ["https://example.org/", "//example.org/", "javascript:1"])
def test_nobody_is_led_away_after_signing_in(
    people: People, phone: Client, with_mail: Mail, outside: str
) -> None:
    phone.post("/unlock/mail/", {"address": people.ruth.email, "next": outside})
    opened = phone.post("/unlock/code/", {"code": code_in(with_mail())})
    assert opened["Location"] == "/me/"


def test_known_or_not_the_answer_is_the_same(people: People, with_mail: Mail) -> None:
    answers, rows = [], []
    for address in (people.ruth.email, "nobody@example.org"):
        browser = Client()
        first = browser.post("/unlock/mail/", {"address": address})
        page = browser.get("/unlock/code/")
        wrong = browser.post("/unlock/code/", {"code": "000000"})
        bodies = [
            re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", one.content.decode())
            for one in (page, wrong)
        ]
        answers.append((first.status_code, first["Location"], page.status_code, *bodies))
        rows.append((SignInCode.objects.count(), Session.objects.count()))
    assert answers[0] == answers[1]
    assert rows == [(1, 1), (2, 2)], "as much is written for an unknown address as for a known one"
    with_mail()
    assert [one.to for one in outbox.outbox] == [[people.ruth.email]]


def test_five_wrong_codes_end_the_code(people: People, phone: Client, with_mail: Mail) -> None:
    phone.post("/unlock/mail/", {"address": people.ruth.email})
    right = code_in(with_mail())
    wrong = "000000" if right != "000000" else "000001"
    for _ in range(5):
        assert phone.post("/unlock/code/", {"code": wrong}).status_code == 400
    assert phone.post("/unlock/code/", {"code": right}).status_code == 400
    assert somebody(phone) is None or somebody(phone).person is None


def test_a_code_is_old_after_ten_minutes(
    people: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    phone.post("/unlock/mail/", {"address": people.ruth.email})
    clock.on(minutes=10)
    assert phone.post("/unlock/code/", {"code": code_in(with_mail())}).status_code == 400


def test_a_code_opens_once(people: People) -> None:
    ident, digits = codes.new_sign_in_code(people.ruth.id, at=NOON)
    assert codes.use_sign_in_code(ident, f" {digits[:3]} {digits[3:]} ", at=NOON) == people.ruth.id
    assert codes.use_sign_in_code(ident, digits, at=NOON) is None


def test_a_code_opens_only_in_the_browser_that_asked(
    people: People, phone: Client, with_mail: Mail
) -> None:
    phone.post("/unlock/mail/", {"address": people.ruth.email})
    code = code_in(with_mail())
    elsewhere = Client()
    elsewhere.post("/unlock/mail/", {"address": "nobody@example.org"})
    assert elsewhere.post("/unlock/code/", {"code": code}).status_code == 400


def test_a_paper_code_opens_once(people: People, phone: Client) -> None:
    sheet = codes.new_paper_sheet(people.as_ruth, person=people.ruth.id, client=True, at=NOON)
    assert len(set(sheet)) == 10
    assert phone.post("/unlock/paper/", {"paper": sheet[0].upper()})["Location"] == "/me/"
    assert codes.paper_codes_left(people.ruth.id) == 9
    assert Client().post("/unlock/paper/", {"paper": sheet[0]}).status_code == 400


def test_a_new_sheet_ends_the_old_one_and_ruth_is_told(people: People, with_mail: Mail) -> None:
    old = codes.new_paper_sheet(people.as_ruth, person=people.ruth.id, client=True, at=NOON)
    codes.new_paper_sheet(people.as_miriam, person=people.ruth.id, client=True, at=NOON)
    assert Client().post("/unlock/paper/", {"paper": old[0]}).status_code == 400
    assert "sheet" in with_mail()
    looked = auditing.who_looked(people.as_ruth, owner=people.ruth.id)
    assert "codes-made" in [line.deed for line in looked]


def test_who_guesses_is_slowed_down_and_not_locked_out(
    people: People, phone: Client, clock: Clock
) -> None:
    sheet = codes.new_paper_sheet(people.as_ruth, person=people.ruth.id, client=True, at=NOON)
    for _ in range(10):
        phone.post("/unlock/paper/", {"paper": "aaaa-aaaa"})
    slow = phone.post("/unlock/paper/", {"paper": sheet[0]})
    assert slow.status_code == 400
    assert "Help now works in the meantime" in slow.content.decode()
    clock.on(minutes=1)
    assert phone.post("/unlock/paper/", {"paper": sheet[0]}).status_code == 303


def test_nothing_that_opens_is_in_the_database_in_clear(
    people: People, phone: Client, with_mail: Mail
) -> None:
    sheet = codes.new_paper_sheet(people.as_ruth, person=people.ruth.id, client=True, at=NOON)
    phone.post("/unlock/mail/", {"address": people.ruth.email})
    waiting = phone.cookies["s"].value
    phone.post("/unlock/code/", {"code": code_in(with_mail())})
    secrets = [waiting, phone.cookies["s"].value, *(one.replace("-", "") for one in sheet)]
    with connection.cursor() as cursor:
        for table in (Session, SignInCode, PaperCode):
            cursor.execute(f"SELECT * FROM {table._meta.db_table}")  # noqa: S608 - our own name
            stored = repr([tuple(map(str, row)) for row in cursor.fetchall()])
            assert not [one for one in secrets if one in stored]
            assert people.ruth.email not in stored


def test_signing_in_gives_a_new_cookie(people: People, phone: Client, with_mail: Mail) -> None:
    phone.post("/unlock/mail/", {"address": people.ruth.email})
    before = phone.cookies["s"].value
    phone.post("/unlock/code/", {"code": code_in(with_mail())})
    assert phone.cookies["s"].value != before
    assert sessions.find(before, at=NOON) is None


def test_a_cookie_opens_nothing_after_signing_out(
    people: People, phone: Client, with_mail: Mail
) -> None:
    open_by_mail(phone, people.ruth.email, with_mail)
    old = phone.cookies["s"].value
    assert phone.post("/out/")["Location"] == "/unlock/"
    assert sessions.find(old, at=NOON) is None
    phone.cookies["s"] = old
    assert phone.get("/setup/name/")["Location"].startswith("/unlock/")


def test_a_request_under_way_does_not_bring_a_session_back(
    people: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    open_by_mail(phone, people.ruth.email, with_mail)
    under_way = sessions.find(phone.cookies["s"].value, at=NOON)
    sessions.sign_out_everywhere(people.as_ruth, at=NOON)
    sessions.note_seen(under_way, at=clock.on(minutes=5))
    assert not Session.objects.filter(person=people.ruth.id).exists()


def test_signing_out_everywhere_ends_every_browser(people: People, with_mail: Mail) -> None:
    phone, tablet = Client(), Client()
    open_by_mail(phone, people.ruth.email, with_mail)
    open_by_mail(tablet, people.ruth.email, with_mail, 2)
    assert len(sessions.devices(people.as_ruth, at=NOON)) == 2
    phone.post("/out/", {"everywhere": "yes"})
    assert tablet.get("/setup/name/")["Location"].startswith("/unlock/")
    assert AuditLine.objects.filter(deed="signed-out").count() == 1


def test_another_device_can_be_signed_out(people: People, with_mail: Mail) -> None:
    phone, tablet = Client(), Client()
    open_by_mail(phone, people.ruth.email, with_mail)
    open_by_mail(tablet, people.ruth.email, with_mail, 2)
    device = str(somebody(phone).device)
    assert tablet.post("/me/you/privacy/forget/", {"device": device}).status_code == 303
    assert somebody(phone) is None
    assert tablet.post("/me/you/privacy/forget/", {"device": str(uuid4())}).status_code == 404


def test_ruth_stays_signed_in_for_thirty_days(
    people: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    open_by_mail(phone, people.ruth.email, with_mail)
    clock.on(days=29)
    assert phone.get("/setup/name/").status_code == 200
    clock.on(days=2)
    assert phone.get("/setup/name/").status_code == 303


def test_not_kept_she_is_signed_out_after_thirty_quiet_minutes(
    people: People, phone: Client, clock: Clock
) -> None:
    sheet = codes.new_paper_sheet(people.as_ruth, person=people.ruth.id, client=True, at=NOON)
    phone.post("/unlock/paper/", {"paper": sheet[0], "keep": "no"})
    clock.on(minutes=29)
    assert phone.get("/setup/name/").status_code == 200
    clock.on(minutes=29)
    assert phone.get("/setup/name/").status_code == 200
    clock.on(minutes=31)
    assert phone.get("/setup/name/").status_code == 303


def test_seen_is_written_once_a_minute(
    people: People, phone: Client, with_mail: Mail, clock: Clock
) -> None:
    open_by_mail(phone, people.ruth.email, with_mail)
    clock.on(seconds=59)
    phone.get("/setup/name/")
    assert Session.objects.get(person=people.ruth.id).last_seen == NOON
    clock.on(seconds=1)
    phone.get("/setup/name/")
    assert Session.objects.get(person=people.ruth.id).last_seen == clock.now


def test_words_typed_after_the_session_ended_come_back_in_the_page(
    people: People, phone: Client
) -> None:
    answer = phone.post("/setup/name/", {"name": "Half a beat late"})
    assert answer.status_code == 401
    assert "Half a beat late" in answer.content.decode()


def test_who_asked_to_be_erased_reaches_only_the_page_that_calls_it_off(
    people: People, phone: Client, with_mail: Mail
) -> None:
    erasing.ask_to_erase(people.as_ruth, owner=people.ruth.id, at=NOON)
    open_by_mail(phone, people.ruth.email, with_mail)
    assert phone.get("/me/write/")["Location"] == "/me/you/data/"
    assert phone.get("/me/you/data/").status_code != 303


def test_a_closed_person_is_nobody(people: People, phone: Client, with_mail: Mail) -> None:
    open_by_mail(phone, people.ruth.email, with_mail)
    directory.change_person(people.ruth.id, state="closed")
    assert somebody(phone) is None


def test_a_clinician_does_not_find_the_clients_pages(people: People, rf: object) -> None:
    from marram.accounts.gate import client_only, staff_only  # noqa: PLC0415 - beside its use
    from marram.record.values import NotFound  # noqa: PLC0415 - beside its use

    request = rf.get("/me/")
    request.actor = Actor(people.miriam.id, Face.CLINICIAN)
    with pytest.raises(NotFound):
        client_only(lambda request: None)(request)
    request.actor = Actor(people.ruth.id, Face.CLIENT)
    with pytest.raises(NotFound):
        staff_only(lambda request: None)(request)


def test_pages_speak_the_language_of_the_person(
    people: People, phone: Client, with_mail: Mail
) -> None:
    directory.change_person(people.ruth.id, language="ar")
    assert phone.get("/unlock/")["Content-Language"] == "en-gb"
    open_by_mail(phone, people.ruth.email, with_mail)
    assert phone.get("/setup/name/")["Content-Language"] == "ar"


def test_before_signing_in_a_draft_language_is_not_spoken_unasked(phone: Client) -> None:
    answer = phone.get("/unlock/", headers={"accept-language": "ar,en;q=0.5"})
    assert answer["Content-Language"] == "en-gb"


def test_before_signing_in_the_browser_says_which_language(phone: Client) -> None:
    with override_settings(DRAFT_LANGUAGES=[]):
        answer = phone.get("/unlock/", headers={"accept-language": "ar,en;q=0.5"})
    assert answer["Content-Language"] == "ar"


def test_looking_at_the_doors_writes_nothing(phone: Client) -> None:
    for address in ("/unlock/", "/desk/unlock/", "/unlock/code/", "/i/", "/i/abc/"):
        phone.get(address)
    assert not Session.objects.exists()
