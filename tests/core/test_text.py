"""What people type is kept, found again and never cut in the middle of a character."""

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marram.core.text import (
    first_words,
    is_border,
    plain_digits,
    searchable,
    storable,
    whole_number,
)

SHARED = Path(os.environ.get("MARRAM_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
TORTURE = SHARED / "text_torture"
needs_torture = pytest.mark.skipif(not TORTURE.exists(), reason="text_torture is absent")
ANYTHING = st.text(st.characters(exclude_categories=[]))


@given(ANYTHING)
@example("\r\x00\n")
@example("\ud83d\x00\ude00")
def test_what_is_kept_can_always_be_stored_and_is_not_changed_again(text: str) -> None:
    kept = storable(text)
    kept.encode("utf-8")
    assert storable(kept) == kept
    assert not re.search("[\x00-\x08\x0b-\x1f]", kept)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_ordinary_text_is_kept_exactly_as_typed(text: str) -> None:
    assert storable(text) == text


def test_line_ends_of_every_device_become_one_newline() -> None:
    assert storable("one\r\ntwo\rthree\n\tfour") == "one\ntwo\nthree\n\tfour"


def test_accents_are_not_rewritten() -> None:
    assert storable("e\u0301") == "e\u0301"
    assert storable("\u00e9") == "\u00e9"


def test_search_does_not_mind_case_or_form() -> None:
    assert searchable("CAFE\u0301") == searchable("caf\u00e9")
    assert searchable("Straße") == searchable("STRASSE")
    assert searchable("ﬁn") == "fin"


@given(ANYTHING, st.integers(0, 60))
def test_first_words_are_the_beginning_of_a_line_and_not_too_long(text: str, limit: int) -> None:
    words = first_words(text, limit=limit)
    line = next((part.strip() for part in text.splitlines() if part.strip()), "")
    assert line.startswith(words)
    assert len(words) <= limit


def test_first_words_stop_between_words_where_there_are_words() -> None:
    assert (
        first_words("\n\nHe died this morning, at twenty to ten.\nMore.", limit=25)
        == "He died this morning, at"
    )
    assert first_words("上午十一时舟抵天津下午三时半车发", limit=5) == "上午十一时"


@pytest.mark.parametrize(
    "whole",
    ["👩‍👩‍👧‍👦", "🇬🇧", "👍🏽", "e\u0301\u0323", "각", "ก็", "नि", "❤️", "क्ष"],
)
def test_one_written_character_is_never_parted(whole: str) -> None:
    for limit in range(1, len(whole) + 2):
        words = first_words("a" + whole + "b" * 9, limit=limit)
        assert words == "a" or words.startswith("a" + whole)


def test_flags_are_parted_only_between_flags() -> None:
    assert first_words("🇬🇧🇫🇷🇩🇪", limit=5) == "🇬🇧🇫🇷"


@needs_torture
def test_no_border_is_allowed_that_unicode_forbids() -> None:
    seen = 0
    for line in (TORTURE / "GraphemeBreakTest.txt").read_text(encoding="utf-8").splitlines():
        marks = line.split("#")[0].split()
        if not marks:
            continue
        text = "".join(chr(int(mark, 16)) for mark in marks[1::2])
        for at, mark in enumerate(marks[0::2]):
            assert mark == "÷" or not is_border(text, at), line
        seen += 1
    assert seen > 600


@needs_torture
def test_every_naughty_string_and_emoji_is_cut_whole_or_not_at_all() -> None:
    for text in json.loads((TORTURE / "blns.json").read_text(encoding="utf-8")):
        storable(text).encode("utf-8")
        assert len(first_words(text, limit=20)) <= 20
    for line in (TORTURE / "emoji-zwj-sequences.txt").read_text(encoding="utf-8").splitlines():
        codes = line.split(";")[0].split("#")[0].split()
        if codes:
            emoji = "".join(chr(int(code, 16)) for code in codes)
            assert not any(is_border(emoji, at) for at in range(1, len(emoji)))


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("١٩٩١", "1991"), ("۱۴ آذر", "14 آذر"), ("x² and ½", "x² and ½"), ("1991", "1991"), ("", "")],
)
def test_digits_of_any_script_are_read_and_nothing_else_is_changed(typed: str, plain: str) -> None:
    assert plain_digits(typed) == plain


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (" 12 ", 12),
        ("١٢", 12),
        ("007", 7),
        ("0", 0),
        ("²", None),
        ("-3", None),
        ("1.5", None),
        ("12 days", None),
        ("1234567890", None),
        ("9" * 5000, None),
        ("", None),
    ],
)
def test_a_whole_number_is_all_that_stands_there_or_there_is_none(
    typed: str, number: int | None
) -> None:
    assert whole_number(typed) == number
