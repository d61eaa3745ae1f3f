"""Tables of check-ins come in with their gaps, their time zones and their days."""

import io
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from marram.imports import checkins, mapping
from marram.imports.checkins import Checkins
from marram.imports.mapping import Item, Mapping
from marram.imports.taking import Taken, preview, take
from marram.imports.times import wall_of
from marram.imports.values import Found, Refused, Skipped
from marram.kit.testing import NOON, People, ask, client_called
from marram.people.actor import Actor, Face
from marram.practices.checkin import store

WHEN = "2026-08-01 12:00"
DAILY = "when,mood,sleep\n2026-08-01 09:00,4,2\n2026-08-01 21:00,1,\n2026-08-03 02:30,5,3\n"


def read(text: str, wanted: Mapping | None = None) -> list[Found | Skipped]:
    return list(Checkins(wanted).read(io.BytesIO(text.encode())))


def rows(text: str, wanted: Mapping | None = None) -> list[dict[str, object]]:
    items = read(text, wanted)
    return [one.page.body for one in items if isinstance(one, Found) and not one.beside]


def bring(actor: Actor, data: bytes, wanted: Mapping | None = None) -> Taken:
    assert actor.person is not None
    stream = io.BytesIO(data)
    return take(actor, owner=actor.person, stream=stream, at=NOON, name="a.csv", mapping=wanted)


class TestWhatATableIsTakenFor:
    def test_a_guess_names_the_time_the_person_and_the_questions(self, shared_data: Path) -> None:
        path = shared_data / "esm_fried2020_students" / "measurements.csv"
        table = checkins.table_of(io.BytesIO(path.read_bytes()))
        found = mapping.guess(table.header, table.rows)
        assert (found.when, found.clock, found.order, found.person) == (
            "response", "", "ymd", "id",
        )  # fmt: skip
        assert len(found.items) == 18
        assert {(one.least, one.most) for one in found.items} == {(1, 5)}

    def test_a_day_and_a_clock_may_stand_in_two_columns(self, shared_data: Path) -> None:
        path = shared_data / "esm_kossakowski2017_single_case" / "measurements.csv"
        table = checkins.table_of(io.BytesIO(path.read_bytes()))
        found = mapping.guess(table.header, table.rows)
        assert (found.when, found.clock, found.order, found.person) == (
            "date", "beeptime", "dmy", "",
        )  # fmt: skip
        assert "relaxed" in {one.column for one in found.items}

    def test_it_can_be_written_down_and_read_again(self) -> None:
        wanted = Mapping("when", items=(Item("mood", "Mood?", 1, 5),))
        assert Mapping.from_json(wanted.as_json()) == wanted
        for odd in (None, 5, {"items": [{"column": "a"}]}, {"items": 3}):
            with pytest.raises(Refused):
                Mapping.from_json(odd)


class TestARow:
    def test_a_missing_answer_stays_missing(self) -> None:
        first, second, _third = rows(DAILY)
        assert len(first["answers"]) == 2  # type: ignore[arg-type]  # a body holds anything
        assert len(second["answers"]) == 1  # type: ignore[arg-type]  # a body holds anything

    def test_half_past_two_in_the_morning_belongs_to_the_day_before(self) -> None:
        assert [one["day"] for one in rows(DAILY)] == ["2026-08-01", "2026-08-01", "2026-08-02"]

    def test_a_row_without_an_answer_is_a_gap_and_said(self) -> None:
        *_, last = read(DAILY + "2026-08-04 09:00,,\n2026-08-05 09:00,NA,na\n")
        assert isinstance(last, Skipped)
        assert "the gap stays a gap" in last.reason

    def test_never_is_no_time_and_a_row_that_says_the_same_twice_is_one(self) -> None:
        odd = "1970-01-01 01:00,4,4\nsoon,4,4\n2026-08-01 09:00,4,2\n"
        codes = [one.code for one in read(DAILY + odd) if isinstance(one, Skipped)]
        assert codes == ["row_time", "row_time", "row_twice"]

    def test_two_answers_to_one_prompt_both_come_in(self) -> None:
        assert len(rows(DAILY + "2026-08-01 09:00,5,2\n")) == 4

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("when,mood\n2026-08-01 09:00,9\n", "outside 1 to 5"),
            ("when,mood\n2026-08-01 09:00,2.5\n", "no whole number"),
            ("when,mood\n2026-08-01 09:00,often\n", "no whole number"),
            ("when,other\n2026-08-01 09:00,1\n", "no column mood"),
        ],
    )
    def test_what_would_be_lost_keeps_the_file_out(self, text: str, wanted: str) -> None:
        with pytest.raises(Refused, match=wanted):
            read(text, Mapping("when", items=(Item("mood", "Mood", 1, 5),)))

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("", "no table"),
            ("when\n2026-08-01\n", "no table"),
            ("when,when\n1,2\n", "same name"),
            ('when,a\n"2026-08-01,1\n', "quotation mark"),
            ("words,more\nand,more\n", "which column says when"),
        ],
    )
    def test_what_is_no_table_says_so(self, text: str, wanted: str) -> None:
        with pytest.raises(Refused, match=wanted):
            read(text)


@pytest.mark.parametrize(
    ("text", "order", "wall"),
    [
        ("2020-03-29 12:00:00 CEST", "ymd", "2020-03-29T12:00"),
        ("2020-03-29T12:00:30.5Z", "ymd", "2020-03-29T12:00"),
        ("2020-03-29 12:00:00 +03", "ymd", "2020-03-29T12:00"),
        ("13/08/12", "dmy", "2012-08-13T00:00"),
        ("8/13/1999 1:05", "mdy", "1999-08-13T01:05"),
        ("13.08.70", "dmy", "1970-08-13T00:00"),
    ],
)
def test_a_time_is_the_walls_as_it_was_written(text: str, order: str, wall: str) -> None:
    found = wall_of(text, order)  # type: ignore[arg-type]  # one of the three
    assert found is not None
    assert found.at == datetime.fromisoformat(wall)


@pytest.mark.parametrize("text", ["", "31/02/20", "2020-13-01", "12:00", "2020-01-01 25:00"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert all(wall_of(text, order) is None for order in ("ymd", "dmy", "mdy"))


class TestStudentsInFiveTimeZones:
    """Fried and others, 2020: four prompts a day, a change of the clocks, unanswered prompts."""

    @pytest.fixture
    def data(self, shared_data: Path) -> bytes:
        return (shared_data / "esm_fried2020_students" / "measurements.csv").read_bytes()

    def test_every_count_is_the_one_in_its_readme(self, data: bytes) -> None:
        table = checkins.table_of(io.BytesIO(data))
        guessed = mapping.guess(table.header, table.rows)
        assert len(table.rows) == 4372
        assert len(mapping.people(table.rows, "id")) == 79
        assert sum(not row["response"] for row in table.rows) == 74
        pairs = Counter((row["id"], row["scheduled"]) for row in table.rows)
        assert sum(count > 1 for count in pairs.values()) == 25
        assert max(Counter(row["id"] for row in table.rows).values()) == 72
        assert guessed.whose == "1"

    def test_each_persons_answers_come_in_and_each_gap_stays_one(self, data: bytes) -> None:
        table = checkins.table_of(io.BytesIO(data))
        guessed = mapping.guess(table.header, table.rows)
        found = unanswered = 0
        for person in mapping.people(table.rows, "id"):
            mine = Mapping.from_json(guessed.as_json() | {"whose": person})
            items = [one for one in read(data.decode(), mine) if not getattr(one, "beside", False)]
            meant = [row for row in table.rows if row["id"] == person]
            assert len(items) == len(meant)
            found += sum(isinstance(one, Found) for one in items)
            unanswered += sum(isinstance(one, Skipped) for one in items)
        answered = [
            row for row in table.rows if any(row[one.column].strip() for one in guessed.items)
        ]
        assert found == len(answered)
        assert found + unanswered == 4372

    def test_a_student_with_a_duplicate_sees_their_days_with_gaps(
        self, people: People, data: bytes
    ) -> None:
        table = checkins.table_of(io.BytesIO(data))
        guessed = mapping.guess(table.header, table.rows)
        mine = Mapping.from_json(guessed.as_json() | {"whose": "40"})
        taken = bring(people.as_ruth, data, mine)
        meant = [row for row in table.rows if row["id"] == "40"]
        answered = [row for row in meant if row["worry"].strip()]
        assert taken.imported == len(answered)
        assert taken.read == len(meant)
        kept = store.between(people.as_ruth, date(2020, 3, 1), date(2020, 4, 5), at=NOON)
        assert len(kept) == len(answered)
        shown = ask(people.as_ruth, "/me/check-in/month/?month=2020-03").content.decode()
        assert "nothing written down" in shown
        assert shown.count('<tr><th class="one-line" scope="row">') == len(answered)

    def test_the_same_file_again_brings_nothing(self, people: People, data: bytes) -> None:
        first = bring(people.as_ruth, data)
        again = bring(people.as_ruth, data)
        assert first.imported
        assert again.imported == 0
        assert len(store.own_questions(people.as_ruth, at=NOON)) == 18
        offered = ask(people.as_ruth, "/me/check-in/questions/").content.decode()
        assert "procrastinated" not in offered

    def test_evenings_in_moscow_and_amsterdam_stand_on_their_own_walls(self, data: bytes) -> None:
        table = checkins.table_of(io.BytesIO(data))
        guessed = mapping.guess(table.header, table.rows)
        zones: set[str] = set()
        for row in table.rows:
            zones |= {row["response"].split(" ")[-1]} if row["response"] else set()
        assert zones == {"CET", "CEST", "EET", "EEST", "MSK", "+03"}
        for person in mapping.people(table.rows, "id"):
            mine = Mapping.from_json(guessed.as_json() | {"whose": person})
            for item in read(data.decode(), mine):
                if isinstance(item, Found) and not item.beside:
                    row = table.rows[table.lines.index(item.line)]
                    written = datetime.fromisoformat(" ".join(row["response"].split(" ")[:2]))
                    assert item.page.body["clock"] == f"{written:%H:%M}"
                    assert item.page.body["zone"] == row["response"].split(" ")[-1]


class TestOnePersonBeforeARelapse:
    """Kossakowski and others, 2017: 1,476 answers in 239 days, days in two digits."""

    def test_all_of_it_comes_in_and_is_drawn_month_by_month(
        self, people: People, shared_data: Path
    ) -> None:
        path = shared_data / "esm_kossakowski2017_single_case" / "measurements.csv"
        taken = bring(people.as_ruth, path.read_bytes())
        assert (taken.read, taken.imported) == (1476, 1476)
        kept = store.between(people.as_ruth, date(2012, 8, 1), date(2013, 4, 30), at=NOON)
        assert len(kept) == 1476
        first, last = kept[0].day, kept[-1].day
        assert first == date(2012, 8, 13)
        assert (last - first).days + 1 == 239
        shown = ask(people.as_ruth, "/me/check-in/year/?month=2013-04").content.decode()
        assert shown.count('<svg class="pic"') == 9
        assert "relapse" not in shown


class TestThroughTheDoor:
    """Ruth brings a table in by its page: she sees which column is what before anything is kept."""

    @staticmethod
    def sends(actor: Actor, text: str) -> str:
        sent = SimpleUploadedFile("mine.csv", text.encode())
        return str(ask(actor, "/me/you/import/", {"do": "look", "file": sent})["Location"])

    def test_the_columns_are_shown_then_the_counts_then_it_is_here(self, people: People) -> None:
        where = self.sends(people.as_ruth, DAILY)
        first = ask(people.as_ruth, where).content.decode()
        assert "This is how the table would be read." in first
        token = where.split("look=")[1]
        sent = {
            "do": "map", "token": token, "column": "when", "order": "ymd",
            "col-1": "yes", "ask-1": "How was it?", "least-1": "1", "most-1": "5",
        }  # fmt: skip
        assert ask(people.as_ruth, "/me/you/import/", sent).status_code == 303
        assert "3 check-ins to bring in" in ask(people.as_ruth, where).content.decode()
        done = ask(people.as_ruth, "/me/you/import/", {"do": "bring", "token": token})
        assert (
            "3 check-ins are here." in ask(people.as_ruth, str(done["Location"])).content.decode()
        )
        assert "How was it?" in ask(people.as_ruth, "/me/check-in/month/").content.decode()

    def test_a_scale_too_narrow_is_said_and_what_was_typed_stays(self, people: People) -> None:
        where = self.sends(people.as_ruth, DAILY)
        sent = {
            "do": "map", "token": where.split("look=")[1], "column": "when", "order": "ymd",
            "col-1": "yes", "ask-1": "My own words", "least-1": "1", "most-1": "x",
        }  # fmt: skip
        for most, wanted in (("x", "needs a smaller"), ("3", "outside 1 to 3")):
            answer = ask(people.as_ruth, "/me/you/import/", sent | {"most-1": most})
            assert answer.status_code == 422
            shown = answer.content.decode()
            assert wanted in shown
            assert 'value="My own words"' in shown
            assert f'value="{most}"' in shown

    def test_somebody_elses_waiting_file_is_not_there(self, people: People) -> None:
        where = self.sends(people.as_ruth, DAILY)
        george = Actor(client_called("George", "george@example.org").id, Face.CLIENT)
        assert "This is how" not in ask(george, where).content.decode()


def test_a_preview_writes_nothing(people: People) -> None:
    seen = preview(io.BytesIO(DAILY.encode()), (), name="a.csv")
    assert (seen.read, seen.to_import) == (3, 3)
    assert store.between(people.as_ruth, date(2026, 8, 1), date(2026, 8, 3), at=NOON) == []
