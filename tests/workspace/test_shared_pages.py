"""Miriam reads what Ruth shared, entry by entry, and answers."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from marram.kit.testing import NOON, People, client_called, journal_page
from marram.people.actor import Actor, Face
from marram.record import auditing, reading, sharing, writing
from tests.workspace.conftest import Clock, Give


def overview(desk: Client, people: People) -> str:
    return desk.get(reverse("desk_client", args=[people.ruth.id])).content.decode()


def test_a_client_who_shared_nothing_is_shown_so(desk: Client, people: People) -> None:
    page = overview(desk, people)
    assert "Ruth has shared nothing yet." in page
    assert f'data-client="{people.ruth.id}"' in page


def test_a_shared_page_is_listed_by_its_title_with_her_note_and_is_new(
    desk: Client, people: People, give: Give
) -> None:
    give("Half a beat late.", title="The hymn", note="Is this too short?")
    page = overview(desk, people)
    for words in ("The hymn", "19 Nov", ">New<", "Is this too short?"):
        assert words in page
    assert "Half a beat late" not in page


def test_the_page_shared_last_stands_first(
    desk: Client, people: People, give: Give, clock: Clock
) -> None:
    give("One.", title="Earlier")
    clock.on(minutes=2)
    give("Two.", title="Later")
    page = overview(desk, people)
    assert page.index("Later") < page.index("Earlier")


def test_opening_a_page_is_seen_by_ruth_and_it_is_new_no_more(
    desk: Client, people: People, give: Give, clock: Clock
) -> None:
    entry = give("Half a beat late.\nAnd the back door open.", title="The hymn")
    clock.on(minutes=3)
    page = desk.get(reverse("desk_entry", args=[people.ruth.id, entry])).content.decode()
    assert "Half a beat late.\nAnd the back door open." in page
    assert ">New<" not in overview(desk, people)
    (card,) = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)
    assert [day.date() for day in card.opened] == [NOON.date()]


def test_looking_at_the_list_is_in_ruths_log(desk: Client, people: People, give: Give) -> None:
    give("Pans.")
    overview(desk, people)
    deeds = [line.deed for line in auditing.who_looked(people.as_ruth, owner=people.ruth.id)]
    assert "looked-at-list" in deeds


def test_today_and_clients_open_nothing(desk: Client, people: People, give: Give) -> None:
    give("Pans.")
    for name in ("desk_today", "desk_clients"):
        desk.get(reverse(name))
    deeds = {line.deed for line in auditing.who_looked(people.as_ruth, owner=people.ruth.id)}
    assert not deeds & {"opened", "looked-at-list"}


def test_one_tap_says_that_it_was_read_and_twice_says_it_once(
    desk: Client, people: People, give: Give
) -> None:
    entry = give("Pans.")
    for _ in range(2):
        answer = desk.post(reverse("desk_answer", args=[people.ruth.id, entry]), {"tap": "read"})
        assert answer.status_code == 303
    (card,) = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)
    assert [(remark.text, remark.by_owner) for remark in card.remarks] == [("", False)]
    page = desk.get(answer["Location"]).content.decode()
    assert "I have read this. Let us talk about it when we meet." in page
    assert 'name="tap"' not in page


def test_a_line_of_her_own_stands_apart_from_ruths_words(
    desk: Client, people: People, give: Give
) -> None:
    entry = give("Pans.")
    desk.post(reverse("desk_answer", args=[people.ruth.id, entry]), {"text": "Ten is not short."})
    assert reading.open_one(people.as_ruth, entry=entry, at=NOON).body["text"] == "Pans."
    (card,) = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)
    assert [remark.text for remark in card.remarks] == ["Ten is not short."]


def test_an_answer_that_cannot_be_kept_stays_in_the_form(
    desk: Client, people: People, give: Give
) -> None:
    address = reverse("desk_answer", args=[people.ruth.id, give("Pans.")])
    assert desk.post(address, {"text": " "}).status_code == 422
    long = "still here " * 500
    answer = desk.post(address, {"text": long})
    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()


def test_earlier_tellings_are_offered_only_where_they_were_shared(
    desk: Client, people: People, give: Give
) -> None:
    entry = give("First.")
    address = reverse("desk_entry", args=[people.ruth.id, entry])
    first = reading.open_one(people.as_ruth, entry=entry, at=NOON).outline.telling
    page = journal_page("Second.")
    second = writing.revise(
        people.as_ruth, operation=uuid4(), entry=entry, parent=first, page=page, at=NOON
    )
    assert "Second." not in desk.get(address).content.decode()
    assert desk.get(f"{address}?telling={second.telling}").status_code == 404
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    shown = desk.get(address).content.decode()
    assert "Second." in shown
    assert f"?telling={first}" in shown
    assert "First." in desk.get(f"{address}?telling={first}").content.decode()


def test_a_page_taken_back_is_gone_and_only_that_is_said(
    desk: Client, people: People, give: Give
) -> None:
    entry = give("Pans.", title="The hymn", note="Read this")
    address = reverse("desk_entry", args=[people.ruth.id, entry])
    desk.get(address)
    sharing.take_back(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    assert desk.get(address).status_code == 404
    assert (
        desk.post(reverse("desk_answer", args=[people.ruth.id, entry]), {"tap": "1"}).status_code
        == 404
    )
    said = "a page you read was taken back."
    assert said in desk.get(reverse("desk_today")).content.decode()
    page = overview(desk, people)
    assert "A page you read was taken back." in page
    assert said not in desk.get(reverse("desk_today")).content.decode()
    for gone in ("The hymn", "Read this", str(entry)):
        assert gone not in page


def test_a_page_taken_back_before_it_was_opened_leaves_no_trace(
    desk: Client, people: People, give: Give
) -> None:
    entry = give("Pans.")
    sharing.take_back(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    assert "taken back" not in overview(desk, people)


def test_a_page_of_another_of_her_clients_does_not_open_under_ruths_address(
    desk: Client, people: People, give: Give
) -> None:
    ruths, owen = give("Pans."), client_called("Owen Pryce", f"owen-{people.bond}@example.org")
    bond = sharing.begin_bond(people.as_miriam, client=owen.id, clinician=people.miriam.id, at=NOON)
    as_owen, owens = Actor(owen.id, Face.CLIENT), uuid4()
    page = journal_page("Nets.")
    writing.begin(as_owen, operation=uuid4(), entry=owens, page=page, at=NOON)
    sharing.give(as_owen, entry=owens, bond=bond, at=NOON)
    for client, entry in ((owen.id, ruths), (people.ruth.id, owens)):
        address = reverse("desk_entry", args=[client, entry])
        assert desk.get(address).status_code == 404
        assert desk.post(f"{address}answer/", {"tap": "read"}).status_code == 404
    assert not sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)[0].opened
    assert not sharing.shares_by_owner(as_owen, owner=owen.id)[0].remarks
    assert "Nets." in desk.get(reverse("desk_entry", args=[owen.id, owens])).content.decode()


def test_an_answer_sent_twice_is_one_and_the_same_words_later_are_another(
    desk: Client, people: People, give: Give
) -> None:
    entry = give("Pans.")
    address = f"/desk/clients/{people.ruth.id}/e/{entry}/answer/"
    first, later = str(uuid4()), str(uuid4())
    for operation in (first, first, later):
        sent = {"text": "Thank you.", "operation": operation}
        assert desk.post(address, sent).status_code == 303
    card = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)[0]
    assert [remark.text for remark in card.remarks] == ["Thank you.", "Thank you."]
    for _ in range(2):
        assert desk.post(address, {"tap": "read"}).status_code == 303
    card = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)[0]
    assert [remark.text for remark in card.remarks].count("") == 1


def test_a_page_is_new_until_it_is_opened_and_again_when_it_is_given_again_that_day(
    people: People, give: Give, clock: Clock
) -> None:
    """The order of what was done decides; minutes and days do not."""

    def new() -> bool:
        cards = sharing.shares_with_reader(people.as_miriam, owner=people.ruth.id)
        return not cards[0].opened_since_given

    def ruth_writes_on() -> None:
        newest = reading.open_one(people.as_ruth, entry=entry, at=clock.now).outline.telling
        page, operation = journal_page("Pans. Two."), uuid4()
        writing.revise(
            people.as_ruth, operation=operation, entry=entry, parent=newest, page=page, at=clock.now
        )

    entry = give("Pans.")
    assert new()
    reading.open_one(people.as_miriam, entry=entry, at=clock.now)
    assert not new()
    ruth_writes_on()
    assert not new()  # a later telling was not given
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, follow=True, at=clock.now)
    assert new()
    reading.open_one(people.as_miriam, entry=entry, at=clock.now)
    assert not new()
    ruth_writes_on()
    assert new()


def test_that_a_page_was_taken_back_is_said_once_and_not_for_ever(
    desk: Client, people: People, give: Give, clock: Clock
) -> None:
    words = "a page you read was taken back"
    overview = reverse("desk_client", kwargs={"client": people.ruth.id})

    def said(place: str) -> bool:
        return words in desk.get(place).content.decode().casefold()

    for looks in (True, False):
        entry = give("Pans.")
        reading.open_one(people.as_miriam, entry=entry, at=clock.now)
        sharing.take_back(people.as_ruth, entry=entry, bond=people.bond, at=clock.now)
        lost = sharing.taken_back_after_reading(
            people.as_miriam, owner=people.ruth.id, at=clock.now
        )
        assert lost == 1
        if looks:
            assert said(overview)
            assert not said(overview)
        else:
            later = clock.now + timedelta(days=31)
            assert not sharing.taken_back_after_reading(
                people.as_miriam, owner=people.ruth.id, at=later
            )
