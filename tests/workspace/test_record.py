"""How Miriam and Ruth work together: when they meet, paper codes, the end of it."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from marram.kit.testing import People
from marram.people import directory
from marram.record import auditing, reading
from marram.record.values import NotFound
from tests.workspace.conftest import Give


def record(desk: Client, people: People, **typed: str) -> tuple[int, str]:
    place = reverse("desk_record", args=[people.ruth.id])
    answer = desk.post(place, typed, follow=True) if typed else desk.get(place)
    return answer.status_code, answer.content.decode()


def test_the_record_says_since_when_and_what_the_sharing_key_does(
    desk: Client, people: People
) -> None:
    status, page = record(desk, people)
    assert status == 200
    assert "Since 19 November 2026." in page
    assert "sharing key" in page
    assert f'data-client="{people.ruth.id}"' in page


def test_the_next_meeting_is_kept_in_miriams_own_time(desk: Client, people: People) -> None:
    directory.change_person(people.miriam.id, time_zone="America/New_York")
    _, page = record(desk, people, day="2026-11-24", hour="14:00")
    assert directory.bond(people.bond).next_meeting == datetime(2026, 11, 24, 19, tzinfo=UTC)
    assert "Tuesday 24 November 2026, 14:00" in page
    assert 'value="14:00"' in page
    assert record(desk, people, day="2026-11-24", hour="14:00", none="1")[0] == 200
    assert directory.bond(people.bond).next_meeting is None


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        ("2026-11-24", ""),
        ("", "14:00"),
        ("24/11", "14:00"),
        ("2026-11-24", "2pm"),
        ("9999-12-31", "1:00"),
    ],
)
def test_a_date_that_cannot_be_read_stays_in_the_form(
    desk: Client, people: People, day: str, hour: str
) -> None:
    status, page = record(desk, people, day=day, hour=hour)
    assert status == 422
    assert f'value="{day}"' in page
    assert f'value="{hour}"' in page
    assert directory.bond(people.bond).next_meeting is None


def test_ending_asks_first_and_then_nothing_opens(desk: Client, people: People, give: Give) -> None:
    entry = give("Pans.")
    place = reverse("desk_end", args=[people.ruth.id])
    assert "End your work with Ruth Adeyemi?" in desk.get(place).content.decode()
    assert directory.bond(people.bond).ended_at is None
    answer = desk.post(place)
    assert (answer.status_code, answer["Location"]) == (303, "/desk/clients/?done=ended")
    assert desk.get(reverse("desk_entry", args=[people.ruth.id, entry])).status_code == 404
    with pytest.raises(NotFound):
        reading.open_one(people.as_miriam, entry=entry, at=datetime(2026, 11, 20, tzinfo=UTC))


def test_a_new_sheet_is_made_once_shown_until_taken_and_ruth_is_told(
    desk: Client, people: People
) -> None:
    place = reverse("desk_codes", args=[people.ruth.id])
    assert '<ol class="codes">' not in desk.get(place).content.decode()
    for _ in range(2):
        assert desk.post(place).status_code == 303
    sheet = desk.get(place).content.decode()
    assert sheet.count("<li><bdi>") == 10
    assert desk.get(place).content.decode().count("<li><bdi>") == 10
    deeds = [line.deed for line in auditing.who_looked(people.as_ruth, owner=people.ruth.id)]
    assert deeds.count("codes-made") == 1
    desk.post(place, {"have": "1"})
    assert '<ol class="codes">' not in desk.get(place).content.decode()
