"""What Ruth and Miriam keep between them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from marram.kit.testing import NOON, People, client_called
from marram.people.actor import NOBODY, OPERATOR, Actor, Face
from marram.record import auditing, between, erasing, restoring, sharing
from marram.record.models import AuditLine, Between
from marram.record.values import NotFound

LATER = NOON + timedelta(hours=1)


def said(people: People, who: Actor) -> list[str]:
    lines = between.said(who, owner=people.ruth.id, at=LATER)
    return [line.body["text"] for line in lines]


def say(people: People, who: Actor, text: str, **more: object) -> object:
    return between.say(who, bond=people.bond, kind="agenda", body={"text": text}, at=NOON, **more)


def test_both_read_what_either_said_in_the_order_in_which_it_was_said(people: People) -> None:
    say(people, people.as_ruth, "The garden.")
    say(people, people.as_miriam, "How the nights are.")
    assert said(people, people.as_ruth) == ["The garden.", "How the nights are."]
    assert said(people, people.as_miriam) == ["The garden.", "How the nights are."]


def test_a_line_can_answer_an_earlier_one(people: People) -> None:
    asked = say(people, people.as_ruth, "Open it with me?")
    say(people, people.as_miriam, "On Tuesday.", about=asked)
    lines = between.said(people.as_ruth, owner=people.ruth.id, at=LATER)
    assert [line.body["text"] for line in between.answers(lines)[asked]] == ["On Tuesday."]


def test_the_same_form_sent_twice_says_it_once(people: People) -> None:
    form = uuid4()
    assert say(people, people.as_ruth, "The garden.", operation=form) == say(
        people, people.as_ruth, "The garden.", operation=form
    )
    assert said(people, people.as_ruth) == ["The garden."]


@pytest.mark.parametrize("who", ["stranger", "nobody", "another client"])
def test_nobody_else_reads_or_adds_a_line(people: People, who: str) -> None:
    say(people, people.as_ruth, "The garden.")
    other = {
        "stranger": people.as_stranger,
        "nobody": NOBODY,
        "another client": Actor(
            client_called("Tomas", f"{uuid4().hex}@example.org").id, Face.CLIENT
        ),
    }[who]
    with pytest.raises(NotFound):
        say(people, other, "Mine now.")
    if other == people.as_stranger:
        assert said(people, other) == []
    else:
        with pytest.raises(NotFound):
            said(people, other)


def test_the_operator_reads_one_open_bond_at_a_time_for_a_wake_up(people: People) -> None:
    say(people, people.as_ruth, "The garden.")
    with pytest.raises(NotFound):
        said(people, OPERATOR)
    lines = between.said(OPERATOR, owner=people.ruth.id, bond=people.bond, at=NOON)
    assert len(lines) == 1
    sharing.end_bond(people.as_miriam, bond=people.bond, at=NOON)
    assert between.said(OPERATOR, owner=people.ruth.id, bond=people.bond, at=NOON) == []
    with pytest.raises(NotFound):
        say(people, OPERATOR, "After the end.")


def test_ruth_sees_that_miriam_looked_and_nobody_watches_ruth(people: People) -> None:
    say(people, people.as_ruth, "The garden.")
    said(people, people.as_ruth)
    assert auditing.who_looked(people.as_ruth, owner=people.ruth.id)[0].deed != "looked-between"
    said(people, people.as_miriam)
    assert auditing.who_looked(people.as_ruth, owner=people.ruth.id)[0].deed == "looked-between"


def test_when_the_work_has_ended_ruth_keeps_it_and_miriam_finds_nothing(people: People) -> None:
    say(people, people.as_miriam, "How the nights are.")
    sharing.end_bond(people.as_ruth, bond=people.bond, at=NOON)
    assert said(people, people.as_ruth) == ["How the nights are."]
    assert said(people, people.as_miriam) == []
    with pytest.raises(NotFound):
        say(people, people.as_miriam, "One more thing.")


def test_erasing_a_page_gives_new_keys_to_what_the_two_keep(people: People) -> None:
    say(people, people.as_ruth, "The garden.")
    before = Between.objects.get().wrapped
    from tests.record.test_reading_and_sharing import write  # noqa: PLC0415 - only here

    erasing.erase_entry(people.as_ruth, entry=write(people, "Pans."), at=NOON)
    assert bytes(Between.objects.get().wrapped) != bytes(before)
    assert said(people, people.as_ruth) == said(people, people.as_miriam) == ["The garden."]


def test_it_is_in_the_archive_and_comes_back_as_history_on_no_bond(people: People) -> None:
    say(people, people.as_miriam, "How the nights are.")
    archive = restoring.everything(people.as_ruth, owner=people.ruth.id, at=NOON)
    assert [line["with"] for line in archive["between"]] == ["Miriam Castell"]
    erasing.erase_person_now(people.as_ruth, owner=people.ruth.id, at=NOON)
    again = client_called("Ruth Adeyemi", f"{uuid4().hex}@example.org")
    as_ruth = Actor(again.id, Face.CLIENT)
    for _ in range(2):
        restoring.restore(as_ruth, owner=again.id, archive=archive, at=NOON)
    (line,) = between.said(as_ruth, owner=again.id, at=LATER)
    assert (line.body["text"], line.bond, line.reader) == (
        "How the nights are.",
        None,
        "Miriam Castell",
    )
    assert restoring.everything(as_ruth, owner=again.id, at=NOON)["between"] == archive["between"]


def test_it_is_sealed_where_it_lies(people: People) -> None:
    say(people, people.as_ruth, "GARDEN-MARKER")
    row = Between.objects.get()
    assert b"GARDEN-MARKER" not in bytes(row.sealed) + bytes(row.wrapped)
    assert b"agenda" not in bytes(row.sealed)


class TestTheMark:
    """By which the other screen sees that something was added."""

    def test_is_another_one_after_each_line_and_stays_without(self, people: People) -> None:
        marks = [between.mark(people.as_miriam, owner=people.ruth.id)]
        for who in (people.as_ruth, people.as_miriam):
            say(people, who, "The garden.")
            marks.append(between.mark(people.as_miriam, owner=people.ruth.id))
        assert len(set(marks)) == 3
        assert between.mark(people.as_miriam, owner=people.ruth.id) == marks[-1]

    def test_asking_for_it_opens_nothing_and_is_no_line_in_the_chain(self, people: People) -> None:
        say(people, people.as_ruth, "The garden.")
        before = AuditLine.objects.count()
        between.mark(people.as_miriam, owner=people.ruth.id)
        assert AuditLine.objects.count() == before

    def test_a_clinician_learns_of_their_own_lines_alone(self, people: People) -> None:
        before = between.mark(people.as_stranger, owner=people.ruth.id)
        say(people, people.as_ruth, "The garden.")
        assert between.mark(people.as_stranger, owner=people.ruth.id) == before
        for who in (NOBODY, Actor(client_called("T", "t9@example.org").id, Face.CLIENT)):
            with pytest.raises(NotFound):
                between.mark(who, owner=people.ruth.id)
