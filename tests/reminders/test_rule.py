"""When a reminder comes: on the wall's clock, once, never in the hours and days she keeps free."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marram.reminders import rule
from marram.reminders.rule import SPREAD, WINDOW, Asked, Choice, Day, Later

RUTH = UUID("00000000-0000-4000-8000-000000000001")
ONE = UUID("00000000-0000-4000-8000-000000000002")
LONDON = ZoneInfo("Europe/London")
ZONES = [
    "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
    "Africa/Casablanca", "America/St_Johns", "Pacific/Apia", "Asia/Tehran", "America/Havana",
]  # fmt: skip
EVERY_DAY = frozenset(range(7))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)


def firings(asked: Asked, zone: ZoneInfo, since: datetime, days: int) -> list[datetime]:
    """Return every moment of a reminder in so many days."""
    found, after = [], since
    while True:
        moment = rule.next_after(asked, after=after, zone=zone, owner=RUTH)
        if moment is None or moment > since + days * DAY:
            return found
        found.append(moment)
        after = moment


@pytest.mark.parametrize("zone", [ZoneInfo(name) for name in ZONES], ids=ZONES)
@pytest.mark.parametrize("at", [time(2, 30), time(0, 0), time(9, 0), time(23, 59)])
def test_through_three_years_it_comes_once_a_day_at_the_time_on_the_wall(
    zone: ZoneInfo, at: time
) -> None:
    asked = Asked(ONE, EVERY_DAY, at)
    late = rule.spread(RUTH, ONE)
    found = [moment - late for moment in firings(asked, zone, NOON, 3 * 365)]
    days = Counter(moment.astimezone(zone).date() for moment in found)
    assert set(days.values()) == {1}
    shifted = [one for one in found if one.astimezone(zone).time() != at]
    for one in shifted:  # only where the clock jumped over it, and then by the jump
        here = one.astimezone(zone)
        wanted = datetime.combine(here.date(), at, tzinfo=zone)
        assert wanted.astimezone(UTC).astimezone(zone).time() != at
        assert timedelta(0) < here.replace(tzinfo=None) - wanted.replace(tzinfo=None) <= HOUR
    assert len(shifted) <= 3


def test_an_hour_that_is_there_twice_brings_one_reminder_the_first_time() -> None:
    asked = Asked(ONE, EVERY_DAY, time(1, 30))
    autumn = datetime(2026, 10, 25, 0, 0, tzinfo=LONDON)
    (first, *_) = firings(asked, LONDON, autumn.astimezone(UTC), 1)
    assert first - rule.spread(RUTH, ONE) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(days=st.frozensets(st.integers(0, 6), min_size=1))
def test_it_comes_on_the_days_of_the_week_that_were_chosen(days: frozenset[int]) -> None:
    asked = Asked(ONE, days, time(9, 0))
    late = rule.spread(RUTH, ONE)
    found = {(one - late).astimezone(LONDON).weekday() for one in firings(asked, LONDON, NOON, 21)}
    assert found == days


def test_one_that_is_off_or_has_no_day_never_comes() -> None:
    for asked in (Asked(ONE, EVERY_DAY, time(9), on=False), Asked(ONE, frozenset(), time(9))):
        assert rule.next_after(asked, after=NOON, zone=LONDON, owner=RUTH) is None


@given(st.uuids(), st.uuids())
def test_each_comes_a_little_later_always_by_the_same_and_within_twenty_minutes(
    owner: UUID, reminder: UUID
) -> None:
    late = rule.spread(owner, reminder)
    assert timedelta(0) <= late < SPREAD
    assert rule.spread(owner, reminder) == late


def comes(choice: Choice, moment: datetime, **different: object) -> bool:
    known: dict[str, object] = {"at": moment, "zone": LONDON, "active": True, "seen": moment}
    return rule.may_come(moment, choice, **known | different)  # type: ignore[arg-type]  # by name


clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@settings(max_examples=300)
@given(begin=clocks, end=clocks, hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_none_comes_in_quiet_hours_which_may_go_over_midnight(
    begin: time, end: time, hour: int, minute: int
) -> None:
    here = time(hour, minute)
    moment = datetime.combine(date(2026, 11, 19), here, tzinfo=LONDON).astimezone(UTC)
    minutes = [one.hour * 60 + one.minute for one in (begin, end, here)]
    quiet = (minutes[2] - minutes[0]) % 1440 < (minutes[1] - minutes[0]) % 1440
    assert comes(Choice(quiet_from=begin, quiet_until=end), moment) is not quiet


@given(
    month=st.integers(1, 12),
    day=st.integers(1, 31),
    away=st.integers(-200, 200),
    year=st.integers(2024, 2033),
)
def test_around_a_day_she_named_nothing_comes_in_any_year(
    month: int, day: int, away: int, year: int
) -> None:
    last = (date(year, month, 28) + 4 * DAY).replace(day=1) - DAY
    that = date(year, month, min(day, last.day))
    moment = datetime.combine(that + away * DAY, time(12), tzinfo=LONDON).astimezone(UTC)
    near = abs(away) <= 3
    assert comes(Choice(days=(Day(month, day),)), moment) is not near


def test_the_turn_of_the_year_is_no_wall() -> None:
    choice = Choice(days=(Day(1, 1),))
    for day, so in ((28, True), (29, False), (31, False)):
        assert comes(choice, datetime(2026, 12, day, 12, 0, tzinfo=UTC)) is so


def test_late_by_more_than_an_hour_it_does_not_come_and_before_its_time_neither() -> None:
    for late, so in ((-1, False), (0, True), (60, True), (61, False), (60 * 24 * 30, False)):
        assert comes(Choice(), NOON, at=NOON + timedelta(minutes=late)) is so
    assert timedelta(hours=1) == WINDOW


def test_while_everything_rests_nothing_comes() -> None:
    assert not comes(Choice(paused=True), NOON)
    until = Choice(paused=True, paused_until=date(2026, 11, 21))
    assert not comes(until, NOON + DAY)
    assert comes(until, NOON + 2 * DAY)


def test_after_sixty_days_without_a_visit_nothing_comes_any_more() -> None:
    for days, so in ((59, True), (60, True), (61, False)):
        assert comes(Choice(), NOON, seen=NOON - days * DAY) is so
    assert not comes(Choice(), NOON, seen=None)
    changed = Choice(changed=NOON - 5 * DAY)
    assert comes(changed, NOON, seen=None), "who asked five days ago was here then"


def test_to_somebody_who_is_leaving_or_gone_nothing_comes() -> None:
    assert not comes(Choice(), NOON, active=False)


@pytest.mark.parametrize(
    ("later", "hour", "wanted"),
    [
        (Later.HALF_AN_HOUR, 12, datetime(2026, 11, 19, 12, 30, tzinfo=UTC)),
        (Later.THIS_EVENING, 12, datetime(2026, 11, 19, 19, 0, tzinfo=UTC)),
        (Later.THIS_EVENING, 20, datetime(2026, 11, 20, 10, 0, tzinfo=UTC)),
        (Later.TOMORROW, 23, datetime(2026, 11, 20, 10, 0, tzinfo=UTC)),
    ],
)
def test_put_off_it_comes_at_a_time_one_can_name(later: Later, hour: int, wanted: datetime) -> None:
    at = NOON.replace(hour=hour)
    assert rule.put_off(later, at=at, zone=LONDON) == wanted


def test_wanting_none_is_none_that_is_on() -> None:
    asked = Asked(ONE, EVERY_DAY, time(9))
    assert Choice().wants_none()
    assert not Choice(asked=(asked,)).wants_none()
    assert Choice(asked=(replace(asked, on=False),)).wants_none()
