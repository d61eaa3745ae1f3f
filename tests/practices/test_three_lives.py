"""Goncourt, Village Life and Pepys as three clients: journal, lifeline, threads, scenes, book."""

import io
import json
import re
import zipfile
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from marram.imports import taking
from marram.kit.testing import NOON, People, ask, client_called
from marram.people.actor import Actor, Face
from marram.practices.story import store
from marram.record import reading
from tests.practices.scenes import scene

LIVES = {
    "diary_goncourt_fr": ("Edmond Goncourt", 611),
    "diary_village_life_en": ("Caroline Richards", 296),
    "diary_pepys_en": ("Samuel Pepys", 3415),
}
SCENES = 5


@pytest.fixture(scope="module", params=LIVES)
def life(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def told(shared_data: Path, life: str) -> list[dict[str, str]]:
    events: list[dict[str, str]] = json.loads(
        (shared_data / life / "events.json").read_text(encoding="utf-8")
    )
    return events


def day_of(shared_data: Path, life: str, day: str) -> str:
    """Return what the diary says on that day, or the nearest one before that it has."""
    lines = (shared_data / life / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    dated = [one for one in entries if one["date"] and one["date"] <= day]
    return str((dated or entries)[-1]["text"])


def scenes_of(life: str, shared_data: Path) -> dict[str, tuple[str, str]]:
    """Return five titles, each with a date and the words of the day: events, then other days."""
    scenes = {
        event["note"]: (event["date"], day_of(shared_data, life, event["date"])[:6_000])
        for event in told(shared_data, life)
    }
    for extra in range(SCENES - len(scenes)):
        scenes[f"A day like others, {extra}"] = ("", day_of(shared_data, life, f"18{6 + extra}0"))
    return scenes


def one_of(life: str) -> Actor:
    name, _count = LIVES[life]
    return Actor(client_called(name, f"{life}@example.org").id, Face.CLIENT, UUID(int=5))


def bring_in(actor: Actor, life: str, shared_data: Path) -> int:
    """Bring the diary in as the journal of this client and return how many pages came."""
    assert actor.person is not None
    with (shared_data / life / "entries.jsonl").open("rb") as stream:
        taken = taking.take(actor, owner=actor.person, stream=stream, at=NOON, name="entries.jsonl")
    return taken.imported


def tie(actor: Actor, name: str, moments: list[UUID]) -> None:
    ask(actor, "/me/r/story/thread/new/", {"name": name, "do": "done"})
    thread = str(store.threads(actor, at=NOON)[-1].entry)
    for one in moments:
        before = store.places(actor, at=NOON).threads.get(str(one), ())
        ticks: dict[str, object] = {"do": "threads", "thread": [*before, thread]}
        ask(actor, f"/me/r/story/{one}/place/", ticks)


def test_a_life_comes_in_is_told_in_scenes_and_becomes_a_book(
    life: str, people: People, shared_data: Path
) -> None:
    name, count = LIVES[life]
    actor = one_of(life)
    assert bring_in(actor, life, shared_data) == count
    scenes = scenes_of(life, shared_data)
    entries = [
        scene(actor, title, when=when, symbol="stone", what=words)
        for title, (when, words) in scenes.items()
    ]
    tie(actor, "Home", entries[:3])
    tie(actor, "What was lost", entries[2:])

    ask(actor, "/me/story/book/", {"do": "add", "page": [str(one) for one in entries]})
    ask(actor, "/me/story/book/", {"do": "words", "title": name, "paper": "a5", "rope": "yes"})
    made = ask(actor, "/me/story/book/make/", {"as": "pages"}).content
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        text = unescape(packed.read("book/index.html").decode())
    for title, (_when, words) in scenes.items():
        assert title in text
        for paragraph in filter(None, re.split(r"\n\s*\n", words.strip())):
            assert paragraph.strip() in text
    assert "Home, What was lost" in text
    reader = PdfReader(io.BytesIO(ask(actor, "/me/story/book/make/", {"as": "pdf"}).content))
    assert name in reader.pages[0].extract_text()
    assert len(reader.pages) > SCENES


def test_echoes_go_by_meaning_in_english_and_say_so_where_they_cannot(
    life: str, people: People, shared_data: Path
) -> None:
    actor = one_of(life)
    bring_in(actor, life, shared_data)
    assert actor.person is not None
    (head, *_rest) = reading.outline(actor, owner=actor.person, at=NOON)
    found = ask(actor, f"/me/r/story/{head.entry}/echoes/?of=0").content.decode()
    assert found.count("Open this page") == 5
    assert ("By meaning it is looked for in English only." in found) == life.endswith("_fr")


def test_what_one_of_them_wrote_no_other_has_in_their_echoes(
    people: People, shared_data: Path
) -> None:
    mine, theirs = one_of("diary_village_life_en"), one_of("diary_pepys_en")
    bring_in(mine, "diary_village_life_en", shared_data)
    bring_in(theirs, "diary_pepys_en", shared_data)
    assert mine.person is not None
    assert theirs.person is not None
    head = reading.outline(mine, owner=mine.person, at=NOON)[0]
    found = ask(mine, f"/me/r/story/{head.entry}/echoes/?of=0&more=yes").content.decode()
    others = {one.entry for one in reading.outline(theirs, owner=theirs.person, at=NOON)}
    came_up = {UUID(one) for one in re.findall(r'href="/me/e/([0-9a-f-]{36})/"', found)}
    assert came_up
    assert not came_up & others
    assert ask(theirs, f"/me/r/story/{head.entry}/echoes/?of=0").status_code == 404
