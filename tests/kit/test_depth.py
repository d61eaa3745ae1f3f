"""What may be begun, and what is never gated."""

import pytest

from marram.kit import registry
from marram.kit.depth import Depth, may_begin
from marram.kit.words import of_the_kit


@pytest.mark.parametrize("depth", [Depth.L0, Depth.L1, Depth.L2])
def test_ordinary_writing_opens_at_any_hour_and_asks_nothing(depth: Depth) -> None:
    assert may_begin(depth).allowed
    assert may_begin(depth).sentence == ""


def test_an_exercise_close_to_the_event_does_not_open_yet_and_says_what_does() -> None:
    opening = may_begin(Depth.L3)
    assert not opening.allowed
    assert "Everything you have written is open" in of_the_kit().say(opening.sentence)


def test_every_room_there_is_may_be_begun() -> None:
    assert all(may_begin(room.depth).allowed for room in registry.rooms())
