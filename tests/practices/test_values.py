"""What matters: in Ruth's own words, moved at will, asked of a moment, carried by her own pages."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from marram.kit import begun
from marram.kit.testing import NOON, People, ask, client_called
from marram.people.actor import Actor, Face
from marram.practices.values import rules, store
from marram.practices.values.cards import KEYS
from tests.practices.scenes import scene

NEW = "/me/r/values/value/new/"


def matters(actor: Actor, words: str, **more: object) -> UUID:
    """Write down something that matters and return its entry."""
    sent: dict[str, object] = {"words": words, "do": "done", **more}
    return UUID(str(ask(actor, NEW, sent)["Location"]).split("/")[3])


def page(actor: Actor, where: str = "/me/values/") -> str:
    return ask(actor, where).content.decode()


class TestWhatMatters:
    def test_begins_empty_and_says_so(self, people: People) -> None:
        empty = page(people.as_ruth)
        assert "Four directions, no right ones. Start with one." in empty
        assert '<svg class="pic"' not in empty

    def test_stands_in_her_words_with_where_it_lies(self, people: People) -> None:
        matters(people.as_ruth, "Being a good neighbour", area="people", near="near")
        shown = page(people.as_ruth)
        assert "Being a good neighbour" in shown
        assert "Love and people: Near the middle" in shown
        assert 'class="pic"' in shown

    def test_is_moved_in_words_and_where_it_was_is_a_dashed_ring(self, people: People) -> None:
        entry = matters(people.as_ruth, "Music", area="rest", near="far")
        where = f"/me/r/values/{entry}/move/"
        assert "Far from the middle, for now" in page(people.as_ruth, where)
        later = NOON + timedelta(days=40)
        answer = ask(people.as_ruth, where, {"near": "partway"}, at=later)
        assert answer["Location"] == "/me/values/"
        shown = ask(people.as_ruth, "/me/values/", at=later).content.decode()
        assert "Rest and play: Partway" in shown
        assert "stroke-dasharray" in shown
        assert "Dashed rings are November 2026." in shown

    def test_a_place_there_is_not_moves_nothing(self, people: People) -> None:
        entry = matters(people.as_ruth, "Music", area="rest", near="far")
        ask(people.as_ruth, f"/me/r/values/{entry}/move/", {"near": "99"})
        (one,) = store.values(people.as_ruth, at=NOON)
        assert (one.now, one.before) == (rules.NEAR.index("far"), None)

    def test_nothing_is_added_up(self, people: People) -> None:
        for number, near in enumerate(rules.NEAR):
            area = rules.AREAS[number % 4]
            matters(people.as_ruth, f"Word {'abcdefg'[number]}", area=area, near=near)
        shown = re.sub(r"<svg.*?</svg>", "", page(people.as_ruth), flags=re.DOTALL)
        assert not re.search(r"total|average|score|%| of 7", shown)

    def test_she_is_told_of_her_own_day_to_look_again_only_once_it_has_come(
        self, people: People
    ) -> None:
        matters(people.as_ruth, "Music", again="2026-12-01")
        assert "look at it again" not in page(people.as_ruth)
        later = ask(people.as_ruth, "/me/values/", at=NOON + timedelta(days=20))
        assert "You wanted to look at it again: 2026-12-01." in later.content.decode()


class TestWordsToChooseFrom:
    @pytest.mark.parametrize("key", sorted(KEYS))
    def test_begin_a_page_that_can_be_changed(self, people: People, key: str) -> None:
        chosen = page(people.as_ruth, f"{NEW}?card={key}")
        found = re.search(r'id="words" name="words" value="([^"]+)"', chosen)
        assert found
        assert len(found[1]) > 5

    def test_no_words_come_in_by_an_address(self, people: People) -> None:
        assert "Pwned" not in page(people.as_ruth, f"{NEW}?card=Pwned&words=Pwned")


class TestInThisMoment:
    def test_one_tap_from_today_leads_to_her_own_list_and_nothing_else(
        self, people: People
    ) -> None:
        assert "/me/values/now/" not in page(people.as_ruth, "/me/")
        matters(people.as_ruth, "Keeping faith with mornings")
        assert 'href="/me/values/now/"' in page(people.as_ruth, "/me/")
        asked = page(people.as_ruth, "/me/values/now/")
        assert "What matters most in this moment, given what has happened?" in asked
        assert "Keeping faith with mornings" in asked

    def test_a_scene_that_carried_it_is_tied_by_her_and_found_from_both_sides(
        self, people: People
    ) -> None:
        ruth = people.as_ruth
        value, moment = matters(ruth, "Being of use"), scene(ruth, "Bea knocked with seedlings")
        where = f"/me/r/values/{value}/trace/"
        assert "Bea knocked" in page(ruth, where)
        ask(ruth, where, {"page": str(moment)})
        known = begun.around(ruth, entry=value, at=NOON, relation=begun.CARRIED)
        assert [one.entry for one in known.begun] == [moment]
        assert f"/me/e/{moment}/" in page(ruth, where)
        assert "What mattered in it:" in page(ruth, f"/me/e/{moment}/")

    def test_nobody_ties_or_sees_what_is_not_theirs(self, people: People) -> None:
        value = matters(people.as_ruth, "Being of use")
        george = Actor(client_called("George", "g@example.org").id, Face.CLIENT, uuid4())
        for where in ("trace", "move"):
            assert ask(george, f"/me/r/values/{value}/{where}/").status_code == 404
            assert ask(people.as_miriam, f"/me/r/values/{value}/{where}/").status_code == 404
        his = scene(george, "A tin")
        assert (
            ask(people.as_ruth, f"/me/r/values/{value}/trace/", {"page": str(his)}).status_code
            == 404
        )


def test_where_it_stood_before_is_the_last_place_that_was_another() -> None:
    assert rules.before(["far", "near", "near"]) == rules.NEAR.index("far")
    assert rules.before(["far", "near", "far"]) == rules.NEAR.index("near")
    assert rules.before(["far", None, "far"]) is None
    assert rules.before([]) is None
    assert rules.before([None, "nowhere"]) is None
