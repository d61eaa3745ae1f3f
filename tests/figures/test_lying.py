"""The rope lying down: some moments to a row, in order, and words that cannot be markup."""

import re

from marram.figures.lying import MOST, PER_ROW, WIDE, Stop, lying


def stops(count: int) -> list[Stop]:
    return [Stop(f"Moment {n}", str(1960 + n), "flower") for n in range(count)]


def across(drawn: str) -> list[float]:
    return [float(one) for one in re.findall(r"translate\(([\d.]+) ", drawn)]


def test_moments_lie_from_left_to_right_and_go_on_in_the_next_row() -> None:
    drawn = lying(stops(PER_ROW + 2))
    first, second = drawn.split("</svg>")[:2]
    assert across(first) == sorted(across(first))
    assert len(across(first)) == PER_ROW
    assert len(across(second)) == 2


def test_they_lie_from_right_to_left_where_one_reads_so() -> None:
    plain, mirrored = across(lying(stops(4))), across(lying(stops(4), mirrored=True))
    assert mirrored == sorted(mirrored, reverse=True)
    assert [round(WIDE - 42 - one, 1) for one in mirrored] == plain


def test_a_thread_begins_at_its_first_moment() -> None:
    there = [Stop("One", "", "", ("self",)), Stop("Two", "", "", ("self", "c1"))]
    drawn = lying(there)
    begin = min(float(x) for x in re.findall(r's-tide[^"]*" stroke-width="4" d="M([\d.]+)', drawn))
    assert begin > across(drawn)[0] + 42


def test_only_the_last_row_says_that_something_is_still_to_come() -> None:
    assert lying(stops(PER_ROW * 2)).count('dots"') == 1


def test_one_moment_or_very_many_are_a_list_alone() -> None:
    assert lying(stops(1)) == ""
    assert lying(stops(MOST + 1)) == ""


def test_a_long_title_is_cut_and_no_title_is_markup() -> None:
    told = "The afternoon on which we carried the piano down the stairs"
    drawn = lying([Stop(told, "", ""), Stop("<b>\"&'", "<i>", "")])
    assert "…</text>" in drawn
    assert "<b>" not in drawn
    assert "<i>" not in drawn
    assert "&lt;b&gt;" in drawn
