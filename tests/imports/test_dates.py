"""A line that is a date begins an entry; any other line stays a line."""

from datetime import date

import pytest

from marram.imports.dates import headed, is_month_first


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 March 2019", date(2019, 3, 3)),
        ("Sunday, 3rd March 2019", date(2019, 3, 3)),
        ("## Sunday 3 March 2019, 9:15 pm", date(2019, 3, 3)),
        ("March 3, 2019", date(2019, 3, 3)),
        ("the 3rd of March 2019:", date(2019, 3, 3)),
        ("Sonntag, 3. März 2019", date(2019, 3, 3)),
        ("So., 3. März 2019, 21.15 Uhr", date(2019, 3, 3)),
        ("den 3. Jänner 2019", date(2019, 1, 3)),
        ("dimanche 3 mars 2019", date(2019, 3, 3)),
        ("1er août 2019", date(2019, 8, 1)),
        ("Le 3 février 2019 à 21h15", date(2019, 2, 3)),
        ("2019-03-03", date(2019, 3, 3)),
        ("03.03.2019", date(2019, 3, 3)),
        ("**3 Dec. 2019**", date(2019, 12, 3)),
    ],
)
def test_a_date_in_words_or_numbers(line: str, day: date) -> None:
    found = headed(line)
    assert found is not None
    assert (found.day, found.doubt) == (day, False)


@pytest.mark.parametrize(
    "line",
    [
        "On 3 March 2019 we went to the river.",
        "3 March",
        "31 February 2019",
        "2019",
        "We paid 3.50 in 2019",
        "10:30",
        "3 Smarch 2019",
        "1.2.3",
        "",
    ],
)
def test_any_other_line_is_none(line: str) -> None:
    assert headed(line) is None


def test_two_numbers_that_could_both_be_the_month_are_taken_day_first_with_a_doubt() -> None:
    found = headed("03/04/2019")
    assert found is not None
    assert (found.day, found.doubt) == (date(2019, 4, 3), True)


def test_one_date_that_can_mean_one_thing_only_decides_for_the_whole_file() -> None:
    assert is_month_first(["03/04/2019", "text", "03/14/2019"])
    assert not is_month_first(["14/03/2019", "03/14/2019"])
    assert not is_month_first(["03.14.2019"])
    found = headed("03/04/2019", month_first=True)
    assert found is not None
    assert (found.day, found.doubt) == (date(2019, 3, 4), False)
