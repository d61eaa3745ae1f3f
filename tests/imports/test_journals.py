"""Journals from elsewhere: Day One, Markdown, a text with dates. Every word comes in."""

import io
import json
from datetime import date
from zipfile import ZipFile

import pytest

from marram.imports.readers import reader_for
from marram.imports.taking import take
from marram.imports.values import Found, Refused, Skipped
from marram.kit.testing import NOON, People
from marram.record import reading


def read(name: str, data: bytes) -> list[Found | Skipped]:
    stream = io.BytesIO(data)
    return list(reader_for(stream, name=name).read(stream))


def found(name: str, data: bytes) -> list[tuple[date | None, str]]:
    """Return the day of each entry, None where it has none of its own, and its words."""
    pages = [one.page for one in read(name, data) if isinstance(one, Found)]
    whens = [page.when for page in pages]
    days = [when.first if when and when.last else None for when in whens]
    return list(zip(days, (page.body["text"] for page in pages), strict=True))


def zipped(**files: str) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_in_", "/") + ".md", text)
    return made.getvalue()


class TestATextWithDates:
    TEXT = (
        "Before it all.\n\n3 March 2019\nThe river was high.\n\nHerons.\n\nMontag, 4. März 2019\n"
    )

    def test_each_date_begins_an_entry_and_what_stands_before_is_one_too(self) -> None:
        text = f"{self.TEXT}Regen.\n\nmardi 5 mars 2019\nPlus rien.\n"
        assert found("diary.txt", text.encode()) == [
            (None, "Before it all."),
            (date(2019, 3, 3), "The river was high.\n\nHerons."),
            (date(2019, 3, 4), "Regen."),
            (date(2019, 3, 5), "Plus rien."),
        ]

    def test_a_date_with_nothing_below_it_is_said_and_left_out(self) -> None:
        items = read("diary.txt", self.TEXT.encode())
        (skipped,) = [one for one in items if isinstance(one, Skipped)]
        assert skipped.reason == "There is no text in line 8."

    def test_a_text_without_a_date_stays_out_whole(self) -> None:
        with pytest.raises(Refused, match="No line of this text is a date"):
            read("diary.txt", b"Only words.\n")

    def test_a_date_in_doubt_says_so(self) -> None:
        (one,) = read("diary.txt", b"03/04/2019\nwords\n")
        assert isinstance(one, Found)
        assert one.page.when is not None
        assert one.page.when.note == "day and month could not be told apart"
        assert one.page.when.written == "03/04/2019"

    def test_the_same_text_again_brings_nothing(self, people: People) -> None:
        for imported in (1, 0):
            stream = io.BytesIO(b"3 March 2019\nThe river.\n")
            taken = take(
                people.as_ruth, owner=people.ruth.id, stream=stream, at=NOON, name="diary.txt"
            )
            assert taken.imported == imported


class TestDayOne:
    @staticmethod
    def exported(*entries: dict[str, object]) -> bytes:
        return json.dumps({"metadata": {"version": "1.0"}, "entries": list(entries)}).encode()

    def test_a_day_is_the_one_on_the_wall_of_whoever_wrote(self) -> None:
        late = {
            "uuid": "A1",
            "creationDate": "2019-03-03T23:30:00Z",
            "timeZone": "Europe/Berlin",
            "text": "Late.",
        }
        assert found("journal.json", self.exported(late)) == [(date(2019, 3, 4), "Late.")]

    def test_every_other_field_is_kept_and_entries_come_by_their_time(self) -> None:
        first = {"uuid": "B", "creationDate": "2018-01-01T10:00:00Z", "text": "One", "tags": ["a"]}
        second = {"uuid": "A", "creationDate": "2019-01-01T10:00:00Z", "text": "Two"}
        items = read("journal.json", self.exported(second, first))
        assert [one.page.body["text"] for one in items if isinstance(one, Found)] == ["One", "Two"]
        assert isinstance(items[0], Found)
        assert items[0].page.body["source"]["tags"] == ["a"]

    def test_an_entry_without_text_is_said_and_one_with_an_odd_zone_keeps_its_words(self) -> None:
        items = read(
            "journal.json",
            self.exported(
                {"uuid": "A", "creationDate": "2019-01-01T10:00:00Z"},
                {"uuid": "B", "creationDate": "yesterday", "timeZone": "Mars/Crater", "text": "x"},
            ),
        )
        assert [type(one) for one in items] == [Skipped, Found]
        assert isinstance(items[1], Found)
        assert items[1].page.when is not None
        assert items[1].page.when.written == "yesterday"

    def test_the_zip_it_comes_in_is_opened_and_photographs_stay_outside(self) -> None:
        made = io.BytesIO()
        entry = {"uuid": "A", "creationDate": "2019-01-01T10:00:00Z", "text": "Words."}
        with ZipFile(made, "w") as archive:
            archive.writestr("Journal.json", self.exported(entry))
            archive.writestr("photos/a.jpeg", b"not looked at")
        assert found("export.zip", made.getvalue()) == [(date(2019, 1, 1), "Words.")]

    @pytest.mark.parametrize("broken", [b'{"entries": 5}', b'{"entries": [', b'{"entries": {}}'])
    def test_what_is_none_stays_out_whole(self, broken: bytes) -> None:
        with pytest.raises(Refused, match="not a journal that Day One exported"):
            read("journal.json", broken)


class TestMarkdown:
    def test_a_folder_comes_in_by_its_days_wherever_a_file_says_them(self) -> None:
        folder = zipped(
            **{
                "2019-03-05": "By its name.",
                "b": "---\ntitle: The river\ndate: 2019-03-03\n---\nBy its front.",
                "sub_in_c": "# 4 March 2019\n\nBy its first line.",
                "d": "By nothing.",
            }
        )
        assert found("folder.zip", folder) == [
            (date(2019, 3, 3), "By its front."),
            (date(2019, 3, 4), "By its first line."),
            (date(2019, 3, 5), "By its name."),
            (None, "By nothing."),
        ]

    def test_a_title_is_the_title(self) -> None:
        (one,) = read("a.md", b"---\ntitle: 'The river'\ndate: 2019-03-03\n---\nWords.")
        assert isinstance(one, Found)
        assert one.page.title == "The river"

    def test_an_archive_of_ours_is_still_an_archive(self) -> None:
        made = io.BytesIO()
        with ZipFile(made, "w") as archive:
            archive.writestr("marram.json", "{}")
            archive.writestr("read/page.md", "words")
        assert reader_for(io.BytesIO(made.getvalue()), name="x.zip").name == "archive"

    def test_what_a_machine_put_beside_is_left(self) -> None:
        assert found("f.zip", zipped(__MACOSX_in_a="x", a="Words.")) == [(None, "Words.")]

    def test_a_file_in_another_encoding_is_named(self) -> None:
        made = io.BytesIO()
        with ZipFile(made, "w") as archive:
            archive.writestr("a.md", "März".encode("latin-1"))
        with pytest.raises(Refused, match=r"a\.md is not written in UTF-8"):
            read("f.zip", made.getvalue())


def test_what_came_in_stands_in_the_journal_under_its_day(people: People) -> None:
    stream = io.BytesIO(b"3 March 2019\nThe river.\n")
    take(people.as_ruth, owner=people.ruth.id, stream=stream, at=NOON, name="diary.txt")
    (head,) = reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON)
    assert (head.kind, head.place) == ("journal", "2019-03-03")
