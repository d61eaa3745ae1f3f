"""Rows of a few questions, numbers and ticks: nothing typed is lost, an empty row is none."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from marram.kit import registry, shapes, showing, standards
from marram.kit.answers import as_number
from marram.kit.asking import Choice, Part, Question
from marram.kit.practice import Practice
from marram.kit.testing import NOON, People, ask
from marram.record import drafts, reading, sharing
from marram.record.values import Opened
from tests.kit.sheets import DROPPED

MINUTE = "/me/r/kettle/minute/"


def finish(people: People, entry: UUID, **sent: object) -> object:
    hidden = {"draft": str(entry), "operation": str(uuid4()), "parent": "", "do": "done"}
    named = {name.replace("__", "-"): value for name, value in sent.items()}
    return ask(people.as_ruth, f"{MINUTE}new/", hidden | named)


def opened(people: People, entry: UUID) -> Opened:
    return reading.open_one(people.as_ruth, entry=entry, at=NOON)


def page_of(people: People, entry: UUID) -> str:
    return ask(people.as_ruth, f"{MINUTE}{entry}/").content.decode()


@pytest.mark.usefixtures("kettle")
class TestRuthWritesRows:
    def test_rows_are_kept_in_her_order_and_an_empty_one_is_none(self, people: People) -> None:
        entry = uuid4()
        finish(
            people,
            entry,
            leaves__0__leaf="Assam",
            leaves__0__spoons="2",
            leaves__1__leaf="  ",
            leaves__1__spoons="",
            leaves__10__leaf="Mint",
            leaves__10__mine=["", "yes"],
            leaves__2__leaf="Oolong",
            leaves__2__kind="black",
        )
        rows = opened(people, entry).body["leaves"]
        assert [row["leaf"] for row in rows] == ["Assam", "Oolong", "Mint"]
        assert rows[0] == {"leaf": "Assam", "spoons": 2, "kind": "", "picked": {}, "mine": False}
        assert rows[2]["mine"] is True

    def test_they_are_read_row_by_row_in_words(self, people: People) -> None:
        entry = uuid4()
        sent = {"leaves__0__leaf": "Assam", "leaves__0__spoons": "2", "leaves__0__kind": "green"}
        more = {"leaves__1__leaf": "Mint", "leaves__1__mine": ["", "yes"], "warmth": "0"}
        finish(people, entry, **sent, **more)
        assert showing.shown(opened(people, entry)) == [
            ("How warm is it?", ("0",)),
            (
                "Which leaves?",
                ("Assam", "Spoons: 2", "Green or black? Green", "", "Mint", "My own"),
            ),
        ]
        assert opened(people, entry).outline.title == "Assam"
        page = ask(people.as_ruth, f"/me/e/{entry}/").content.decode()
        assert '<span class="asked">Spoons:</span> 2' in page
        assert page.count("row-shown") == 2
        sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
        desk = ask(people.as_miriam, f"/desk/clients/{people.ruth.id}/e/{entry}/").content.decode()
        assert '<span class="asked">Spoons:</span> 2' in desk

    def test_clearing_a_row_drops_it_and_the_others_move_up(self, people: People) -> None:
        entry = uuid4()
        finish(people, entry, leaves__0__leaf="Assam", leaves__1__leaf="Mint")
        finish(people, entry, leaves__0__leaf="", leaves__1__leaf="Mint")
        newest = reading.open_one(people.as_ruth, entry=entry, at=NOON)
        assert [row["leaf"] for row in newest.body["leaves"]] == ["Mint"]

    def test_one_more_without_a_script_keeps_everything_and_draws_a_row(
        self, people: People
    ) -> None:
        entry = uuid4()
        sent = {"more": "leaves", "leaves__0__leaf": "Assam", "leaves__0__spoons": "some"}
        answer = finish(people, entry, **sent)
        assert answer.status_code == 303
        assert answer["Location"].endswith("?more=leaves#leaves")
        page = ask(people.as_ruth, answer["Location"]).content.decode()
        assert 'value="Assam"' in page
        assert 'value="some"' in page
        assert 'name="leaves-2-leaf"' in page
        assert "One more leaf" in page
        assert 'name="leaves-2-leaf"' not in page_of(people, entry)

    def test_each_row_has_its_own_legend_and_every_control_a_label(self, people: People) -> None:
        page = ask(people.as_ruth, f"{MINUTE}new/").content.decode()
        assert "Which leaves?, </span>1</legend>" in page
        assert '<label for="leaves-0-leaf">' in page

    def test_a_word_where_a_number_is_asked_gets_a_sentence_and_stays(self, people: People) -> None:
        entry = uuid4()
        sent = {"leaves__0__leaf": "", "leaves__3__leaf": "Assam", "leaves__3__spoons": "a few"}
        answer = finish(people, entry, **sent, warmth="11", heard="It ticks")
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Enter a number from 1 to 9, or leave it empty." in page
        assert "Enter a number from 0 to 10, or leave it empty." in page
        assert 'value="a few"' in page
        assert 'value="11"' in page
        assert "It ticks" in page
        assert 'href="#leaves-0-spoons"' in page
        assert reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON) == []

    def test_a_draft_keeps_what_is_no_number_yet(self, people: People) -> None:
        entry = uuid4()
        sent = {"leaves-0-spoons": "tw", "leaves-0-mine": ["", "yes"], "warmth": "1o"}
        ask(people.as_ruth, f"{MINUTE}{entry}/keep/", sent)
        page = page_of(people, entry)
        assert 'value="tw"' in page
        assert 'value="1o"' in page
        assert 'id="leaves-0-mine" name="leaves-0-mine" value="yes" checked' in page
        assert drafts.of_entry(people.as_ruth, entry=entry) is not None
        assert finish(people, entry, warmth="1o").status_code == 422
        assert finish(people, entry, **{"leaves-0-spoons": "tw", "warmth": ""}).status_code == 422
        assert reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON) == []

    def test_a_date_in_a_row_keeps_its_place_when_the_row_moves(self, people: People) -> None:
        entry = uuid4()
        sent = {"leaves__1__leaf": "Mint", "leaves__1__picked": "the wet summer"}
        finish(people, entry, leaves__0__leaf="Assam", **sent)
        before = opened(people, entry).body["leaves"][1]["picked"]
        later = {"leaves-0-leaf": "Mint", "leaves-0-picked": "the wet summer", "do": "done"}
        ask(people.as_ruth, f"{MINUTE}{entry}/", later, at=NOON.replace(year=2031))
        assert opened(people, entry).body["leaves"][0]["picked"] == before
        assert len(opened(people, entry).body["leaves"]) == 1

    def test_what_the_form_did_not_ask_stays_as_it_was(self, people: People) -> None:
        entry = uuid4()
        finish(people, entry, leaves__0__leaf="Assam", warmth="4", again=["", "yes"])
        finish(people, entry, heard="Rain")
        body = opened(people, entry).body
        assert (body["heard"], body["warmth"], body["again"]) == ("Rain", 4, True)
        assert body["leaves"][0]["leaf"] == "Assam"

    def test_a_tick_can_be_taken_away_again(self, people: People) -> None:
        entry = uuid4()
        finish(people, entry, heard="Rain", again=["", "yes"])
        assert ("Put it on again", ("Yes",)) in showing.shown(opened(people, entry))
        finish(people, entry, heard="Rain", again="")
        assert opened(people, entry).body["again"] is False

    def test_paper_has_empty_rows_and_no_words(self, people: People) -> None:
        page = ask(people.as_ruth, f"{MINUTE}print/").content.decode()
        assert page.count("What is it called?") == 4
        assert "Green" in page
        assert "Not now" not in page
        assert "(chosen)" not in page
        assert "<input" not in page


def test_whoever_writes_in_other_digits_is_understood() -> None:
    typed = ["40", " 7 ", "٤٠", "४०", "40%", "٤٠٪", "4,5", "-1", "forty", "", "²", "9" * 400]
    found = [as_number(text) for text in typed]
    assert found == [40, 7, 40, 40, 40, 40, None, None, None, None, None, None]


def test_what_is_no_row_does_not_break_a_page(kettle: Practice) -> None:
    body = {"leaves": "not rows", "warmth": "lukewarm", "again": "perhaps"}
    words = [one.words for one in showing.shown_body("kettle.minute", 1, body)]
    assert words == ["lukewarm", "perhaps", "not rows"]
    assert shapes.rows_of(["x", {"leaf": "Mint"}, 3]) == [{"leaf": "Mint"}]


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ('name = "leaf"\ntype = "line"', 'name = "leaf"\ntype = "list"', "a row of leaves asks"),
        ("most = 9", "most = 1", "spoons is a number between nothing"),
        ('ask = "What is it called?"', "", "no words for sheet.minute.leaves.leaf.ask"),
        ('ask = "Which leaves?"', "", "no words for sheet.minute.leaves.ask"),
    ],
)
def test_what_is_wrong_with_rows_is_said(was: str, now: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "kettle").mkdir()
    text = DROPPED.replace(was, now)
    assert text != DROPPED
    (tmp_path / "kettle" / "practice.toml").write_text(text, encoding="utf-8")
    found = standards.faults(registry.load(tmp_path / "kettle"))
    assert any(fault in said for said in found), found


def test_a_fold_is_open_where_a_choice_was_made_or_a_row_was_written() -> None:
    nothing = Question(
        kind="choice", id="did", label="", choices=(Choice("", "Not now", "", chosen=True),)
    )
    chosen = replace(nothing, choices=(Choice("part", "Part of it", "", chosen=True),))
    row = Question(
        kind="rows", id="hard", label="", records=((Question("line", "a", "", value="rain"),),)
    )
    bare = replace(row, records=((Question("line", "a", ""),),))
    assert [Part("Afterwards", (one,)).open for one in (nothing, chosen, bare, row)] == [
        False, True, False, True,
    ]  # fmt: skip
