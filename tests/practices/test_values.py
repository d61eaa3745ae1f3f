"""What matters: in Ruth's own words, moved at will, asked of a moment, carried by her own pages."""

import csv
import html
import re
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from marram.kit import begun
from marram.kit.testing import NOON, People, ask, client_called
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.practices.values import piles, rules, store
from marram.practices.values.cards import KEYS, OF
from marram.record import reading
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

    def test_each_of_the_83_cards_has_its_words(self, shared_data: Path) -> None:
        with (shared_data / "values_cards/personal_values_card_sort.csv").open() as file:
            names = [row["value"] for row in csv.DictReader(file)]
        assert len(names) == 83
        as_keys = {re.sub(r"[^a-z]+", "_", one.lower().replace("'", "")) for one in names}
        assert as_keys - KEYS == {"acceptance"}, "that word is never said to somebody who grieves"
        assert "accepted" in KEYS

    def test_no_two_of_them_say_the_same(self, people: People) -> None:
        said = [words for group in OF for words in shown(page(people.as_ruth, f"{CARDS}{group}/"))]
        assert len(said) == len(set(said)) == len(KEYS)


CARDS = "/me/values/cards/"


def shown(page_: str) -> list[str]:
    """Return the words that a page of one group shows."""
    return [html.unescape(one) for one in re.findall(r'name="shown" value="([^"]*)"', page_)]


def sort(actor: Actor, group: str, more: str = "", **piles: str) -> str:
    """Put words of one group into piles by what they say, and return where that leads."""
    there = shown(page(actor, f"{CARDS}{group}/"))
    sent: dict[str, object] = {"shown": there}
    sent |= {f"pile-{there.index(words)}": pile for words, pile in piles.items()}
    sent |= {"another": more} if group == "own" else {more: "yes"} if more else {}
    return str(ask(actor, f"{CARDS}{group}/", sent)["Location"])


class TestPiles:
    def test_a_few_at_a_time_and_each_few_lead_to_the_next(self, people: People) -> None:
        groups = [*OF, "own"]
        for group, following in pairwise(groups):
            assert sort(people.as_ruth, group, "on") == f"{CARDS}{following}/"
        assert sort(people.as_ruth, "near") == CARDS
        assert sort(people.as_ruth, "own") == CARDS

    def test_what_she_put_somewhere_lies_there_and_the_rest_stays_out(self, people: People) -> None:
        sort(people.as_ruth, "near", **{"To love": "very", "To be in love": "not_now"})
        sort(people.as_ruth, "faith", **{"To keep hope": "somewhat"})
        kept = piles.of(people.as_ruth, at=NOON)
        assert [(one.words, one.pile) for one in kept.placed] == [
            ("To love", "very"),
            ("To be in love", "not_now"),
            ("To keep hope", "somewhat"),
        ]
        there = page(people.as_ruth, CARDS)
        assert "Very much" in there
        assert "To be here, in this moment" not in there

    def test_it_is_sorted_again_and_the_earlier_piles_are_kept(self, people: People) -> None:
        sort(people.as_ruth, "near", **{"To love": "not_now"})
        first = piles.of(people.as_ruth, at=NOON).entry
        sort(people.as_ruth, "near", **{"To love": "very"})
        assert piles.of(people.as_ruth, at=NOON).pile_of("to  LOVE") == "very"
        assert first
        told = reading.tellings(people.as_ruth, entry=first, at=NOON)
        assert [one.body["cards"][0]["pile"] for one in told] == ["not_now", "very"]

    def test_the_same_form_again_is_no_later_telling(self, people: People) -> None:
        for _ in range(2):
            sort(people.as_ruth, "near", **{"To love": "very"})
        entry = piles.of(people.as_ruth, at=NOON).entry
        assert entry
        assert len(reading.tellings(people.as_ruth, entry=entry, at=NOON)) == 1

    def test_nothing_sorted_is_nothing_kept(self, people: People) -> None:
        sort(people.as_ruth, "near", "on")
        assert piles.of(people.as_ruth, at=NOON).entry is None

    def test_left_out_again_it_is_gone_from_the_piles(self, people: People) -> None:
        sort(people.as_ruth, "near", **{"To love": "very", "To be in love": "very"})
        sort(people.as_ruth, "near", **{"To be in love": "very"})
        assert [one.words for one in piles.of(people.as_ruth, at=NOON).placed] == ["To be in love"]

    def test_words_of_her_own_lie_beside_the_others(self, people: People) -> None:
        ruth = people.as_ruth
        sort(ruth, "own", "Bread  for whoever comes")
        assert shown(page(ruth, f"{CARDS}own/")) == ["Bread for whoever comes"]
        assert piles.of(ruth, at=NOON).pile_of("bread for whoever comes") == "very"

    def test_her_own_begin_a_page_of_what_matters_once(self, people: People) -> None:
        ruth, same = people.as_ruth, str(uuid4())
        sort(ruth, "own", "Bread for whoever comes")
        sent = {"words": "Bread for whoever comes", "operation": same}
        places = {str(ask(ruth, CARDS, sent)["Location"]) for _ in range(2)}
        (where,) = places
        assert "Bread for whoever comes" in page(ruth, where)
        (one,) = store.values(ruth, at=NOON)
        assert one.words == "Bread for whoever comes"
        assert "It stands among what matters." in page(ruth, CARDS)
        assert ask(ruth, CARDS, {"words": "never sorted"}).status_code == 404

    def test_only_words_that_were_shown_and_piles_there_are_are_kept(self, people: People) -> None:
        sent = {"shown": ["Pwned", "To love"], "pile-0": "very", "pile-1": "best"}
        ask(people.as_ruth, f"{CARDS}near/", sent)
        assert piles.of(people.as_ruth, at=NOON).placed == ()
        assert ask(people.as_ruth, f"{CARDS}elsewhere/").status_code == 404

    def test_the_page_of_piles_reads_as_any_other(self, people: People) -> None:
        sort(people.as_ruth, "near", **{"To love": "very"})
        entry = piles.of(people.as_ruth, at=NOON).entry
        read = page(people.as_ruth, f"/me/e/{entry}/")
        assert "Words in piles" in read
        assert "To love" in read
        assert "Very much" in read
        assert f"/me/e/{entry}/" in page(people.as_ruth, CARDS)

    def test_in_another_language_they_lie_where_they_lay(self, people: People) -> None:
        ruth = people.as_ruth
        sort(ruth, "near", **{"To love": "very", "To be in love": "somewhat"})
        directory.change_person(people.ruth.id, language="ar")
        there = html.unescape(ask(ruth, CARDS, language="ar").content.decode())
        assert "أن أحبّ" in there
        assert "To love" not in there
        known = piles.of(ruth, at=NOON)
        piles.put(ruth, {"أن أحبّ": "not_now"}, at=NOON)
        again = piles.of(ruth, at=NOON)
        assert len(again.placed) == len(known.placed) == 2
        assert again.pile_of("To love") == "not_now"

    def test_somebody_elses_piles_are_their_own(self, people: People) -> None:
        sort(people.as_ruth, "near", **{"To love": "very"})
        george = Actor(client_called("George", "g2@example.org").id, Face.CLIENT, uuid4())
        assert piles.of(george, at=NOON).placed == ()
        assert ask(people.as_miriam, CARDS).status_code == 404


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
