"""Reminders: all off, the wording shown first, times and quiet hours by her own hand."""

import json
from datetime import time, timedelta

from django.test import Client

from marram.jobs import due
from marram.kit.testing import NOON, People
from marram.reminders import chosen, phones
from marram.reminders.rule import Day, Way
from tests.companion.support import body
from tests.reminders.conftest import Phone

PLACE = "/me/you/reminders/"
NINE = {"do": "keep", "id": "", "at": "09:00", "days": ["0", "3"], "way": "mail"}


def test_at_first_there_is_none_and_the_page_shows_all_that_one_would_say(
    ruth: Client, people: People
) -> None:
    page = body(ruth, PLACE)
    assert "You have asked for none." in page
    assert "This is all it says" in page
    assert "A reminder you asked for" in page
    assert due.waiting(owners=[people.ruth.id]) == []


def test_she_asks_for_one_turns_it_off_and_takes_it_away(ruth: Client, people: People) -> None:
    assert ruth.post(PLACE, NINE).status_code == 303
    (one,) = chosen.read(people.ruth.id).asked
    assert (one.at, one.days, one.way, one.on) == (time(9), frozenset({0, 3}), Way.MAIL, True)
    assert len(due.waiting(owners=[people.ruth.id])) == 1
    ruth.post(PLACE, NINE | {"id": str(one.id)})
    (one,) = chosen.read(people.ruth.id).asked
    assert not one.on
    assert due.waiting(owners=[people.ruth.id]) == []
    ruth.post(PLACE, {"do": "remove", "id": str(one.id)})
    assert chosen.read(people.ruth.id).asked == ()


def test_what_is_missing_is_said_and_what_was_typed_stays(ruth: Client, people: People) -> None:
    for different in ({"at": ""}, {"days": []}, {"way": ""}, {"at": "soon"}):
        answer = ruth.post(PLACE, NINE | different)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Choose a time, one day or more, and how it comes." in page
        if "days" not in different:
            assert 'name="days" value="3" checked' in page
        if "way" not in different:
            assert 'value="mail" checked' in page
    assert chosen.read(people.ruth.id).asked == ()


def test_a_time_in_quiet_hours_is_not_taken_since_it_would_never_come(
    ruth: Client, people: People
) -> None:
    ruth.post(PLACE, {"do": "quiet", "quiet_from": "22:00", "quiet_until": "10:00"})
    answer = ruth.post(PLACE, NINE)
    assert answer.status_code == 422
    assert "That time lies in your quiet hours" in answer.content.decode()
    assert ruth.post(PLACE, NINE | {"at": "10:00"}).status_code == 303


def test_quiet_hours_are_two_times_or_none(ruth: Client, people: People) -> None:
    answer = ruth.post(PLACE, {"do": "quiet", "quiet_from": "22:00", "quiet_until": ""})
    assert answer.status_code == 422
    assert 'value="22:00"' in answer.content.decode()
    ruth.post(PLACE, {"do": "quiet", "quiet_from": "22:00", "quiet_until": "07:00"})
    assert chosen.read(people.ruth.id).quiet_until == time(7)
    ruth.post(PLACE, {"do": "quiet", "quiet_from": "", "quiet_until": ""})
    assert chosen.read(people.ruth.id).quiet_from is None


def test_a_day_to_be_left_in_peace_is_kept_without_its_year_or_a_name(
    ruth: Client, people: People
) -> None:
    ruth.post(PLACE, {"do": "day", "day": "1998-03-14"})
    assert chosen.read(people.ruth.id).days == (Day(3, 14),)
    page = body(ruth, PLACE)
    assert "14 March" in page
    assert "1998" not in page
    assert ruth.post(PLACE, {"do": "day", "day": "spring"}).status_code == 422
    ruth.post(PLACE, {"do": "no-day", "day": "03-14"})
    assert chosen.read(people.ruth.id).days == ()


def test_there_is_room_for_five(ruth: Client, people: People) -> None:
    for hour in range(9, 14):
        assert ruth.post(PLACE, NINE | {"at": f"{hour:02}:00"}).status_code == 303
    assert "A new reminder" not in body(ruth, PLACE)
    assert ruth.post(PLACE, NINE).status_code == 422
    assert len(chosen.read(people.ruth.id).asked) == 5


def test_her_pause_reaches_the_worker_which_cannot_open_her_pages(
    ruth: Client, people: People
) -> None:
    ruth.post(PLACE, NINE)
    ruth.post("/me/pace/", {"do": "pause", "until": "2026-12-24"})
    assert chosen.read(people.ruth.id).paused
    assert "Everything is paused, so none comes." in body(ruth, PLACE)
    ruth.post("/me/pace/", {"do": "go-on"})
    assert not chosen.read(people.ruth.id).paused


def test_where_a_reminder_leads_it_can_be_put_off(ruth: Client, people: People) -> None:
    page = body(ruth, "/me/reminded/")
    assert "Now, later, or not at all. All are fine." in page
    assert ruth.post("/me/reminded/", {"later": "half-an-hour"}).status_code == 303
    (wake,) = due.waiting(owners=[people.ruth.id])
    assert wake.at == NOON + timedelta(minutes=30)
    assert ruth.post("/me/reminded/", {"later": "when I can"}).status_code == 200
    assert len(due.waiting(owners=[people.ruth.id])) == 1


def test_her_phone_is_kept_and_forgotten_and_what_is_none_is_refused(
    ruth: Client, people: People
) -> None:
    place = f"{PLACE}phone/"
    sent = json.dumps(Phone().subscription)
    assert ruth.post(place, sent, content_type="application/json").json() == {"kept": True}
    assert "This phone shows reminders." in body(ruth, PLACE)
    for wrong in ("{", "[]", json.dumps({"endpoint": "https://10.0.0.1/"})):
        answer = ruth.post(place, wrong, content_type="application/json")
        assert (answer.status_code, answer.json()) == (422, {"kept": False})
    ruth.post(place, {"do": "forget"})
    assert not phones.any_of(people.ruth.id)


def test_another_clients_reminder_cannot_be_changed_or_taken_away(
    ruth: Client, tomas: Client, people: People
) -> None:
    ruth.post(PLACE, NINE)
    (one,) = chosen.read(people.ruth.id).asked
    tomas.post(PLACE, {"do": "remove", "id": str(one.id)})
    tomas.post(PLACE, NINE | {"id": str(one.id), "at": "03:00"})
    assert chosen.read(people.ruth.id).asked == (one,)
    assert "09:00" not in body(tomas, PLACE)
