"""Lifelines of people who lived: Goncourt, Village Life and Pepys, told out of order."""

import json
from html import unescape
from pathlib import Path
from random import Random

import pytest

from marram.core.text import storable
from marram.kit.testing import NOON, People, ask
from marram.practices.story import rules, store

LIVES = ("diary_goncourt_fr", "diary_village_life_en", "diary_pepys_en")


@pytest.mark.parametrize("life", LIVES)
def test_a_life_told_out_of_order_stands_in_order(
    life: str, people: People, shared_data: Path
) -> None:
    told = json.loads((shared_data / life / "events.json").read_text(encoding="utf-8"))
    for event in Random(11).sample(told, len(told)):  # noqa: S311 - an order, no secret
        symbol = "candle" if "death" in event["kind"] else "stone"
        sent = {"named": event["note"], "when": event["date"], "symbol": symbol}
        assert ask(people.as_ruth, "/me/story/add/", sent).status_code == 303
    moments = rules.arranged(store.moments(people.as_ruth, at=NOON), {})
    assert [one.written for one in moments] == sorted(event["date"] for event in told)
    page = unescape(ask(people.as_ruth, "/me/story/").content.decode())
    for one in moments:
        assert one.title in page


def test_every_naughty_string_can_be_the_title_of_a_moment(
    people: People, shared_data: Path
) -> None:
    strings = json.loads((shared_data / "text_torture" / "blns.json").read_text(encoding="utf-8"))
    wanted = [one for one in map(str.strip, map(storable, strings)) if one]
    for text in wanted[::9]:
        ask(people.as_ruth, "/me/story/add/", {"named": text, "when": text, "do": "anyway"})
    kept = {one.written for one in store.moments(people.as_ruth, at=NOON)}
    assert kept == set(wanted[::9])
    assert ask(people.as_ruth, "/me/story/").status_code == 200
