"""Where Ruth is signed in, her locks and her codes, on one page; Miriam has one too."""

import pytest
from django.test import Client

from marram.accounts import codes, entering, sessions
from marram.accounts.models import Session
from marram.kit.testing import NOON, People
from marram.people.actor import Face
from tests.accounts.conftest import Clock


def signed_in(people: People, face: Face = Face.CLIENT) -> Client:
    """Return a browser in which Ruth, or Miriam for the desk, has just signed in."""
    browser = Client()
    actor = people.as_ruth if face is Face.CLIENT else people.as_miriam
    sheet = codes.new_paper_sheet(actor, person=actor.person, client=True, at=NOON)
    browser.post("/unlock/paper/", {"paper": sheet[0]})
    if face is not Face.CLIENT:
        Session.objects.update(person=people.miriam.id, face=face.value, proved=NOON)
    return browser


def test_ruth_sees_her_devices_and_how_many_codes_are_left(people: People) -> None:
    phone, tablet = signed_in(people), signed_in(people)
    page = tablet.get("/me/you/devices/").content.decode()
    assert page.count("Signed in since 19 November 2026") == 2
    assert page.count("this one") == 1
    assert "9 codes have not been used" in page
    assert phone.post("/out/", {"everywhere": "yes"}).status_code == 303
    assert tablet.get("/me/you/devices/").status_code == 303


def test_the_desk_has_the_same_page_with_the_authenticator(people: People) -> None:
    browser = signed_in(people, Face.CLINICIAN)
    page = browser.get("/desk/account/devices/").content.decode()
    assert "Use an authenticator" in page
    assert browser.get("/me/you/devices/").status_code == 404


def test_ruth_makes_a_new_sheet_only_shortly_after_signing_in(people: People, clock: Clock) -> None:
    phone = signed_in(people)
    assert phone.get("/me/you/privacy/paper/").status_code == 200
    assert codes.paper_codes_left(people.ruth.id) == 9
    assert phone.post("/me/you/privacy/paper/")["Location"] == "/setup/codes/"
    assert codes.paper_codes_left(people.ruth.id) == 10
    assert phone.post("/setup/codes/")["Location"] == "/me/you/devices/"
    clock.on(minutes=11)
    assert phone.get("/me/you/privacy/paper/")["Location"].startswith("/unlock/")


def test_asked_again_ruth_opens_with_a_code_and_is_back_where_she_was(
    people: People, clock: Clock
) -> None:
    phone = signed_in(people)
    sheet = codes.new_paper_sheet(people.as_ruth, person=people.ruth.id, client=True, at=NOON)
    clock.on(minutes=11)
    again = phone.get("/me/you/privacy/paper/")["Location"]
    assert 'value="/me/you/privacy/paper/"' in phone.get(again).content.decode()
    opened = phone.post("/unlock/paper/", {"paper": sheet[0], "next": "/me/you/privacy/paper/"})
    assert opened["Location"] == "/me/you/privacy/paper/"
    assert phone.get("/me/you/privacy/paper/").status_code == 200


def test_nobody_signs_in_by_a_face_they_have_not(people: People, rf: object) -> None:
    request = rf.post("/")
    request.at = NOON
    request.META[sessions.PLACE] = None
    with pytest.raises(entering.NotFound):
        entering.let_in_staff(request, person=people.ruth.id)
    with pytest.raises(entering.NotFound):
        entering.let_in_client(request, person=people.miriam.id)


def test_a_screen_that_asks_by_itself_does_not_keep_a_session_awake(
    people: People, clock: Clock
) -> None:
    browser = signed_in(people)
    (before,) = Session.objects.values_list("last_seen", flat=True)
    clock.on(minutes=5)
    assert browser.get("/me/plans/with/mark/", HTTP_X_MARRAM_QUIET="yes").status_code == 200
    assert list(Session.objects.values_list("last_seen", flat=True)) == [before]
    assert browser.get("/me/plans/with/mark/").status_code == 200
    (after,) = Session.objects.values_list("last_seen", flat=True)
    assert after > before
