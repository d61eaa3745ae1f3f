"""A long text in passages."""

from hypothesis import given
from hypothesis import strategies as st

from marram.nearness.pieces import MOST, pieces


def test_each_paragraph_is_a_passage() -> None:
    told = "He came in from the shed.\n\nThen we had our tea as always."
    assert pieces([told]) == ["He came in from the shed.", "Then we had our tea as always."]


def test_what_is_too_short_to_be_compared_is_left_out() -> None:
    assert pieces(["flower", "Not today.", "I could not go in."]) == ["I could not go in."]


def test_a_long_paragraph_is_parted_at_the_end_of_a_sentence() -> None:
    sentence = "We walked along the wall until the light had gone. "
    found = pieces([sentence * 20])
    assert len(found) > 1
    assert all(one.endswith("gone.") and len(one.split()) <= MOST for one in found)


def test_a_sentence_without_an_end_is_one_passage() -> None:
    assert len(pieces(["and then " * 500])) == 1


@given(st.lists(st.text(alphabet="ab .!?”\n…é漢", max_size=400)))
def test_no_word_is_lost_or_made_up(texts: list[str]) -> None:
    told = " ".join(texts).split()
    kept = " ".join(pieces(texts)).split()
    rest = iter(told)
    assert all(any(word == one for one in rest) for word in kept)
