"""Months by the names that people write."""

import re

import pytest

from marram.core import months


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("January", 1),
        ("MÄRZ", 3),
        ("Mai", 5),
        ("août", 8),
        ("sept", 9),
        ("كانون الأول", 12),
        ("حزيران", 6),
    ],
)
def test_a_name_says_which_month_it_is(name: str, number: int) -> None:
    assert months.number_of(name) == number


@pytest.mark.parametrize("word", ["maybe", "marsh", "", "13", "Augustine"])
def test_another_word_is_no_month(word: str) -> None:
    assert months.number_of(word) is None
    assert re.search(months.NAME, word, re.IGNORECASE) is None


def test_of_two_names_that_begin_alike_the_longer_is_read() -> None:
    found = re.search(months.NAME, "في تشرين الثاني", re.IGNORECASE)
    assert found
    assert months.number_of(found[0]) == 11
