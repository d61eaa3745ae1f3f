"""What matters, drawn: distance is how near days are, and no sum stands anywhere."""

import re

from marram.figures.bullseye import STEPS, Mark, bullseye

AREAS = ("Love and people", "Work and giving", "Rest and play", "Body and spirit")


def drawn(*marks: Mark) -> str:
    return bullseye(marks, AREAS, title="What matters", says="all of it in words")


def far(picture: str) -> list[float]:
    """Return how far from the middle each mark lies."""
    found = re.findall(r'class="f-tide s-surface"[^>]* cx="([\d.]+)" cy="([\d.]+)"', picture)
    return [((float(x) - 160) ** 2 + (float(y) - 160) ** 2) ** 0.5 for x, y in found]


def test_further_out_is_less_of_it_in_ones_days() -> None:
    distances = far(drawn(*(Mark(n, n % 4, n) for n in range(STEPS))))
    assert distances == sorted(distances)
    assert distances[0] < 20
    assert distances[-1] < 132


def test_where_it_was_before_is_a_dashed_ring_and_only_when_it_moved() -> None:
    assert drawn(Mark(1, 0, 2, 4)).count("stroke-dasharray") == 1
    assert "stroke-dasharray" not in drawn(Mark(1, 0, 2, 2), Mark(2, 1, 3))


def test_one_whose_place_was_not_said_is_in_the_list_alone() -> None:
    assert far(drawn(Mark(1, 0, None))) == []


def test_two_of_one_direction_do_not_lie_on_each_other() -> None:
    picture = drawn(Mark(1, 0, 3), Mark(2, 0, 3))
    places = re.findall(r'class="f-tide s-surface"[^>]* cx="([\d.]+)" cy="([\d.]+)"', picture)
    (x, y), (other_x, other_y) = [(float(a), float(b)) for a, b in places]
    assert abs(x - other_x) + abs(y - other_y) > 20


def test_a_name_is_no_markup() -> None:
    picture = bullseye([], ("<b>", "B", "C", "D"), title="<i>", says="&")
    assert "<b>" not in picture
    assert "<i>" not in picture
