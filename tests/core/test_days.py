"""Days turn at four in the morning, on the wall of whoever lives them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from marram.core.days import as_clock, as_day, day_at, day_of


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2026-03-01T03:59", date(2026, 2, 28)),
        ("2026-03-01T04:00", date(2026, 3, 1)),
        ("2026-03-01T23:59", date(2026, 3, 1)),
        ("2026-03-02T00:00", date(2026, 3, 1)),
    ],
)
def test_the_small_hours_belong_to_the_day_before(wall: str, day: date) -> None:
    assert day_at(datetime.fromisoformat(wall)) == day


def test_the_wall_is_the_persons_own() -> None:
    at = datetime(2026, 7, 1, 2, 30, tzinfo=UTC)
    assert day_of(at, ZoneInfo("Europe/London")) == date(2026, 6, 30)
    assert day_of(at, ZoneInfo("Europe/Moscow")) == date(2026, 7, 1)


def test_the_turn_stays_at_four_when_the_clocks_change() -> None:
    """On 29 March 2020 the clocks of Amsterdam went from two to three."""
    amsterdam = ZoneInfo("Europe/Amsterdam")
    before = datetime(2020, 3, 29, 1, 59, tzinfo=UTC)
    after = datetime(2020, 3, 29, 2, 0, tzinfo=UTC)
    assert before.astimezone(amsterdam).hour == 3
    assert day_of(before, amsterdam) == date(2020, 3, 28)
    assert day_of(after, amsterdam) == date(2020, 3, 29)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-11-19", date(2026, 11, 19)),
        ("20261119", None),
        ("2026-02-30", None),
        ("9999-12-31", None),
        ("0001-01-01", None),
        ("2026-11-19T10:00", None),
        ("\u0662\u0660\u0662\u0666-11-19", None),
        ("", None),
        (None, None),
        (20261119, None),
    ],
)
def test_a_day_of_somebodys_life(said: object, day: date | None) -> None:
    assert as_day(said) == day


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("10:30", "10:30"),
        ("10:30:15", "10:30"),
        ("24:00", ""),
        ("10:60", ""),
        ("10", ""),
        ("T10:30", ""),
        ("10:30+01:00", ""),
        ("1030", ""),
        (None, ""),
    ],
)
def test_a_clock_time_is_hours_and_minutes(said: object, clock: str) -> None:
    assert as_clock(said) == clock
