"""Other places where she wrote something like this: at her request, and nobody else's."""

import re
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marram.kit import nearby
from marram.kit.testing import NOON, People, ask, client_called, journal_page, keep_page
from marram.people.actor import Actor, Face
from marram.practices.story import store
from marram.record import writing

NIGHT = "I lay awake again until it got light, and I listened for him."
DAWN = "Sleep would not come before dawn, not with his side of the bed so cold."
BILLS = "The gas bill is in his name and they will not talk to me about it."


def where(entry: UUID, *, of: int | None = 0) -> str:
    return f"/me/r/story/{entry}/echoes/" + ("" if of is None else f"?of={of}")


@pytest.fixture
def night(people: People) -> UUID:
    keep_page(people.as_ruth, journal_page(DAWN))
    keep_page(people.as_ruth, journal_page(BILLS))
    return keep_page(
        people.as_ruth, journal_page(f"{NIGHT}\n\nOnly tea at four o'clock helps with it.")
    )


def thread(people: People, name: str = "Nights") -> UUID:
    ask(people.as_ruth, "/me/r/story/thread/new/", {"name": name, "do": "done"})
    return store.threads(people.as_ruth, at=NOON)[-1].entry


def test_first_she_chooses_a_passage_and_nothing_else_comes_up(people: People, night: UUID) -> None:
    page = ask(people.as_ruth, where(night, of=None)).content.decode()
    assert "listened for him" in page
    assert "Only tea" in page
    assert "before dawn" not in page


def test_the_nearest_of_her_own_words_come_first(people: People, night: UUID) -> None:
    page = ask(people.as_ruth, where(night)).content.decode()
    assert page.index("before dawn") < page.index("gas bill")


def test_what_stands_on_the_same_page_is_not_another_place(people: People, night: UUID) -> None:
    assert "Only tea" not in ask(people.as_ruth, where(night)).content.decode()


def test_a_page_of_many_passages_comes_up_once(people: People, night: UUID) -> None:
    keep_page(people.as_ruth, journal_page(f"{DAWN}\n\n{DAWN} Again.\n\n{DAWN} And again."))
    page = ask(people.as_ruth, where(night)).content.decode()
    assert page.count("before dawn") == 2, "two pages, one passage of each"


def test_five_come_up_and_more_only_when_asked(people: People, night: UUID) -> None:
    for number in range(6):
        keep_page(people.as_ruth, journal_page(f"{DAWN} That was night {number}."))
    few = ask(people.as_ruth, where(night)).content.decode()
    assert few.count("Open this page") == nearby.FEW
    more = ask(people.as_ruth, f"{where(night)}&more=yes").content.decode()
    assert more.count("Open this page") == 8


def test_one_tap_ties_what_was_found_to_a_thread_and_another_unties_it(
    people: People, night: UUID
) -> None:
    nights = thread(people)
    found = keep_page(people.as_ruth, journal_page(f"As ever. {DAWN}"))
    tap: dict[str, object] = {"tie": f"{found}.{nights}"}
    answer = ask(people.as_ruth, where(night), tap)
    assert answer["Location"] == where(night)
    assert store.places(people.as_ruth, at=NOON).threads[str(found)] == (str(nights),)
    assert "As ever" in ask(people.as_ruth, "/me/story/threads/").content.decode()
    ask(people.as_ruth, where(night), tap)
    assert store.places(people.as_ruth, at=NOON).threads[str(found)] == ()


def test_a_journal_page_may_be_put_on_threads_by_its_own_page(people: People, night: UUID) -> None:
    nights = thread(people)
    page = ask(people.as_ruth, f"/me/r/story/{night}/place/").content.decode()
    assert "Earlier" not in page
    ask(people.as_ruth, f"/me/r/story/{night}/place/", {"do": "threads", "thread": str(nights)})
    threads = ask(people.as_ruth, "/me/story/threads/").content.decode()
    assert "I lay awake again" in threads
    assert "No moment on it yet" not in threads
    writing.put_away(people.as_ruth, entry=night, at=NOON)
    assert "I lay awake again" not in ask(people.as_ruth, "/me/story/threads/").content.decode()


def test_nothing_is_kept_of_having_asked(people: People, night: UUID) -> None:
    with CaptureQueriesContext(connection) as asked:
        ask(people.as_ruth, where(night))
    assert all(one["sql"].startswith("SELECT") for one in asked.captured_queries)


def test_what_she_put_away_or_erased_does_not_come_up(people: People, night: UUID) -> None:
    away = keep_page(people.as_ruth, journal_page(f"{DAWN} Away with it."))
    writing.put_away(people.as_ruth, entry=away, at=NOON)
    assert "Away with it" not in ask(people.as_ruth, where(night)).content.decode()


def test_a_thread_itself_is_not_another_place(people: People, night: UUID) -> None:
    about: dict[str, object] = {"name": "Nights", "what": f"{DAWN} A thread.", "do": "done"}
    ask(people.as_ruth, "/me/r/story/thread/new/", about)
    assert "A thread." not in ask(people.as_ruth, where(night)).content.decode()


def test_every_way_on_from_a_page_leads_somewhere(people: People, night: UUID) -> None:
    ask(people.as_ruth, "/me/story/add/", {"named": "The shed"})
    (moment,) = store.moments(people.as_ruth, at=NOON)
    friend: dict[str, object] = {"scene": "The shed", "words": "You were at work.", "do": "done"}
    kept = str(ask(people.as_ruth, "/me/r/elsewhere/friend/new/", friend)["Location"])
    for entry in (night, moment.entry, UUID(kept.split("/")[3])):
        ways = ways_on(people, entry)
        into_the_story = {"bring"} if entry == night else set()
        assert {way.split("/")[5] for way in ways} == into_the_story | {
            "aside",
            "echoes",
            "beside",
            "place",
            "voices",
        }
        for way in ways:
            assert ask(people.as_ruth, way).status_code == 200
    assert ways_on(people, thread(people)) == [], "a thread is a name and no telling"


def ways_on(people: People, entry: UUID) -> list[str]:
    """Return where the story can take this page."""
    page = ask(people.as_ruth, f"/me/e/{entry}/").content.decode()
    return re.findall(rf'href="(/me/r/story/{entry}/[a-z]+/)"', page)


def test_a_page_of_few_words_says_so(people: People) -> None:
    short = keep_page(people.as_ruth, journal_page("Not today."))
    assert "too few words" in ask(people.as_ruth, where(short, of=None)).content.decode()


@pytest.mark.parametrize("number", ["99", "-1", "x", "", "0001", "٣"])
def test_a_passage_that_is_not_there_leads_back_to_the_choice(
    people: People, night: UUID, number: str
) -> None:
    page = ask(people.as_ruth, f"{where(night, of=None)}?of={number}").content.decode()
    assert "Choose a passage" in page


def test_markup_is_words(people: People, night: UUID) -> None:
    keep_page(people.as_ruth, journal_page(f"<b>{DAWN}</b>"))
    assert "<b>Sleep" not in ask(people.as_ruth, where(night)).content.decode()


def test_another_client_meets_neither_her_page_nor_her_words(people: People, night: UUID) -> None:
    owen = Actor(client_called("Owen Pryce", "owen@example.org").id, Face.CLIENT)
    his = keep_page(owen, journal_page(NIGHT))
    assert ask(owen, where(night)).status_code == 404
    assert "before dawn" not in ask(owen, where(his)).content.decode()
    hers = thread(people)
    assert ask(owen, where(his), {"tie": f"{his}.{hers}"}).status_code == 404
    ask(owen, "/me/r/story/thread/new/", {"name": "Mine", "do": "done"})
    (mine,) = store.threads(owen, at=NOON)
    assert ask(owen, where(his), {"tie": f"{night}.{mine.entry}"}).status_code == 404


def test_neither_clinician_nor_stranger_has_it(people: People, night: UUID) -> None:
    for other in (people.as_miriam, people.as_stranger):
        assert ask(other, where(night)).status_code == 404
