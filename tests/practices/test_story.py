"""My story: moments in order, threads through them, and what nothing puts forward."""

import re
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.figures import cord
from marram.kit.testing import NOON, People, ask, client_called, journal_page, keep_page
from marram.people.actor import Actor, Face
from marram.practices.both import figure as both
from marram.practices.growth import figure as growing
from marram.practices.story import rules, store
from marram.practices.story.rules import Moment, Odd
from marram.record import reading, writing
from tests.practices.scenes import scene

TODAY = date(2026, 3, 1)


def moment(written: str = "", *, seq: int = 0, ahead: bool = False) -> Moment:
    return Moment(uuid4(), written, written, "", seq, ahead=ahead)


def names(moments: list[Moment]) -> list[str]:
    return [one.title for one in moments]


class TestWhereAMomentStands:
    def test_by_the_year_in_its_words_however_they_are_put(self) -> None:
        told = ["2025, 14 September", "1979, aged 11", "around 1991", "June 1991", "1968, Ibadan"]
        moments = [moment(one, seq=place) for place, one in enumerate(told)]
        assert names(rules.arranged(moments, {})) == [
            "1968, Ibadan",
            "1979, aged 11",
            "around 1991",
            "June 1991",
            "2025, 14 September",
        ]

    def test_one_without_a_date_stands_where_its_owner_puts_it(self) -> None:
        early, late, vague = moment("1980"), moment("1990", seq=1), moment("after the move", seq=2)
        assert rules.arranged([early, late, vague], {})[-1] == vague
        after = rules.moved([early, late, vague], {}, vague.entry, by=-1)
        assert rules.arranged([early, late, vague], after) == [early, vague, late]

    def test_what_is_still_to_come_stands_last(self) -> None:
        hope, past = moment("2031", ahead=True), moment("", seq=1)
        assert rules.arranged([hope, past], {}) == [past, hope]

    def test_what_is_still_to_come_stands_last_wherever_it_was_put(self) -> None:
        hope, past = moment("2031", ahead=True), moment("1990", seq=1)
        assert rules.arranged([hope, past], {str(hope.entry): rules.START}) == [past, hope]
        assert rules.moved([hope, past], {}, hope.entry, by=-1) == {}

    def test_a_month_is_a_word_of_its_own(self) -> None:
        assert rules.day_in("maybe 1990") == "1990-01-01"
        assert rules.day_in("May 1990") == "1990-05-01"

    @pytest.mark.parametrize(
        ("written", "day"),
        [
            ("14. September 2025", "2025-09-14"),
            ("im März 1991", "1991-03-01"),
            ("le 1er août 1979", "1979-08-01"),
            ("Sept. 2003", "2003-09-01"),
            ("3 Feb 2003", "2003-02-03"),
            ("Dec 24, 1999", "1999-12-24"),
            ("يونيو 1991", "1991-06-01"),
            ("١٤ كانون الثاني ١٩٩١", "1991-01-14"),
            ("with Jan, 1990", "1990-01-01"),
            ("a sept of seven, 1990", "1990-01-01"),
        ],
    )
    def test_in_the_words_of_her_language(self, written: str, day: str) -> None:
        assert rules.day_in(written) == day

    def test_it_stands_by_its_day_again_when_its_neighbour_is_gone(self) -> None:
        one, other = moment("1990"), moment("1980", seq=1)
        assert rules.arranged([one, other], {str(other.entry): str(uuid4())}) == [other, one]

    def test_two_that_come_after_each_other_are_both_there(self) -> None:
        one, other = moment("1990"), moment("1980", seq=1)
        circle = {str(one.entry): str(other.entry), str(other.entry): str(one.entry)}
        assert rules.arranged([one, other], circle) == [other, one]

    @given(
        st.lists(st.tuples(st.sampled_from(["", "1990", "June 1991"]), st.booleans()), min_size=1,
                 max_size=6),
        st.lists(st.tuples(st.integers(0, 5), st.sampled_from([-1, 1])), max_size=8),
    )  # fmt: skip
    def test_moving_one_moves_no_other(
        self, told: list[tuple[str, bool]], steps: list[tuple[int, int]]
    ) -> None:
        moments = [moment(words, seq=n, ahead=ahead) for n, (words, ahead) in enumerate(told)]
        after: dict[str, str] = {}
        for place, by in steps:
            wanted = [one.entry for one in rules.arranged(moments, after)]
            here, there = place % len(wanted), place % len(wanted) + by
            ahead = {one.entry: one.ahead for one in moments}
            after = rules.moved(moments, after, wanted[here], by=by)
            if 0 <= there < len(wanted) and ahead[wanted[here]] == ahead[wanted[there]]:
                wanted[here], wanted[there] = wanted[there], wanted[here]
            assert [one.entry for one in rules.arranged(moments, after)] == wanted


class TestADateThatCannotBe:
    @pytest.mark.parametrize(
        ("written", "found"),
        [
            ("31 February 2020", Odd.NO_DAY),
            ("2021-02-29", Odd.NO_DAY),
            ("30 February", Odd.NO_DAY),
            ("1899-1898", Odd.BACKWARDS),
            ("14 September 2031", Odd.AHEAD),
            ("31. Juni 1991", Odd.NO_DAY),
            ("٣١ يونيو ١٩٩١", Odd.NO_DAY),
            ("mars ٢٠٣١", Odd.AHEAD),
            ("١٨٩٩-١٨٩٨", Odd.BACKWARDS),
            ("2027", Odd.AHEAD),
            ("29 February", None),
            ("1898-1899", None),
            ("the summer before", None),
            ("around 14", None),
            ("", None),
        ],
    )
    def test_is_asked_about_and_no_other(self, written: str, found: Odd | None) -> None:
        assert rules.odd(written, today=TODAY, ahead=False) == found

    def test_what_is_still_to_come_may_lie_ahead(self) -> None:
        assert rules.odd("2031", today=TODAY, ahead=True) is None


class TestTheRope:
    def test_slices_meet_strand_by_strand(self) -> None:
        for number in range(9):
            assert cord.sway(number)[1] == cord.sway(number + 1)[0]

    def test_a_thread_that_rests_is_dotted_and_the_person_is_not(self) -> None:
        rope = cord.Rope()
        rope.cord(1, ["self", "c1"], resting={"c1"})
        assert 'class="c1 rest-thread"' in rope.drawn()
        assert 'class="self rest-thread"' not in rope.drawn()

    def test_what_a_slice_refers_to_is_drawn_once_on_the_page(self) -> None:
        rope = cord.Rope()
        slices = [rope.cord(number, ["self", "c1"]) for number in range(500)]
        names = set(re.findall(r'href="#([^"]+)"', "".join(slices)))
        assert names == set(re.findall(r'id="([^"]+)"', rope.drawn()))
        assert len(names) == 2 * 2 * len(cord.SWAY)


@pytest.fixture
def kept(people: People) -> UUID:
    return add(people, "We came north", when="1986, Hull", symbol="stone")


def add(people: People, title: str, **more: str) -> UUID:
    sent: dict[str, object] = {"named": title, "do": "more", **more}
    answer = ask(people.as_ruth, "/me/story/add/", sent)
    assert answer.status_code == 303, answer.content.decode()
    return UUID(answer["Location"].split("/")[5])


class TestHerStory:
    def test_a_title_is_enough(self, people: People) -> None:
        answer = ask(people.as_ruth, "/me/story/add/", {"named": "The shed", "do": "done"})
        assert answer["Location"] == "/me/story/"
        assert "The shed" in ask(people.as_ruth, "/me/story/").content.decode()

    def test_keep_and_write_more_leads_to_the_questions(self, people: People) -> None:
        sent: dict[str, object] = {"named": "The shed", "do": "more"}
        where = str(ask(people.as_ruth, "/me/story/add/", sent)["Location"])
        page = ask(people.as_ruth, where).content.decode()
        assert 'name="what"' in page
        assert 'value="The shed"' in page

    def test_without_a_sign_none_is_kept_and_none_is_said(self, people: People) -> None:
        add(people, "The shed", symbol="")
        (one,) = store.moments(people.as_ruth, at=NOON)
        assert one.symbol == ""
        assert "No sign" not in ask(people.as_ruth, f"/me/e/{one.entry}/").content.decode()

    def test_a_date_that_cannot_be_is_asked_about_and_nothing_is_lost(self, people: People) -> None:
        sent: dict[str, object] = {
            "named": "The wedding",
            "when": "31 February 2020",
            "symbol": "flower",
        }
        answer = ask(people.as_ruth, "/me/story/add/", sent)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "There is no such day." in page
        assert 'value="The wedding"' in page
        assert 'value="31 February 2020"' in page
        assert 'value="flower" checked' in page
        kept = ask(people.as_ruth, "/me/story/add/", sent | {"do": "anyway"})
        assert kept.status_code == 303
        assert "31 February 2020" in ask(people.as_ruth, "/me/story/").content.decode()

    def test_a_day_ahead_is_offered_as_still_to_come(self, people: People) -> None:
        sent: dict[str, object] = {"named": "The wedding", "when": "2051"}
        assert "Is it a hope?" in ask(people.as_ruth, "/me/story/add/", sent).content.decode()
        assert ask(people.as_ruth, "/me/story/add/", sent | {"ahead": "yes"}).status_code == 303

    def test_sending_it_twice_keeps_it_once(self, people: People) -> None:
        sent: dict[str, object] = {
            "named": "The shed",
            "operation": str(uuid4()),
            "entry": str(uuid4()),
        }
        ask(people.as_ruth, "/me/story/add/", sent)
        ask(people.as_ruth, "/me/story/add/", sent)
        assert len(store.moments(people.as_ruth, at=NOON)) == 1

    def test_a_thread_runs_through_the_moments_she_says(self, people: People, kept: UUID) -> None:
        name: dict[str, object] = {"name": "Singing", "do": "done"}
        ask(people.as_ruth, "/me/r/story/thread/new/", name)
        (thread,) = store.threads(people.as_ruth, at=NOON)
        ask(
            people.as_ruth,
            f"/me/r/story/{kept}/place/",
            {"do": "threads", "thread": str(thread.entry)},
        )
        add(people, "Nothing to do with it")
        alone = ask(people.as_ruth, f"/me/story/?thread={thread.entry}").content.decode()
        assert "We came north" in alone
        assert "Nothing to do with it" not in alone
        threads = ask(people.as_ruth, "/me/story/threads/").content.decode()
        assert threads.count("We came north") == 1

    def test_a_thread_that_was_put_away_runs_on_when_it_comes_back(
        self, people: People, kept: UUID
    ) -> None:
        ask(people.as_ruth, "/me/r/story/thread/new/", {"name": "Singing", "do": "done"})
        (thread,) = store.threads(people.as_ruth, at=NOON)
        where = f"/me/r/story/{kept}/place/"
        ask(people.as_ruth, where, {"do": "threads", "thread": str(thread.entry)})
        writing.put_away(people.as_ruth, entry=thread.entry, at=NOON)
        ask(people.as_ruth, where, {"do": "threads"})
        writing.bring_back(people.as_ruth, entry=thread.entry, at=NOON)
        alone = ask(people.as_ruth, f"/me/story/?thread={thread.entry}").content.decode()
        assert "We came north" in alone

    def test_earlier_is_a_button_and_needs_no_date(self, people: People, kept: UUID) -> None:
        vague = add(people, "After the move")
        ask(people.as_ruth, f"/me/r/story/{vague}/place/", {"do": "earlier"})
        page = ask(people.as_ruth, "/me/story/").content.decode()
        assert page.index("After the move") < page.index("We came north")

    def test_what_is_left_for_later_begins_as_still_to_come(self, people: People) -> None:
        assert "/me/story/add/?ahead=yes" in ask(people.as_ruth, "/me/story/").content.decode()
        page = ask(people.as_ruth, "/me/story/add/?ahead=yes").content.decode()
        assert 'name="ahead" value="yes" checked' in page

    def test_a_form_that_wishes_nothing_changes_nothing(self, people: People, kept: UUID) -> None:
        ask(people.as_ruth, "/me/r/story/thread/new/", {"name": "Singing", "do": "done"})
        (thread,) = store.threads(people.as_ruth, at=NOON)
        where = f"/me/r/story/{kept}/place/"
        ask(people.as_ruth, where, {"do": "threads", "thread": str(thread.entry)})
        ask(people.as_ruth, where, {"do": "sideways"})
        assert store.places(people.as_ruth, at=NOON).threads[str(kept)] == (str(thread.entry),)

    def test_just_looking_leaves_out_what_changes(self, people: People, kept: UUID) -> None:
        page = ask(people.as_ruth, "/me/story/?look=yes").content.decode()
        assert "We came north" in page
        assert "/me/story/add/" not in page

    def test_a_thread_is_dotted_only_where_she_lets_it_rest(
        self, people: People, kept: UUID
    ) -> None:
        ask(people.as_ruth, "/me/r/story/thread/new/", {"name": "Singing", "do": "done"})
        (thread,) = store.threads(people.as_ruth, at=NOON)
        where = f"/me/r/story/{kept}/place/"
        ask(people.as_ruth, where, {"do": "threads", "thread": str(thread.entry)})
        assert "rest-thread" not in ask(people.as_ruth, "/me/story/").content.decode()
        rests: dict[str, object] = {"name": "Singing", "resting": "yes", "do": "done"}
        ask(people.as_ruth, f"/me/r/story/thread/{thread.entry}/", rests)
        assert "rest-thread" in ask(people.as_ruth, "/me/story/").content.decode()

    def test_another_client_can_neither_see_where_hers_stands_nor_move_it(
        self, people: People, kept: UUID
    ) -> None:
        owen = Actor(client_called("Owen Pryce", "owen@example.org").id, Face.CLIENT)
        where = f"/me/r/story/{kept}/place/"
        assert ask(owen, where).status_code == 404
        for wish in ("threads", "earlier"):
            assert ask(owen, where, {"do": wish}).status_code == 404
        assert store.places(owen, at=NOON) == store.Places()

    def test_nobody_else_finds_it(self, people: People, kept: UUID) -> None:
        for other in (people.as_miriam, people.as_stranger):
            for address in ("/me/story/", f"/me/r/story/{kept}/place/"):
                assert ask(other, address).status_code == 404


class TestWhatNothingPutsForward:
    def test_her_story_names_none_of_it(self, people: People, kept: UUID) -> None:
        page = ask(people.as_ruth, "/me/story/").content.decode()
        for words in ("growing", "worth having", "think with"):
            assert words not in page

    def test_she_reads_one_sentence_first_and_opens_it_herself(self, people: People) -> None:
        closed = ask(people.as_ruth, "/me/story/more/").content.decode()
        assert "There is nothing you have to make of what happened." in closed
        assert "/me/r/growth/" not in closed
        assert "/me/r/growth/" in ask(people.as_ruth, "/me/story/more/?open=yes").content.decode()


class TestWhatIsGoneAndWhatStays:
    def test_the_second_column_keeps_its_room_while_it_is_blank(self) -> None:
        drawn = both.of_page({"gone": ["Sundays"], "stays": []}, lambda key: key)
        assert drawn.count('<section class="column">') == 2

    def test_one_thing_may_stand_on_both_sides(self) -> None:
        drawn = both.of_page({"gone": ["Sundays"], "stays": ["Sundays"]}, lambda key: key)
        assert drawn.count("Sundays") == 2

    def test_words_are_words_and_no_markup(self) -> None:
        assert "<b>" not in both.of_page({"gone": ["<b>him</b>"], "stays": []}, lambda key: key)


class TestWhatMayBeGrowing:
    def test_bare_ground_is_drawn_and_said(self) -> None:
        drawn = growing.of_page({"pairs": [{"disruption": "Trust"}]}, lambda key: key)
        assert "dots" in drawn
        assert "option.bare" in drawn
        assert "s-marram" not in drawn

    def test_stones_are_all_of_one_size_whatever_stands_above(self) -> None:
        rows = [{"disruption": f"{n}", "shoot": shoot} for n, shoot in enumerate(growing.LEAVES)]
        drawn = growing.of_page({"pairs": rows}, lambda key: key)
        assert drawn.count("c-1-11 8-19 20-18s22 8 21 18-10 13-21 13-19-4-20-13Z") == len(rows)

    def test_seven_pairs_stand_in_two_rows(self) -> None:
        rows = [{"disruption": f"{n}", "shoot": "some"} for n in range(7)]
        drawn = growing.of_page({"pairs": rows}, lambda key: key)
        assert 'viewBox="0 0 350 472"' in drawn

    def test_words_are_words_and_no_markup(self) -> None:
        page = {"pairs": [{"disruption": "<b>us</b>", "shoot": "hint"}]}
        assert "<b>" not in growing.of_page(page, lambda key: key)


class TestTheLongForm:
    def test_asks_about_a_day_that_cannot_be_once_and_keeps_it_as_it_stands_when_told(
        self, people: People
    ) -> None:
        entry, ruth = scene(people.as_ruth, "The kitchen"), people.as_ruth
        where = f"/me/r/story/moment/{entry}/"
        told = {"named": "The kitchen", "what": "He sang.", "when": "31 February 2020"}
        asked = ask(ruth, where, told | {"do": "done"})
        page = asked.content.decode()
        assert asked.status_code == 422
        assert "There is no such day" in page
        assert "He sang." in page
        assert "31 February 2020" in page
        assert ask(ruth, where, told | {"do": "anyway"}).status_code == 303
        assert "31 February 2020" in ask(ruth, f"/me/e/{entry}/").content.decode()
        again = told | {"do": "done", "what": "He sang, and the kettle."}
        assert ask(ruth, where, again).status_code == 303

    def test_keeps_the_senses_behind_a_fold_that_is_open_where_something_was_told(
        self, people: People
    ) -> None:
        ruth = people.as_ruth
        near, far = scene(ruth, "The ward", smelt="Lilies"), scene(ruth, "The bus")
        folded = '<details class="fold"{}><summary>What you could see, hear, smell, feel'
        opened = ask(ruth, f"/me/r/story/moment/{near}/").content.decode()
        assert folded.format(" open") in opened
        assert folded.format("") in ask(ruth, f"/me/r/story/moment/{far}/").content.decode()


class TestTheJournalByThread:
    def test_shows_the_pages_of_one_thread_alone(self, people: People) -> None:
        ruth = people.as_ruth
        tied = keep_page(ruth, journal_page("We sang in the car."))
        keep_page(ruth, journal_page("Rain."))
        sent: dict[str, object] = {"name": "Singing", "do": "done"}
        thread = str(ask(ruth, "/me/r/story/thread/new/", sent)["Location"]).split("/")[3]
        assert "Singing" not in ask(ruth, "/me/write/").content.decode()
        ask(ruth, f"/me/r/story/{tied}/place/", {"do": "threads", "thread": thread})
        every = ask(ruth, "/me/write/").content.decode()
        assert f'href="/me/write/?thread={thread}"' in every
        alone = ask(ruth, f"/me/write/?thread={thread}").content.decode()
        assert "We sang in the car." in alone
        assert "Rain." not in alone
        assert "Rain." in ask(ruth, "/me/write/?thread=none-such").content.decode()


class TestAllOfIt:
    def test_is_told_in_one_go_and_every_telling_of_it_stays(self, people: People) -> None:
        ruth = people.as_ruth
        scene(ruth, "The wedding")
        assert 'href="/me/r/story/whole/new/"' in ask(ruth, "/me/story/").content.decode()
        first: dict[str, object] = {"told": "I came, I stayed.", "do": "done"}
        kept = str(ask(ruth, "/me/r/story/whole/new/", first)["Location"])
        assert f'href="{kept}"' in ask(ruth, "/me/story/").content.decode()
        where = f"/me/r/story/whole/{kept.split('/')[3]}/"
        again: dict[str, object] = {"told": "I came, and he asked me to stay.", "do": "done"}
        assert ask(ruth, where, again).status_code == 303
        entry = UUID(kept.split("/")[3])
        told = reading.tellings(ruth, entry=entry, at=NOON)
        assert [one.body["told"] for one in told] == [
            "I came, I stayed.",
            "I came, and he asked me to stay.",
        ]

    def test_is_no_moment_on_the_rope(self, people: People) -> None:
        sent: dict[str, object] = {"told": "I came, I stayed.", "do": "done"}
        ask(people.as_ruth, "/me/r/story/whole/new/", sent)
        assert store.moments(people.as_ruth, at=NOON) == []
