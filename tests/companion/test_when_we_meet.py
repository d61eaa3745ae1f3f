"""When we meet: an agenda by both, and the doors that Miriam opened."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client

from marram.kit.containment import between_us
from marram.kit.containment.between_us import Asks, Until
from marram.kit.testing import NOON, People
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record import sharing
from tests.companion.support import body


def agenda(people: People) -> list[between_us.Line]:
    lines = between_us.read(people.as_miriam, owner=people.ruth.id, at=NOON)
    return between_us.agenda(lines)


def test_the_page_says_who_can_read_it_before_anything_is_written(
    ruth: Client, people: People
) -> None:
    directory.set_next_meeting(people.bond, at=NOON + timedelta(days=5))
    page = body(ruth, "/me/with/")
    assert "Miriam Castell can read this page. You next meet on Tuesday 24 November." in page
    assert "Nothing is on the list. That is fine too." in page


def test_a_line_of_hers_stands_on_miriams_list_once_however_often_it_is_sent(
    ruth: Client, people: People
) -> None:
    sent = {"text": "The hymn.", "bond": str(people.bond), "operation": str(uuid4())}
    for _ in range(2):
        assert ruth.post("/me/with/", sent).status_code == 303
    assert [(one.text, one.by_owner, one.asks) for one in agenda(people)] == [
        ("The hymn.", True, Asks.WORDS)
    ]


def test_an_empty_line_or_a_long_one_is_not_kept_and_what_was_typed_stays(
    ruth: Client, people: People
) -> None:
    for text in ("  ", "A" * 501):
        answer = ruth.post("/me/with/", {"text": text, "bond": str(people.bond)})
        assert answer.status_code == 422
        assert "Write a line of up to 500 characters." in answer.content.decode()
        assert text.strip() in answer.content.decode()
    assert agenda(people) == []


def test_talked_about_moves_a_line_of_either_to_the_end_and_loses_none(
    ruth: Client, people: People
) -> None:
    between_us.put_on_agenda(people.as_miriam, bond=people.bond, text="Sleep.", at=NOON)
    (line,) = agenda(people)
    assert "From Miriam Castell, 19 November" in body(ruth, "/me/with/")
    ruth.post("/me/with/", {"do": "done", "bond": str(people.bond), "line": str(line.id)})
    (line,) = agenda(people)
    assert line.done
    assert "Sleep." in body(ruth, "/me/with/")


def test_she_asks_miriam_to_open_the_pie_with_her_and_may_write_on_it_alone(
    ruth: Client, people: People
) -> None:
    page = body(ruth, "/me/r/pie/")
    assert "Ask Miriam Castell to open it with me" in page
    assert "Writing on it alone is always possible." in page
    assert ruth.post("/me/r/pie/ask/", {"bond": str(people.bond)})["Location"].startswith(
        "/me/with/"
    )
    (line,) = agenda(people)
    assert (line.asks, line.room, line.text) == (Asks.OPEN, "pie", "")
    assert "to open it together" in body(ruth, "/me/with/")
    assert ruth.get("/me/r/pie/pie/new/").status_code == 200


def test_a_room_that_is_not_for_two_offers_no_such_thing(ruth: Client, people: People) -> None:
    assert "to open it with me" not in body(ruth, "/me/r/naming/")


def test_what_miriam_opened_is_listed_with_its_minutes_and_she_can_close_it(
    ruth: Client, people: People
) -> None:
    between_us.open_door(
        people.as_miriam,
        bond=people.bond,
        room="naming",
        until=Until.STANDS,
        minutes=45,
        at=NOON,
    )
    page = body(ruth, "/me/with/")
    assert "until one of you closes it: up to 45 minutes at a time" in page
    ruth.post("/me/with/", {"do": "close", "bond": str(people.bond), "room": "naming"})
    assert "up to 45 minutes" not in body(ruth, "/me/with/")


def test_a_line_on_somebody_elses_bond_is_not_hers_to_write_or_close(
    ruth: Client, tomas: Client, people: People
) -> None:
    between_us.put_on_agenda(people.as_ruth, bond=people.bond, text="Hers.", at=NOON)
    (line,) = agenda(people)
    for sent in (
        {"do": "done", "bond": str(people.bond), "line": str(line.id)},
        {"do": "close", "bond": str(people.bond), "room": "naming"},
    ):
        assert tomas.post("/me/with/", sent).status_code == 404
    assert tomas.post("/me/with/", {"text": "x", "bond": str(people.bond)}).status_code == 422
    assert tomas.post("/me/r/pie/ask/", {"bond": str(people.bond)}).status_code == 404
    assert "Hers." not in body(tomas, "/me/with/")
    (line,) = agenda(people)
    assert not line.done


def test_with_two_people_she_says_with_whom(ruth: Client, people: People) -> None:
    by = Actor(people.stranger.id, Face.CLINICIAN)
    bond = sharing.begin_bond(by, client=people.ruth.id, clinician=people.stranger.id, at=NOON)
    assert "With whom" in body(ruth, "/me/with/")
    ruth.post("/me/with/", {"text": "For Ines.", "bond": str(bond)})
    assert agenda(people) == []
    lines = between_us.read(by, owner=people.ruth.id, at=NOON)
    assert [one.text for one in between_us.agenda(lines)] == ["For Ines."]
