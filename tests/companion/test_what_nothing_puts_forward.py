"""When it is too soon, nothing offers the growth side; what was written there stays theirs."""

import io
import zipfile

import pytest

from marram.exports import archive
from marram.kit import registry
from marram.kit.containment import pace
from marram.kit.practice import Practice
from marram.kit.testing import NOON, People, ask
from tests.journeys.test_every_page import CLIENT_PAGES
from tests.kit.sheets import MARKER, kept_page

GROWTH = [room for room in registry.rooms() if room.growth]
OPENED = ("/me/story/more/?open=yes", *(f"/me/r/{room.slug}/" for room in GROWTH))
ASKED = [page for page in CLIENT_PAGES if not page.startswith(OPENED)]
"""Every page of a client's, but for those that somebody opened on purpose."""
every_growth_room = pytest.mark.parametrize("room", GROWTH, ids=lambda room: room.slug)


@pytest.fixture
def early(people: People) -> People:
    pace.keep(people.as_ruth, pace.Pace(too_soon=True), at=NOON)
    return people


def test_there_is_a_growth_side_and_pages_to_look_at() -> None:
    assert {room.slug for room in GROWTH} == {"ahead", "asking", "growth"}
    assert len(ASKED) > 40
    assert "/me/" in ASKED


@pytest.mark.parametrize("address", ASKED)
def test_too_soon_no_page_names_it_or_leads_there(early: People, address: str) -> None:
    page = ask(early.as_ruth, address).content.decode()
    for room in GROWTH:
        assert f"/me/r/{room.slug}/" not in page
        assert room.words.say("room.title", language="en-gb") not in page


@every_growth_room
def test_too_soon_she_can_open_it_herself(early: People, room: Practice) -> None:
    assert f"/me/r/{room.slug}/" in ask(early.as_ruth, OPENED[0]).content.decode()
    assert ask(early.as_ruth, f"/me/r/{room.slug}/{room.sheets[0].slug}/new/").status_code == 200


@every_growth_room
def test_too_soon_what_she_wrote_there_stays_readable(early: People, room: Practice) -> None:
    entry = kept_page(early, room, room.sheets[0])
    assert MARKER in ask(early.as_ruth, f"/me/e/{entry}/").content.decode()
    room_page = ask(early.as_ruth, f"/me/r/{room.slug}/").content.decode()
    assert f"/me/e/{entry}/" in room_page


@every_growth_room
def test_too_soon_what_she_wrote_there_is_in_her_archive(early: People, room: Practice) -> None:
    kept_page(early, room, room.sheets[0])
    made = io.BytesIO()
    archive.write(early.as_ruth, owner=early.ruth.id, at=NOON, stream=made)
    with zipfile.ZipFile(made) as opened:
        assert MARKER in opened.read("marram.json").decode()
        pages = [name for name in opened.namelist() if name.startswith("read/")]
        assert any(MARKER in opened.read(name).decode() for name in pages)
