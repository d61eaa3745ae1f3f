"""Who can read what Ruth writes."""

from uuid import UUID, uuid4

import pytest

from marram.kit.testing import NOON, People, client_called, journal_page
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record import access, auditing, drafts, erasing, reading, searching, sharing, writing
from marram.record.values import NotFound, Refused


def write(people: People, text: str, entry: UUID | None = None) -> UUID:
    entry = entry or uuid4()
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=journal_page(text), at=NOON)
    return entry


def test_ruth_reads_what_she_wrote(people: People) -> None:
    entry = write(people, "Pans, mostly.")
    opened = reading.open_one(people.as_ruth, entry=entry, at=NOON)
    assert opened.body["text"] == "Pans, mostly."
    assert opened.outline.recorded == NOON


def test_miriam_finds_nothing_that_was_not_shared(people: People) -> None:
    entry = write(people, "Pans, mostly.")
    assert reading.outline(people.as_miriam, owner=people.ruth.id, at=NOON) == []
    with pytest.raises(NotFound):
        reading.open_one(people.as_miriam, entry=entry, at=NOON)


def test_miriam_reads_the_page_that_ruth_gives_her_and_ruth_sees_that(people: People) -> None:
    entry = write(people, "Pans, mostly.")
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON, note="Read this first")
    opened = reading.open_one(people.as_miriam, entry=entry, at=NOON)
    assert opened.body["text"] == "Pans, mostly."
    (card,) = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)
    assert len(card.opened) == 1
    assert [remark.text for remark in card.remarks] == ["Read this first"]


def test_a_later_telling_stays_with_ruth_unless_she_said_and_what_i_change(people: People) -> None:
    entry = write(people, "First.")
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    first = reading.open_one(people.as_ruth, entry=entry, at=NOON).outline.telling
    writing.revise(
        people.as_ruth,
        operation=uuid4(),
        entry=entry,
        parent=first,
        page=journal_page("Second."),
        at=NOON,
    )
    assert reading.open_one(people.as_miriam, entry=entry, at=NOON).body["text"] == "First."
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON, follow=True)
    assert reading.open_one(people.as_miriam, entry=entry, at=NOON).body["text"] == "Second."


def test_a_page_taken_back_is_not_found_any_more(people: People) -> None:
    entry = write(people, "Pans.")
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON, note="hello")
    reading.open_one(people.as_miriam, entry=entry, at=NOON)
    sharing.answer(people.as_miriam, entry=entry, text="Thank you.", at=NOON)
    sharing.take_back(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    with pytest.raises(NotFound):
        reading.open_one(people.as_miriam, entry=entry, at=NOON)
    assert sharing.taken_back_after_reading(people.as_miriam, owner=people.ruth.id, at=NOON) == 1
    (card,) = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)
    assert [remark.text for remark in card.remarks] == ["hello", "Thank you."]
    assert reading.open_one(people.as_ruth, entry=entry, at=NOON).body["text"] == "Pans."


def test_a_clinician_whose_bond_has_ended_finds_nothing(people: People) -> None:
    entry = write(people, "Pans.")
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    sharing.answer(people.as_miriam, entry=entry, at=NOON)
    sharing.end_bond(people.as_miriam, bond=people.bond, at=NOON)
    assert reading.outline(people.as_miriam, owner=people.ruth.id, at=NOON) == []
    with pytest.raises(NotFound):
        reading.open_one(people.as_miriam, entry=entry, at=NOON)
    assert sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id)[0].remarks


def test_an_ended_bond_opens_nothing_even_where_its_wraps_were_left(people: People) -> None:
    entry = write(people, "Pans.")
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    directory.close_bond(people.bond, at=NOON)
    assert list(access.opens(people.as_miriam)) == []


def test_the_same_operation_twice_gets_the_first_answer(people: People) -> None:
    entry, operation = uuid4(), uuid4()
    page = journal_page("Once.")
    first = writing.begin(people.as_ruth, operation=operation, entry=entry, page=page, at=NOON)
    again = writing.begin(people.as_ruth, operation=operation, entry=entry, page=page, at=NOON)
    assert (again.again, again.telling) == (True, first.telling)
    assert len(reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON)) == 1


def test_two_devices_that_write_at_once_keep_both_tellings(people: People) -> None:
    entry = write(people, "Root.")
    root = reading.open_one(people.as_ruth, entry=entry, at=NOON).outline.telling
    for text in ("On the phone.", "On the tablet."):
        receipt = writing.revise(
            people.as_ruth,
            operation=uuid4(),
            entry=entry,
            parent=root,
            page=journal_page(text),
            at=NOON,
        )
    assert receipt.beside
    assert reading.open_one(people.as_ruth, entry=entry, at=NOON).outline.beside
    texts = {one.body["text"] for one in reading.tellings(people.as_ruth, entry=entry, at=NOON)}
    assert texts == {"Root.", "On the phone.", "On the tablet."}


def test_what_is_put_away_is_hers_alone_and_comes_back_as_it_was(people: People) -> None:
    entry = write(people, "Pans.")
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    writing.put_away(people.as_ruth, entry=entry, at=NOON)
    with pytest.raises(NotFound):
        reading.open_one(people.as_miriam, entry=entry, at=NOON)
    assert reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON) == []
    assert len(reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON, put_away=True)) == 1
    writing.bring_back(people.as_ruth, entry=entry, at=NOON)
    assert reading.open_one(people.as_miriam, entry=entry, at=NOON).body["text"] == "Pans."


def test_erasing_one_page_leaves_the_others_readable(people: People) -> None:
    gone, stays = write(people, "Gone."), write(people, "Stays.")
    sharing.give(people.as_ruth, entry=stays, bond=people.bond, at=NOON, note="n")
    drafts.keep(people.as_ruth, entry=stays, kind="journal", body={"text": "more"}, at=NOON)
    erasing.erase_entry(people.as_ruth, entry=gone, at=NOON)
    assert reading.open_one(people.as_ruth, entry=stays, at=NOON).body["text"] == "Stays."
    assert reading.open_one(people.as_miriam, entry=stays, at=NOON).body["text"] == "Stays."
    assert drafts.every(people.as_ruth)[0].body["text"] == "more"
    with pytest.raises(NotFound):
        reading.open_one(people.as_ruth, entry=gone, at=NOON)


def told_again(people: People, entry: UUID, text: str) -> UUID:
    """Tell a page again and return the telling."""
    operation = uuid4()
    writing.revise(
        people.as_ruth,
        operation=operation,
        entry=entry,
        parent=reading.open_one(people.as_ruth, entry=entry, at=NOON).outline.telling,
        page=journal_page(text),
        at=NOON,
    )
    return operation


def test_erasing_one_telling_leaves_the_others_in_one_line(people: People) -> None:
    entry = write(people, "First.")
    second, third = told_again(people, entry, "Second."), told_again(people, entry, "Third.")
    erasing.erase_telling(people.as_ruth, entry=entry, telling=second, at=NOON)
    left = reading.tellings(people.as_ruth, entry=entry, at=NOON)
    assert [one.body["text"] for one in left] == ["First.", "Third."]
    assert not left[-1].outline.beside
    erasing.erase_telling(people.as_ruth, entry=entry, telling=third, at=NOON)
    assert reading.open_one(people.as_ruth, entry=entry, at=NOON).body["text"] == "First."


def test_whoever_was_given_the_telling_that_is_erased_can_open_the_page_no_more(
    people: People,
) -> None:
    entry = write(people, "First.")
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    first = reading.open_one(people.as_ruth, entry=entry, at=NOON).outline.telling
    told_again(people, entry, "Second.")
    erasing.erase_telling(people.as_ruth, entry=entry, telling=first, at=NOON)
    with pytest.raises(NotFound):
        reading.open_one(people.as_miriam, entry=entry, at=NOON)
    (share,) = sharing.shares_by_owner(people.as_ruth, owner=people.ruth.id, entry=entry)
    assert share.taken_back == NOON


def test_whoever_is_given_what_i_change_goes_on_from_the_next_telling(people: People) -> None:
    entry = write(people, "First.")
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON, follow=True)
    first = reading.open_one(people.as_ruth, entry=entry, at=NOON).outline.telling
    told_again(people, entry, "Second.")
    erasing.erase_telling(people.as_ruth, entry=entry, telling=first, at=NOON)
    assert reading.open_one(people.as_miriam, entry=entry, at=NOON).body["text"] == "Second."
    told_again(people, entry, "Third.")
    assert reading.open_one(people.as_miriam, entry=entry, at=NOON).body["text"] == "Third."


def test_the_only_telling_is_the_page_and_is_erased_as_one(people: People) -> None:
    entry = write(people, "First.")
    only = reading.open_one(people.as_ruth, entry=entry, at=NOON).outline.telling
    with pytest.raises(Refused):
        erasing.erase_telling(people.as_ruth, entry=entry, telling=only, at=NOON)
    for actor in (people.as_miriam, people.as_stranger):
        told_again(people, entry, "Again.")
        with pytest.raises(NotFound):
            erasing.erase_telling(actor, entry=entry, telling=only, at=NOON)


def test_words_typed_on_another_device_at_the_same_time_are_not_thrown_away(people: People) -> None:
    entry = write(people, "Said.")
    tablet = Actor(people.ruth.id, Face.CLIENT, uuid4())
    for actor, text in ((people.as_ruth, "Said"), (tablet, "Said, and something else.")):
        drafts.keep(actor, entry=entry, kind="journal", body={"text": text}, at=NOON)
    drafts.settle(people.as_ruth, entry=entry, body={"text": "Said."})
    assert [card.body["text"] for card in drafts.every(tablet)] == ["Said, and something else."]
    drafts.settle(people.as_ruth, entry=entry, body={"text": "Said, and something else. Done."})
    assert drafts.every(tablet) == []


def test_search_finds_her_own_words_and_phrases(people: People) -> None:
    entry = write(people, "Half a beat late, and the back door open.")
    write(people, "Nothing of the kind.")
    for words in ("BEAT late", '"back door"', "door beat"):
        found = searching.search(people.as_ruth, owner=people.ruth.id, words=words, at=NOON)
        assert [head.entry for head in found] == [entry]
    assert (
        searching.search(people.as_ruth, owner=people.ruth.id, words='"door back"', at=NOON) == []
    )
    assert searching.search(people.as_miriam, owner=people.ruth.id, words="beat", at=NOON) == []


def test_while_a_page_is_only_looked_at_her_heads_are_read_once_and_never_after(
    people: People,
) -> None:
    write(people, "Pans.")
    george = Actor(client_called("George", "george@example.org").id, Face.CLIENT, uuid4())

    def heads(actor: Actor, owner: UUID) -> int:
        return len(reading.outline(actor, owner=owner, at=NOON))

    with reading.only_looking():
        assert heads(people.as_ruth, people.ruth.id) == 1
        write(people, "Written meanwhile, by another request.")
        assert heads(people.as_ruth, people.ruth.id) == 1
        assert heads(george, people.ruth.id) == 0
        assert heads(people.as_miriam, people.ruth.id) == 0
    assert heads(people.as_ruth, people.ruth.id) == 2


def test_a_clinicians_look_is_written_each_time_even_while_a_page_is_only_looked_at(
    people: People,
) -> None:
    sharing.give(people.as_ruth, entry=write(people, "Pans."), bond=people.bond, at=NOON)
    before = auditing.verify().lines
    with reading.only_looking():
        for _look in range(2):
            assert len(reading.outline(people.as_miriam, owner=people.ruth.id, at=NOON)) == 1
    assert auditing.verify().lines == before + 2


def test_every_deed_is_in_an_unbroken_chain(people: People) -> None:
    write(people, "Pans.")
    verdict = auditing.verify()
    assert verdict.faults == ()
    assert verdict.lines >= 2


def test_erasing_ruth_leaves_nothing_that_opens(people: People) -> None:
    entry = write(people, "Pans.")
    erasing.erase_person_now(people.as_ruth, owner=people.ruth.id, at=NOON)
    with pytest.raises(NotFound):
        reading.open_one(people.as_ruth, entry=entry, at=NOON)
    assert auditing.verify().faults == ()
