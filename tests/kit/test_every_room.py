"""What holds for every room and every worksheet, found by the registry: none needs its own file."""

import json
import re

import pytest

from marram.kit import registry, showing, standards
from marram.kit.depth import Depth
from marram.kit.practice import Practice, Worksheet
from marram.kit.testing import NOON, People, ask
from marram.people.actor import NOBODY
from marram.record import reading, restoring, searching, sharing
from tests.kit.sheets import MARKER, everything_stored, filled, hides, kept_page, place

ROOMS = [pytest.param(room, id=room.slug) for room in registry.rooms()]
SHEETS = [
    pytest.param(room, sheet, id=sheet.kind) for room in registry.rooms() for sheet in room.sheets
]
every_room = pytest.mark.parametrize("room", ROOMS)
every_sheet = pytest.mark.parametrize(("room", "sheet"), SHEETS)


READ = (".ask", ".hint", ".about", ".note", ".plain", ".first")


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade: 4 to 5 is read at nine to eleven (Kincaid 1975)."""
    words = re.findall(r"[A-Za-z']+", text)
    sentences = max(1, len(re.findall(r"[.?:]", text)))
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", w.lower().removesuffix("e")))) for w in words
    )
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def address_of_page(room: Practice, sheet: Worksheet, entry: object) -> str:
    return f"{place(room, sheet)}{entry}/"


@every_room
def test_its_declaration_is_whole(room: Practice) -> None:
    assert standards.faults(room) == []


def test_no_two_worksheets_write_the_same_kind() -> None:
    assert standards.faults_between(registry.rooms()) == []


@every_room
def test_its_words_are_plain(room: Practice) -> None:
    said = {key: text for key, text in room.words.source.texts.items() if key.endswith(READ)}
    assert grade(" ".join(said.values())) <= 5
    for key, text in said.items():
        assert all(len(sentence.split()) <= 20 for sentence in re.split(r"[.?:]", text)), key


@every_room
def test_the_room_opens_for_its_owner_alone(room: Practice, people: People) -> None:
    address = f"/me/r/{room.slug}/"
    assert ask(people.as_ruth, address).status_code in {200, 303}
    assert ask(people.as_miriam, address).status_code == 404
    assert ask(people.as_stranger, address).status_code == 404
    assert ask(NOBODY, address)["Location"].startswith("/unlock/")


@every_room
def test_its_own_pages_open_for_their_owner_alone(room: Practice, people: People) -> None:
    for page in room.pages:
        address = f"/me/r/{room.slug}/{page}/"
        assert ask(people.as_ruth, address).status_code == 200
        assert ask(people.as_miriam, address).status_code == 404
        assert ask(people.as_stranger, address).status_code == 404
        assert ask(NOBODY, address)["Location"].startswith("/unlock/")


@every_sheet
def test_the_own_pages_of_what_was_written_open_for_its_owner_alone(
    room: Practice, sheet: Worksheet, people: People
) -> None:
    entry = kept_page(people, room, sheet)
    shown = ask(people.as_ruth, f"/me/e/{entry}/").content.decode()
    for page in sheet.pages:
        address = f"/me/r/{room.slug}/{entry}/{page}/"
        assert f'href="{address}"' in shown
        assert ask(people.as_ruth, address).status_code == 200
        for other in (people.as_miriam, people.as_stranger):
            assert ask(other, address).status_code == 404


@every_sheet
def test_every_question_stands_on_the_page(
    room: Practice, sheet: Worksheet, people: People
) -> None:
    page = ask(people.as_ruth, place(room, sheet) + "new/")
    if room.depth is Depth.L3:
        assert page["Location"] == f"{place(room, sheet)}begin/"
        entry = kept_page(people, room, sheet)
        page = ask(people.as_ruth, address_of_page(room, sheet, entry))
    elif sheet.off:
        assert page["Location"] == f"/me/r/{room.slug}/"
        ask(people.as_ruth, place(room, sheet) + "turn/", {"do": "on"})
        page = ask(people.as_ruth, place(room, sheet) + "new/")
    assert page.status_code == 200
    for name in filled(sheet.fields):
        assert f'name="{name}"' in page.content.decode()


@every_sheet
def test_what_ruth_kept_opens_for_her_and_for_nobody_else(
    room: Practice, sheet: Worksheet, people: People
) -> None:
    entry = kept_page(people, room, sheet)
    address = address_of_page(room, sheet, entry)
    assert MARKER in ask(people.as_ruth, address).content.decode()
    for other in (people.as_miriam, people.as_stranger):
        assert ask(other, address).status_code == 404
        assert ask(other, f"{place(room, sheet)}print/?entry={entry}").status_code == 404
        assert ask(other, place(room, sheet) + "new/").status_code == 404


@every_sheet
def test_a_page_that_was_shared_still_cannot_be_written_on_by_miriam(
    room: Practice, sheet: Worksheet, people: People
) -> None:
    entry = kept_page(people, room, sheet)
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    assert ask(people.as_miriam, address_of_page(room, sheet, entry)).status_code == 404
    opened = reading.open_one(people.as_miriam, entry=entry, at=NOON)
    assert any(MARKER in line for answer in showing.shown(opened) for line in answer.lines)


@every_sheet
def test_it_prints_blank_and_filled_in_both_sizes(
    room: Practice, sheet: Worksheet, people: People
) -> None:
    entry = kept_page(people, room, sheet)
    for large in ("", "large=1"):
        blank = ask(people.as_ruth, f"{place(room, sheet)}print/?{large}").content.decode()
        full = ask(people.as_ruth, f"{place(room, sheet)}print/?entry={entry}&{large}")
        full_page = full.content.decode()
        assert MARKER not in blank
        assert MARKER in full_page
        assert ("paper-large" in full_page) == bool(large)
        assert ("paper-large" in blank) == bool(large and room.depth is not Depth.L3)


@every_sheet
def test_nothing_of_it_is_stored_in_plain_text(
    room: Practice, sheet: Worksheet, people: People
) -> None:
    kept_page(people, room, sheet)
    stored = everything_stored()
    assert stored
    assert hides(MARKER, stored)
    assert hides(sheet.kind + '"', stored)


@every_sheet
def test_it_is_in_her_export_and_comes_up_in_her_search(
    room: Practice, sheet: Worksheet, people: People
) -> None:
    entry = kept_page(people, room, sheet)
    archive = restoring.everything(people.as_ruth, owner=people.ruth.id, at=NOON)
    (found,) = [one for one in archive["entries"] if one["id"] == str(entry)]
    assert MARKER in json.dumps(found, ensure_ascii=False)
    heads = searching.search(people.as_ruth, owner=people.ruth.id, words=MARKER, at=NOON)
    assert [head.entry for head in heads] == [entry]


@every_sheet
def test_an_empty_page_is_not_kept(room: Practice, sheet: Worksheet, people: People) -> None:
    answer = ask(people.as_ruth, place(room, sheet) + "new/", {"do": "done"})
    assert answer.status_code == 303
    assert reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON) == []


@every_sheet
def test_writing_on_makes_a_second_telling_and_keeps_the_first(
    room: Practice, sheet: Worksheet, people: People
) -> None:
    entry = kept_page(people, room, sheet)
    first = reading.open_one(people.as_ruth, entry=entry, at=NOON).outline.telling
    sent = {"parent": str(first), "do": "done", "operation": str(first)[:-4] + "aaaa"}
    changed = filled(sheet.fields) | {"when": "last spring"}
    answer = ask(people.as_ruth, address_of_page(room, sheet, entry), changed | sent)
    assert answer.status_code == 303
    tellings = reading.tellings(people.as_ruth, entry=entry, at=NOON)
    assert len(tellings) == 2
    assert tellings[0].body == tellings[1].body
    assert tellings[0].outline.when is None
