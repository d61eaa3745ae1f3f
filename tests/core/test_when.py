"""Dates stay as they were written, and still stand in order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.core.when import When

DAYS = st.dates(min_value=date.min, max_value=date.max)
PRECISIONS = st.sampled_from(["day", "month", "about", "unknown"])


@given(st.none() | DAYS, PRECISIONS, st.text(), st.none() | DAYS)
def test_a_date_comes_back_as_it_was_written(
    day: date | None, precision: str, words: str, after: date | None
) -> None:
    when = When.from_source(day, precision, words, after, step=7, note=words)
    assert When.from_json(when.as_json()) == when
    assert when.written == words or not words
    assert when.note == words


@given(DAYS, DAYS)
def test_days_stand_in_the_order_of_the_calendar(one: date, other: date) -> None:
    assert (When.on(one).place < When.on(other).place) == (one < other)


@given(DAYS, st.integers(1, 9998))
def test_undated_entries_stand_after_their_day_in_order(day: date, step: int) -> None:
    undated = When.from_source(None, "unknown", "Sunday", day, step=step)
    later = When.from_source(None, "unknown", "Monday", day, step=step + 1)
    assert When.on(day).place < undated.place < later.place


@given(st.dates(max_value=date(9999, 12, 30)), st.integers(1, 9999))
def test_undated_entries_stand_before_the_next_day(day: date, step: int) -> None:
    tomorrow = date.fromordinal(day.toordinal() + 1)
    assert When.written_as("Sunday", day, step=step).place < When.on(tomorrow).place


def test_a_month_is_the_whole_month() -> None:
    when = When.from_source(date(1853, 2, 1), "month", "February", date(1853, 1, 18))
    assert (when.written, when.first, when.last) == (
        "February",
        date(1853, 2, 1),
        date(1853, 2, 28),
    )
    assert when.place == "1853-02-01"


def test_a_month_written_later_in_that_month_follows_the_last_certain_day() -> None:
    when = When.from_source(date(1856, 6, 1), "month", "June", date(1856, 6, 8), step=2)
    assert when.place == "1856-06-08~0002"


def test_a_weekday_alone_means_some_day_after_the_last_certain_one() -> None:
    when = When.from_source(None, "unknown", "Thanksgiving Day", date(1856, 6, 8), step=5)
    assert (when.first, when.last, when.place) == (date(1856, 6, 8), None, "1856-06-08~0005")


def test_about_a_day_reaches_a_week_each_way_and_never_out_of_the_calendar() -> None:
    when = When.from_source(date(1870, 4, 30), "about", "Vers le 30 avril", None)
    assert (when.first, when.last) == (date(1870, 4, 23), date(1870, 5, 7))
    assert When.from_source(date.min, "about", "", None).first == date.min
    assert When.from_source(date.max, "about", "", None).last == date.max


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("1870", date(1870, 1, 1), date(1870, 12, 31)),
        ("1872-02", date(1872, 2, 1), date(1872, 2, 29)),
        (" 1870-06-20 ", date(1870, 6, 20), date(1870, 6, 20)),
        ("the spring after", None, None),
        ("1870-13", None, None),
        ("0000", None, None),
    ],
)
def test_only_plain_numbers_are_read_as_dates(
    words: str, first: date | None, last: date | None
) -> None:
    when = When.written_as(words, date(1870, 6, 20))
    assert (when.written, when.first, when.last) == (words, first, last)


@pytest.mark.parametrize(
    "bad", [{"first": "yesterday"}, {"first": 3}, {"written": None}, {"first": "20260101"}]
)
def test_what_is_not_a_date_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a "):
        When.from_json({"written": "", "first": None, "last": None, "place": "", "note": "", **bad})


def test_a_stretch_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before"):
        When("x", date(2000, 1, 2), date(2000, 1, 1), "")


@pytest.mark.parametrize("place", ["../x", "1870/06", "a", "1870-06-20\n", "9" * 50])
def test_a_place_in_the_order_is_nothing_but_digits_dashes_and_tildes(place: str) -> None:
    kept = When.on(date(1870, 6, 20)).as_json() | {"place": place}
    with pytest.raises(ValueError, match="place in the order"):
        When.from_json(kept)
