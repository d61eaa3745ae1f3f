"""Days that turn out otherwise: heavy ones, hours still to come, a week as it could be, ideas."""

import re
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.kit import registry
from marram.kit.testing import NOON, People, ask
from marram.people.actor import Actor
from marram.practices.doing import rules, store
from marram.practices.doing.ideas import KEYS, OF
from marram.practices.doing.rules import MEANINGFUL, RESTORING, Plan
from marram.record import writing
from tests.practices.test_doing import activity, meant, page

TODAY = NOON.date()
HOW = "/me/plans/today/"


def day_of(actor: Actor, plan: Plan) -> date:
    return next(one.day for one in store.plans(actor, at=NOON) if one.entry == plan.entry)


class TestAHeavyDay:
    @pytest.fixture
    def plans(self, people: People) -> dict[str, Plan]:
        """Three plans for today: one that can be smaller, one that can wait, one with an hour."""
        ruth = people.as_ruth
        small = activity(ruth, "Walk", kind="meaningful", smallest="To the gate")
        loose = activity(ruth, "Ring Tunde", kind="meaningful")
        timed = activity(ruth, "Dentist", kind="meaningful")
        return {
            "small": meant(ruth, small),
            "loose": meant(ruth, loose, part="evening"),
            "timed": meant(ruth, timed, clock="15:30"),
        }

    def test_moves_what_can_wait_and_says_so(self, people: People, plans: dict[str, Plan]) -> None:
        ask(people.as_ruth, HOW, {"heavy": "yes"})
        assert day_of(people.as_ruth, plans["loose"]) == TODAY + timedelta(1)
        assert day_of(people.as_ruth, plans["small"]) == TODAY
        assert day_of(people.as_ruth, plans["timed"]) == TODAY
        assert "What could wait was moved to tomorrow." in page(people.as_ruth, "/me/")

    def test_can_be_undone_exactly(self, people: People, plans: dict[str, Plan]) -> None:
        before = store.plans(people.as_ruth, at=NOON)
        for heavy in ("yes", "yes", "no"):
            ask(people.as_ruth, HOW, {"heavy": heavy})
        after = store.plans(people.as_ruth, at=NOON)
        assert [(one.entry, one.day, one.part) for one in after] == [
            (one.entry, one.day, one.part) for one in before
        ]
        assert len(plans) == 3

    def test_what_was_moved_and_marked_since_stays(
        self, people: People, plans: dict[str, Plan]
    ) -> None:
        ask(people.as_ruth, HOW, {"heavy": "yes"})
        ask(people.as_ruth, f"/me/plans/{plans['loose'].entry}/", {"do": "did"})
        ask(people.as_ruth, HOW, {"heavy": "no"})
        assert day_of(people.as_ruth, plans["loose"]) == TODAY + timedelta(1)

    def test_asks_nothing(self, people: People, plans: dict[str, Plan]) -> None:
        ask(people.as_ruth, "/me/check-in/questions/", {"asked": ["how"], "days": "7"})
        ask(people.as_ruth, HOW, {"heavy": "yes"})
        today = page(people.as_ruth, "/me/")
        for asked in ("Did it", "How much energy", "How is today?", "Not today"):
            assert asked not in today
        assert "Dentist" in today
        assert plans

    def test_says_that_it_went_up_and_down_in_words_alone(self, people: People) -> None:
        for days, energy in ((3, "little"), (2, "enough"), (1, "little")):
            ask(people.as_ruth, HOW, {"energy": energy}, at=NOON - timedelta(days))
        ask(people.as_ruth, HOW, {"heavy": "yes"})
        assert "It went up and down these days." in page(people.as_ruth, "/me/")


class TestBeforeItsHour:
    def test_nobody_asks_what_became_of_it(self, people: People) -> None:
        walk = activity(people.as_ruth, "Walk", kind="meaningful", smallest="To the gate")
        plan = meant(people.as_ruth, walk, clock="15:30")
        before = page(people.as_ruth, "/me/")
        assert "Still on" in before
        assert "Did it" not in before
        after = page(people.as_ruth, "/me/", NOON + timedelta(hours=4))
        assert "Did it" in after
        assert "Still on" not in after
        ask(people.as_ruth, f"/me/plans/{plan.entry}/", {"do": "on", "back": "today"})
        assert "Still on, you said." in page(people.as_ruth, "/me/")

    def test_what_restores_is_not_asked_whether_it_is_on(self, people: People) -> None:
        bath = activity(people.as_ruth, "Bath", kind="restoring", smallest="Warm feet")
        meant(people.as_ruth, bath, clock="15:30")
        assert "Still on" not in page(people.as_ruth, "/me/")

    @pytest.mark.parametrize(
        ("part", "clock", "before"),
        [
            ("any", "", False),
            ("morning", "", False),
            ("evening", "", True),
            ("any", "12:01", True),
            ("any", "12:00", False),
        ],
    )
    def test_by_the_clock_or_by_the_part_of_the_day(
        self, part: str, clock: str, *, before: bool
    ) -> None:
        plan = Plan(uuid4(), uuid4(), TODAY, part=part, clock=clock)
        assert rules.is_before(plan, NOON) == before


class TestTheSmallHours:
    def test_belong_to_the_day_before(self, people: People) -> None:
        walk = activity(people.as_ruth, "Walk", kind="meaningful")
        meant(people.as_ruth, walk)
        ask(people.as_ruth, HOW, {"energy": "enough"})
        night = datetime(2026, 11, 20, 3, 59, tzinfo=UTC)
        shown = page(people.as_ruth, "/me/", night)
        assert "Walk" in shown
        assert re.search(r'value="enough" aria-pressed="true"', shown)
        morning = page(people.as_ruth, "/me/", night + timedelta(minutes=1))
        assert ">Walk<" not in morning
        assert 'aria-pressed="true"' not in morning

    def test_a_plan_made_in_them_is_for_the_day_that_is_about_to_begin(
        self, people: People
    ) -> None:
        walk = activity(people.as_ruth, "Walk", kind="meaningful")
        night = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
        assert 'value="2026-11-20"' in page(people.as_ruth, f"/me/r/doing/{walk}/when/", night)


class TestAWeekAsItCouldBe:
    def test_proposes_and_keeps_only_what_she_ticks(self, people: People) -> None:
        walk = activity(people.as_ruth, "Walk", kind="meaningful", energy="some")
        activity(people.as_ruth, "Tea", kind="restoring", energy="little")
        shown = page(people.as_ruth, "/me/plans/week/")
        assert " checked" not in shown
        assert "Walk" in shown
        assert "Tea" in shown
        first = (TODAY + timedelta(1)).isoformat()
        sent = {"turn": [f"{first}.{walk}"], "operation": str(uuid4())}
        for _twice in range(2):
            ask(people.as_ruth, "/me/plans/week/", sent)
        (plan,) = store.plans(people.as_ruth, at=NOON)
        assert (plan.activity, plan.day.isoformat()) == (walk, first)

    def test_takes_no_day_that_has_been_and_nothing_of_somebody_else(self, people: People) -> None:
        walk = activity(people.as_ruth, "Walk", kind="meaningful")
        for sent in (f"{TODAY}.{walk}", f"2026-13-01.{walk}", f"{TODAY + timedelta(1)}.{uuid4()}"):
            ask(people.as_ruth, "/me/plans/week/", {"turn": [sent]})
        assert store.plans(people.as_ruth, at=NOON) == []

    def test_says_so_where_there_is_nothing_to_choose_from(self, people: People) -> None:
        assert "There is nothing to choose from yet." in page(people.as_ruth, "/me/plans/week/")

    @given(
        st.lists(
            st.tuples(
                st.uuids(),
                st.sampled_from(["", MEANINGFUL, RESTORING]),
                st.sampled_from(["", "little", "some", "enough"]),
            ),
            max_size=6,
        ),
        st.sets(st.integers(0, 6)),
        st.sets(st.integers(0, 8)),
    )
    def test_rests_after_what_takes_much_and_takes_turns(
        self,
        activities: list[tuple[UUID, str, str]],
        low: Collection[int],
        taken: Collection[int],
    ) -> None:
        days = {TODAY + timedelta(step) for step in taken}
        proposed = rules.week(TODAY, activities, low, days)
        known = {ident: (kind, energy) for ident, kind, energy in activities}
        kinds = {kind for kind, _energy in known.values()}
        assert [day for day, _ in proposed] == [TODAY + timedelta(step) for step in range(7)]
        for place, (day, ident) in enumerate(proposed):
            if ident is None:
                continue
            assert day not in days
            kind, _energy = known[ident]
            if day.weekday() in low and RESTORING in kinds:
                assert kind == RESTORING
            earlier = proposed[place - 1][1] if place else None
            assert earlier is None or known[earlier][1] != "enough"


class TestIdeas:
    def test_an_idea_begins_a_page_in_its_words(self, people: People) -> None:
        shown = page(people.as_ruth, "/me/plans/ideas/")
        assert "Bake bread" in shown
        begun = page(people.as_ruth, "/me/r/doing/activity/new/?idea=bread")
        assert 'value="Bake bread"' in begun
        assert 'value="Bake bread"' not in page(
            people.as_ruth, "/me/r/doing/activity/new/?idea=<b>"
        )

    def test_what_is_looked_for_is_found_and_stands_in_no_address(self, people: People) -> None:
        found = ask(people.as_ruth, "/me/plans/ideas/", {"sought": "BREAD"}).content.decode()
        assert found.count("?idea=") == 1
        nothing = ask(people.as_ruth, "/me/plans/ideas/", {"sought": "zebra"}).content.decode()
        assert "Your own words are better anyway." in nothing

    def test_each_has_its_words(self) -> None:
        words = registry.room("doing").words
        assert all(words.say(f"idea.{key}") for key in KEYS)
        assert all(words.say(f"ideas.{name}") for name in OF)
        assert len(KEYS) == sum(map(len, OF.values()))


@pytest.mark.parametrize("clock", ["10", "T10:30", "1030", "10:30+01:00", "25:00"])
def test_a_clock_time_that_is_none_is_said_and_breaks_nothing(people: People, clock: str) -> None:
    walk = activity(people.as_ruth, "Walk", kind="meaningful")
    day = (TODAY + timedelta(1)).isoformat()
    answer = ask(people.as_ruth, f"/me/r/doing/{walk}/when/", {"day": day, "clock": clock})
    assert answer.status_code == 422
    assert f'value="{clock}"' in answer.content.decode()


def test_a_clock_time_with_seconds_is_kept_without_them(people: People) -> None:
    walk = activity(people.as_ruth, "Walk", kind="meaningful")
    plan = meant(people.as_ruth, walk, TODAY + timedelta(1), clock="10:30:15")
    assert plan.clock == "10:30"
    assert "10:30" in page(people.as_ruth, "/me/plans/")


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "1900-01", "2199-12", "x", "2026-13"])
def test_a_month_at_the_end_of_the_calendar_is_a_page(people: People, month: str) -> None:
    for where in ("/me/check-in/month/", "/me/check-in/year/"):
        assert ask(people.as_ruth, f"{where}?month={month}").status_code == 200


class TestLookingBack:
    @pytest.mark.parametrize(
        ("room", "sent"),
        [
            ("trying/trying", {"what": "Sit at the back", "look_back": "2026-11-19"}),
            ("goals/goal", {"statement": "Sit at the back", "look_back": "2026-11-19"}),
            ("values/value", {"words": "Sit at the back", "again": "2026-11-19"}),
        ],
    )
    def test_she_is_told_for_a_week_from_the_day_she_chose(
        self, people: People, room: str, sent: dict[str, object]
    ) -> None:
        ask(people.as_ruth, f"/me/r/{room}/new/", {"do": "done", **sent})
        told = [
            "Sit at the back" in page(people.as_ruth, "/me/plans/", NOON + timedelta(days))
            for days in (-1, 0, 6, 7)
        ]
        assert told == [False, True, True, False]

    def test_without_a_day_nothing_is_said(self, people: People) -> None:
        sent: dict[str, object] = {"do": "done", "what": "Sit", "look_back": "some time"}
        ask(people.as_ruth, "/me/r/trying/trying/new/", sent)
        assert "look at this again" not in page(people.as_ruth, "/me/plans/")


def test_a_page_of_another_kind_is_no_plan_and_one_put_away_is_not_there(people: People) -> None:
    walk = activity(people.as_ruth, "Walk", kind="meaningful")
    assert ask(people.as_ruth, f"/me/plans/{walk}/").status_code == 404
    plan = meant(people.as_ruth, walk)
    assert ask(people.as_ruth, f"/me/r/doing/{plan.entry}/when/").status_code == 404
    writing.put_away(people.as_ruth, entry=walk, at=NOON)
    assert ask(people.as_ruth, f"/me/r/doing/{walk}/when/").status_code == 404


def test_three_hundred_activities_are_listed_and_found(people: People) -> None:
    for number in range(300):
        activity(people.as_ruth, f"Thing {number}", kind="restoring")
    shown = page(people.as_ruth, "/me/plans/")
    assert shown.count("When?") == 300
