"""A room's words in other languages, in plainer words, and with something missing."""

from pathlib import Path

import pytest

from marram.kit import words
from marram.kit.words import Words

ENGLISH = """
language = "en-GB"
review = "not yet reviewed by a clinician"
seed = "S1"
[room]
title = "The shed"
about = "What is kept in it, and what is not."
"about.plain" = "What is in it."
"""
FRENCH = """
language = "fr"
review = "lu par une clinicienne"
seed = "S1"
[room]
title = "La remise"
"""


@pytest.fixture
def shed(tmp_path: Path) -> Words:
    (tmp_path / "words.toml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "words.fr.toml").write_text(FRENCH, encoding="utf-8")
    return words.read_folder(tmp_path)


def test_somebody_who_reads_french_gets_french_where_there_is_any(shed: Words) -> None:
    assert shed.say("room.title", language="fr") == "La remise"
    assert shed.say("room.title", language="fr-CA") == "La remise"


def test_a_key_that_is_not_translated_is_said_in_english(shed: Words) -> None:
    assert shed.say("room.about", language="fr") == "What is kept in it, and what is not."
    assert shed.say("room.title", language="ar") == "The shed"


def test_plainer_words_come_only_to_those_who_chose_them(shed: Words) -> None:
    assert shed.say("room.about", plain=True) == "What is in it."
    assert shed.say("room.about") == "What is kept in it, and what is not."
    assert shed.say("room.title", plain=True) == "The shed"


def test_each_language_says_who_has_looked_at_it(shed: Words) -> None:
    assert shed.review() == "not yet reviewed by a clinician"
    assert shed.review("fr") == "lu par une clinicienne"


def test_what_is_nowhere_is_said_with_nothing(shed: Words) -> None:
    assert shed.say("room.note") == ""
