"""What she sets aside to come back to, and two of her pages side by side: only when she asks."""

from datetime import timedelta
from uuid import UUID

import pytest

from marram.kit.containment import between_us
from marram.kit.testing import NOON, People, ask, client_called, journal_page, keep_page
from marram.people.actor import Actor, Face
from marram.practices.story import store
from marram.record import writing
from tests.practices.scenes import scene

TITLE = "The radio in the shed"
SAID = "There is something you set aside."


def keep(actor: Actor, text: str) -> UUID:
    return keep_page(actor, journal_page(text, title=text[:21]))


def day(later: int) -> str:
    return (NOON + timedelta(days=later)).date().isoformat()


@pytest.fixture
def radio(people: People) -> UUID:
    return keep(people.as_ruth, TITLE)


def aside(people: People, entry: UUID, later: int) -> None:
    sent: dict[str, object] = {"do": "until", "day": day(later)}
    assert ask(people.as_ruth, f"/me/r/story/{entry}/aside/", sent).status_code == 303


def today(people: People, later: int) -> str:
    return ask(people.as_ruth, "/me/", at=NOON + timedelta(days=later)).content.decode()


class TestSetAsideUntilADay:
    def test_today_says_so_from_that_day_on_and_not_what(self, people: People, radio: UUID) -> None:
        aside(people, radio, 3)
        assert SAID not in today(people, 2)
        assert SAID in today(people, 3)
        assert TITLE not in today(people, 3)

    def test_after_a_week_today_is_as_on_the_first_day(self, people: People, radio: UUID) -> None:
        aside(people, radio, 3)
        assert SAID in today(people, 9)
        assert SAID not in today(people, 10)
        assert TITLE in ask(people.as_ruth, "/me/story/aside/").content.decode()

    def test_it_can_be_taken_up_again(self, people: People, radio: UUID) -> None:
        aside(people, radio, 0)
        ask(people.as_ruth, f"/me/r/story/{radio}/aside/", {"do": "up"})
        assert SAID not in today(people, 0)
        assert "Nothing is set aside." in ask(people.as_ruth, "/me/story/aside/").content.decode()

    def test_what_was_put_away_meanwhile_is_not_said(self, people: People, radio: UUID) -> None:
        aside(people, radio, 0)
        writing.put_away(people.as_ruth, entry=radio, at=NOON)
        assert SAID not in today(people, 0)
        assert TITLE not in ask(people.as_ruth, "/me/story/aside/").content.decode()

    @pytest.mark.parametrize("told", ["", "soon", "2026-02-31", day(-1)])
    def test_a_day_that_cannot_be_is_asked_about_and_nothing_changes(
        self, people: People, radio: UUID, told: str
    ) -> None:
        aside(people, radio, 3)
        sent: dict[str, object] = {"do": "until", "day": told}
        answer = ask(people.as_ruth, f"/me/r/story/{radio}/aside/", sent)
        assert answer.status_code == 422
        assert "A day is wanted, today or later." in answer.content.decode()
        assert str(store.places(people.as_ruth, at=NOON).aside[str(radio)]) == day(3)

    def test_her_rope_and_threads_stay_as_they_are(self, people: People, radio: UUID) -> None:
        places = store.Places({str(radio): "start"}, {str(radio): ("x",)})
        store.keep_places(people.as_ruth, places, at=NOON)
        aside(people, radio, 3)
        kept = store.places(people.as_ruth, at=NOON)
        assert (kept.after, kept.threads) == (places.after, places.threads)

    def test_moving_a_moment_leaves_it_set_aside(self, people: People) -> None:
        for title in ("One", "Two"):
            ask(people.as_ruth, "/me/story/add/", {"named": title})
        second = store.moments(people.as_ruth, at=NOON)[0].entry
        aside(people, second, 3)
        ask(people.as_ruth, f"/me/r/story/{second}/place/", {"do": "earlier"})
        kept = store.places(people.as_ruth, at=NOON)
        assert kept.after
        assert str(second) in kept.aside


class TestWithMiriam:
    def test_the_agenda_says_that_there_is_a_page_and_nothing_of_it(
        self, people: People, radio: UUID
    ) -> None:
        where = f"/me/r/story/{radio}/aside/"
        assert "Miriam" in ask(people.as_ruth, where).content.decode()
        ask(people.as_ruth, where, {"do": f"with:{people.bond}"})
        assert people.as_ruth.person is not None
        lines = between_us.read(people.as_miriam, owner=people.as_ruth.person, at=NOON)
        (line,) = between_us.agenda(lines)
        assert line.text == "A page I set aside, to come back to together"

    def test_it_stays_marked_for_the_room_until_she_takes_the_mark_off(
        self, people: People
    ) -> None:
        entry = scene(people.as_ruth, "The stairs")
        where = f"/me/r/story/{entry}/aside/"
        assert "For the room" not in ask(people.as_ruth, "/me/story/").content.decode()
        ask(people.as_ruth, where, {"do": f"with:{people.bond}"})
        assert "For the room" in ask(people.as_ruth, "/me/story/").content.decode()
        assert "for the room" in ask(people.as_ruth, where).content.decode()
        ask(people.as_ruth, where, {"do": "without"})
        assert "For the room" not in ask(people.as_ruth, "/me/story/").content.decode()

    @pytest.mark.parametrize("whom", ["", "x", str(UUID(int=3))])
    def test_nobody_else_is_told(self, people: People, radio: UUID, whom: str) -> None:
        where = f"/me/r/story/{radio}/aside/"
        assert ask(people.as_ruth, where, {"do": f"with:{whom}"}).status_code == 404


class TestTwoSideBySide:
    def test_she_chooses_the_other_one_herself(self, people: People, radio: UUID) -> None:
        other = keep(people.as_ruth, "The shed is empty now")
        page = ask(people.as_ruth, f"/me/r/story/{radio}/beside/").content.decode()
        assert f"/me/r/story/{radio}/beside/{other}/" in page

    def test_the_earlier_stands_first_whichever_way_she_came(
        self, people: People, radio: UUID
    ) -> None:
        other = keep(people.as_ruth, "The shed is empty now")
        for one, two in ((radio, other), (other, radio)):
            page = ask(people.as_ruth, f"/me/r/story/{one}/beside/{two}/").content.decode()
            assert page.index(TITLE) < page.index("The shed is empty now")

    def test_without_another_page_it_says_so(self, people: People, radio: UUID) -> None:
        page = ask(people.as_ruth, f"/me/r/story/{radio}/beside/").content.decode()
        assert "There is no other page of yours yet." in page

    def test_another_client_has_none_of_it(self, people: People, radio: UUID) -> None:
        owen = Actor(client_called("Owen Pryce", "owen@example.org").id, Face.CLIENT)
        his = keep(owen, "His own page")
        for where in (
            f"/me/r/story/{radio}/aside/",
            f"/me/r/story/{radio}/beside/",
            f"/me/r/story/{his}/beside/{radio}/",
        ):
            for other in (owen, people.as_miriam, people.as_stranger):
                assert ask(other, where).status_code == 404

    def test_a_title_is_said_once_and_other_answers_stand_under_their_questions(
        self, people: People, radio: UUID
    ) -> None:
        more: dict[str, object] = {"named": "The shed", "symbol": "stone"}
        ask(people.as_ruth, "/me/story/add/", more)
        (moment,) = store.moments(people.as_ruth, at=NOON)
        page = ask(people.as_ruth, f"/me/r/story/{radio}/beside/{moment.entry}/").content.decode()
        assert page.count("The shed") == 1
        assert "A sign for it, or none" in page
