"""Passages that say something alike, in other words: a labelled set, held-back voices counted."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from marram.nearness import model
from marram.nearness.model import Array, Encoder
from marram.nearness.nearest import How, in_english, nearest
from marram.nearness.shared import by_shared_words

THEMES = tomllib.loads(Path(__file__).with_name("themes.toml").read_text(encoding="utf-8"))
ALL = [(theme, text) for theme, told in THEMES.items() for text in (*told["tune"], *told["held"])]
HELD = [(theme, text) for theme, told in THEMES.items() for text in told["held"]]
FIRST = 5


class Remembering(Encoder):
    """Reads every passage once: a hundred questions are asked of the same passages."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.read: dict[str, Array] = {}

    def of_words(self, words: Sequence[str]) -> Array:
        return self.encoder.of_words(words)

    def of_passages(self, texts: Sequence[str]) -> Array:
        new = [text for text in texts if text not in self.read]
        if new:
            self.read |= dict(zip(new, self.encoder.of_passages(new), strict=True))
        return model.np.stack([self.read[text] for text in texts])


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    found = model.encoder()
    assert found is not None, "the set-up brings it"
    return Remembering(found)


def first_themes(theme: str, text: str, encoder: Encoder | None) -> list[str]:
    """Return the themes of the first five that are not the passage itself."""
    others = [(other, told) for other, told in ALL if told != text]
    if encoder is None:
        places = by_shared_words(text, [told for _, told in others])
    else:
        places = nearest(text, [told for _, told in others], encoder).places
    return [others[place][0] for place in places[:FIRST]]


def test_the_set_is_large_enough_and_nothing_stands_in_it_twice() -> None:
    assert len(THEMES) == 10
    assert len({text for _, text in ALL}) == len(ALL) >= 120


def test_of_a_hundred_held_back_the_right_theme_is_among_the_first_five_of_eighty_five(
    encoder: Encoder,
) -> None:
    by_meaning = [theme in first_themes(theme, text, encoder) for theme, text in HELD]
    by_words = [theme in first_themes(theme, text, None) for theme, text in HELD]
    print(f"by meaning {sum(by_meaning)}, by shared words {sum(by_words)} of {len(HELD)}")
    assert sum(by_meaning) >= 85
    assert sum(by_meaning) > sum(by_words)


def test_it_finds_what_shares_no_word_with_it(encoder: Encoder) -> None:
    asked = "I lay awake until it got light."
    others = [
        "The gas bill is in his name.",
        "Sleep would not come before dawn.",
        "We had soup at the church hall.",
        "My sister bought a yellow bicycle.",
    ]
    found = nearest(asked, others, encoder)
    assert found.how is How.MEANING
    assert found.places[0] == 1


def test_another_language_goes_by_shared_words_and_says_so(encoder: Encoder) -> None:
    asked = "La maison est vide depuis sa mort, et je n'ouvre plus ses livres."
    others = ["Il pleut sur les quais.", "Ses livres sont encore là."]
    found = nearest(asked, others, encoder)
    assert found.how is How.WORDS
    assert found.places[0] == 1


@pytest.mark.parametrize(
    "told",
    [
        "Ich war gestern so müde, dass ich im Sessel eingeschlafen bin.",
        "Hij is er niet meer en ik zet nog altijd twee kopjes neer.",
        "Je me suis levé à trois heures et j'ai attendu le jour.",
        "今日は母の夢を見た。",
    ],
)
def test_what_is_not_english_is_not_taken_for_it(told: str) -> None:
    assert not in_english(told)


def test_almost_every_passage_in_english_is_taken_for_it() -> None:
    assert sum(in_english(text) for _, text in ALL) >= 0.95 * len(ALL)


def test_without_what_the_set_up_brings_it_still_finds_shared_words() -> None:
    found = nearest("Her cardigan smells of her", ["Rain again", "The cardigan again"], None)
    assert found == ([1], How.WORDS)


def test_a_single_other_passage_is_found_by_what_it_shares() -> None:
    assert by_shared_words("Ses livres sont encore là", ["Ses livres", "La pluie"]) == [0]
    assert by_shared_words("Ses livres sont encore là", ["Tous ses livres"]) == [0]


def test_nothing_to_look_through_finds_nothing(encoder: Encoder) -> None:
    assert nearest("Her cardigan smells of her", [], encoder).places == []


def test_passages_read_together_are_read_as_if_each_were_alone() -> None:
    found = model.encoder()
    assert found is not None
    texts = [text for _, text in ALL[:20]]
    alone = model.np.stack([found.of_passages([text])[0] for text in texts])
    assert abs(found.of_passages(texts) - alone).max() < 1e-4
