"""Each trigger as a sentence: what the screen shows, what the clinician hears, what is kept."""

import inspect
import re
import string
import typing
from dataclasses import fields, is_dataclass
from datetime import timedelta
from enum import Enum
from pathlib import Path

import pytest

from marram.kit.safety import socket, triggers, words
from marram.kit.safety.answer import Card, Tell, Trigger, When
from marram.kit.safety.socket import Form, Item, Means
from marram.kit.safety.triggers import Distress, Raised, Reviewed, Safe
from marram.kit.testing import NOON
from marram.kit.words import WordFile
from tests.house.words import banned_in

STAND_IN = Form((Item(place=9, means=Means.END_OF_LIFE, low=1, high=2),))
SOURCE = Path(triggers.__file__).resolve().parents[2]
FUNCTIONS = [
    one
    for module in (triggers, socket)
    for _, one in inspect.getmembers(module, inspect.isfunction)
    if one.__module__ == module.__name__
]


def answered(value: int | None, reviewed: Reviewed | None = None) -> list[typing.Any]:
    return socket.answers(STAND_IN, {9: value, 1: 3}, reviewed=reviewed, at=NOON)


def test_t1_a_low_answer_shows_support_and_waits_for_the_next_working_day() -> None:
    (answer,) = answered(1)
    assert (answer.trigger, answer.card, answer.words) == (Trigger.ITEM_LOW, Card.SUPPORT, "a")
    assert (answer.tell, answer.due, answer.asks_safe) == (
        Tell.NOTICE,
        When.NEXT_WORKING_DAY,
        False,
    )
    assert answer.logged == ("trigger", "shown", "sent", "seen", "reviewed")


@pytest.mark.parametrize("value", [2, 3])
def test_t2_a_high_answer_shows_numbers_first_asks_one_question_and_is_due_the_same_day(
    value: int,
) -> None:
    (answer,) = answered(value)
    assert (answer.trigger, answer.card, answer.words) == (
        Trigger.ITEM_HIGH,
        Card.NUMBERS_FIRST,
        "b",
    )
    assert answer.asks_safe
    assert (answer.tell, answer.due) == (Tell.NOTICE, When.SAME_DAY)


@pytest.mark.parametrize("value", [0, None])
def test_an_answer_of_none_and_a_question_left_out_say_nothing_and_clear_nothing(
    value: int | None,
) -> None:
    assert answered(value) == []


def test_the_same_answer_is_quiet_for_four_weeks_after_a_review_and_a_rise_never_is() -> None:
    reviewed = Reviewed(value=1, at=NOON - timedelta(weeks=4))
    assert [one.tell for one in answered(1, reviewed)] == [Tell.QUIET]
    assert [one.tell for one in answered(2, reviewed)] == [Tell.NOTICE]
    late = Reviewed(value=1, at=NOON - timedelta(weeks=4, minutes=1))
    assert [one.tell for one in answered(1, late)] == [Tell.NOTICE]
    high = Reviewed(value=3, at=NOON)
    assert [(one.tell, one.card) for one in answered(2, high)] == [
        (Tell.QUIET, Card.NUMBERS_FIRST)
    ], "the person is shown the same card, however quiet the desk is"


@pytest.mark.parametrize("said", [Safe.NO, Safe.NOT_SURE])
def test_t3_nothing_is_sent_by_itself_unless_the_person_agreed_to_that(said: Safe) -> None:
    alone = triggers.safe_asked(said, automatic=False)
    assert alone is not None
    assert (alone.card, alone.words, alone.tell) == (Card.NUMBERS_FIRST, "b", Tell.NOTHING)
    assert alone.logged == ()
    agreed = triggers.safe_asked(said, automatic=True)
    assert agreed is not None
    assert (agreed.tell, agreed.due) == (Tell.NOTICE, When.SAME_DAY)


def test_t3_who_says_that_they_are_safe_is_asked_nothing_more() -> None:
    assert triggers.safe_asked(Safe.YES, automatic=True) is None


def test_t4_a_page_shared_with_worry_shows_the_card_of_t2_and_is_due_the_same_day() -> None:
    answer = triggers.shared_worried()
    assert (answer.card, answer.asks_safe, answer.tell, answer.due) == (
        Card.NUMBERS_FIRST,
        True,
        Tell.NOTICE,
        When.SAME_DAY,
    )


@pytest.mark.parametrize(
    ("heaviness", "shown"),
    [
        ([9], True),
        ([10], True),
        ([8], False),
        ([8, 2, 8, 8], True),
        ([8, 8, 8, 2], False),
        ([8, 8, 3, 3, 8], False),
        ([], False),
    ],
)
def test_t5_a_gentle_card_after_something_very_heavy(heaviness: list[int], shown: bool) -> None:  # noqa: FBT001 - a column of a table
    answer = triggers.check_in(heaviness, shown=None, put_away=False, shared=False, at=NOON)
    assert (answer is not None) is shown
    if answer is not None:
        assert (answer.card, answer.tell, answer.logged) == (Card.GENTLE, Tell.NOTHING, ("count",))


def test_t5_comes_at_most_once_in_seven_days_and_never_once_put_away() -> None:
    def again(**since: float) -> object:
        shown = NOON - timedelta(**since)
        return triggers.check_in([10], shown=shown, put_away=False, shared=True, at=NOON)

    assert again(days=6, hours=23) is None
    assert again(days=7) is not None
    assert triggers.check_in([10], shown=None, put_away=True, shared=True, at=NOON) is None


def test_t5_is_a_soft_note_for_the_meeting_only_where_check_ins_are_shared() -> None:
    answer = triggers.check_in([10], shown=None, put_away=False, shared=True, at=NOON)
    assert answer is not None
    assert (answer.tell, answer.due) == (Tell.NOTE, When.WHEN_YOU_MEET)


def test_t5_and_every_card_of_an_exercise_name_no_number() -> None:
    for key in ("t5", "d", "t7", "t8"):
        for plain in (True, False):
            assert not re.search(r"\d", words.say(key, plain=plain)), key


@pytest.mark.parametrize(
    ("now", "expected", "stops"),
    [(80, None, True), (79, None, False), (60, 30, True), (59, 30, False), (79, 79, False)],
)
def test_t6_an_exercise_that_became_too_hard_stops_and_rests_a_day(
    now: int,
    expected: int | None,
    stops: bool,  # noqa: FBT001 - a column of a table
) -> None:
    answer = triggers.while_working(Distress(now, expected), shared=False, stopped_before=False)
    assert (answer is not None) is stops
    if answer is not None:
        assert (answer.card, answer.words, answer.rests) == (Card.STOP, "d", timedelta(hours=24))
        assert (answer.tell, answer.locks) == (Tell.NOTHING, False)


def test_t6_two_stops_in_a_row_wait_for_the_clinician() -> None:
    answer = triggers.while_working(Distress(90), shared=True, stopped_before=True)
    assert answer is not None
    assert answer.locks
    assert (answer.tell, answer.note) == (Tell.NOTE, "note.stopped")


@pytest.mark.parametrize(
    ("start", "end", "high"), [(20, 41, True), (20, 40, False), (65, 70, True)]
)
def test_t7_ending_higher_than_it_began_is_a_slow_way_down(
    start: int,
    end: int,
    high: bool,  # noqa: FBT001 - a column of a table
) -> None:
    answer = triggers.at_the_end(Distress(end), start=start, shared=True, before=False)
    assert (answer is not None) is high
    if answer is not None:
        assert (answer.card, answer.tell) == (Card.COME_DOWN, Tell.NOTE)


def test_t8_far_away_is_eyes_open_and_nothing_with_the_breath() -> None:
    answer = triggers.far_away(shared=False, stopped_before=False)
    assert (answer.card, answer.words) == (Card.EYES_OPEN, "t8")
    assert not re.search(r"breath|body", words.say("t8"), re.IGNORECASE)


def test_t8_silence_is_never_a_signal() -> None:
    """What answers "far away" is told neither a time nor how long nothing was typed."""
    assert set(inspect.signature(triggers.far_away).parameters) == {"shared", "stopped_before"}
    assert set(inspect.signature(triggers.while_working).parameters) == {
        "distress",
        "shared",
        "stopped_before",
    }


def test_t9_flashbacks_show_the_client_nothing_and_wait_for_the_clinician() -> None:
    form = Form((Item(place=4, means=Means.FLASHBACKS, low=4, high=4),))
    (answer,) = socket.answers(form, {4: 4}, reviewed=None, at=NOON)
    assert (answer.card, answer.words, answer.tell) == (Card.NONE, "", Tell.NOTE)
    assert answer.locks
    assert socket.answers(form, {4: 3}, reviewed=None, at=NOON) == []


def test_t10_a_marked_page_sets_nothing_in_motion() -> None:
    answer = triggers.somebody_else()
    assert (answer.card, answer.tell, answer.logged) == (Card.NONE, Tell.NOTHING, ("marked",))


def test_t11_what_a_clinician_asked_has_to_be_written_down() -> None:
    form = Form((Item(place=5, means=Means.ASKED_BY_CLINICIAN, low=1, high=1),))
    (answer,) = socket.answers(form, {5: 1}, reviewed=None, at=NOON)
    assert (answer.card, answer.tell, answer.due) == (Card.NONE, Tell.ASKS, When.SAME_DAY)


def test_t12_a_notice_nobody_saw_in_time_goes_on_and_says_nothing_of_safety() -> None:
    late, early = NOON - timedelta(minutes=1), NOON + timedelta(minutes=1)
    answer = triggers.not_seen(seen=False, closed=False, due=late, at=NOON)
    assert answer is not None
    assert (answer.tell, answer.card) == (Tell.NEXT, Card.NONE)
    assert "safe" not in words.say(answer.note)
    for more in ({"seen": True, "closed": False}, {"seen": False, "closed": True}):
        assert triggers.not_seen(due=late, at=NOON, **more) is None
    assert triggers.not_seen(seen=False, closed=False, due=early, at=NOON) is None


def test_t13_who_leaves_is_shown_support_once_and_the_clinician_hears_that_it_closed() -> None:
    answer = triggers.withdrew(open_notice=True)
    assert answer is not None
    assert (answer.card, answer.words, answer.tell) == (Card.SUPPORT, "t13", Tell.NOTE)
    assert triggers.withdrew(open_notice=False) is None


@pytest.mark.parametrize(
    ("trigger", "days", "reviewed", "closed"),
    [
        (Trigger.ITEM_HIGH, 14, False, True),
        (Trigger.NOT_SAFE, 0, False, True),
        (Trigger.WORRIED, 15, False, False),
        (Trigger.NOT_SAFE, 1, True, False),
        (Trigger.ITEM_LOW, 0, False, False),
    ],
)
def test_an_open_notice_of_the_last_fortnight_keeps_close_work_closed(
    trigger: Trigger,
    days: int,
    reviewed: bool,  # noqa: FBT001 - columns of a table
    closed: bool,  # noqa: FBT001 - columns of a table
) -> None:
    raised = [Raised(trigger, NOON - timedelta(days=days), reviewed)]
    assert triggers.locks_close_work(raised, at=NOON) is closed


# What no trigger may take.


def leaves(kind: object) -> typing.Iterator[object]:
    """Return what a value of this type is made of."""
    inner = typing.get_args(kind)
    if inner:
        for one in inner:
            yield from leaves(one)
    elif is_dataclass(kind):
        for one in fields(typing.cast("type", kind)):
            yield from leaves(typing.get_type_hints(kind)[one.name])
    else:
        yield kind


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.__name__)
def test_no_trigger_takes_a_word_that_anybody_wrote(function: typing.Any) -> None:
    hints = typing.get_type_hints(function)
    hints.pop("return", None)
    if function.__name__ in {"_stopped", "_one"}:  # inner: the card, the key of its words
        hints.pop("words", None)
    for name, kind in hints.items():
        for part in leaves(kind):
            chosen = isinstance(part, type) and issubclass(part, Enum)
            assert chosen or part is not str, f"{function.__name__} takes text as {name}"
            assert part not in {bytes, object, typing.Any}, f"{function.__name__}: {name}"


def test_the_triggers_read_nothing_no_text_no_pattern_no_record() -> None:
    """The module reaches for no regular expression, no search and nothing that is kept."""
    for name in ("triggers.py", "socket.py", "answer.py"):
        text = (SOURCE / "kit" / "safety" / name).read_text()
        named = set(re.findall(r"^(?:from|import) ([\w.]+)", text, re.MULTILINE))
        known = {"collections.abc", "dataclasses", "datetime", "enum"}
        ours = {one for one in named if one.startswith("marram.kit.safety")}
        assert named - known == ours, f"{name} imports {named - known - ours}"


# What is said.


def test_every_safety_sentence_has_a_plainer_one_and_says_who_has_not_reviewed_it() -> None:
    said = words.of_safety()
    for key in said.source.texts:
        if not key.endswith(".plain") and not key.startswith(("note.", "and", "week")):
            assert f"{key}.plain" in said.source.texts, key
    assert "two reviewers" in said.source.review
    assert "not yet reviewed" in said.source.review


def test_the_sentences_are_those_of_the_specification() -> None:
    assert words.say("e", team="Miriam", time="10:42") == (
        "We sent a short notice to Miriam at 10:42. It has no details. We cannot know when it is "
        "read. Please use the numbers above if you need someone now."
    )
    assert words.say("f") == "The notice could not be sent. Please call."
    assert words.say("d").startswith("You can stop here. Stopping is part of doing this well.")
    assert words.say("nobody") == (
        "Nobody watches this around the clock. If you need help now, use the numbers below."
    )


NEVER = (
    "are you sure",
    "concerned about your safety",
    "seem suicidal",
    "commit suicide",
    "you are not alone",
    "risk",
    "we will help",
    "is safe",
)


def test_nothing_is_said_that_is_never_said() -> None:
    for key, text in words.of_safety().source.texts.items():
        assert not banned_in(text), key
        assert "!" not in text
        assert not [bad for bad in NEVER if bad in text.casefold()], key


def test_a_plain_sentence_is_filled_in_with_the_same_values() -> None:
    texts = words.of_safety().source.texts
    named = {
        key: {name for _, name, *_ in string.Formatter().parse(text) if name}
        for key, text in texts.items()
    }
    for key in texts:
        if key.endswith(".plain"):
            assert named[key] == named[key.removesuffix(".plain")], key


def test_a_language_that_lacks_one_sentence_is_not_mixed_in() -> None:
    source = words.of_safety().source
    texts = dict(source.texts)
    texts.pop("f")
    assert words.is_whole(WordFile("xx", "", "", source.texts), source)
    assert not words.is_whole(WordFile("xx", "", "", texts), source)
