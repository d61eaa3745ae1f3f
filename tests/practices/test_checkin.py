"""How is today: a few questions when Ruth wants them, and days without an answer left alone."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.kit.forms import entry_of
from marram.kit.testing import NOON, People, ask, client_called
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.practices.checkin import carrying, keeping, rules, store
from marram.practices.checkin.rules import CheckIn, Gap, Own, Part, Settings
from marram.record import erasing, reading, sharing, writing
from marram.record.values import NotFound
from tests.practices.test_doing import activity, meant

NOW, QUESTIONS = "/me/check-in/", "/me/check-in/questions/"
MONTH, YEAR, DIARY = "/me/check-in/month/", "/me/check-in/year/", "/me/check-in/diary/"
TODAY = NOON.date()
KEPT = f"{NOW}?news=kept"
COUNTS = re.compile(r"\d+\s*%|\d+ of \d+|streak|average|missed|overdue|in a row", re.IGNORECASE)


def page(actor: Actor, where: str, at: datetime = NOON) -> str:
    return ask(actor, where, at=at).content.decode()


def asks(actor: Actor, *questions: str, at: datetime = NOON, **more: object) -> None:
    """Choose what is asked."""
    answer = ask(actor, QUESTIONS, {"asked": list(questions), **more}, at=at)
    assert answer.status_code == 303, answer.content.decode()


def says(actor: Actor, at: datetime = NOON, **answers: object) -> str:
    """Answer, and return what the page then says."""
    sent = {"operation": str(uuid4()), **answers}
    return str(ask(actor, NOW, sent, at=at)["Location"])


def kept(actor: Actor, first: date = TODAY, last: date = TODAY) -> Sequence[CheckIn]:
    return store.between(actor, first, last, at=NOON + timedelta(days=400))


class TestWhichQuestions:
    def test_nothing_is_asked_until_she_chose(self, people: People) -> None:
        assert ask(people.as_ruth, NOW)["Location"] == QUESTIONS
        assert "How is today?" not in page(people.as_ruth, "/me/")

    def test_she_chooses_up_to_three_and_a_fourth_is_asked_about(self, people: People) -> None:
        four = ["how", "heavy", "slept"]
        answer = ask(people.as_ruth, QUESTIONS, {"asked": four, "own": "Did I eat?"})
        assert answer.status_code == 422
        said = answer.content.decode()
        assert "Three questions at the most" in said
        assert 'value="Did I eat?"' in said
        assert said.count(" checked") == 3
        assert store.settings(people.as_ruth, at=NOON) == Settings()

    def test_one_in_her_own_words_has_her_words_at_its_ends(self, people: People) -> None:
        for _twice in range(2):
            asks(people.as_ruth, own="Did I eat?", low="nothing", high="enough")
        assert len(store.own_questions(people.as_ruth, at=NOON)) == 1
        shown = page(people.as_ruth, NOW)
        assert "Did I eat?" in shown
        assert "1, nothing" in shown
        assert "5, enough" in shown

    def test_today_asks_for_a_stretch_and_is_quiet_again(self, people: People) -> None:
        asks(people.as_ruth, "how", days="14")
        for day in (0, 13):
            assert 'href="/me/check-in/"' in page(people.as_ruth, "/me/", NOON + timedelta(day))
        after = page(people.as_ruth, "/me/", NOON + timedelta(14))
        assert 'href="/me/check-in/"' not in after

    @pytest.mark.parametrize("days", ["²", "9" * 5000, "-3", "soon"])
    def test_a_stretch_that_is_no_number_of_days_is_none(self, people: People, days: str) -> None:
        asks(people.as_ruth, "how", days=days)
        assert store.settings(people.as_ruth, at=NOON).until is None

    def test_without_a_stretch_today_does_not_ask(self, people: People) -> None:
        asks(people.as_ruth, "how")
        assert 'href="/me/check-in/"' not in page(people.as_ruth, "/me/")
        assert "How has it been today?" in page(people.as_ruth, NOW)

    def test_a_running_stretch_stays_when_questions_change(self, people: People) -> None:
        asks(people.as_ruth, "how", days="7")
        asks(people.as_ruth, "slept", days="stay")
        known = store.settings(people.as_ruth, at=NOON)
        assert (known.asked, known.until) == (("slept",), TODAY + timedelta(6))


class TestAQuestionOfHerOwn:
    def test_is_put_aside_and_its_answers_stay(self, people: People) -> None:
        ruth = people.as_ruth
        asks(ruth, own="Did I eat?")
        (own,) = store.own_questions(ruth, at=NOON)
        says(ruth, **{f"q-{own.id}": "4"})
        sent = {"asked": [own.id, "slept"], "do": f"aside:{own.id}", "days": "none"}
        assert ask(ruth, QUESTIONS, sent)["Location"].startswith(QUESTIONS)
        known = store.settings(ruth, at=NOON)
        assert known.asked == ("slept",), "what was ticked beside it is kept"
        assert own.id not in known.offered()
        assert f'value="{own.id}"' not in page(ruth, QUESTIONS)
        assert "Did I eat?" in page(ruth, MONTH)

    def test_comes_back_by_her_button_or_in_the_same_words(self, people: People) -> None:
        ruth = people.as_ruth
        asks(ruth, own="Did I eat?")
        (own,) = store.own_questions(ruth, at=NOON)
        for back in ({"do": f"back:{own.id}"}, {"own": "Did I eat?"}):
            ask(ruth, QUESTIONS, {"do": f"aside:{own.id}"})
            assert own.id not in store.settings(ruth, at=NOON).offered()
            ask(ruth, QUESTIONS, back)
            assert own.id in store.settings(ruth, at=NOON).offered()
        assert len(store.own_questions(ruth, at=NOON)) == 1

    def test_one_that_is_given_cannot_be_put_aside(self, people: People) -> None:
        ask(people.as_ruth, QUESTIONS, {"asked": ["slept"], "do": "aside:slept"})
        assert store.settings(people.as_ruth, at=NOON).asked == ("slept",)


class TestSomebodyReadsItAsItComes:
    """Off until Ruth ticks it for Miriam; from then on a line for each answer."""

    def reads(self, actor: Actor, people: People, bond: UUID | None = None) -> list[str]:
        """Return the lines that this clinician can read of the month."""
        entry = carrying.page_of(people.ruth.id, TODAY, bond or people.bond)
        try:
            found = reading.open_one(actor, entry=entry, at=NOON)
        except NotFound:
            return []
        return str(found.body["text"]).split("\n")

    def ticks(self, people: People, **more: object) -> None:
        asks(people.as_ruth, "how", reader=str(people.bond), days="none", **more)

    def test_nobody_does_by_itself(self, people: People) -> None:
        asks(people.as_ruth, "how")
        says(people.as_ruth, **{"q-how": "2"})
        assert self.reads(people.as_miriam, people) == []
        assert "Nobody is told" in page(people.as_ruth, NOW)
        assert " checked" not in page(people.as_ruth, QUESTIONS).split("Shall somebody read")[1]

    def test_from_the_tick_on_each_answer_is_a_line_and_earlier_ones_are_not(
        self, people: People
    ) -> None:
        asks(people.as_ruth, "how")
        says(people.as_ruth, **{"q-how": "1"})
        self.ticks(people)
        says(people.as_ruth, NOON.replace(hour=13), **{"q-how": "2"})
        says(people.as_ruth, NOON.replace(hour=21), **{"q-how": "4", "rest": "yes"})
        first, second = self.reads(people.as_miriam, people)
        assert first == "Thursday 19 November, 13:00: How has it been today? hard"
        assert second.startswith("Thursday 19 November, 21:00: How has it been today? lighter; ")
        assert self.reads(people.as_stranger, people) == []

    def test_she_is_told_each_time_who_reads_it(self, people: People) -> None:
        self.ticks(people)
        shown = page(people.as_ruth, NOW)
        assert "Miriam Castell can read what you answer" in shown
        assert "Nobody is told" not in shown

    def test_what_she_meant_to_do_is_not_on_it(self, people: People) -> None:
        walk = activity(people.as_ruth, "Walk to the allotment", kind="meaningful")
        plan = meant(people.as_ruth, walk)
        self.ticks(people)
        says(people.as_ruth, **{"q-how": "2", f"step-{plan.entry}": "not"})
        assert "allotment" not in " ".join(self.reads(people.as_miriam, people))

    def test_without_the_tick_nothing_more_is_put_on_it(self, people: People) -> None:
        self.ticks(people)
        says(people.as_ruth, **{"q-how": "2"})
        asks(people.as_ruth, "how", days="none")
        says(people.as_ruth, **{"q-how": "3"})
        assert len(self.reads(people.as_miriam, people)) == 1

    def test_taken_back_it_is_not_given_again(self, people: People) -> None:
        self.ticks(people)
        says(people.as_ruth, **{"q-how": "2"})
        entry = carrying.page_of(people.ruth.id, TODAY, people.bond)
        sharing.take_back(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
        says(people.as_ruth, **{"q-how": "3"})
        assert self.reads(people.as_miriam, people) == []

    def test_put_away_it_takes_nothing_more_and_erased_it_holds_only_what_comes(
        self, people: People
    ) -> None:
        self.ticks(people)
        says(people.as_ruth, **{"q-how": "2"})
        entry = carrying.page_of(people.ruth.id, TODAY, people.bond)
        writing.put_away(people.as_ruth, entry=entry, at=NOON)
        says(people.as_ruth, **{"q-how": "3"})
        assert self.reads(people.as_miriam, people) == []
        assert len(self.reads(people.as_ruth, people)) == 1
        erasing.erase_entry(people.as_ruth, entry=entry, at=NOON)
        says(people.as_ruth, **{"q-how": "4"})
        (line,) = self.reads(people.as_miriam, people)
        assert line.endswith("lighter")
        assert len(kept(people.as_ruth)) == 3

    def test_the_same_form_again_is_one_line(self, people: People) -> None:
        self.ticks(people)
        sent = {"operation": str(uuid4()), "q-how": "2"}
        for _ in range(2):
            ask(people.as_ruth, NOW, sent)
        assert len(self.reads(people.as_miriam, people)) == 1

    def test_an_answer_that_was_not_meant_is_off_the_page_and_comes_back(
        self, people: People
    ) -> None:
        self.ticks(people)
        says(people.as_ruth, **{"q-how": "2"})
        operation = uuid4()
        ask(people.as_ruth, NOW, {"operation": str(operation), "q-how": "5"})
        entry = entry_of(operation)
        assert len(self.reads(people.as_miriam, people)) == 2
        ask(people.as_ruth, f"{NOW}{entry}/away/", {})
        (left,) = self.reads(people.as_miriam, people)
        assert left.endswith("hard")
        ask(people.as_ruth, f"{NOW}{entry}/back/", {})
        assert len(self.reads(people.as_miriam, people)) == 2

    def test_somebody_else_she_works_with_does_not_read_it(self, people: People) -> None:
        other = people.as_stranger.person
        assert other
        sharing.begin_bond(people.as_ruth, client=people.ruth.id, clinician=other, at=NOON)
        self.ticks(people)
        says(people.as_ruth, **{"q-how": "2"})
        assert self.reads(people.as_stranger, people) == []
        assert len(self.reads(people.as_miriam, people)) == 1

    def test_who_is_ticked_later_reads_nothing_of_before(self, people: People) -> None:
        other = people.as_stranger.person
        assert other
        later = sharing.begin_bond(people.as_ruth, client=people.ruth.id, clinician=other, at=NOON)
        self.ticks(people)
        says(people.as_ruth, **{"q-how": "1"})
        asks(people.as_ruth, "how", reader=[str(people.bond), str(later)], days="none")
        says(people.as_ruth, **{"q-how": "4"})
        (line,) = self.reads(people.as_stranger, people, later)
        assert line.endswith("lighter")
        assert len(self.reads(people.as_miriam, people)) == 2

    def test_an_answer_of_before_stays_off_when_it_is_brought_back(self, people: People) -> None:
        asks(people.as_ruth, "how")
        operation = uuid4()
        ask(people.as_ruth, NOW, {"operation": str(operation), "q-how": "1"})
        ask(people.as_ruth, f"{NOW}{entry_of(operation)}/away/", {})
        self.ticks(people)
        says(people.as_ruth, **{"q-how": "4"})
        ask(people.as_ruth, f"{NOW}{entry_of(operation)}/back/", {})
        (line,) = self.reads(people.as_miriam, people)
        assert line.endswith("lighter")

    def test_what_a_phone_brings_from_days_before_stays_off(self, people: People) -> None:
        self.ticks(people)
        sent = {"q-how": "1", "wall": (NOON - timedelta(days=2)).isoformat()[:16]}
        keeping.arrived(people.as_ruth, sent, uuid4(), NOON)
        assert self.reads(people.as_miriam, people) == []
        assert len(kept(people.as_ruth, TODAY - timedelta(days=3))) == 1

    def test_only_somebody_she_works_with_can_be_ticked(self, people: People) -> None:
        asks(people.as_ruth, "how", reader=str(uuid4()))
        assert store.settings(people.as_ruth, at=NOON).readers == ()

    def test_when_the_work_has_ended_nothing_more_is_put_on_it(self, people: People) -> None:
        self.ticks(people)
        sharing.end_bond(people.as_ruth, bond=people.bond, at=NOON)
        says(people.as_ruth, **{"q-how": "2"})
        assert self.reads(people.as_ruth, people) == []
        assert "Nobody is told" in page(people.as_ruth, NOW)


class TestWhatMiriamSuggests:
    @staticmethod
    def suggests(people: People, *questions: str, days: str = "14") -> None:
        desk = f"/desk/clients/{people.ruth.id}/plans/"
        ask(people.as_miriam, desk, {"do": "suggest", "question": list(questions), "days": days})

    def test_is_ticked_only_when_ruth_says_so_and_kept_only_when_she_keeps_it(
        self, people: People
    ) -> None:
        self.suggests(people, "how", "slept")
        shown = page(people.as_ruth, QUESTIONS)
        assert "Miriam Castell suggested:" in shown
        assert shown.count(" checked") == 1
        taken = page(people.as_ruth, f"{QUESTIONS}?take=yes")
        assert taken.count(" checked") == 3
        assert re.search(r'value="14" checked', taken)
        assert store.settings(people.as_ruth, at=NOON) == Settings()

    def test_is_no_more_said_once_it_is_so_or_after_four_weeks(self, people: People) -> None:
        self.suggests(people, "how")
        asks(people.as_ruth, "how")
        assert "suggested:" not in page(people.as_ruth, QUESTIONS)
        asks(people.as_ruth, "slept")
        assert "suggested:" in page(people.as_ruth, QUESTIONS)
        assert "suggested:" not in page(people.as_ruth, QUESTIONS, NOON + timedelta(28))

    def test_holds_no_more_than_three_and_nothing_there_are_no_words_for(
        self, people: People
    ) -> None:
        self.suggests(people, *rules.GIVEN, "nonsense")
        taken = page(people.as_ruth, f"{QUESTIONS}?take=yes")
        assert taken.count('name="asked"') == len(rules.GIVEN)
        assert len(re.findall(r'name="asked" value="\w+" checked', taken)) == rules.MOST_ASKED

    def test_a_stranger_suggests_nothing_and_miriam_reads_no_choice(self, people: People) -> None:
        desk = f"/desk/clients/{people.ruth.id}/plans/"
        sent: dict[str, object] = {"do": "suggest", "question": ["how"]}
        assert ask(people.as_stranger, desk, sent).status_code == 404
        asks(people.as_ruth, "slept")
        says(people.as_ruth, **{"q-slept": "1"})
        seen = ask(people.as_miriam, desk).content.decode()
        assert "hardly" not in seen
        assert " checked" not in seen.split("Suggest questions for a day")[1]


class TestAnswering:
    def test_each_may_be_left_out_and_nothing_at_all_keeps_nothing(self, people: People) -> None:
        asks(people.as_ruth, "how", "slept")
        assert says(people.as_ruth, **{"q-how": ""}) == f"{NOW}?news=nothing"
        assert not kept(people.as_ruth)
        assert says(people.as_ruth, **{"q-how": "2"}).startswith(KEPT)
        (one,) = kept(people.as_ruth)
        assert one.answers == {"how": 2}

    def test_nothing_is_chosen_before_she_chooses(self, people: People) -> None:
        asks(people.as_ruth, "how", "slept", "near", bands="yes")
        says(people.as_ruth, **{"q-how": "2"})
        assert " checked" not in page(people.as_ruth, NOW)

    def test_several_times_a_day_is_several(self, people: People) -> None:
        asks(people.as_ruth, "how")
        for hour, step in ((9, "4"), (21, "1")):
            says(people.as_ruth, NOON.replace(hour=hour), **{"q-how": step})
        assert [one.answers["how"] for one in kept(people.as_ruth)] == [4, 1]

    def test_the_same_form_sent_twice_is_one(self, people: People) -> None:
        asks(people.as_ruth, "how")
        operation = str(uuid4())
        for _twice in range(2):
            says(people.as_ruth, operation=operation, **{"q-how": "3"})
        assert len(kept(people.as_ruth)) == 1

    @pytest.mark.parametrize("sent", ["0", "6", "-1", "2.5", "two", "9" * 5000])
    def test_what_is_on_no_scale_is_no_answer(self, people: People, sent: str) -> None:
        asks(people.as_ruth, "how")
        assert says(people.as_ruth, **{"q-how": sent}) == f"{NOW}?news=nothing"

    def test_three_in_the_morning_belongs_to_the_day_before(self, people: People) -> None:
        asks(people.as_ruth, "how")
        night = datetime(2026, 8, 2, 2, 30, tzinfo=UTC)
        says(people.as_ruth, night, **{"q-how": "1"})
        (one,) = kept(people.as_ruth, date(2026, 8, 1), date(2026, 8, 2))
        assert (one.day, one.clock) == (date(2026, 8, 1), "03:30")

    def test_a_stranger_and_her_clinician_see_none_of_it(self, people: People) -> None:
        asks(people.as_ruth, "how")
        says(people.as_ruth, **{"q-how": "1"})
        for other in (people.as_miriam, people.as_stranger):
            for where in (NOW, QUESTIONS, MONTH, YEAR, DIARY):
                assert ask(other, where).status_code == 404

    def test_another_client_sees_only_their_own(self, people: People) -> None:
        asks(people.as_ruth, "how")
        says(people.as_ruth, **{"q-how": "1"})
        george = Actor(client_called("George", "george@example.org").id, Face.CLIENT)
        assert "very hard" not in page(george, MONTH)


@pytest.mark.parametrize(
    ("zone", "day", "clock"),
    [
        ("Pacific/Auckland", TODAY + timedelta(days=1), "05:00"),
        ("America/New_York", TODAY, "11:00"),
        ("Nowhere/Land", TODAY, "16:00"),
    ],
)
def test_the_day_and_the_clock_are_those_on_her_own_wall(
    people: People, zone: str, day: date, clock: str
) -> None:
    directory.change_person(people.ruth.id, time_zone=zone)
    asks(people.as_ruth, "how")
    says(people.as_ruth, NOON.replace(hour=16), **{"q-how": "2"})
    (one,) = kept(people.as_ruth, TODAY - timedelta(days=2), TODAY + timedelta(days=2))
    assert (one.day, one.clock) == (day, clock)
    assert directory.zone_of(None).key == "UTC"


class TestTakingAnAnswerAway:
    def test_undo_takes_it_away_and_brings_it_back(self, people: People) -> None:
        asks(people.as_ruth, "how")
        where = says(people.as_ruth, **{"q-how": "1"})
        (one,) = kept(people.as_ruth)
        away = f"{NOW}{one.entry}/away/"
        assert away in page(people.as_ruth, where)
        gone = str(ask(people.as_ruth, away, {})["Location"])
        assert not kept(people.as_ruth)
        back = f"{NOW}{one.entry}/back/"
        assert back in page(people.as_ruth, gone)
        ask(people.as_ruth, back, {})
        assert [each.entry for each in kept(people.as_ruth)] == [one.entry]
        assert away not in page(people.as_ruth, f"{NOW}?news=back&entry={one.entry}")

    def test_any_of_a_month_can_be_taken_away(self, people: People) -> None:
        asks(people.as_ruth, "how")
        says(people.as_ruth, **{"q-how": "1"})
        (one,) = kept(people.as_ruth)
        assert f'action="{NOW}{one.entry}/away/"' in page(people.as_ruth, MONTH)

    def test_nobody_else_takes_it_away_and_nothing_else_goes_this_way(self, people: People) -> None:
        asks(people.as_ruth, "how")
        says(people.as_ruth, **{"q-how": "1"})
        (one,) = kept(people.as_ruth)
        walk = activity(people.as_ruth, "Walk", kind="meaningful")
        george = Actor(client_called("George", "george@example.org").id, Face.CLIENT)
        for way in ("away", "back"):
            for other in (george, people.as_miriam, people.as_stranger):
                assert ask(other, f"{NOW}{one.entry}/{way}/", {}).status_code == 404
            assert ask(people.as_ruth, f"{NOW}{walk}/{way}/", {}).status_code == 404
        assert len(kept(people.as_ruth)) == 1


class TestTheAgreedSteps:
    def test_stand_in_the_same_form_and_may_be_skipped(self, people: People) -> None:
        walk = activity(people.as_ruth, "Walk to the gate", kind="meaningful")
        plan = meant(people.as_ruth, walk)
        asks(people.as_ruth, "how")
        shown = page(people.as_ruth, NOW)
        for answer in ("Did it", "Part of it", "Not today", "I changed my mind"):
            assert answer in shown
        says(people.as_ruth, **{"q-how": "3"})
        assert "Walk to the gate" in page(people.as_ruth, NOW)
        says(people.as_ruth, **{f"step-{plan.entry}": "changed"})
        assert "Walk to the gate" not in page(people.as_ruth, NOW)
        assert len(kept(people.as_ruth)) == 1

    def test_what_restores_asks_for_no_outcome(self, people: People) -> None:
        meant(people.as_ruth, activity(people.as_ruth, "Tea", kind="restoring"))
        asks(people.as_ruth, "how")
        assert "Tea" not in page(people.as_ruth, NOW)

    def test_somebody_elses_plan_is_not_marked(self, people: People) -> None:
        plan = meant(people.as_ruth, activity(people.as_ruth, "Walk", kind="meaningful"))
        george = Actor(client_called("George", "george@example.org").id, Face.CLIENT)
        asks(george, "how")
        says(george, **{f"step-{plan.entry}": "did"})
        assert "Walk" in page(people.as_ruth, "/me/")


class TestAMonth:
    def test_shows_what_was_answered_in_words_and_drawn(self, people: People) -> None:
        asks(people.as_ruth, "how", bands="yes")
        says(people.as_ruth, **{"q-how": "4", "loss": "some", "rest": "yes"})
        shown = page(people.as_ruth, MONTH)
        assert "lighter" in shown
        assert "missing: some of it, rest: yes, some" in shown
        assert shown.count('<svg class="pic"') == 2

    def test_days_without_an_answer_are_open_and_never_counted(self, people: People) -> None:
        asks(people.as_ruth, "how")
        says(people.as_ruth, datetime(2026, 8, 3, 12, tzinfo=UTC), **{"q-how": "2"})
        says(people.as_ruth, datetime(2026, 8, 9, 12, tzinfo=UTC), **{"q-how": "5"})
        shown = page(people.as_ruth, f"{MONTH}?month=2026-08", datetime(2026, 8, 10, tzinfo=UTC))
        rows = re.sub(r"<[^>]+>|\s+", " ", shown.split("<tbody>")[1])
        assert "Tue 4 to Sat 8 nothing written down" in re.sub(r" +", " ", rows)
        assert not COUNTS.search(re.sub(r"<[^>]+>", " ", shown))

    def test_an_empty_month_says_so(self, people: People) -> None:
        assert "That is fine." in page(people.as_ruth, MONTH)

    def test_what_was_done_stands_beside_it(self, people: People) -> None:
        asks(people.as_ruth, "how")
        plan = meant(people.as_ruth, activity(people.as_ruth, "Walk", kind="meaningful"))
        says(people.as_ruth, **{"q-how": "4", f"step-{plan.entry}": "part"})
        assert page(people.as_ruth, MONTH).count('class="f-marram"') == 1

    def test_a_question_that_is_asked_no_more_is_still_there(self, people: People) -> None:
        asks(people.as_ruth, "how")
        says(people.as_ruth, **{"q-how": "5"})
        asks(people.as_ruth, "slept")
        assert "How has it been today?" in page(people.as_ruth, MONTH)


class TestAMonthOnAPage:
    def test_is_her_own_in_words_until_she_shares_it(self, people: People) -> None:
        asks(people.as_ruth, "how", bands="yes")
        says(people.as_ruth, **{"q-how": "4", "rest": "no"})
        operation = str(uuid4())
        where = [
            ask(people.as_ruth, f"{MONTH}?month=2026-11", {"operation": operation})["Location"]
            for _twice in range(2)
        ]
        assert where[0] == where[1]
        entry = UUID(str(where[0]).split("/")[3])
        opened = reading.open_one(people.as_ruth, entry=entry, at=NOON)
        assert opened.body["text"] == (
            "Thursday 19 November, 12:00: How has it been today? lighter; "
            "Missing, and getting on rest: no"
        )
        with pytest.raises(NotFound):
            reading.open_one(people.as_miriam, entry=entry, at=NOON)


class TestTwelveMonths:
    def test_draws_a_month_a_line_and_leaves_out_months_without(self, people: People) -> None:
        asks(people.as_ruth, "how")
        for month in (3, 5):
            says(people.as_ruth, datetime(2026, month, 3, 12, tzinfo=UTC), **{"q-how": "2"})
        says(people.as_ruth, datetime(2026, 5, 4, 12, tzinfo=UTC), **{"q-how": "4"})
        shown = page(people.as_ruth, f"{YEAR}?month=2026-08")
        assert shown.count('<svg class="pic"') == 2
        assert "between “hard” and “lighter”" in shown
        assert "“hard”" in shown
        assert not COUNTS.search(re.sub(r"<[^>]+>", " ", shown))


class TestADiaryOfAFewDays:
    def test_begins_with_one_press_and_ends_by_itself(self, people: People) -> None:
        assert ask(people.as_ruth, DIARY, {"do": "4"}).status_code == 303
        assert "What did you do?" in page(people.as_ruth, DIARY, NOON + timedelta(3))
        assert "What did you do?" not in page(people.as_ruth, DIARY, NOON + timedelta(4))

    def test_two_days_or_six_are_no_diary(self, people: People) -> None:
        for days in ("2", "6", "x", "²"):
            ask(people.as_ruth, DIARY, {"do": days})
        assert store.settings(people.as_ruth, at=NOON).diary_from is None

    def test_keeps_what_was_written_and_shows_it_afterwards(self, people: People) -> None:
        ask(people.as_ruth, DIARY, {"do": "3"})
        sent = {"morning-what": "Lay down", "morning-kind": "grief", "morning-how": "2"}
        ask(people.as_ruth, DIARY, {**sent, "morning-able": "yes", "day": TODAY.isoformat()})
        later = page(people.as_ruth, DIARY, NOON + timedelta(30))
        assert "Lay down; was for grieving; hard; I felt able" in later

    def test_yesterday_can_still_be_written_and_tomorrow_not_yet(self, people: People) -> None:
        ask(people.as_ruth, DIARY, {"do": "3"})
        tomorrow = NOON + timedelta(1)
        for day in (TODAY, TODAY + timedelta(2)):
            sent = {"noon-what": f"soup {day}", "day": day.isoformat()}
            ask(people.as_ruth, DIARY, sent, at=tomorrow)
        written = store.diary(people.as_ruth, at=tomorrow)
        assert set(written) == {TODAY, TODAY + timedelta(1)}

    def test_an_empty_day_keeps_nothing(self, people: People) -> None:
        ask(people.as_ruth, DIARY, {"do": "3"})
        ask(people.as_ruth, DIARY, {"day": TODAY.isoformat()})
        assert store.diary(people.as_ruth, at=NOON) == {}


class TestTheRules:
    @given(st.sets(st.integers(0, 40)), st.integers(0, 40))
    def test_days_and_gaps_together_are_every_day_once(self, some: set[int], more: int) -> None:
        first = date(2026, 1, 1)
        last = first + timedelta(days=max([*some, more]))
        days = {first + timedelta(days=one) for one in some}
        seen: list[date] = []
        for one in rules.with_gaps(days, first, last):
            seen += [*rules.days_between(one.first, one.last)] if isinstance(one, Gap) else [one]
        assert seen == [*rules.days_between(first, last)]

    @given(st.times())
    def test_when_in_its_day_a_time_is(self, clock: object) -> None:
        text = f"{clock:%H:%M}"
        at = CheckIn(uuid4(), TODAY, text).at
        assert 0 <= at < 1
        assert (at >= 20 / 24) == (text < "04:00")

    def test_the_small_hours_come_last_in_their_day(self) -> None:
        order = [CheckIn(uuid4(), TODAY, clock) for clock in ("04:00", "23:59", "00:10", "03:59")]
        assert sorted(order, key=lambda one: one.order) == order

    def test_a_body_from_elsewhere_is_read_as_far_as_it_goes(self, people: People) -> None:
        odd = Settings(own=(Own("x", "Ask", 0, 10),), asked=("x", "nowhere"))
        store.keep_settings(people.as_ruth, odd, at=NOON)
        assert store.settings(people.as_ruth, at=NOON).asked == ("x",)

    def test_a_part_of_a_day_with_nothing_in_it_says_nothing(self) -> None:
        assert not Part().said
        assert Part(how=1).said


def test_anentry_of_a_form_is_the_same_when_it_is_sent_again() -> None:
    operation = uuid4()
    assert entry_of(operation) == entry_of(operation) != operation
    assert isinstance(entry_of(None), UUID)


def test_a_reader_keeps_the_day_from_which_on_they_read() -> None:
    first, later = TODAY, TODAY + timedelta(days=3)
    known = Settings().read_by(["miriam"], today=first).read_by(["miriam", "aled"], today=later)
    assert known.readers == (("miriam", first), ("aled", later))
    assert known.read_by(["aled"], today=later).readers == (("aled", later),)
    assert known.read_by([], today=later).read_by(["miriam"], today=later).readers == (
        ("miriam", later),
    )
