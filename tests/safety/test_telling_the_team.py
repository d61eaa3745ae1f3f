"""Tell my team: what is said before, what is sent, and the truth about it afterwards."""

from datetime import timedelta
from unittest import mock
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client

from marram.jobs import due
from marram.kit.safety import notices, words
from marram.kit.safety.answer import Trigger
from marram.kit.testing import NOON, People, client_called, journal_page
from marram.people.actor import Actor, Face
from marram.record import between, sharing, writing
from tests.safety.conftest import Clock, Sink, Sit, a_free_port
from tests.safety.steps import body, notice_at, tells

WORD = "Quincewaters"


def hers(people: People) -> str:
    """Return a page of Ruth's, not shared yet."""
    entry = uuid4()
    page = journal_page(f"I want to die. {WORD}")
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=page, at=NOON)
    return str(entry)


def shares(ruth: Client, people: People, entry: str, **more: str) -> str:
    sent = {"bond": str(people.bond), "operation": str(uuid4()), **more}
    answer = ruth.post(f"/me/e/{entry}/share/", sent)
    assert answer.status_code == 303
    return str(answer["Location"])


def told(people: People) -> list[notices.Notice]:
    return notices.about(people.as_ruth, owner=people.ruth.id, at=NOON)


def test_before_anything_is_sent_it_says_what_to_whom_and_that_nobody_may_see_it_soon(
    ruth: Client, people: People, sink: Sink
) -> None:
    page = body(ruth, "/me/tell/")
    for said in (
        "In danger now: call 999",
        "Nothing you have written goes with it",
        "Miriam Castell",
        "Miriam Castell reads on Monday to Friday, 09:00 to 17:00, and not at other times.",
        "Nobody may see it soon. We cannot know when it is read.",
        "Nobody stands in here.",
    ):
        assert said in page, said
    assert sink.got == []
    assert told(people) == []


def test_the_message_reaches_the_mail_server_and_names_nobody_and_nothing(
    ruth: Client, people: People, sink: Sink
) -> None:
    hers(people)
    page = body(ruth, tells(ruth))
    ((to, subject, text),) = sink.got
    assert to == people.miriam.email
    assert subject == "Please open Marram now"
    for word in ("Ruth", "Adeyemi", "Miriam", WORD, "safe", "crisis", "grief", "client"):
        assert word not in subject + text
    assert words.say("e", team="Miriam Castell", time="12:00") in page
    assert page.index("In danger now") < page.index("We sent a short notice")


def test_one_press_sent_twice_is_one_notice_and_one_message(
    ruth: Client, people: People, sink: Sink
) -> None:
    operation = str(uuid4())
    assert tells(ruth, operation=operation) == tells(ruth, operation=operation)
    assert len(sink.got) == 1
    assert len(told(people)) == 1


@pytest.mark.parametrize("why", ["refused", "dead", "no mail at all"])
def test_a_message_that_did_not_go_is_said_and_the_numbers_stand_there(
    why: str, ruth: Client, people: People, miriam: Client, sink: Sink, settings: object
) -> None:
    if why == "refused":
        sink.refuses = True
    elif why == "dead":
        settings.EMAIL_PORT = a_free_port()
    else:
        settings.MARRAM_MAIL = {}
    page = body(ruth, tells(ruth))
    assert words.say("f") in page
    assert "We sent" not in page
    assert "Samaritans" in page
    assert "It stands at the desk of Miriam Castell" in page
    assert "could not be sent" in body(miriam, notice_at(miriam))


def test_what_turns_out_later_not_to_have_arrived_is_said_too(
    ruth: Client, people: People, sink: Sink
) -> None:
    address = tells(ruth)
    assert "We sent" in body(ruth, address)
    (notice,) = told(people)
    notices.note_delivery(
        people.as_miriam, notice, to=people.miriam.id, sent=False, at=NOON + timedelta(hours=1)
    )
    page = body(ruth, address)
    assert words.say("f") in page
    assert "We sent" not in page


def test_when_nothing_can_be_kept_the_page_says_please_call(ruth: Client, people: People) -> None:
    with mock.patch.object(between, "say", side_effect=OperationalError("disk full")):
        answer = ruth.post("/me/tell/", {"operation": str(uuid4())})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert words.say("f") in page
    assert "In danger now: call 999" in page
    assert "Samaritans" in page


@pytest.mark.parametrize("way", ["get", "post"])
def test_with_the_database_gone_the_page_says_please_call(
    way: str, ruth: Client, people: People
) -> None:
    with mock.patch(
        "django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("gone")
    ):
        answer = getattr(ruth, way)("/me/tell/")
    assert answer.status_code == 503
    assert words.say("f") in answer.content.decode()


def test_nothing_is_sent_by_writing_whatever_is_written(
    ruth: Client, people: People, miriam: Client, sink: Sink
) -> None:
    """No text is scanned: a page in the gravest words, shared, raises nothing without the tick."""
    shares(ruth, people, hers(people))
    assert sink.got == []
    assert told(people) == []
    assert "waiting since" not in body(miriam, "/desk/")


def test_a_page_shared_with_worry_goes_to_those_it_was_given_to_and_shows_numbers_first(
    ruth: Client, people: People, miriam: Client, sink: Sink
) -> None:
    entry = hers(people)
    page = body(ruth, shares(ruth, people, entry, worried="yes"))
    assert "Are you safe right now?" in page
    assert page.index("In danger now") < page.index("Are you safe right now?")
    assert "We sent a short notice to Miriam Castell" in page
    (notice,) = told(people)
    assert (notice.trigger, str(notice.entry)) == (Trigger.WORRIED, entry)
    assert WORD not in sink.got[0][2]
    at_desk = body(miriam, notice_at(miriam))
    assert "I am worried about my safety" in at_desk
    assert f"/e/{entry}/" in at_desk


def test_worry_without_sharing_sends_nothing_and_shows_the_numbers(
    ruth: Client, people: People, sink: Sink
) -> None:
    entry = hers(people)
    sent = {"bond": "none", "operation": str(uuid4()), "worried": "yes"}
    answer = ruth.post(f"/me/e/{entry}/share/", sent)
    page = body(ruth, answer["Location"])
    assert "In danger now" in page
    assert "Tell my team" in page
    assert sink.got == []


@pytest.mark.parametrize("said", ["no", "not-sure"])
def test_not_being_safe_sends_nothing_by_itself(
    said: str, ruth: Client, people: People, sink: Sink
) -> None:
    answer = ruth.post("/me/safe/", {"safe": said, "operation": str(uuid4())})
    page = answer.content.decode()
    assert "In danger now: call 999" in page
    assert "Tell my team" in page
    assert (sink.got, told(people)) == ([], [])


def test_it_sends_by_itself_only_for_who_chose_that_and_they_can_choose_otherwise(
    ruth: Client, people: People, sink: Sink
) -> None:
    leave = "https://www.bbc.co.uk/weather"
    assert "checked" not in body(ruth, "/me/you/privacy/").split('name="automatic"')[1][:30]
    form = {"leave": leave, "country": "GB", "automatic": "yes"}
    assert ruth.post("/me/you/privacy/", form).status_code == 303
    answer = ruth.post("/me/safe/", {"safe": "no", "operation": str(uuid4())})
    assert "We sent a short notice" in body(ruth, answer["Location"])
    ruth.post("/me/you/privacy/", {"leave": leave, "country": "GB"})
    ruth.post("/me/safe/", {"safe": "no", "operation": str(uuid4())})
    assert len(sink.got) == 1


def test_who_says_that_they_are_safe_goes_on_and_nothing_is_noted(
    ruth: Client, people: People, sink: Sink
) -> None:
    answer = ruth.post("/me/safe/", {"safe": "yes", "operation": str(uuid4())})
    assert "You can open help any time" in body(ruth, answer["Location"])
    assert told(people) == []


def test_the_day_on_which_it_was_seen_is_shown_and_never_that_anybody_is_safe(
    ruth: Client, people: People, miriam: Client, sink: Sink, clock: Clock
) -> None:
    address = tells(ruth)
    clock.on(minutes=5)
    miriam.post(notice_at(miriam), {"do": "seen", "operation": str(uuid4())})
    page = body(ruth, address)
    assert "Miriam Castell saw it, Thursday 19 November." in page
    assert "are safe" not in page.replace("Are you safe", "")


def test_a_notice_is_nobody_elses(
    ruth: Client, people: People, miriam: Client, sit: Sit, sink: Sink
) -> None:
    address = tells(ruth)
    tomas = sit(Actor(client_called("Tomas Berg", "t@example.org").id, Face.CLIENT))
    for other in (tomas, miriam):
        assert other.get(address).status_code == 404
    place = notice_at(miriam)
    stranger = sit(people.as_stranger)
    for browser in (stranger, ruth, tomas):
        assert browser.get(place).status_code == 404
        assert browser.post(place, {"do": "seen"}).status_code == 404
    assert Client(HTTP_HOST="localhost").get(place).status_code == 303
    assert "Ruth" not in stranger.get("/desk/").content.decode()


def test_a_notice_of_one_client_is_not_under_the_address_of_another(
    ruth: Client, people: People, miriam: Client, sink: Sink
) -> None:
    tells(ruth)
    place = notice_at(miriam)
    other = client_called("Tomas Berg", "t@example.org")
    sharing.begin_bond(people.as_miriam, client=other.id, clinician=people.miriam.id, at=NOON)
    moved = place.replace(str(people.ruth.id), str(other.id))
    assert miriam.get(moved).status_code == 404


def test_the_table_of_wake_ups_says_nothing_of_what_it_is_about(
    ruth: Client, people: People, sink: Sink
) -> None:
    tells(ruth)
    (wake,) = due.waiting()
    assert wake.owner == people.ruth.id
    assert wake.at == NOON + timedelta(hours=2)
