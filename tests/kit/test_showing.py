"""An entry always shows, even when no room here knows its kind."""

from datetime import UTC, datetime
from uuid import uuid4

from marram.kit import showing
from marram.record.values import Opened, Outline


def entry(kind: str, body: dict[str, object], **head: object) -> Opened:
    given = {"title": "", "marks": (), "shape": 1} | head
    outline = Outline(
        entry=uuid4(),
        telling=uuid4(),
        owner=uuid4(),
        seq=1,
        kind=kind,
        when=None,
        threads=(),
        length=0,
        source="",
        recorded=datetime(2026, 11, 19, tzinfo=UTC),
        **given,
    )
    return Opened(outline, body)


def test_a_journal_page_shows_its_prompt_and_its_words() -> None:
    page = entry("journal", {"text": "Pans.\nMostly.", "prompt": "miss.small", "shelf": "miss"})
    (answer,) = showing.shown(page)
    assert answer.question == "What do you miss today? One small thing is enough."
    assert answer.lines == ("Pans.", "Mostly.")
    assert answer.words == "Pans.\nMostly."


def test_a_prompt_that_is_gone_stays_as_it_was_kept() -> None:
    (answer,) = showing.shown(entry("journal", {"text": "Pans.", "prompt": "What was it like?"}))
    assert answer.question == "What was it like?"


def test_a_kind_nobody_knows_shows_by_its_own_keys() -> None:
    body = {"first_line": "a", "list": ["b", "c"], "deep": {"x": {"y": "d"}}, "empty": "", "n": 3}
    assert showing.shown(entry("tides.low", body)) == [
        ("first line", ("a",)),
        ("list", ("b", "c")),
        ("deep", ("d",)),
        ("n", ("3",)),
    ]
    assert showing.label(entry("tides.low", body, title="Low").outline) == "Low"
    assert showing.title_of("tides.low", body) == "a"


def test_an_answer_to_a_question_that_is_no_longer_asked_still_shows() -> None:
    shown = showing.shown(entry("naming", {"word": "fog", "old_question": "kept"}))
    assert shown[0].lines == ("fog",)
    assert shown[-1] == ("old question", ("kept",))


def test_how_a_room_was_set_up_is_no_page() -> None:
    assert not showing.is_page(entry("journal.settings", {}).outline)
    assert showing.is_page(entry("journal", {}).outline)


def test_a_list_calls_a_page_without_title_by_its_worksheet() -> None:
    assert showing.label(entry("naming", {}).outline) == "Naming it"
    assert showing.label(entry("journal.settings", {}).outline) == ""
