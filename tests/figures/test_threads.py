"""Threads by year: distance is time, and nothing is said that no moment says."""

import re

from marram.figures.threads import RIGHT, Row, Stop, threads

SINGING = Row("Singing", "c1", (Stop(1979.0, "flower"), Stop(1986.5, "stone"), Stop(2009.0, "")))
GARDEN = Row("Garden", "c2", (Stop(1991.0, "flower"),))


def across(drawn: str) -> list[float]:
    return [float(one) for one in re.findall(r"translate\(([\d.]+) ", drawn)]


def test_a_moment_lies_where_its_year_lies() -> None:
    first, second, third = across(threads([SINGING], title="Threads"))
    assert round((second - first) / (third - first), 2) == 0.25


def test_all_rows_are_of_one_scale() -> None:
    first, second, last, garden = across(threads([SINGING, GARDEN], title="Threads"))
    assert first < second < garden < last


def test_one_that_rests_is_dotted_after_its_last_moment_and_no_other_is() -> None:
    drawn = threads([SINGING, Row("Garden", "c2", GARDEN.stops, resting=True)], title="Threads")
    dotted = re.findall(r'class="([^"]*dots[^"]*)"', drawn)
    assert dotted == ["f-none s-marram dots w4"]
    assert f"H{RIGHT}" in drawn


def test_whole_years_are_marked_evenly_and_few() -> None:
    marks = [int(one) for one in re.findall(r">(\d{4})<", threads([SINGING], title="Threads"))]
    assert marks == [1980, 1990, 2000]


def test_a_single_year_or_none_is_no_picture() -> None:
    assert threads([GARDEN], title="Threads") == ""
    assert threads([Row("Faith", "c3", ())], title="Threads") == ""
    assert threads([], title="Threads") == ""


def test_a_thread_without_a_dated_moment_has_its_row_and_no_line() -> None:
    drawn = threads([SINGING, Row("Faith", "c3", ())], title="Threads")
    assert "Faith" in drawn
    assert "gorse-fill" not in drawn.split("Faith</text>")[1]


def test_it_says_in_words_what_it_shows_and_words_are_no_markup() -> None:
    drawn = threads([Row("<b>S</b>", "c1", SINGING.stops)], title="Threads")
    assert "<b>" not in drawn
    assert "1979, 1986, 2009" in drawn
