"""The journal's own words and shelves."""

import itertools
import re

import pytest

from marram.kit import prompts, registry
from marram.practices.journal import rules

WORDS = registry.room("journal").words
EVERY = prompts.every(WORDS, name="Daniel")
PRESUMES = re.compile(
    r"\b(his|her|he|she|him|died|death|dead|grave|birthday|funeral|wife|husband|mother|father|"
    r"your home|the house|body was)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("shelf", rules.SHELVES, ids=lambda shelf: shelf.slug)
def test_each_shelf_has_a_handful_of_prompts_and_a_name(shelf: object) -> None:
    assert 6 <= len([prompt for prompt in EVERY if prompt.shelf == shelf.slug]) <= 8
    assert WORDS.say(f"shelf.{shelf.slug}")


def test_no_prompt_stands_on_a_shelf_that_is_not_there() -> None:
    assert {prompt.shelf for prompt in EVERY} == {shelf.slug for shelf in rules.SHELVES}


@pytest.mark.parametrize("prompt", EVERY, ids=lambda prompt: prompt.key)
def test_a_prompt_is_short_and_presumes_nothing(prompt: prompts.Prompt) -> None:
    assert len(prompt.text.split()) <= 20
    assert not PRESUMES.search(prompt.text)
    assert all(len(word.strip(".,?")) <= 11 for word in prompt.text.split())


def test_what_has_changed_and_what_might_be_are_never_put_forward() -> None:
    offered = [rules.next_prompt(WORDS, "", (), (), turn) for turn in range(200)]
    assert not {prompt.shelf for prompt in offered if prompt} & {"changed", "might"}
    for shelf in ("changed", "might"):
        assert rules.next_prompt(WORDS, shelf, (), (), 0) is not None


def test_two_prompts_about_what_is_missed_never_follow_each_other() -> None:  # word: a shelf
    offered = [rules.next_prompt(WORDS, "", (), (), turn) for turn in range(200)]
    loss = [prompt.loss for prompt in offered if prompt]
    assert not any(one and other for one, other in itertools.pairwise(loss))
    assert any(loss)


def test_without_a_name_no_prompt_speaks_of_one() -> None:
    assert not [prompt for prompt in prompts.every(WORDS) if "{" in prompt.text]
    assert "miss.named" in {prompt.key for prompt in EVERY}
