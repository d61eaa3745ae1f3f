"""The lines of the tools: short, in the present, one thing at a time; and a service's own."""

import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from marram.kit import registry
from marram.kit.showing import Sayer
from marram.kit.words import Fault
from marram.practices.steady import scripts
from marram.practices.steady.shape import Settings
from marram.practices.steady.tools import Tool, catalogue
from tests.kit.test_every_room import grade

KNOWN = catalogue()
SAY = Sayer(registry.room("steady"))
EVERY_TOOL = pytest.mark.parametrize("tool", KNOWN.tools, ids=lambda one: one.slug)
FEELINGS = [one.slug for one in KNOWN.lists if one.group == "feeling"]
A_BREATH = re.compile(r"\bbreath(e|ing|s)?\b|\bexhale|\binhale", re.IGNORECASE)


@EVERY_TOOL
def test_each_line_is_one_short_instruction(tool: Tool) -> None:
    lines = scripts.lines(SAY, tool, Settings())
    assert len(lines) == len(tool.steps)
    for line in lines:
        assert line
        assert "{" not in line
        assert len(line.split()) <= 20
        assert all(len(part.split()) <= 15 for part in re.split(r"[.?:]", line))
    assert grade(" ".join(lines)) <= 5


@EVERY_TOOL
def test_a_tool_says_what_it_is_before_it_begins(tool: Tool) -> None:
    assert SAY(f"tool.{tool.slug}.title")
    assert len(SAY(f"tool.{tool.slug}.about").split()) <= 15
    if tool.needs & {"breath", "body", "imagine"}:
        assert SAY(f"tool.{tool.slug}.note"), "it says when to stop"


@EVERY_TOOL
def test_for_not_breath_no_line_of_what_is_offered_speaks_of_breath(tool: Tool) -> None:
    if "breath" in tool.needs:
        return
    said = [
        SAY(f"tool.{tool.slug}.title"),
        SAY(f"tool.{tool.slug}.about"),
        *scripts.lines(SAY, tool, Settings(no_breath=True)),
    ]
    assert not [line for line in said if A_BREATH.search(line)]


def test_nothing_has_a_tool_hold_its_breath() -> None:
    said = " ".join(
        scripts.lines(SAY, next(t for t in KNOWN.tools if t.slug == "breathing"), Settings())
    )
    assert "Nothing is held" in said
    assert "hold your breath" not in said.casefold()


@pytest.mark.parametrize("slug", FEELINGS)
def test_a_feeling_is_called_common_in_two_sentences_without_numbers(slug: str) -> None:
    common = SAY(f"list.{slug}.common")
    assert len(re.findall(r"[.?](?:\s|$)", common)) == 2
    assert not re.search(r"\d|per cent|%", common)
    assert re.search(r"common|[Mm]any people", common)
    assert SAY(f"list.{slug}.ask"), "whom to ask if it goes on"
    assert len(common.split()) <= 35


def test_no_bridge_no_height_no_water_without_another_picture() -> None:
    said = " ".join(SAY.room.words.source.texts.values()).casefold()
    assert not re.search(r"\b(bridge|cliff|edge of|rope|knife|pills?)\b", said)
    stream = [one for one in KNOWN.tools if one.family == "stream"]
    assert {"clouds", "train", "belt"} <= {one.slug for one in stream if "water" not in one.needs}


def test_each_tool_says_that_no_clinician_has_looked_at_it_yet() -> None:
    found = scripts.library("en-gb")
    assert len(found) == len(KNOWN.tools)
    assert {one.review for one in found} == {"not yet reviewed by a clinician"}


@pytest.fixture
def say_ourselves(tmp_path: Path, settings: LazySettings) -> object:
    """Return what puts a service's own words for Steady in their place."""
    settings.MARRAM_DATA = tmp_path

    def put(text: str, language: str = "en-gb") -> Sayer:
        folder = tmp_path / "words" / language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "steady.toml").write_text(text, encoding="utf-8")
        registry.forget()
        return Sayer(registry.room("steady"), language)

    yield put
    registry.forget()


def test_a_service_says_a_line_in_its_own_words_and_the_rest_stays(say_ourselves) -> None:
    say = say_ourselves(
        'review = "Dr A. Example, 3 November 2026"\n[script.feet]\ndown = "Feet down, love."\n'
    )
    feet = next(one for one in KNOWN.tools if one.slug == "feet")
    lines = scripts.lines(say, feet, Settings())
    assert lines[0] == "Feet down, love."
    assert lines[1] == SAY("script.feet.press")
    assert "Feet down, love." in Client().get("/steady/feet/").content.decode()


def test_a_service_says_it_in_another_language(say_ourselves) -> None:
    say = say_ourselves('[script.feet]\ndown = "ضع قدميك على الأرض."\n', "ar")
    assert say("script.feet.down") == "ضع قدميك على الأرض."
    assert SAY.room.words.say("script.feet.down", language="en-gb") == "Put both feet on the floor."


def test_a_service_says_who_has_looked_at_one_tool(say_ourselves) -> None:
    say_ourselves('[tool.feet]\nreview = "Dr A. Example, 3 November 2026"\n')
    found = {one.name: one.review for one in scripts.library("en-gb")}
    assert found["Feet on the floor"] == "Dr A. Example, 3 November 2026"
    assert found["Slow breathing"] == "not yet reviewed by a clinician"


def test_what_cannot_be_used_is_left_out_and_said(say_ourselves) -> None:
    long = "x" * 401
    say = say_ourselves(
        f'[script.feet]\ndown = ""\npress = "{long}"\nnothing = "x"\n'
        'weight = "{name}"\nstill = "Fine."\n'
    )
    own = say.room.words.own["en-gb"]
    assert {(one.key, one.why) for one in own.faults} == {
        ("script.feet.down", "empty"),
        ("script.feet.press", "long"),
        ("script.feet.nothing", "unknown"),
        ("script.feet.weight", "names"),
    }
    assert say("script.feet.down") == SAY("script.feet.down")
    assert say("script.feet.still") == "Fine."


def test_a_file_that_cannot_be_read_changes_nothing(say_ourselves) -> None:
    say = say_ourselves("this is not TOML")
    assert say("script.feet.down") == SAY("script.feet.down")
    assert say.room.words.own["en-gb"].faults == (Fault("", "unreadable"),)
