"""The pictures of the rooms: they say in words what they show, and hold nobody's markup."""

import math
import re
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from marram.figures import coping as coping_
from marram.figures.circle import MIDDLE, Mark, circle, place
from marram.figures.coping import Row, Week, coping, core, ring
from marram.figures.marks import short
from marram.figures.pie import Slice, pie

NASTY = "<script>alert(1)</script>\"'&"
SVG = "{http://www.w3.org/2000/svg}"
RINGS = ("In my hands", "I could nudge it", "Out of reach")


def parsed(markup: str) -> ET.Element:
    """Return the picture as a tree; markup that a word broke does not parse."""
    drawn = markup.split("</svg>", maxsplit=1)[0] + "</svg>"
    tree = ET.fromstring(drawn.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))  # noqa: S314 - drawn here
    assert tree.get("role") == "img"
    named = tree.get("aria-labelledby", "").split()
    found = [one.get("id") for one in tree if one.tag in {f"{SVG}title", f"{SVG}desc"}]
    assert named == found
    return tree


def circles(markup: str, look: str) -> list[float]:
    found = re.findall(rf'<circle class="{look}"[^>]* r="([0-9.]+)"', markup)
    return [float(one) for one in found]


class TestWhatSomebodyReachedFor:
    def drawn(self, *weeks: Week, words: str = "Tea") -> str:
        rows = [Row(words, tuple(weeks))]
        return coping(rows, title="The weeks", says="Tea: this week", first="then", last="now")

    def test_a_week_without_a_use_is_left_blank(self) -> None:
        assert "<circle" not in self.drawn(Week(), Week())
        assert len(circles(self.drawn(Week(), Week(1)), "f-surface s-dusk w15")) == 1

    def test_a_bigger_ring_is_a_week_in_which_it_was_used_more(self) -> None:
        one, three = circles(self.drawn(Week(1), Week(3)), "f-surface s-dusk w15")
        assert three > one

    def test_a_ring_without_a_core_was_used_and_did_not_help(self) -> None:
        assert circles(self.drawn(Week(3, 0)), "f-dusk") == []
        assert len(circles(self.drawn(Week(3, 1)), "f-dusk")) == 1

    @given(st.integers(1, 200), st.data())
    def test_the_core_lies_inside_its_ring_and_grows_with_what_helped(
        self, used: int, data: st.DataObject
    ) -> None:
        helped = data.draw(st.integers(0, used))
        assert core(Week(used, helped)) < ring(used)
        assert core(Week(used, used)) >= core(Week(used, helped))
        assert ring(used) <= coping_.BIGGEST

    def test_one_single_use_is_one_single_ring(self) -> None:
        markup = self.drawn(*[Week()] * 5, Week(1, 1))
        assert markup.count("<circle") == 2

    def test_it_says_in_words_what_it_shows(self) -> None:
        tree = parsed(self.drawn(Week(1), words=NASTY))
        assert [one.text for one in tree[:2]] == ["The weeks", "Tea: this week"]
        assert NASTY in "".join(tree.itertext())

    def test_no_rows_are_no_rings(self) -> None:
        assert "<circle" not in coping([], title="t", says="", first="a", last="b")


class TestRings:
    def drawn(self, *marks: Mark) -> str:
        said = [RINGS[one.ring] if one.ring is not None else "not sorted yet" for one in marks]
        return circle(marks, RINGS, said, title="Three rings", name="circle")

    def test_each_thing_has_its_number_in_the_picture_and_in_the_list(self) -> None:
        markup = self.drawn(Mark("The boiler", 0), Mark("The rain", 2))
        numbers = [one.text for one in parsed(markup).iter(f"{SVG}text")]
        assert numbers == [*RINGS, "1", "2"]
        assert markup.index("The boiler</span>") < markup.index("The rain</span>")

    def test_what_is_not_sorted_is_in_the_list_alone(self) -> None:
        markup = self.drawn(Mark("The boiler", None), Mark("The rain", 2))
        assert len(circles(markup, "f-surface s-tide w2")) == 1
        assert "The boiler</span>" in markup
        assert ">2</text>" in markup

    def test_what_moved_has_a_broken_ring_where_it_lay(self) -> None:
        moved = self.drawn(Mark("The boiler", 0, before=2))
        assert len(circles(moved, "f-surface s-edge dash")) == 1
        assert "dots" in moved
        stayed = self.drawn(Mark("The boiler", 0, before=0))
        assert "dash" not in stayed

    @given(st.integers(1, 60), st.data())
    def test_a_thing_keeps_its_direction_in_every_ring(self, of: int, data: st.DataObject) -> None:
        number = data.draw(st.integers(0, of - 1))
        turns = []
        for one in range(3):
            x, y = place(number, of, one)
            turns.append(math.atan2(y - MIDDLE, x - MIDDLE))
        assert max(turns) - min(turns) < 1e-9

    def test_sixty_things_still_are_a_picture(self) -> None:
        parsed(self.drawn(*[Mark(f"{NASTY} {n}", n % 3, (n + 1) % 3) for n in range(60)]))


class TestParts:
    def drawn(self, *slices: Slice, before: int | None = None) -> str:
        said = [f"{one.part} of 100" for one in slices]
        return pie(slices, said, before=before, title="Parts", name="pie")

    def test_ones_own_slice_stands_last_and_is_marked_by_more_than_colour(self) -> None:
        markup = self.drawn(Slice("The cold", 70), Slice("Me", 30, own=True))
        paths = re.findall(r'<path class="([^"]*)"', markup)
        assert paths == ["f-gorse-soft s-edge w15 round", "f-tide-soft s-tide w3 round"]
        assert markup.index(">1</text>") < markup.index(">2</text>")

    def test_a_single_part_is_a_whole_round(self) -> None:
        markup = self.drawn(Slice("Me", 100, own=True))
        assert "<circle" in markup
        parsed(markup)

    def test_a_part_of_nothing_is_in_the_list_alone(self) -> None:
        markup = self.drawn(Slice("The cold", 100), Slice("Me", 0, own=True))
        assert ">2</text>" not in markup
        assert "0 of 100" in markup

    def test_the_part_as_it_felt_before_is_a_broken_line(self) -> None:
        both = [Slice("The cold", 55), Slice("Me", 45, own=True)]
        assert "dash" in self.drawn(*both, before=45)
        assert "dash" in self.drawn(*both, before=100)
        assert "dash" not in self.drawn(*both, before=None)
        assert "dash" not in self.drawn(*both, before=0)

    def test_words_stay_words(self) -> None:
        markup = self.drawn(Slice(NASTY, 100), before=12)
        parsed(markup)
        assert "<script" not in markup


def test_a_length_is_written_as_briefly_as_it_can_be() -> None:
    assert [short(one) for one in (0, 10, 100, 2.5, 2.04, 0.96)] == [
        "0", "10", "100", "2.5", "2", "1",
    ]  # fmt: skip
