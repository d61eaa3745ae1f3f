"""What goes out: a fixed sentence, at most once, to mail or phone, and nothing when it rests."""

import json
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import jwt
import pytest
from django.db import connection, transaction

from marram.accounts import sessions
from marram.jobs import due, effects
from marram.keys import push, reach
from marram.kit.testing import NOON, People, client_called
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record import erasing
from marram.reminders import chosen, phones, rule, sending
from marram.reminders.models import Subscription
from marram.reminders.phones import NotTaken
from marram.reminders.rule import Asked, Choice, Day, Later, Way
from tests.kit.sheets import everything_stored
from tests.reminders.conftest import Phone, Service, Sink

EVERY_DAY = frozenset(range(7))
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def asks(people: People, way: Way = Way.MAIL, **more: object) -> datetime:
    """Let Ruth ask for a reminder at nine, and return the moment of the first."""
    asked = Asked(uuid4(), EVERY_DAY, time(9), way)
    chosen.keep(people.as_ruth, Choice(asked=(asked,), **more), at=NOON)  # type: ignore[arg-type]  # by name
    (wake,) = due.waiting(owners=[people.ruth.id])
    assert NINE <= wake.at < NINE + rule.SPREAD
    return wake.at


def sends(at: datetime) -> int:
    """Send what is due, with the keys of the job and no others."""
    with reach.only(sending.KEYS):
        return sending.send_what_is_due(at)


def test_nobody_is_reminded_who_asked_for_nothing(people: People, sink: Sink) -> None:
    assert sends(NINE) == 0
    assert due.waiting() == []


def test_the_mail_says_that_there_is_a_reminder_and_not_a_word_more(
    people: People, sink: Sink
) -> None:
    assert sends(asks(people)) == 1
    ((to, subject, text),) = sink.got
    assert to == people.ruth.email
    assert subject == "A reminder you asked for"
    assert text.split() == [
        "A",
        "reminder",
        "you",
        "asked",
        "for.",
        "http://localhost:8000/me/reminded/",
    ]
    for word in ("Ruth", "Miriam", "grief", "therap", "nine", "Marram"):
        assert word not in subject + text


def test_it_comes_once_even_when_the_round_is_run_twice_and_again_the_next_day(
    people: People, sink: Sink
) -> None:
    moment = asks(people)
    assert [sends(moment), sends(moment)] == [1, 0]
    (wake,) = due.waiting(owners=[people.ruth.id])
    assert wake.at == moment + timedelta(days=1)
    assert sends(wake.at) == 1
    assert len(sink.got) == 2


def test_one_whose_worker_died_after_the_note_is_left_out_and_the_next_comes(
    people: People, sink: Sink
) -> None:
    moment = asks(people)
    (wake,) = due.waiting(owners=[people.ruth.id])
    assert effects.first_time("reminder", wake.owner, wake.entry, wake.at, at=moment)
    assert sends(moment) == 0
    assert sink.got == []
    (wake,) = due.waiting(owners=[people.ruth.id])
    assert sends(wake.at) == 1


def test_after_a_restored_back_up_old_reminders_do_not_fire_and_the_next_one_does(
    people: People, sink: Sink
) -> None:
    asks(people)
    weeks_later = NINE + timedelta(days=21, hours=4)
    assert sends(weeks_later) == 0
    (wake,) = due.waiting(owners=[people.ruth.id])
    assert wake.at > weeks_later
    assert sends(wake.at) == 1
    assert len(sink.got) == 1


@pytest.mark.parametrize("by", ["quiet", "day", "pause", "leaving", "closed", "erased", "sixty"])
def test_when_it_rests_nothing_comes_and_nothing_says_so(
    people: People, sink: Sink, by: str
) -> None:
    more: dict[str, object] = {}
    if by == "quiet":
        more = {"quiet_from": time(22), "quiet_until": time(10)}
    if by == "day":
        more = {"days": (Day(11, 22),)}
    if by == "pause":
        more = {"paused": True, "paused_until": date(2026, 12, 1)}
    moment = asks(people, **more)
    if by in {"leaving", "closed"}:
        gone = {"leaving_at": NOON} if by == "leaving" else {}
        directory.change_person(people.ruth.id, state=by, **gone)
    if by == "erased":
        erasing.erase_person_now(people.as_ruth, owner=people.ruth.id, at=NOON)
    if by == "sixty":
        while moment < NOON + timedelta(days=61):
            sends(moment)
            moment += timedelta(days=1)
        sink.got.clear()
    assert sends(moment) == 0
    assert sink.got == []


def test_a_visit_within_sixty_days_keeps_them_coming(people: People, sink: Sink) -> None:
    moment = asks(people) + timedelta(days=61)
    assert sends(moment) == 0
    sessions.note_seen(sits(people, moment), at=moment)
    (wake,) = due.waiting(owners=[people.ruth.id])
    assert sends(wake.at) == 1


def sits(people: People, at: datetime) -> sessions.Session:
    from django.http import HttpResponse  # noqa: PLC0415 - for this one alone
    from django.test import RequestFactory  # noqa: PLC0415 - as above

    request = RequestFactory().get("/")
    sessions.sign_in(request, HttpResponse(), person=people.ruth.id, face=Face.CLIENT, at=at)
    found = sessions.of(request)
    assert found
    return found


def test_put_off_it_comes_once_then(people: People, sink: Sink) -> None:
    chosen.put_off(people.as_ruth, Later.HALF_AN_HOUR, way=Way.MAIL, at=NOON)
    moment = NOON + timedelta(minutes=30)
    assert sends(moment - timedelta(minutes=1)) == 0
    assert [sends(moment), sends(moment), sends(NINE)] == [1, 0, 0]
    assert due.waiting(owners=[people.ruth.id]) == []
    assert chosen.read(people.ruth.id).later == ()


def test_what_she_chose_goes_with_a_wake_up_that_names_neither_kind_nor_reason(
    people: People,
) -> None:
    asks(people, days=(Day(3, 14),))
    stored = everything_stored()
    for word in (b"09:00", b"mail", b"days", b"quiet"):
        rows = [line for line in stored.split(b"\n") if word in line]
        assert not [line for line in rows if people.ruth.id.hex.encode() in line]
    chosen.keep(people.as_ruth, Choice(), at=NOON)
    assert due.waiting(owners=[people.ruth.id]) == []


def subscribes(people: People, phone: Phone) -> None:
    phones.subscribe(people.as_ruth, phone.subscription)


def test_her_phone_is_told_one_fixed_sentence_sealed_for_it_and_signed(
    people: People, service: Service
) -> None:
    phone = Phone()
    subscribes(people, phone)
    assert phones.tell(people.ruth.id, dial=service.dial) == 1
    ((path, headers, body),) = service.got
    assert phone.opens(body) == {"title": "Marram", "body": "A reminder you asked for"}
    assert path == "/send/1"
    assert headers["content-encoding"] == "aes128gcm"
    assert headers["ttl"] == "3600"
    token = headers["authorization"].split("t=")[1].split(",")[0]
    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims["aud"] == "https://push.example.org"
    assert f"k={push.application_key()}" in headers["authorization"]
    for word in (b"Ruth", b"reminder", people.ruth.email.encode()):
        assert word not in body + json.dumps(headers).encode()


def test_it_speaks_her_language(people: People) -> None:
    directory.change_person(people.ruth.id, language="ar")
    assert phones.words(people.ruth.id)["body"] != "A reminder you asked for"


def test_the_signing_key_stays_the_same(people: People) -> None:
    assert push.application_key() == push.application_key()


@pytest.mark.parametrize(("status", "stays"), [(201, 1), (404, 0), (410, 0), (500, 1), (302, 1)])
def test_a_phone_that_is_gone_is_forgotten_and_no_redirect_is_followed(
    people: People, service: Service, status: int, stays: int
) -> None:
    subscribes(people, Phone())
    service.answers = status
    assert phones.tell(people.ruth.id, dial=service.dial) == int(status == 201)
    assert len(service.got) == 1
    assert Subscription.objects.count() == stays


def test_a_service_that_does_not_answer_breaks_nothing(people: People) -> None:
    subscribes(people, Phone())

    def dial(_host: str, _port: int) -> object:
        raise TimeoutError

    assert phones.tell(people.ruth.id, dial=dial) == 0  # type: ignore[arg-type]  # it never returns
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize(
    "spoilt",
    [
        {"endpoint": "https://127.0.0.1/x"},
        {"endpoint": "http://push.example.org/x"},
        {"endpoint": 7},
        {"keys": {}},
        {"keys": None},
        {"keys": {"p256dh": "AAAA", "auth": "AAAA"}},
        {"keys": {"p256dh": "x" * 4000, "auth": "AAAA"}},
    ],
)
def test_what_is_no_subscription_is_not_taken(people: People, spoilt: dict[str, object]) -> None:
    with pytest.raises(NotTaken):
        phones.subscribe(people.as_ruth, Phone().subscription | spoilt)
    for nothing in (None, [], "x"):
        with pytest.raises(NotTaken):
            phones.subscribe(people.as_ruth, nothing)
    assert Subscription.objects.count() == 0


def test_the_same_phone_is_kept_once_and_goes_with_its_session(people: People) -> None:
    phone = Phone()
    for _ in range(2):
        subscribes(people, phone)
    assert Subscription.objects.count() == 1
    assert people.as_ruth.device
    sessions.forget_device(people.as_ruth, device=uuid4())
    assert phones.is_subscribed(people.as_ruth)
    sessions.forget_device(people.as_ruth, device=people.as_ruth.device)
    assert not phones.any_of(people.ruth.id)


def test_signing_out_everywhere_forgets_every_phone_of_hers_and_nobody_elses(
    people: People,
) -> None:
    subscribes(people, Phone())
    tomas = client_called("Tomas Berg", "tomas@example.org")
    hers = Actor(tomas.id, Face.CLIENT, UUID(int=7))
    phones.subscribe(hers, Phone("https://push.example.org/send/2").subscription)
    sessions.sign_out_everywhere(people.as_ruth, at=NOON)
    assert not phones.any_of(people.ruth.id)
    assert phones.any_of(tomas.id)


def test_where_a_phone_is_told_stands_nowhere_in_plain_text(people: People) -> None:
    phone = Phone()
    subscribes(people, phone)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed, place FROM reminders_subscription")
        (row,) = cursor.fetchall()
    kept = b"".join(map(bytes, row))
    for word in ("push.example.org", phone.subscription["keys"]["auth"]):
        assert word.encode() not in kept


def test_both_ways_are_real_ones(people: People, service: Service, sink: Sink) -> None:
    subscribes(people, Phone())
    told: list[UUID] = []
    asked = asks(people, Way.PHONE)
    by = {Way.PHONE: told.append, Way.MAIL: pytest.fail}
    assert sending.send_what_is_due(asked, by=by) == 1  # type: ignore[arg-type]  # it is not asked
    assert told == [people.ruth.id]
    assert set(sending.WAYS) == set(Way)
    assert sink.got == []


def test_who_is_gone_is_told_nothing_in_the_same_transaction(people: People, sink: Sink) -> None:
    """That somebody is gone and that nothing goes out is one fact: it is looked up when sending."""
    moment = asks(people)
    with transaction.atomic():
        directory.change_person(people.ruth.id, state="closed")
        assert sends(moment) == 0
    assert sink.got == []
