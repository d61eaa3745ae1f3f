"""A diary is read line by line, and nothing in it is changed or lost."""

import io
import itertools
import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.imports.jsonl import READER
from marram.imports.values import Found, Refused, Skipped, page_limit

GONCOURT = Path(__file__).parents[1] / "fixtures" / "goncourt_1870.jsonl"
DIARIES = {
    "diary_goncourt_fr": 611,
    "diary_luxun_1912_1917_zh": 1701,
    "diary_pepys_en": 3415,
    "diary_schnitzler_1909_1913_de": 1826,
    "diary_village_life_en": 296,
}


def read(data: bytes) -> list[Found | Skipped]:
    return list(READER.read(io.BytesIO(data)))


def lines(*entries: object) -> bytes:
    return "".join(json.dumps(entry) + "\n" for entry in entries).encode()


def found(data: bytes) -> list[Found]:
    items = read(data)
    assert all(isinstance(item, Found) for item in items)
    return [item for item in items if isinstance(item, Found)]


def fingerprint(entries: list[dict[str, object]]) -> str:
    digest = sha256()
    for entry in entries:
        written = (entry.get("date"), entry.get("date_text"), entry.get("flags"), entry["text"])
        digest.update(json.dumps(written, ensure_ascii=False).encode())
    return digest.hexdigest()


def whole(item: Found) -> dict[str, object]:
    return {**item.page.body["source"], "text": item.page.body["text"]}


@pytest.mark.parametrize("diary", DIARIES)
def test_a_whole_diary_comes_in_as_it_is_in_the_file(diary: str, shared_data: Path) -> None:
    data = (shared_data / diary / "entries.jsonl").read_bytes()
    entries = [json.loads(line) for line in data.splitlines()]
    items = found(data)
    assert len(items) == DIARIES[diary] == len(entries)
    assert [whole(item) for item in items] == entries
    assert fingerprint([whole(item) for item in items]) == fingerprint(entries)
    assert len({item.source_key for item in items}) == len(items)
    assert not any(item.cleaned for item in items)


@pytest.mark.parametrize("diary", DIARIES)
def test_the_words_of_every_date_are_the_words_in_the_file(diary: str, shared_data: Path) -> None:
    data = (shared_data / diary / "entries.jsonl").read_bytes()
    for item, line in zip(found(data), data.splitlines(), strict=True):
        entry = json.loads(line)
        assert item.page.when is not None
        assert item.page.when.written == (entry["date_text"] or entry["date"] or "")


def test_the_month_brother_jules_dies_is_there() -> None:
    items = found(GONCOURT.read_bytes())
    assert len(items) == 33
    died = [item.page for item in items if item.page.when and item.page.when.place == "1870-06-20"]
    assert [page.when.written for page in died if page.when] == ["Lundi 20 juin"]
    about = next(item.page.when for item in items if "30 avril" in str(item.page.body["source"]))
    assert about is not None
    assert about.first == date(1870, 4, 23)
    assert "approximate" in about.note


def test_an_undated_sunday_stands_where_the_writer_put_it(shared_data: Path) -> None:
    items = found((shared_data / "diary_village_life_en" / "entries.jsonl").read_bytes())
    whens = [item.page.when for item in items if item.page.when]
    months = [when for when in whens if when.first != when.last and when.last]
    undated = [when for when in whens if when.last is None]
    assert (len(months), len(undated)) == (45, 59)
    for one, other in itertools.pairwise(whens):
        if other.last is None:
            assert one.place < other.place


def test_a_date_and_a_text_are_enough() -> None:
    (item,) = found(lines({"date": "1870-06-20", "text": "Mort ce matin."}))
    assert item.page.when is not None
    assert item.page.when.first == item.page.when.last == date(1870, 6, 20)
    assert item.page.body["text"] == "Mort ce matin."


def test_a_day_that_is_not_in_the_calendar_is_kept_as_written() -> None:
    (item,) = found(lines({"date": "1870-02-30", "text": "x"}))
    assert item.page.when is not None
    assert (item.page.when.written, item.page.when.first) == ("1870-02-30", None)


def test_line_7000_is_broken_and_the_file_says_so() -> None:
    rows = [{"date": "1870-06-20", "text": f"entry {n}"} for n in range(7000)]
    data = lines(*rows[:6999]) + b'{"date": "1870-06-20", "text": \n' + lines(rows[-1])
    with pytest.raises(Refused, match=r"^Line 7,000 is not readable JSON\. Nothing was brought in"):
        read(data)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"[1, 2]", "line_object"),
        (b'"text"', "line_object"),
        (b'{"text": NaN}', "line_json"),
        (b'{"text": 1e999}', "line_json"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "line_json"),
        (b'{"text": "a", "deep": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "line_json"),
        (b'{"text": "\xff\xfe"}', "line_utf8"),
        (b'{"text": ["a"]}', "line_text"),
        (b'{"text": 7}', "line_text"),
    ],
)
def test_what_is_no_entry_keeps_the_whole_file_out(line: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(lines({"text": "first"}) + line)
    assert refusal.value.code == code
    assert "ine 2 " in str(refusal.value)


def test_an_entry_without_words_is_left_out_and_named() -> None:
    items = read(lines({"date": "1870-01-01", "text": " \n"}, {"text": None}, {}) + b"\n\n")
    assert [(item.line, item.reason) for item in items if isinstance(item, Skipped)] == [
        (n, f"There is no text in line {n}.") for n in (1, 2, 3)
    ]


def test_an_entry_that_is_too_long_is_left_out_whole() -> None:
    limit = page_limit()
    fits, over = "é" * (limit // 2 - 8), "é" * (limit // 2 + 1)
    huge = b'{"text": "' + b"x" * (9 * limit) + b'"}\n'
    items = read(lines({"text": fits}, {"text": over}) + huge + lines({"text": "after"}))
    assert [type(item) for item in items] == [Found, Skipped, Skipped, Found]
    assert [item.line for item in items] == [1, 2, 3, 4]
    assert "longer than 2 MB" in str(items[1].reason if isinstance(items[1], Skipped) else "")


def test_the_same_words_twice_in_one_file_are_two_entries_each_time_it_is_read() -> None:
    data = lines(*[{"date": "1912-05-05", "text": "无事。"}] * 3)
    keys = [item.source_key for item in found(data)]
    assert len(set(keys)) == 3
    assert keys == [item.source_key for item in found(data)]


def test_two_files_with_the_same_numbers_are_not_taken_for_each_other() -> None:
    (one,) = found(lines({"id": "1", "date": "2001-01-01", "text": "mine"}))
    (other,) = found(lines({"id": "1", "date": "2001-01-01", "text": "yours"}))
    assert one.source_key != other.source_key


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    (item,) = found(b'\xef\xbb\xbf{"text": "one\\r\\ntwo"}\r\n')
    assert item.page.body["text"] == "one\ntwo"
    assert not item.cleaned


def test_naughty_strings_come_through_in_every_field(shared_data: Path) -> None:
    naughty = json.loads((shared_data / "text_torture" / "blns.json").read_text(encoding="utf-8"))
    rows = [
        {"id": n, "source": "blns", "date_text": s, "text": f"[{s}]", s or "-": s}
        for n, s in enumerate(naughty)
    ]
    items = found(lines(*rows))
    assert len(items) == len(rows)
    assert sum(item.cleaned for item in items) < 5
    for item, row in zip(items, rows, strict=True):
        json.dumps(item.page.body, ensure_ascii=False).encode()
        if not item.cleaned:
            assert whole(item) == row


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs", "Cc"])), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from(
            ["id", "date", "date_text", "not_before", "flags", "date_precision", "source", "mood"]
        ),
        JSON,
    )
)
def test_other_fields_come_out_as_they_went_in_whatever_they_are(fields: dict[str, object]) -> None:
    (item,) = found(lines({**fields, "text": "x"}))
    assert whole(item) == {**fields, "text": "x"}
