"""Miriam's caseload: by what there is to read and by when they meet, never by how anybody is."""

import re
from datetime import UTC, datetime, timedelta

from django.test import Client
from django.urls import reverse

from marram.kit.testing import NOON, People, client_called
from marram.people import directory
from marram.record import sharing
from tests.workspace.conftest import Clock, Give, Sit


def client_of_miriam(people: People, name: str, meeting: datetime | None = None) -> None:
    card = client_called(name, f"{name[:3]}-{people.bond}@example.org")
    bond = sharing.begin_bond(people.as_miriam, client=card.id, clinician=people.miriam.id, at=NOON)
    directory.set_next_meeting(bond, at=meeting)


def names(page: str) -> list[str]:
    return re.findall(r'<a href="/desk/clients/[0-9a-f-]{36}/"><bdi>([^<]+)</bdi></a>', page)


def clients(desk: Client, find: str = "") -> str:
    place = reverse("desk_clients")
    answer = desk.post(place, {"q": find}) if find else desk.get(place)
    return answer.content.decode()


def test_whoever_shared_something_new_stands_before_the_others_by_meeting_then_name(
    desk: Client, people: People, give: Give
) -> None:
    client_of_miriam(people, "Zoe Hart")
    client_of_miriam(people, "Nadia Koval", NOON + timedelta(days=9))
    client_of_miriam(people, "Anna Berg")
    client_of_miriam(people, "Owen Pryce", NOON + timedelta(days=1))
    give("Pans.")
    page = clients(desk)
    assert names(page) == ["Ruth Adeyemi", "Owen Pryce", "Nadia Koval", "Anna Berg", "Zoe Hart"]
    assert page.index("Before you next meet") < page.index("Everyone else")
    assert "1 page" in page


def test_a_client_is_found_by_name_and_the_name_stands_in_no_address(
    desk: Client, people: People
) -> None:
    client_of_miriam(people, "Owen Pryce")
    assert names(clients(desk, "ADEY ruth")) == ["Ruth Adeyemi"]
    assert names(desk.get(reverse("desk_clients"), {"q": "owen"}).content.decode()) != [
        "Owen Pryce"
    ]
    assert "None of your clients has this name." in clients(desk, "Ines")


def test_the_stranger_finds_no_client_of_miriams(people: People, sit: Sit) -> None:
    page = sit(people.as_stranger).post(reverse("desk_clients"), {"q": "Ruth"}).content.decode()
    assert "Adeyemi" not in page
    assert "Invite your first client." in page


def test_todays_meetings_are_shown_in_miriams_own_time(
    people: People, sit: Sit, clock: Clock
) -> None:
    directory.change_person(people.miriam.id, time_zone="America/New_York")
    directory.set_next_meeting(people.bond, at=datetime(2026, 11, 20, 1, 30, tzinfo=UTC))
    page = sit(people.as_miriam).get(reverse("desk_today")).content.decode()
    assert "Thursday 19 November" in page
    assert "20:30" in page
    clock.on(hours=17)
    page = sit(people.as_miriam).get(reverse("desk_today")).content.decode()
    assert "Friday 20 November" in page
    assert "No sessions today." in page


def test_a_meeting_that_was_is_not_called_next(desk: Client, people: People) -> None:
    directory.set_next_meeting(people.bond, at=NOON - timedelta(days=1))
    assert "None set" in clients(desk)


def test_today_counts_only_what_was_not_opened(
    desk: Client, people: People, give: Give, clock: Clock
) -> None:
    entry = give("One.")
    give("Two.")
    assert "2 pages, the newest shared 19 November" in desk.get("/desk/").content.decode()
    clock.on(minutes=1)
    desk.get(reverse("desk_entry", args=[people.ruth.id, entry]))
    assert "1 page, the newest shared 19 November" in desk.get("/desk/").content.decode()


def test_those_one_worked_with_are_listed_by_name_alone(desk: Client, people: People) -> None:
    sharing.end_bond(people.as_miriam, bond=people.bond, at=NOON)
    page = clients(desk)
    assert "Ruth Adeyemi" in page
    assert names(page) == []
    assert str(people.ruth.id) not in page
