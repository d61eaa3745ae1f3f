"""The rule of close work, against an oracle in other words, and sentence by sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marram.kit.containment import rule
from marram.kit.containment.rule import Check, Door, Facts, Step, Why, door_shut, may_begin
from marram.kit.depth import Depth
from marram.kit.safety.answer import Trigger
from marram.kit.words import of_the_kit

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
READY = Check(undisturbed=True, rested=True, here=True, sober=True, heavy=3)
OPENED = Facts(at=NOON, door=Door(NOON - HOUR))

hours = st.integers(-80, 2).map(lambda hour: NOON + hour * HOUR)
ends = st.sampled_from(["", rule.EARLY, *(str(one.value) for one in rule.TOO_HARD)])
told = st.sampled_from([*[True] * 20, False, None])
rarely = st.integers(0, 11).map(lambda number: number == 0)
checks = st.builds(
    Check,
    undisturbed=told,
    rested=told,
    here=told,
    sober=told,
    heavy=st.sampled_from([*range(8), *range(8), 8, 9, 10, None]),
    late_too=st.booleans(),
)
doors = st.builds(
    Door,
    at=hours,
    minutes=st.integers(-5, 90),
    until=st.sampled_from([None, None, NOON - HOUR, NOON + 9 * DAY]),
    in_session=st.booleans(),
)


@st.composite
def steps(draw: st.DrawFn) -> list[Step]:
    begun = sorted(draw(st.lists(hours, max_size=4)))
    return [
        Step(
            room=draw(st.sampled_from(["fire", "water"])),
            item=draw(st.sampled_from(["a", "b"])),
            began=at,
            ended=draw(st.none() | st.just(at + timedelta(minutes=15))),
            stopped=draw(ends),
        )
        for at in begun
    ]


facts = st.builds(
    Facts,
    at=st.integers(0, 47).map(lambda hour: NOON + hour * HOUR),
    paused=rarely,
    early=rarely,
    closed=rarely,
    plan=rarely.map(lambda no: not no),
    door=doors | doors | doors | st.none(),
    steps=steps(),
)


def begins(known: Facts, check: Check, room: str, item: str) -> bool:
    """The oracle: each sentence of CLINICAL C4 and RULINGS 27 to 29 as one line."""
    if known.door is None:
        return False
    return all(
        [
            known.door.at <= known.at,
            known.door.until is None or known.door.until >= known.at,
            not (known.paused or known.early or known.closed) and known.plan,
            check.undisturbed and check.rested and check.here and check.sober,
            check.heavy is not None and check.heavy < 8,
            5 <= known.at.hour <= 20 or check.late_too,
            not waits(known.steps, known.door, room),
            not had_one(known, known.door),
            not rests(known, item),
        ]
    )


def waits(made: Sequence[Step], door: Door, room: str) -> bool:
    hard = [(s.ended, s.stopped[:1] == "T") for s in made if s.room == room and s.ended]
    return [two for _, two in hard[-2:]] == [True, True] and door.at <= hard[-1][0]


def had_one(known: Facts, door: Door) -> bool:
    today = [step.began for step in known.steps if step.began.date() == known.at.date()]
    latest = max((step.began for step in known.steps), default=NOON)
    beside = door.in_session and door.at > latest
    return latest in today and not beside


def rests(known: Facts, item: str) -> bool:
    same = [s for s in known.steps if s.item == item and s.ended]
    hard = bool(same) and same[-1].stopped in {"T6", "T8"}
    return hard and same[-1].ended is not None and known.at - same[-1].ended < DAY


@settings(max_examples=600)
@given(known=facts, check=checks, room=st.sampled_from(["fire", "water"]), item=st.just("a"))
def test_it_begins_exactly_when_every_sentence_allows_it(
    known: Facts, check: Check, room: str, item: str
) -> None:
    opening = may_begin(Depth.L3, known, check, room=room, item=item)
    assert opening.allowed is begins(known, check, room, item), opening.why


@given(known=facts, check=checks, depth=st.sampled_from([Depth.L0, Depth.L1, Depth.L2]))
def test_ordinary_writing_begins_in_every_mode_and_at_every_hour(
    known: Facts, check: Check, depth: Depth
) -> None:
    assert may_begin(depth, known, check).allowed
    assert door_shut(depth, known).allowed


@given(known=facts, check=checks)
def test_nothing_asked_in_the_moment_opens_what_is_shut_before(known: Facts, check: Check) -> None:
    if not door_shut(Depth.L3, known, room="fire", item="a").allowed:
        assert not may_begin(Depth.L3, known, check, room="fire", item="a").allowed


@pytest.mark.parametrize(
    ("different", "why"),
    [
        ({"paused": True}, Why.PAUSED),
        ({"early": True}, Why.TOO_SOON),
        ({"closed": True}, Why.CLOSED),
        ({"plan": False}, Why.NO_PLAN),
        ({"door": None}, Why.NOT_OPENED),
        ({"door": Door(NOON - DAY, until=NOON - HOUR)}, Why.NOT_OPENED),
        ({"steps": [Step("fire", "a", NOON - HOUR)]}, Why.TODAY),
    ],
)
def test_what_keeps_it_closed_says_what(different: dict[str, object], why: Why) -> None:
    known = replace(OPENED, **different)  # type: ignore[arg-type]  # by name
    assert may_begin(Depth.L3, known, READY, room="fire", item="a").why is why


@pytest.mark.parametrize(
    ("different", "why"),
    [
        ({"undisturbed": False}, Why.NOT_NOW),
        ({"rested": False}, Why.NOT_NOW),
        ({"here": False}, Why.NOT_NOW),
        ({"sober": False}, Why.NOT_NOW),
        ({"sober": None}, Why.ASK),
        ({"heavy": None}, Why.ASK),
        ({"heavy": 8}, Why.HEAVY),
        ({"heavy": 10}, Why.HEAVY),
        ({"heavy": 7}, None),
    ],
)
def test_the_check_is_four_yeses_and_less_than_eight(
    different: dict[str, object], why: Why | None
) -> None:
    check = replace(READY, **different)  # type: ignore[arg-type]  # by name
    assert may_begin(Depth.L3, OPENED, check, room="fire", item="a").why is why


def test_a_no_is_told_as_a_no_before_anything_is_asked_again() -> None:
    check = Check(here=False)
    assert may_begin(Depth.L3, OPENED, check, room="fire", item="a").why is Why.NOT_NOW


@pytest.mark.parametrize(
    ("hour", "why"), [(20, None), (21, Why.LATE), (23, Why.LATE), (3, Why.LATE), (5, None)]
)
def test_after_nine_beginning_takes_one_more_tap_on_the_persons_own_clock(
    hour: int, why: Why | None
) -> None:
    at = datetime(2026, 11, 20, hour, 30, tzinfo=ZoneInfo("Pacific/Auckland"))
    known = Facts(at=at, door=Door(at - HOUR))
    once = may_begin(Depth.L3, known, READY, room="fire", item="a")
    assert once.why is why
    twice = may_begin(Depth.L3, known, replace(READY, late_too=True), room="fire", item="a")
    assert twice.allowed


def ended(at: datetime, how: str, item: str = "a") -> Step:
    return Step("fire", item, began=at, ended=at + timedelta(minutes=10), stopped=how)


def test_two_in_a_row_that_became_too_hard_wait_until_the_clinician_opens_again() -> None:
    both = [ended(NOON - 3 * DAY, Trigger.FAR_AWAY), ended(NOON - 2 * DAY, Trigger.STILL_HIGH)]
    before = replace(OPENED, steps=both, door=Door(NOON - 9 * DAY))
    assert door_shut(Depth.L3, before, room="fire", item="a").why is Why.WAITS
    since = replace(before, door=Door(NOON - DAY))
    assert door_shut(Depth.L3, since, room="fire", item="a").allowed
    other_room = door_shut(Depth.L3, before, room="water", item="b")
    assert other_room.allowed


@pytest.mark.parametrize(("before", "after", "waits"), [(4, 7, True), (4, 6, False), (9, 9, False)])
def test_two_in_a_row_that_left_much_more_weight_wait_as_well(
    before: int, after: int, *, waits: bool
) -> None:
    both = [replace(ended(NOON - days * DAY, ""), heavy=before, after=after) for days in (3, 2)]
    known = replace(OPENED, steps=both, door=Door(NOON - 9 * DAY))
    found = door_shut(Depth.L3, known, room="fire", item="a")
    assert found.allowed is not waits
    assert waits is (found.why is Why.WAITS)


def test_one_that_ended_as_meant_between_them_breaks_the_row() -> None:
    made = [
        ended(NOON - 4 * DAY, Trigger.FAR_AWAY),
        ended(NOON - 3 * DAY, rule.EARLY),
        ended(NOON - 2 * DAY, Trigger.FAR_AWAY),
    ]
    known = replace(OPENED, steps=made, door=Door(NOON - 9 * DAY))
    assert door_shut(Depth.L3, known, room="fire", item="a").allowed


def test_an_early_stop_rests_nothing_and_counts_like_any_step_of_the_day() -> None:
    known = replace(OPENED, steps=[ended(NOON - 20 * HOUR, rule.EARLY)])
    assert door_shut(Depth.L3, known, room="fire", item="a").allowed


def test_what_became_too_hard_last_night_rests_for_a_day_and_something_else_does_not() -> None:
    known = replace(OPENED, steps=[ended(NOON - 20 * HOUR, Trigger.HIGH_DISTRESS)])
    assert door_shut(Depth.L3, known, room="fire", item="a").why is Why.RESTS
    assert door_shut(Depth.L3, known, room="fire", item="b").allowed


def test_the_day_of_the_one_step_is_the_day_where_the_person_lives() -> None:
    zone = ZoneInfo("Pacific/Auckland")
    at = datetime(2026, 11, 20, 9, 0, tzinfo=zone)
    last_night = datetime(2026, 11, 19, 20, 0, tzinfo=zone).astimezone(UTC)
    assert last_night.date() == at.astimezone(UTC).date()
    known = Facts(at=at, door=Door(at - HOUR), steps=[ended(last_night, "")])
    assert door_shut(Depth.L3, known, room="fire", item="a").allowed


def test_beside_the_clinician_a_second_step_may_begin_and_no_clock_ends_one() -> None:
    today = [ended(NOON - 2 * HOUR, "")]
    alone = replace(OPENED, steps=today)
    assert door_shut(Depth.L3, alone, room="fire", item="a").why is Why.TODAY
    beside = replace(alone, door=Door(NOON, in_session=True))
    assert door_shut(Depth.L3, beside, room="fire", item="a").allowed
    step = Step("fire", "a", NOON, minutes=20)
    assert step.under_way(NOON + timedelta(minutes=20))
    assert not step.under_way(NOON + timedelta(minutes=21))
    assert replace(step, in_session=True).under_way(NOON + timedelta(minutes=100))


@pytest.mark.parametrize(("asked", "given_"), [(20, 20), (45, 45), (90, 45), (0, 1)])
def test_no_step_is_longer_than_forty_five_minutes(asked: int, given_: int) -> None:
    assert rule.dose(Door(NOON, minutes=asked)) == given_


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_has_a_sentence_and_none_names_a_number_or_an_answer(why: Why) -> None:
    for plain in (False, True):
        said = of_the_kit().say(f"gate.{why}", plain=plain)
        assert said
        for word in ("score", "PHQ", "risk", "overdue", "clinician", "questionnaire"):
            assert word not in said
