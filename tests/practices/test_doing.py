"""Plans: each with its smallest version, for a day, marked in three ways that weigh the same."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.kit.testing import NOON, People, ask, client_called
from marram.people.actor import Actor, Face
from marram.practices.doing import rules, store
from marram.practices.doing.offers import answer, steps
from marram.practices.doing.rules import Mark, Odd, Plan
from marram.record import writing
from marram.record.values import Page
from tests.practices.scenes import scene
from tests.practices.test_values import matters

TODAY = NOON.date()
NEW = "/me/r/doing/activity/new/"
LONDON = ZoneInfo("Europe/London")


def activity(actor: Actor, what: str, **more: object) -> UUID:
    sent: dict[str, object] = {"what": what, "do": "done", **more}
    return UUID(str(ask(actor, NEW, sent)["Location"]).split("/")[3])


def meant(actor: Actor, entry: UUID, day: date = TODAY, **more: object) -> Plan:
    """Mean an activity for a day and return the plan."""
    sent: dict[str, object] = {"day": day.isoformat(), "part": "any", **more}
    before = {one.entry for one in store.plans(actor, at=NOON)}
    answer = ask(actor, f"/me/r/doing/{entry}/when/", sent)
    assert answer.status_code == 303, answer.content.decode()
    (new,) = [one for one in store.plans(actor, at=NOON) if one.entry not in before]
    return new


def page(actor: Actor, where: str, at: datetime = NOON) -> str:
    return ask(actor, where, at=at).content.decode()


@pytest.fixture
def walk(people: People) -> UUID:
    return activity(
        people.as_ruth,
        "Walk to the allotment",
        kind="meaningful",
        smallest="As far as the gate",
        energy="some",
        for_what="being a good neighbour",
    )


@pytest.fixture
def tea(people: People) -> UUID:
    return activity(people.as_ruth, "Tea by the window", kind="restoring", energy="little")


class TestWhatTodayOffers:
    def test_at_most_one_that_matters_and_one_that_restores(
        self, people: People, walk: UUID, tea: UUID
    ) -> None:
        other = activity(people.as_ruth, "Ring Tunde", kind="meaningful")
        for entry, clock in ((other, "18:00"), (walk, "15:30"), (tea, "")):
            meant(people.as_ruth, entry, clock=clock)
        today = page(people.as_ruth, "/me/")
        assert "Walk to the allotment" in today
        assert "15:30" in today
        assert "You chose this for “being a good neighbour”." in today
        assert "Tea by the window" in today
        assert "Ring Tunde" not in today

    @pytest.mark.parametrize("mark", ["did", "part", "not"])
    def test_one_that_was_marked_is_offered_no_more_and_no_word_is_said_about_it(
        self, people: People, walk: UUID, mark: str
    ) -> None:
        plan = meant(people.as_ruth, walk)
        answer = ask(people.as_ruth, f"/me/plans/{plan.entry}/", {"do": mark, "back": "today"})
        assert answer["Location"] == "/me/"
        assert "Walk to the allotment" not in page(people.as_ruth, "/me/")

    def test_one_whose_day_has_passed_lies_down_by_itself(self, people: People, walk: UUID) -> None:
        meant(people.as_ruth, walk)
        for days in (1, 90):
            later = NOON + timedelta(days=days)
            assert "Walk to the allotment" not in page(people.as_ruth, "/me/", later)
            week = re.search(
                r'<ol class="week card">.*?</ol>',
                page(people.as_ruth, "/me/plans/", later),
                re.DOTALL,
            )
            assert week is None

    def test_after_an_absence_today_is_as_on_the_first_day(
        self, people: People, walk: UUID, tea: UUID
    ) -> None:
        def lines(shown: str) -> list[str]:
            return re.sub(r"<[^>]+>|\s+", " ", shown.split("If you would like")[1]).split()

        first = lines(page(people.as_ruth, "/me/"))
        meant(people.as_ruth, walk)
        meant(people.as_ruth, tea)
        assert lines(page(people.as_ruth, "/me/", NOON + timedelta(days=60))) == first

    def test_the_words_of_each_answer_weigh_the_same(self, people: People, walk: UUID) -> None:
        meant(people.as_ruth, walk)
        buttons = re.findall(
            r'<button class="([^"]+)" name="do" value="(did|part|not)"',
            page(people.as_ruth, "/me/"),
        )
        assert [value for _look, value in buttons] == ["did", "part", "not"]
        assert len({look for look, _value in buttons}) == 1

    def test_one_that_restores_asks_for_no_outcome(self, people: People) -> None:
        bath = activity(people.as_ruth, "Bath", kind="restoring", smallest="Feet in warm water")
        plan = meant(people.as_ruth, bath)
        today = page(people.as_ruth, "/me/")
        assert f"/me/plans/{plan.entry}/" in today
        assert 'name="do" value="smaller"' in today
        assert not re.search(r'name="do" value="(did|part|not)"', today)


class TestAGentleDay:
    def test_a_heavy_day_puts_every_plan_in_its_smallest_version_and_can_be_undone(
        self, people: People, walk: UUID
    ) -> None:
        meant(people.as_ruth, walk)
        ask(people.as_ruth, "/me/plans/today/", {"heavy": "yes"})
        heavy = page(people.as_ruth, "/me/")
        assert "As far as the gate" in heavy
        assert "Walk to the allotment" not in heavy
        assert "Bursts and slumps are how this usually goes." in heavy
        ask(people.as_ruth, "/me/plans/today/", {"heavy": "no"})
        assert "Walk to the allotment" in page(people.as_ruth, "/me/")

    @pytest.mark.parametrize("how", [{"heavy": "yes"}, {"energy": "little"}])
    def test_on_every_page_a_plan_of_that_day_stands_in_its_smallest_version(
        self, people: People, walk: UUID, how: dict[str, object]
    ) -> None:
        ruth = people.as_ruth
        plan, later = meant(ruth, walk), meant(ruth, walk, TODAY + timedelta(days=1))
        ask(ruth, "/me/plans/today/", how)
        for where in ("/me/plans/", f"/me/plans/{plan.entry}/"):
            assert "As far as the gate" in page(ruth, where)
        assert "Walk to the allotment" in page(ruth, f"/me/plans/{later.entry}/")
        assert [one.title for one in steps(ruth, NOON, "en-GB")] == ["As far as the gate"]

    def test_what_was_done_on_it_is_what_stood_there(self, people: People, walk: UUID) -> None:
        ruth = people.as_ruth
        plan, other = meant(ruth, walk), meant(ruth, walk)
        ask(ruth, "/me/plans/today/", {"heavy": "yes"})
        ask(ruth, f"/me/plans/{plan.entry}/", {"do": "did"})
        answer(ruth, other.entry, "part", uuid4(), NOON)
        ask(ruth, "/me/plans/today/", {"heavy": "no"})
        did = page(ruth, "/me/plans/did/")
        assert did.count("As far as the gate") == 1, "said once, with its days"
        for one in (plan, other):
            assert f'href="/me/plans/{one.entry}/"' in did
        assert "part of it" in did
        assert "Walk to the allotment" not in did

    def test_what_has_no_smaller_version_is_not_said_to_be_smaller(
        self, people: People, tea: UUID
    ) -> None:
        plan = meant(people.as_ruth, tea)
        ask(people.as_ruth, "/me/plans/today/", {"energy": "little"})
        shown = page(people.as_ruth, f"/me/plans/{plan.entry}/")
        assert "Tea by the window" in shown
        assert "smallest" not in shown.lower()

    def test_with_very_little_energy_one_thing_is_left_and_everything_is_a_tap_away(
        self, people: People, walk: UUID, tea: UUID
    ) -> None:
        meant(people.as_ruth, walk)
        meant(people.as_ruth, tea)
        ask(people.as_ruth, "/me/plans/today/", {"energy": "little"})
        little = page(people.as_ruth, "/me/")
        assert "Then only this, and only if you want it" in little
        assert "Tea by the window" in little
        assert "As far as the gate" not in little
        everything = page(people.as_ruth, "/me/?all=yes")
        assert "As far as the gate" in everything
        assert "Walk to the allotment" not in everything

    def test_nothing_is_chosen_on_a_new_day(self, people: People) -> None:
        ask(people.as_ruth, "/me/plans/today/", {"energy": "little"})
        assert 'aria-pressed="true"' in page(people.as_ruth, "/me/")
        assert 'aria-pressed="true"' not in page(people.as_ruth, "/me/", NOON + timedelta(days=1))

    def test_the_same_tap_again_takes_it_back(self, people: People) -> None:
        for _tap in range(2):
            ask(people.as_ruth, "/me/plans/today/", {"energy": "some"})
        assert store.today(people.as_ruth, day=TODAY, at=NOON).energy == ""

    def test_one_plan_can_be_made_smaller(self, people: People, walk: UUID) -> None:
        plan = meant(people.as_ruth, walk)
        ask(people.as_ruth, f"/me/plans/{plan.entry}/", {"do": "smaller", "back": "today"})
        assert "As far as the gate" in page(people.as_ruth, "/me/")


class TestForWhenItIsMeant:
    @pytest.mark.parametrize(
        ("day", "clock", "says"),
        [
            ("2026-11-18", "", "That time has passed."),
            ("2026-11-19", "08:00", "That time has passed."),
            ("", "", "Enter a day."),
            ("soon", "", "Enter a day."),
            ("2026-11-20", "25:00", "Enter a time such as 10:30"),
            ("2027-03-28", "01:30", "The clocks go forward over that time"),
        ],
    )
    def test_a_time_that_cannot_be_is_asked_about_and_nothing_is_lost(
        self, people: People, walk: UUID, day: str, clock: str, says: str
    ) -> None:
        sent: dict[str, object] = {"day": day, "clock": clock, "part": "evening", "small": "yes"}
        answer = ask(people.as_ruth, f"/me/r/doing/{walk}/when/", sent)
        asked = answer.content.decode()
        assert answer.status_code == 422
        assert says in asked
        assert f'value="{clock}"' in asked
        assert 'id="part-evening" name="part" value="evening" checked' in asked
        assert store.plans(people.as_ruth, at=NOON) == []

    def test_a_clash_is_told_and_both_may_stay(self, people: People, walk: UUID, tea: UUID) -> None:
        meant(people.as_ruth, walk, clock="15:30")
        sent: dict[str, object] = {"day": TODAY.isoformat(), "clock": "15:30"}
        where = f"/me/r/doing/{tea}/when/"
        told = ask(people.as_ruth, where, sent)
        assert told.status_code == 422
        assert "“Walk to the allotment” is meant for the same time." in told.content.decode()
        assert ask(people.as_ruth, where, sent | {"do": "anyway"}).status_code == 303
        assert len(store.plans(people.as_ruth, at=NOON)) == 2

    def test_it_can_be_moved_and_stays_one_plan(self, people: People, walk: UUID) -> None:
        plan = meant(people.as_ruth, walk)
        where = f"/me/r/doing/{walk}/when/"
        later: dict[str, object] = {"day": "2026-12-01", "part": "noon", "plan": str(plan.entry)}
        ask(people.as_ruth, where, later)
        (moved,) = store.plans(people.as_ruth, at=NOON)
        assert (moved.entry, moved.day, moved.part) == (plan.entry, date(2026, 12, 1), "noon")

    def test_an_hour_that_comes_twice_is_a_time_like_any_other(self) -> None:
        now = datetime(2026, 10, 1, 12, tzinfo=LONDON)
        assert rules.odd("2026-10-25", "01:30", now=now) is None
        assert rules.odd("2027-03-28", "01:30", now=now) is Odd.SKIPPED
        assert rules.odd("2027-03-28", "01:30", now=now.replace(tzinfo=ZoneInfo("UTC"))) is None


class TestWhatIDid:
    def test_is_listed_by_what_it_was_for_with_what_it_showed_and_no_count(
        self, people: People, walk: UUID, tea: UUID
    ) -> None:
        for entry, mark in ((walk, "did"), (tea, "part"), (walk, "not")):
            plan = meant(people.as_ruth, entry)
            ask(people.as_ruth, f"/me/plans/{plan.entry}/", {"do": mark})
            shown: dict[str, object] = {"do": "showed", "showed": f"It was {mark}."}
            ask(people.as_ruth, f"/me/plans/{plan.entry}/", shown)
        listed = page(people.as_ruth, "/me/plans/did/")
        assert listed.index("being a good neighbour") < listed.index("For nothing in particular")
        assert "It was did." in listed
        assert "part of it" in listed
        assert "It was not." not in listed
        assert not re.search(r"\b\d+ (of|times|done)\b|%", re.sub(r"<[^>]+>", " ", listed))

    def test_says_the_year_only_of_another_year(self, people: People, walk: UUID) -> None:
        plan = meant(people.as_ruth, walk)
        answer(people.as_ruth, plan.entry, "did", uuid4(), NOON)
        day = f"{TODAY.day} {TODAY:%B}"
        assert f">{day}<" in page(people.as_ruth, "/me/plans/did/")
        later = page(people.as_ruth, "/me/plans/did/", at=NOON + timedelta(days=366))
        assert f">{day} {TODAY.year}<" in later

    def test_a_mark_that_was_not_meant_is_taken_off(self, people: People, walk: UUID) -> None:
        plan = meant(people.as_ruth, walk)
        for wish in ("did", "again"):
            ask(people.as_ruth, f"/me/plans/{plan.entry}/", {"do": wish})
        assert "Walk to the allotment" in page(people.as_ruth, "/me/")


class TestTheChain:
    def test_from_a_scene_to_a_step_and_from_what_matters_and_back(self, people: People) -> None:
        ruth = people.as_ruth
        moment, value = scene(ruth, "Bea knocked with seedlings"), matters(ruth, "Being of use")
        for of, name in ((moment, "Bea knocked with seedlings"), (value, "Being of use")):
            form = page(ruth, f"{NEW}?of={of}")
            assert f'value="{name}"' in form
            step = activity(ruth, f"Sow beans for {name}", for_what=name, of=str(of))
            assert f"/me/e/{of}/" in page(ruth, f"/me/e/{step}/")
            assert f"/me/e/{step}/" in page(ruth, f"/me/e/{of}/")

    def test_three_hundred_things_to_choose_from_stay_a_page(self, people: People) -> None:
        pages = [
            Page(store.ACTIVITY, 1, f"Thing {n}", {"what": f"Thing {n}", "kind": "restoring"})
            for n in range(300)
        ]
        writing.begin_many(people.as_ruth, pages=pages, at=NOON)
        listed = page(people.as_ruth, "/me/plans/")
        assert listed.count("/when/") == 300


class TestWhoseItIs:
    def test_nobody_else_finds_or_marks_a_plan(self, people: People, walk: UUID) -> None:
        plan = meant(people.as_ruth, walk)
        george = Actor(client_called("George", "g@example.org").id, Face.CLIENT, uuid4())
        for other in (george, people.as_miriam):
            for where in (f"/me/plans/{plan.entry}/", f"/me/r/doing/{walk}/when/"):
                assert ask(other, where).status_code == 404
                assert ask(other, where, {"do": "did"}).status_code == 404
        (kept,) = store.plans(people.as_ruth, at=NOON)
        assert kept.mark == Mark.NONE

    def test_a_plan_is_no_page_in_lists_or_search(self, people: People, walk: UUID) -> None:
        meant(people.as_ruth, walk)
        assert page(people.as_ruth, "/me/write/").count("Walk to the allotment") == 0


days = st.dates(date(2026, 11, 1), date(2026, 12, 31))
plans = st.lists(
    st.builds(
        lambda day, mark, kind: (
            Plan(uuid4(), uuid4(), day, mark=mark),
            kind,
        ),
        days,
        st.sampled_from(list(Mark)),
        st.sampled_from([*rules.KINDS, ""]),
    ),
    max_size=12,
)


@given(plans)
def test_today_never_offers_more_than_one_of_each_kind_or_what_was_marked_or_has_passed(
    told: list[tuple[Plan, str]],
) -> None:
    kinds = {plan.activity: kind for plan, kind in told}
    found = rules.offered([plan for plan, _kind in told], kinds, today=TODAY)
    assert len({kinds[one.activity] for one in found}) == len(found) <= 2
    assert all(one.day == TODAY and one.mark == Mark.NONE for one in found)
    assert all(kinds[one.activity] in rules.KINDS for one in found)


def test_by_the_clock_comes_before_loosely_and_any_time_last() -> None:
    loose = Plan(uuid4(), uuid4(), TODAY, part="any")
    evening, early = replace(loose, part="evening"), replace(loose, clock="07:15")
    assert sorted([loose, evening, early], key=lambda one: one.order) == [early, evening, loose]


def test_a_plan_of_yesterday_is_not_ahead_and_one_of_today_is() -> None:
    now = datetime(2026, 11, 19, tzinfo=UTC).date()
    plan = Plan(uuid4(), uuid4(), now)
    assert rules.lies_ahead(plan, now)
    assert not rules.lies_ahead(plan, now + timedelta(days=1))
