"""How days felt, drawn: gaps break the line, nothing is averaged, every word is escaped."""

import re

from marram.figures import balance as of_weeks
from marram.figures import rhythm
from marram.figures.rhythm import Day, Turn


def drawn(*days: Day) -> str:
    return rhythm.rhythm(days, title="T", says="S", high="light", low="hard")


def rings(picture: str) -> list[tuple[float, float]]:
    found = re.findall(r'<circle class="f-surface s-ink"[^>]*cx="([\d.]+)" cy="([\d.]+)"', picture)
    return [(float(x), float(y)) for x, y in found]


def lines(picture: str) -> list[str]:
    return re.findall(r'<path class="f-none s-ink2 fade"[^>]*d="([^"]+)"', picture)


def test_a_ring_stands_for_each_answer_and_its_height_for_the_step() -> None:
    low, high = rings(drawn(Day(((0.2, 0.0), (0.8, 1.0)))))
    assert low[0] < high[0]
    assert (low[1], high[1]) == (rhythm.BOTTOM, rhythm.TOP)


def test_a_day_without_an_answer_breaks_the_line_and_has_no_ring() -> None:
    some = Day(((0.5, 0.5),))
    broken = drawn(some, some, Day(), some, some)
    assert len(rings(broken)) == 4
    assert len(lines(broken)) == 2


def test_one_answer_alone_has_no_line() -> None:
    assert lines(drawn(Day(), Day(((0.5, 0.5),)), Day())) == []


def test_what_was_done_is_a_block_or_a_wave_each_and_nothing_where_nothing_was() -> None:
    picture = drawn(Day(meaningful=2, restoring=1), Day())
    assert picture.count('class="f-marram"') == 2
    assert picture.count('class="f-none s-dusk round"') == 1


def test_a_strip_of_a_month_is_its_answers_alone() -> None:
    strip = rhythm.strip([Day(((0.1, 0.1),)), Day()], title="March", says="s", name="m")
    assert len(rings(strip)) == 1
    assert "f-marram" not in strip


def test_a_band_is_blank_where_nothing_was_said() -> None:
    picture = rhythm.bands(
        [Turn(), Turn(loss=0, restoring=2, rest=True)], title="T", says="S", loss="a", restoring="b"
    )
    assert picture.count("<rect") == 2
    assert picture.count("<circle") == 1


def test_words_are_words_and_never_markup() -> None:
    picture = rhythm.rhythm([Day(label="<b>")], title="<i>", says="<s>", high="<u>", low="&")
    assert not re.search(r"<[bius]>", picture)


def test_weeks_stand_side_by_side_without_a_number_in_the_picture() -> None:
    picture = of_weeks.balance(
        [of_weeks.Week(3, 1, "a"), of_weeks.Week()],
        title="T",
        says="S",
        meaningful="M",
        restoring="R",
    )
    assert picture.count('class="f-marram"') == 3
    assert picture.count("s-dusk") == 1
    assert not re.search(r">\s*\d+\s*<", picture)
