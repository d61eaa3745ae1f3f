"""Plans made together: Miriam proposes, Ruth says whether it is hers. Until then it is no plan."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.kit import together
from marram.kit.containment import between_us
from marram.kit.containment.between_us import Asks
from marram.kit.testing import NOON, People, ask, client_called, journal_page, keep_page
from marram.kit.together import Meant, State, Wrong
from marram.people.actor import Actor, Face
from marram.practices.doing import store
from marram.record import reading, sharing
from marram.record.values import NotFound
from tests.practices.scenes import scene
from tests.practices.test_doing import activity, meant, page

TODAY = NOON.date()
HOME = "/me/plans/with/"
WALK = Meant("Walk to the allotment", "meaningful", "As far as the gate", day=TODAY.isoformat())


def proposes(people: People, what: Meant = WALK) -> UUID:
    """Let Miriam propose something, at her desk, and return it."""
    sent = {
        "do": "propose", "what": what.what, "kind": what.kind, "smallest": what.smallest,
        "day": what.day, "part": what.part, "clock": what.clock,
    }  # fmt: skip
    answer = ask(people.as_miriam, desk(people), sent)
    assert answer.status_code == 303, answer.content.decode()
    return together.read(people.as_ruth, owner=people.ruth.id, at=NOON)[0].id


def desk(people: People) -> str:
    return f"/desk/clients/{people.ruth.id}/plans/"


def stands(people: People) -> State:
    return together.read(people.as_ruth, owner=people.ruth.id, at=NOON)[0].state


class TestWhatIsProposed:
    def test_is_no_plan_and_nothing_of_it_is_on_today(self, people: People) -> None:
        proposes(people)
        assert "allotment" not in page(people.as_ruth, "/me/")
        assert store.plans(people.as_ruth, at=NOON) == []
        assert "Miriam Castell suggested something." in page(people.as_ruth, "/me/plans/")
        assert "Walk to the allotment" in page(people.as_ruth, HOME)

    def test_yes_makes_it_hers_with_its_day(self, people: People) -> None:
        proposal = proposes(people)
        ask(people.as_ruth, HOME, {"do": "mine", "proposal": str(proposal)})
        assert stands(people) is State.MINE
        (plan,) = store.plans(people.as_ruth, at=NOON)
        assert plan.day == TODAY
        assert "Walk to the allotment" in page(people.as_ruth, "/me/")
        assert "Miriam Castell suggested it" in page(people.as_ruth, HOME)

    def test_no_is_an_answer_of_the_same_weight(self, people: People) -> None:
        proposal = proposes(people)
        shown = page(people.as_ruth, HOME)
        assert shown.count('<button class="btn" name="do"') == 2
        assert shown.count('class="btn" href="/me/plans/with/') == 1
        ask(people.as_ruth, HOME, {"do": "no", "proposal": str(proposal)})
        assert stands(people) is State.NO
        assert store.activities(people.as_ruth, at=NOON) == []
        assert "suggested something" not in page(people.as_ruth, "/me/plans/")

    def test_changed_is_hers_and_both_see_what_it_became(self, people: People) -> None:
        proposal = proposes(people)
        sent = {"what": "Walk to the gate", "kind": "restoring", "day": "", "part": "any"}
        ask(people.as_ruth, f"{HOME}{proposal}/", sent)
        assert stands(people) is State.CHANGED
        seen = ask(people.as_miriam, desk(people)).content.decode()
        assert "Walk to the gate" in seen
        assert "Ruth changed it and made it theirs" in seen

    def test_changed_and_sent_twice_is_hers_once(self, people: People) -> None:
        proposal = proposes(people)
        sent: dict[str, object] = {
            "what": "Walk", "day": TODAY.isoformat(), "part": "any", "operation": str(uuid4()),
        }  # fmt: skip
        for _twice in range(2):
            ask(people.as_ruth, f"{HOME}{proposal}/", sent)
        assert len(store.activities(people.as_ruth, at=NOON)) == 1
        assert len(store.plans(people.as_ruth, at=NOON)) == 1

    def test_sent_twice_is_hers_once(self, people: People) -> None:
        proposal = proposes(people)
        for _twice in range(2):
            ask(people.as_ruth, HOME, {"do": "mine", "proposal": str(proposal)})
        assert len(store.activities(people.as_ruth, at=NOON)) == 1

    def test_one_whose_day_has_passed_becomes_hers_without_a_day(self, people: People) -> None:
        proposal = proposes(people)
        later = NOON + timedelta(5)
        ask(people.as_ruth, HOME, {"do": "mine", "proposal": str(proposal)}, at=later)
        assert store.plans(people.as_ruth, at=later) == []
        assert len(store.activities(people.as_ruth, at=later)) == 1

    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, people: People) -> None:
        proposal = proposes(people)
        sent = {"what": "", "smallest": "My own words", "day": "2020-01-01", "clock": "25:00"}
        for actor, where in (
            (people.as_ruth, f"{HOME}{proposal}/"),
            (people.as_miriam, desk(people)),
        ):
            answer = ask(actor, where, {"do": "propose", **sent})
            assert answer.status_code == 422
            shown = answer.content.decode()
            for said in ("Say what it is", "today or later", "no such clock time", "My own words"):
                assert said in shown


class TestWhoMaySayWhat:
    def test_a_clinician_cannot_say_that_it_is_the_clients(self, people: People) -> None:
        proposal = proposes(people)
        (found,) = together.read(people.as_miriam, owner=people.ruth.id, at=NOON)
        for state in (State.MINE, State.CHANGED, State.NO):
            together.answer(people.as_miriam, proposal=found, state=state, at=NOON)
        assert stands(people) is State.PROPOSED
        assert found.id == proposal

    def test_agreed_in_the_room_waits_for_her_to_take_it(self, people: People) -> None:
        proposal = proposes(people)
        ask(people.as_miriam, desk(people), {"do": "room", "proposal": str(proposal)})
        assert stands(people) is State.ROOM
        assert "You agreed on it when you met." in page(people.as_ruth, HOME)
        assert "allotment" not in page(people.as_ruth, "/me/")
        ask(people.as_ruth, HOME, {"do": "mine", "proposal": str(proposal)})
        assert "allotment" in page(people.as_ruth, "/me/")

    def test_the_room_cannot_undo_her_no(self, people: People) -> None:
        proposal = proposes(people)
        ask(people.as_ruth, HOME, {"do": "no", "proposal": str(proposal)})
        ask(people.as_miriam, desk(people), {"do": "room", "proposal": str(proposal)})
        assert stands(people) is State.NO

    def test_a_stranger_and_another_client_find_nothing(self, people: People) -> None:
        proposal = proposes(people)
        george = Actor(client_called("George", "george@example.org").id, Face.CLIENT)
        for where in (desk(people), f"{desk(people)}{proposal}/"):
            assert ask(people.as_stranger, where).status_code == 404
        assert ask(george, f"{HOME}{proposal}/").status_code == 404
        assert ask(george, HOME, {"do": "mine", "proposal": str(proposal)}).status_code == 404
        assert stands(people) is State.PROPOSED

    def test_after_the_work_has_ended_it_can_be_read_and_not_answered(self, people: People) -> None:
        proposal = proposes(people)
        sharing.end_bond(people.as_ruth, bond=people.bond, at=NOON)
        shown = page(people.as_ruth, HOME)
        assert "Walk to the allotment" in shown
        assert "Yes, mine" not in shown
        answer = ask(people.as_ruth, HOME, {"do": "mine", "proposal": str(proposal)})
        assert answer.status_code == 404
        assert store.activities(people.as_ruth, at=NOON) == []


class TestForTheNotes:
    def test_what_was_agreed_is_six_plain_lines(self, people: People) -> None:
        proposal = proposes(people)
        ask(people.as_ruth, HOME, {"do": "mine", "proposal": str(proposal)})
        shown = ask(people.as_miriam, f"{desk(people)}{proposal}/").content.decode()
        lines = shown.split('readonly dir="auto">')[1].split("</textarea>")[0].split("\n")
        assert len(lines) == 6
        assert lines[0] == "What: Walk to the allotment"
        assert lines[2] == "When: Thursday 19 November 2026, any time"
        assert lines[5] == (
            "Whose: proposed by Miriam Castell, 19 November 2026; "
            "Ruth made it theirs, 19 November 2026"
        )

    def test_what_was_shared_of_values_and_plans_stands_there_and_nothing_else(
        self, people: People
    ) -> None:
        mine = activity(people.as_ruth, "Mine alone", kind="meaningful")
        given = activity(people.as_ruth, "For both", kind="meaningful")
        sharing.give(people.as_ruth, entry=given, bond=people.bond, at=NOON)
        meant(people.as_ruth, given)
        other = keep_page(people.as_ruth, journal_page("Elsewhere", title="A page of the journal"))
        sharing.give(people.as_ruth, entry=other, bond=people.bond, at=NOON)
        shown = ask(people.as_miriam, desk(people)).content.decode()
        assert "For both" in shown
        assert "Mine alone" not in shown
        assert "A page of the journal" not in shown
        with pytest.raises(NotFound):
            reading.open_one(people.as_miriam, entry=mine, at=NOON)


class TestTheChainAtTheDesk:
    def test_is_walked_both_ways_among_what_was_shared_and_no_further(self, people: People) -> None:
        ruth = people.as_ruth
        moment = scene(ruth, "The knock")
        step = activity(ruth, "Sow beans", kind="meaningful", of=str(moment))
        secret = activity(ruth, "Mine alone", kind="meaningful", of=str(moment))
        where = f"/desk/clients/{people.ruth.id}/e"
        sharing.give(ruth, entry=moment, bond=people.bond, at=NOON)
        assert "Tied to it" not in ask(people.as_miriam, f"{where}/{moment}/").content.decode()
        sharing.give(ruth, entry=step, bond=people.bond, at=NOON)
        for entry, other in ((moment, step), (step, moment)):
            seen = ask(people.as_miriam, f"{where}/{entry}/").content.decode()
            assert "Tied to it, and shared too" in seen
            assert f"/e/{other}/" in seen
            assert str(secret) not in seen
            assert "Mine alone" not in seen
        sharing.take_back(ruth, entry=moment, bond=people.bond, at=NOON)
        assert "Tied to it" not in ask(people.as_miriam, f"{where}/{step}/").content.decode()


class TestTellingSomebody:
    @pytest.mark.parametrize(
        ("wish", "asks", "said"),
        [
            ("tell-ask", Asks.MEANT_ASK, "Wants to be asked how it went."),
            ("tell", Asks.MEANT, "Does not want to be asked how it went."),
        ],
    )
    def test_she_tells_what_she_means_to_do_and_whether_to_ask(
        self, people: People, wish: str, asks: Asks, said: str
    ) -> None:
        plan = meant(people.as_ruth, activity(people.as_ruth, "Ring Tunde", kind="meaningful"))
        ask(people.as_ruth, f"/me/plans/{plan.entry}/", {"do": wish, "bond": str(people.bond)})
        lines = between_us.read(people.as_miriam, owner=people.ruth.id, at=NOON)
        (line,) = between_us.agenda(lines)
        assert (line.asks, line.text) == (asks, "Ring Tunde")
        seen = ask(people.as_miriam, f"/desk/clients/{people.ruth.id}/with/").content.decode()
        assert "Ring Tunde" in seen
        assert said in seen

    def test_somebody_she_does_not_work_with_is_not_told(self, people: People) -> None:
        plan = meant(people.as_ruth, activity(people.as_ruth, "Ring Tunde", kind="meaningful"))
        sent = {"do": "tell", "bond": str(people.stranger.id)}
        assert ask(people.as_ruth, f"/me/plans/{plan.entry}/", sent).status_code == 404


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_is_a_proposal_or_says_what_is_wrong(
    what: str, day: str, clock: str
) -> None:
    found = Meant.typed({"what": what, "day": day, "clock": clock})
    wrong = found.wrong(TODAY)
    assert (Wrong.NOTHING in wrong) == (not found.what)
    if not wrong:
        assert found.meant_for(TODAY) is not None or not found.day


class TestRestAndMeaning:
    def test_draws_what_was_done_or_partly_done_and_nothing_else(self, people: People) -> None:
        for what, kind, mark in (
            ("Walk", "meaningful", "did"),
            ("Ring", "meaningful", "part"),
            ("Sing", "meaningful", "not"),
            ("Tea", "restoring", "did"),
            ("Bath", "restoring", "changed"),
        ):
            plan = meant(people.as_ruth, activity(people.as_ruth, what, kind=kind))
            ask(people.as_ruth, f"/me/plans/{plan.entry}/", {"do": mark})
        shown = page(people.as_ruth, "/me/plans/balance/")
        assert shown.count('class="f-marram"') == 2
        assert shown.count("s-dusk round") == 1
        assert "2 meaningful, 1 restorative" in shown

    def test_says_so_where_nothing_was_written(self, people: People) -> None:
        assert "That is fine." in page(people.as_ruth, "/me/plans/balance/")
