"""How Ruth tells it: every telling stays; lines kept; one told with Miriam, put away, erased."""

import re
from uuid import UUID

import pytest
from django.test import Client

from marram.kit.testing import NOON, People
from marram.record import reading
from tests.companion.support import body, form_of, write


@pytest.fixture
def page(ruth: Client, people: People) -> UUID:
    """Return a page that Ruth told twice."""
    entry = write(ruth, "He would hum before he knew the words.\n\nThen the door.")
    again = body(ruth, f"/me/e/{entry}/edit/")
    answer = ruth.post(f"/me/e/{entry}/edit/", form_of(again, "He hummed. I let him.", "done"))
    assert answer.status_code == 303
    return entry


def tellings(people: People, entry: UUID) -> list[str]:
    """Return the ids of the tellings of a page, oldest first."""
    found = reading.tellings(people.as_ruth, entry=entry, at=NOON)
    return [str(one.outline.telling) for one in found]


def act(browser: Client, entry: UUID, **sent: str) -> str:
    """Do something with a telling and return the page after it."""
    answer = browser.post(f"/me/e/{entry}/tellings/", sent)
    assert answer.status_code == 303, answer.content.decode()[:300]
    return body(browser, f"/me/e/{entry}/tellings/")


def pinned(page: str) -> str:
    """Return the part of the page that holds the lines kept."""
    found = re.search(r'aria-labelledby="pin-h".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


class TestALineToKeep:
    def test_stands_above_the_tellings_and_in_none_of_the_settings_words(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        first = tellings(people, page)[0]
        shown = act(ruth, page, telling=f"{first}.0", do="pin")
        assert "He would hum before he knew the words." in pinned(shown)
        settings = reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON)
        (kept,) = [head for head in settings if head.kind == "tellings.settings"]
        body_ = reading.open_one(people.as_ruth, entry=kept.entry, at=NOON).body
        assert "hum" not in str(body_)
        assert pinned(act(ruth, page, telling=f"{first}.0", do="unpin")) == ""

    def test_goes_with_its_telling(self, ruth: Client, people: People, page: UUID) -> None:
        first = tellings(people, page)[0]
        act(ruth, page, telling=f"{first}.0", do="pin")
        assert "cannot be undone" in body(ruth, f"/me/e/{page}/tellings/{first}/erase/")
        gone = ruth.post(f"/me/e/{page}/tellings/{first}/erase/")
        assert gone.status_code == 303
        after = body(ruth, f"/me/e/{page}/tellings/")
        assert "before he knew" not in after
        assert pinned(after) == ""

    @pytest.mark.parametrize("number", ["9", "-1", "x", ""])
    def test_that_is_not_there_is_no_page(
        self, ruth: Client, people: People, page: UUID, number: str
    ) -> None:
        first = tellings(people, page)[0]
        sent = {"telling": f"{first}.{number}", "do": "pin"}
        assert ruth.post(f"/me/e/{page}/tellings/", sent).status_code == 404


class TestATelling:
    def test_of_before_may_stand_again_and_nothing_is_lost(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        first = tellings(people, page)[0]
        act(ruth, page, telling=first, do="go-on")
        assert "before he knew the words" in body(ruth, f"/me/e/{page}/")
        assert len(tellings(people, page)) == 3

    def test_is_marked_as_told_with_somebody_by_its_writer_alone(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        newest = tellings(people, page)[-1]
        together = body(ruth, f"/me/e/{page}/together/")
        assert "He hummed. I let him." in together
        shown = act(ruth, page, telling=newest, do="told", bond=str(people.bond))
        assert "You told it like this on 19 November 2026, with Miriam Castell." in shown
        assert "with Miriam Castell" in body(ruth, f"/me/e/{page}/together/")
        assert "You told it" not in act(ruth, page, telling=newest, do="untold")

    def test_with_a_bond_that_is_not_hers_is_told_with_nobody(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        newest = tellings(people, page)[-1]
        shown = act(ruth, page, telling=newest, do="told", bond="somebody")
        assert "You told it like this on 19 November 2026." in shown

    def test_put_away_lies_behind_a_fold_until_it_is_brought_back(
        self, ruth: Client, people: People, page: UUID
    ) -> None:
        first = tellings(people, page)[0]
        away = act(ruth, page, telling=first, do="away")
        fold = away.index("<summary>Put away</summary>")
        assert away.index("before he knew the words") > fold
        assert "<summary>Put away</summary>" not in act(ruth, page, telling=first, do="back")

    def test_that_is_the_only_one_is_erased_as_the_page(self, ruth: Client, people: People) -> None:
        entry = write(ruth, "Once.")
        (only,) = tellings(people, entry)
        answer = ruth.post(f"/me/e/{entry}/tellings/{only}/erase/")
        assert answer["Location"] == f"/me/e/{entry}/erase/"
        assert tellings(people, entry) == [only]

    def test_of_another_page_or_another_person_is_not_there(
        self, ruth: Client, miriam: Client, people: People, page: UUID
    ) -> None:
        other = tellings(people, write(ruth, "Something else."))[0]
        assert ruth.get(f"/me/e/{page}/tellings/{other}/erase/").status_code == 404
        assert ruth.post(f"/me/e/{page}/tellings/", {"telling": other}).status_code == 404
        first = tellings(people, page)[0]
        for where in ("together/", "tellings/", f"tellings/{first}/erase/"):
            assert miriam.get(f"/me/e/{page}/{where}").status_code == 404
