"""Prompts come in turn, are never pressed, and leave for good when told to."""

import itertools

import pytest

from marram.kit import prompts
from marram.kit.words import Shelf, WordFile, Words

SHELVES = (Shelf("miss", loss=True), Shelf("today"), Shelf("might", put_forward=False))


def words_with(**shelves: list[str]) -> Words:
    texts = {
        f"prompt.{shelf}.{name}.ask": f"{shelf} {name}?"
        for shelf, names in shelves.items()
        for name in names
    }
    return Words(WordFile("en-GB", "", "", texts), {}, SHELVES)


FEW = words_with(miss=["a", "b", "c"], today=["a", "b", "c", "d"], might=["a"])


def round_of(words: Words, turns: int = 40, **how: object) -> list[str]:
    given = {"shelf": "", "recent": (), "retired": ()} | how
    found = [
        prompts.offer(words, given["shelf"], given["recent"], given["retired"], turn)
        for turn in range(turns)
    ]
    return [prompt.key for prompt in found if prompt]


def test_two_prompts_about_loss_never_follow_each_other() -> None:
    keys = round_of(FEW)
    pairs = itertools.pairwise(keys)
    assert not [pair for pair in pairs if all(key.startswith("miss") for key in pair)]
    assert any(key.startswith("miss") for key in keys)


def test_after_a_page_about_loss_the_next_prompt_is_about_something_else() -> None:
    for turn in range(12):
        offered = prompts.offer(FEW, "", ["miss.a"], (), turn)
        assert offered is not None
        assert not offered.loss


def test_what_might_be_is_never_put_forward_but_opens_when_asked_for() -> None:
    assert not [key for key in round_of(FEW) if key.startswith("might")]
    assert round_of(FEW, 3, shelf="might") == ["might.a"] * 3


def test_never_this_one_means_never() -> None:
    keys = round_of(FEW, retired={"today.a", "miss.b"})
    assert "today.a" not in keys
    assert "miss.b" not in keys


def test_when_all_are_put_away_none_is_offered() -> None:
    everything = {prompt.key for prompt in prompts.every(FEW)}
    assert round_of(FEW, retired=everything) == []
    assert round_of(FEW, shelf="today", retired=everything) == []


def test_the_one_used_last_comes_round_last() -> None:
    assert round_of(FEW, 4, shelf="today", recent=["today.a"]) == [
        "today.b",
        "today.c",
        "today.d",
        "today.a",
    ]


def test_another_is_always_another_one_while_there_is_one() -> None:
    keys = round_of(FEW, 14)
    assert all(one != other for one, other in itertools.pairwise(keys))


@pytest.mark.parametrize("turn", [0, 1, 10**9])
def test_only_loss_left_offers_one_and_then_nothing_in_a_row(turn: int) -> None:
    only = words_with(miss=["a", "b"])
    assert prompts.offer(only, "", (), (), turn) is not None
    assert prompts.offer(only, "", ["miss.a"], (), turn) is None


def test_a_name_goes_only_into_a_prompt_written_for_it() -> None:
    named = Words(
        WordFile("en-GB", "", "", {"prompt.today.n.ask": "What did {name} say?"}), {}, SHELVES
    )
    assert prompts.offer(named, "today", (), (), 0) is None
    offered = prompts.offer(named, "today", (), (), 0, name="Daniel")
    assert offered is not None
    assert offered.text == "What did Daniel say?"
