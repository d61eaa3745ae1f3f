"""What helps me: an own list, what helped when, and no ranking of anything."""

import random
import re
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from marram.kit import registry
from marram.kit.testing import NOON, People, ask, client_called
from marram.people.actor import NOBODY, Actor, Face
from marram.practices.coping import rules
from marram.practices.coping.rules import Used, Week
from marram.record import linking, reading, sharing
from marram.record.values import Opened

ROOM = "/me/r/coping/"
DAY = date(2026, 11, 19)


def on_the_list(people: People, name: str, **more: object) -> UUID:
    entry = uuid4()
    sent = {"draft": str(entry), "do": "done", "operation": str(uuid4()), "name": name, **more}
    assert ask(people.as_ruth, f"{ROOM}coping/new/", sent).status_code == 303
    return entry


def used(people: People, entry: UUID, **said: object) -> str:
    sent = {"operation": str(uuid4()), **said}
    answer = ask(people.as_ruth, f"{ROOM}{entry}/used/", sent)
    assert answer.status_code == 303
    return answer["Location"]


def uses_kept(people: People) -> list[Opened]:
    heads = reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON)
    ids = [head.entry for head in heads if head.kind == "coping.used"]
    return [reading.open_one(people.as_ruth, entry=one, at=NOON) for one in ids]


def page(people: People, address: str = ROOM) -> str:
    return ask(people.as_ruth, address).content.decode()


def names_in(text: str) -> list[str]:
    return re.findall(r'<h3 class="voice" dir="auto"><a[^>]*>([^<]*)</a>', text)


def once(thing: str, helped: str = "yes", *, ago: int = 0, situation: str = "Night") -> Used:
    return Used(thing, situation, "This winter", helped, DAY - timedelta(days=ago))


class TestNothingIsRanked:
    things = st.lists(
        st.tuples(
            st.sampled_from(["Tea", "bea", "Digging", "Radio"]), st.sampled_from(rules.HELPED)
        ),
        max_size=30,
    )

    @given(things, st.randoms())
    def test_the_order_is_the_alphabet_whatever_helped_and_however_often(
        self, uses: list[tuple[str, str]], chance: random.Random
    ) -> None:
        found = [once(thing, helped) for thing, helped in uses]
        chance.shuffle(found)
        alphabet = sorted({thing for thing, _ in uses}, key=str.casefold)
        for group in (*rules.by_situation(found, {}), *rules.by_phase(found)):
            assert [thing.words for thing in group.things] == alphabet
        assert [row.words for row in rules.weeks(found, DAY)] == alphabet

    def test_her_list_stands_in_the_alphabet_with_her_favourites_first(
        self, people: People
    ) -> None:
        for name in ("Tea", "bread", "Apples"):
            on_the_list(people, name)
        tea = on_the_list(people, "Zither", favourite=["", "yes"])
        for helped in ("yes", "yes", "yes"):
            used(people, tea, helped=helped)
        assert names_in(page(people)) == ["Zither", "Apples", "bread", "Tea"]

    def test_nothing_of_it_is_a_best_a_top_or_a_percentage(self) -> None:
        folder = Path(rules.__file__).parent
        texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.html")]
        texts.append(" ".join(registry.room("coping").words.source.texts.values()))
        said = re.compile(r"\b(best|top|most|works for you|recommended|success|rate|score|rank)\b")
        for text in texts:
            assert not said.search(re.sub(r"\{#.*?#\}|<[^>]+>", " ", text).casefold())

    def test_no_tip_names_alcohol_or_drugs(self) -> None:
        substances = re.compile(r"\b(alcohol|beer|wine|drink a|drug|pill|smok|cannabis|cigar)")
        for slug in ("coping", "problem", "routine", "triggers"):
            for key, text in registry.room(slug).words.source.texts.items():
                assert not substances.search(text.casefold()), key


class TestWhatHelpedWhen:
    def test_the_same_words_in_another_writing_are_the_same_situation(self) -> None:
        found = rules.by_situation(
            [once("Tea", situation="Night"), once("Tea", situation=" night")], {}
        )
        assert [group.words for group in found] == ["Night"]
        assert len(found[0].things[0].uses) == 2

    def test_what_is_on_the_list_for_a_situation_stands_there_before_it_was_used(self) -> None:
        (group,) = rules.by_situation([], {"Tea": ["Night"], "Radio": ["night"]})
        assert [(thing.words, thing.uses) for thing in group.things] == [("Radio", ()), ("Tea", ())]

    def test_each_use_stands_for_itself_the_latest_first(self) -> None:
        said = [once("Tea", "no", ago=3), once("Tea", "yes", ago=9), once("Tea", "harder", ago=1)]
        (group,) = rules.by_phase(said)
        assert [one.helped for one in group.things[0].uses] == ["harder", "no", "yes"]

    def test_a_use_without_words_for_it_stands_apart_and_can_be_opened(
        self, people: People
    ) -> None:
        assert rules.by_situation([once("Tea", situation="  ")], {}) == ()
        (thing,) = rules.unsaid([once("Tea", situation="  "), once("Radio")])
        assert thing.words == "Tea"
        used(people, on_the_list(people, "Tea"), helped="yes")
        (use,) = uses_kept(people)
        text = page(people, f"{ROOM}helped/")
        assert "Without a word for what it was like" in text
        assert f'href="/me/e/{use.entry}/"' in text

    def test_ruth_reads_words_and_no_numbers(self, people: People) -> None:
        entry = on_the_list(people, "Tea on the step", good_for=["Awake at night"])
        used(people, entry, helped="no", situation="Awake at night", phase="This winter")
        used(people, entry, helped="little", known="Awake at night", phase="This winter")
        text = page(people, f"{ROOM}helped/")
        assert text.count("Awake at night") == 1
        assert "This winter" in text
        assert ": A little" in text
        assert ": No" in text
        shown = re.sub(r"<[^>]+>", " ", text.split("<h1", 1)[1]).replace("19 November 2026", "")
        assert not re.search(r"\d", shown.split("</main>")[0])


class TestTheLastWeeks:
    def test_a_week_ends_today_and_the_seventh_week_back_is_not_shown(self) -> None:
        uses = [once("Tea", ago=days) for days in (0, 6, 7, 41, 42)]
        (row,) = rules.weeks(uses, DAY)
        assert [week.used for week in row.weeks] == [1, 0, 0, 0, 1, 2]

    def test_a_little_is_felt_to_help_and_harder_is_not(self) -> None:
        uses = [once("Tea", helped) for helped in ("yes", "little", "no", "harder", "")]
        (row,) = rules.weeks(uses, DAY)
        assert row.weeks[-1] == Week(used=5, helped=2)

    def test_what_lies_further_back_or_ahead_is_left_out(self) -> None:
        assert rules.weeks([once("Tea", ago=90), once("Tea", ago=-1)], DAY) == ()

    def test_a_few_uses_are_shown_as_few(self, people: People) -> None:
        entry = on_the_list(people, "Tea")
        assert "Nothing was written down" in page(people, f"{ROOM}picture/")
        used(people, entry, helped="no")
        text = page(people, f"{ROOM}picture/")
        assert "There is little here yet, so the picture says little." in text
        assert 'role="img"' in text
        assert "Tea: week from 13 November: used 1, helped 0" in text
        assert "<td>1</td><td>0</td>" in text
        for _ in range(4):
            used(people, entry, helped="yes")
        assert "so the picture says little" not in page(people, f"{ROOM}picture/")


class TestRuthUsesHerList:
    def test_one_press_keeps_a_use_with_the_day_and_ties_it_to_what_was_used(
        self, people: People
    ) -> None:
        entry = on_the_list(people, "Tea")
        used(people, entry, helped="little")
        (use,) = uses_kept(people)
        assert use.body["strategy"] == "Tea"
        assert use.body["helped"] == "little"
        assert use.outline.when is not None
        assert use.outline.when.first == NOON.date()
        (tie,) = linking.ties(people.as_ruth, owner=people.ruth.id)
        assert (tie.source, tie.target, tie.relation) == (use.entry, entry, "used")

    def test_the_same_form_sent_twice_is_one_use(self, people: People) -> None:
        entry, operation = on_the_list(people, "Tea"), str(uuid4())
        for _ in range(2):
            used(people, entry, helped="yes", operation=operation)
        assert len(uses_kept(people)) == 1
        assert len(linking.ties(people.as_ruth, owner=people.ruth.id)) == 1

    def test_renaming_it_takes_its_uses_along(self, people: People) -> None:
        entry = on_the_list(people, "Tea")
        used(people, entry, helped="yes", situation="Night")
        sent = {"name": "Tea, outside", "do": "done", "operation": str(uuid4())}
        ask(people.as_ruth, f"{ROOM}coping/{entry}/", sent)
        assert "Tea, outside" in page(people, f"{ROOM}helped/")

    def test_another_day_and_a_phase_are_kept_and_the_phase_is_offered_again(
        self, people: People
    ) -> None:
        entry = on_the_list(people, "Tea")
        used(people, entry, helped="yes", when="2026-11-02", phase="Since the move")
        assert uses_kept(people)[0].outline.when.first == date(2026, 11, 2)
        assert 'value="Since the move"' in page(people, f"{ROOM}{entry}/used/")

    def test_her_own_situations_are_there_to_pick(self, people: People) -> None:
        entry = on_the_list(people, "Tea", good_for=["Awake at night", "Sundays"])
        text = page(people, f"{ROOM}{entry}/used/")
        assert 'name="known" value="Awake at night"' in text
        used(people, entry, helped="yes", known="Sundays", situation="")
        used(people, entry, helped="yes", known="made up by somebody", situation="")
        used(people, entry, helped="yes", known="Sundays", situation="In the car")
        said = sorted(one.body["situation"] for one in uses_kept(people))
        assert said == ["", "In the car", "Sundays"]

    def test_after_it_did_not_help_her_second_choice_is_said_in_her_words(
        self, people: People
    ) -> None:
        entry = on_the_list(people, "Tea", second="The radio, low")
        for helped in ("no", "harder"):
            assert "The radio, low" in page(people, used(people, entry, helped=helped))
        for helped in ("yes", "little", ""):
            text = page(people, used(people, entry, helped=helped))
            assert "Kept, just for you." in text
            assert "The radio, low" not in text

    def test_letting_it_rest_and_bringing_it_back_lose_nothing(self, people: People) -> None:
        entry = on_the_list(people, "His records", towards="Staying in the room")
        ask(people.as_ruth, f"{ROOM}{entry}/rest/", {"do": "rest", "operation": str(uuid4())})
        text = page(people)
        assert text.index("Resting for now") < text.index("His records")
        assert "Bring back" in text
        ask(people.as_ruth, f"{ROOM}{entry}/rest/", {"do": "back", "operation": str(uuid4())})
        assert "Bring back" not in page(people)
        tellings = reading.tellings(people.as_ruth, entry=entry, at=NOON)
        assert [one.body["resting"] for one in tellings] == [False, True, False]
        assert {one.body["towards"] for one in tellings} == {"Staying in the room"}

    def test_what_keeps_things_away_is_allowed_and_marked_for_short_use(
        self, people: People
    ) -> None:
        on_the_list(people, "The quiz", type="break", short_use=["", "yes"])
        assert "For short use." in page(people)

    def test_what_it_helps_towards_is_asked_and_shown_in_her_words(self, people: People) -> None:
        entry = on_the_list(people, "Tea", towards="Being out of doors")
        text = page(people, f"/me/e/{entry}/")
        assert "What does this help me towards?" in text
        assert "Being out of doors" in text

    def test_a_use_too_long_to_keep_comes_back_with_every_word(
        self, people: People, settings: LazySettings
    ) -> None:
        entry, long = on_the_list(people, "Tea"), "reed " * 200
        settings.MARRAM_PAGE_LIMIT = 400
        sent = {"operation": str(uuid4()), "helped": "no", "note": long}
        answer = ask(people.as_ruth, f"{ROOM}{entry}/used/", sent)
        assert answer.status_code == 422
        assert long.strip() in answer.content.decode()
        assert "Nothing you wrote has been lost." in answer.content.decode()
        assert uses_kept(people) == []

    def test_her_list_and_her_uses_do_not_crowd_write(self, people: People) -> None:
        entry = on_the_list(people, "Tea on the step")
        used(people, entry, helped="yes")
        assert "Tea on the step" not in page(people, "/me/write/")
        assert f'href="{ROOM}"' in page(people, f"/me/e/{entry}/")


class TestItIsHers:
    ADDRESSES = ("", "helped/", "picture/", "{entry}/used/", "{entry}/rest/")

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_nobody_else_finds_it(self, people: People, address: str) -> None:
        entry = on_the_list(people, "Tea")
        where = ROOM + address.format(entry=entry)
        sent: dict[str, object] = {"helped": "yes", "do": "rest"}
        for other in (people.as_miriam, people.as_stranger):
            assert ask(other, where).status_code in {404, 405}
            assert ask(other, where, sent).status_code in {404, 405}
        assert ask(NOBODY, where).status_code in {303, 405}
        assert b"Tea" not in ask(NOBODY, where).content

    @pytest.mark.parametrize("deed", ["used", "rest"])
    def test_another_client_cannot_touch_it(self, people: People, deed: str) -> None:
        entry = on_the_list(people, "Tea")
        tomas = Actor(client_called("Tomas Berg", "t@example.org").id, Face.CLIENT)
        sent = {"operation": str(uuid4()), "helped": "yes", "do": "rest"}
        assert ask(tomas, f"{ROOM}{entry}/{deed}/", sent).status_code == 404
        assert len(reading.tellings(people.as_ruth, entry=entry, at=NOON)) == 1
        assert uses_kept(people) == []

    def test_sharing_what_helps_shares_nothing_of_how_often_it_was_used(
        self, people: People
    ) -> None:
        entry = on_the_list(people, "Tea")
        used(people, entry, helped="harder", note="Too cold")
        sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
        heads = reading.outline(people.as_miriam, owner=people.ruth.id, at=NOON)
        assert [head.entry for head in heads] == [entry]
        desk = ask(people.as_miriam, f"/desk/clients/{people.ruth.id}/e/{entry}/")
        assert "harder" not in desk.content.decode()

    def test_a_use_of_her_own_is_nothing_to_be_used(self, people: People) -> None:
        used(people, on_the_list(people, "Tea"), helped="yes")
        (use,) = uses_kept(people)
        assert ask(people.as_ruth, f"{ROOM}{use.entry}/used/").status_code == 404

    def test_a_made_up_id_after_a_use_says_nothing(self, people: People) -> None:
        on_the_list(people, "Tea", second="Radio")
        for made_up in (str(uuid4()), "x", ""):
            assert "Radio" not in page(people, f"{ROOM}?after={made_up}")
