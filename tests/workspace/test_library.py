"""The library at the desk: which words there are, in which languages, who has looked at them."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from marram.kit import registry
from marram.kit.testing import People
from tests.workspace.conftest import Sit


def test_every_room_and_every_tool_says_who_has_looked_at_it(desk: Client) -> None:
    page = desk.get("/desk/library/").content.decode()
    for room in registry.rooms():
        assert room.words.say("room.title") in page
    assert page.count("not yet reviewed by a clinician") > 25
    assert "Feet on the floor" in page


def test_the_services_own_words_are_named_with_what_is_wrong_in_them(
    desk: Client, tmp_path: Path, settings: LazySettings, request: pytest.FixtureRequest
) -> None:
    settings.MARRAM_DATA = tmp_path
    folder = tmp_path / "words" / "en-gb"
    folder.mkdir(parents=True)
    (folder / "steady.toml").write_text(
        'review = "Dr A. Example"\n[script.feet]\ndown = "Feet down."\ntoes = "x"\n'
    )
    registry.forget()
    request.addfinalizer(registry.forget)
    page = desk.get("/desk/library/").content.decode()
    assert "your own words" in page
    assert "Dr A. Example" in page
    assert "script.feet.toes: there is no such text here" in page


def test_the_library_is_not_there_for_a_client(people: People, sit: Sit) -> None:
    assert sit(people.as_ruth).get("/desk/library/").status_code == 404
