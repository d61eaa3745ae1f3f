"""My book: what she chose, in her order, and nothing else; made when she asks, kept nowhere."""

import io
import re
import zipfile
from html import unescape
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from marram.binding.book import Paper
from marram.kit.testing import NOON, People, ask, client_called, journal_page, keep_page
from marram.people.actor import Actor, Face
from marram.practices.story import chosen, store
from marram.record import reading, writing
from tests.practices.scenes import scene

ID = 36
"""Signs in an id."""
HOME, MAKE = "/me/story/book/", "/me/story/book/make/"


def add(actor: Actor, *entries: UUID) -> None:
    answer = ask(actor, HOME, {"do": "add", "page": [str(one) for one in entries]})
    assert answer.status_code == 303


def plain(actor: Actor) -> str:
    """Return the text of the plain pages."""
    made = ask(actor, MAKE, {"as": "pages"})
    assert made["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(made.content)) as packed:
        return unescape(packed.read("book/index.html").decode())


@pytest.fixture
def shed(people: People) -> UUID:
    return scene(
        people.as_ruth,
        "The shed",
        when="1991",
        symbol="flower",
        what="He built it from doors.",
        who="Blessing held the nails.",
    )


class TestWhatGoesIn:
    def test_at_first_nothing_and_nothing_can_be_made_of_it(self, people: People) -> None:
        answer = ask(people.as_ruth, MAKE, {"as": "pdf"})
        assert answer.status_code == 422
        assert "Choose something first." in answer.content.decode()

    def test_what_she_chose_and_nothing_else(self, people: People, shed: UUID) -> None:
        keep_page(people.as_ruth, journal_page("Nobody reads this one."))
        add(people.as_ruth, shed)
        text = plain(people.as_ruth)
        assert "He built it from doors." in text
        assert "Nobody reads this one." not in text

    def test_a_moment_has_its_title_once_and_its_sign_as_a_picture_with_a_word(
        self, people: People, shed: UUID
    ) -> None:
        add(people.as_ruth, shed)
        text = plain(people.as_ruth)
        assert text.count('dir="auto">The shed</h2>') == 1
        assert "A title" not in text
        assert 'alt="Something good"' in text
        assert "Who was there?" in text

    def test_in_her_order(self, people: People) -> None:
        first, second = (keep_page(people.as_ruth, journal_page(f"Page {n}.")) for n in "12")
        add(people.as_ruth, first, second)
        ask(people.as_ruth, HOME, {"do": f"down:{first}"})
        text = plain(people.as_ruth)
        assert text.rindex("Page 2.") < text.rindex("Page 1.")
        ask(people.as_ruth, HOME, {"do": f"down:{first}"})
        assert plain(people.as_ruth) == text, "at the end it stays"
        ask(people.as_ruth, HOME, {"do": f"up:{first}"})
        text = plain(people.as_ruth)
        assert text.rindex("Page 1.") < text.rindex("Page 2.")

    def test_a_journal_page_has_its_day_as_its_title_and_its_words_once(
        self, people: People
    ) -> None:
        add(people.as_ruth, keep_page(people.as_ruth, journal_page("Rain again.")))
        text = plain(people.as_ruth)
        assert text.count("Rain again.") == 1
        assert re.search(r"<h2[^>]*>\d+ \w+ \d{4}</h2>", text)

    def test_a_long_title_of_a_moment_is_not_cut(self, people: People) -> None:
        title = "The day we carried the piano up four flights because he could not wait for June"
        ask(people.as_ruth, "/me/story/add/", {"named": title})
        (one,) = store.moments(people.as_ruth, at=NOON)
        add(people.as_ruth, one.entry)
        assert title in plain(people.as_ruth)

    def test_left_out_it_is_still_hers(self, people: People) -> None:
        entry = keep_page(people.as_ruth, journal_page("A page of mine."))
        add(people.as_ruth, entry)
        ask(people.as_ruth, HOME, {"do": f"out:{entry}"})
        assert chosen.find(people.as_ruth, at=NOON).pages == ()
        assert ask(people.as_ruth, f"/me/e/{entry}/").status_code == 200

    def test_putting_it_in_twice_has_it_once(self, people: People) -> None:
        entry = keep_page(people.as_ruth, journal_page("Once."))
        add(people.as_ruth, entry, entry)
        add(people.as_ruth, entry)
        assert len(chosen.find(people.as_ruth, at=NOON).pages) == 1

    def test_an_earlier_telling_when_she_says_so(self, people: People) -> None:
        entry = keep_page(people.as_ruth, journal_page("As I told it first."))
        add(people.as_ruth, entry)
        first = reading.open_one(people.as_ruth, entry=entry, at=NOON).outline.telling
        keep_page(people.as_ruth, journal_page("As I tell it now."), entry=entry, parent=first)
        assert "As I tell it now." in plain(people.as_ruth)
        ask(people.as_ruth, HOME, {"do": f"told:{entry}", "telling": str(first)})
        text = plain(people.as_ruth)
        assert "As I told it first." in text
        assert "As I tell it now." not in text
        ask(people.as_ruth, HOME, {"do": f"told:{entry}", "telling": ""})
        assert "As I tell it now." in plain(people.as_ruth)

    def test_what_was_put_away_is_not_printed_and_is_there_again_when_it_comes_back(
        self, people: People
    ) -> None:
        entry = keep_page(people.as_ruth, journal_page("Away for now."))
        other = keep_page(people.as_ruth, journal_page("Stays."))
        add(people.as_ruth, entry, other)
        writing.put_away(people.as_ruth, entry=entry, at=NOON)
        assert "Away for now." not in plain(people.as_ruth)
        assert ask(people.as_ruth, HOME).status_code == 200
        writing.bring_back(people.as_ruth, entry=entry, at=NOON)
        assert "Away for now." in plain(people.as_ruth)

    def test_what_she_wrote_on_the_growth_side_goes_in_when_she_chooses_it(
        self, people: People
    ) -> None:
        sent: dict[str, object] = {
            "pairs-0-disruption": "The singing stopped",
            "pairs-0-growth": "I hear the street now",
            "do": "done",
        }
        where = str(ask(people.as_ruth, "/me/r/growth/growth/new/", sent)["Location"])
        entry = next(UUID(one) for one in where.split("/") if len(one) == ID)
        add(people.as_ruth, entry)
        assert "The singing stopped" in plain(people.as_ruth)


class TestItsWords:
    def test_title_name_dedication_and_paper_are_kept(self, people: People, shed: UUID) -> None:
        add(people.as_ruth, shed)
        told: dict[str, object] = {
            "do": "words",
            "title": "What the river left",
            "author": "Ruth A.",
            "dedication": "For M.",
            "paper": "a4",
            "large": "yes",
        }
        ask(people.as_ruth, HOME, told)
        wish = chosen.find(people.as_ruth, at=NOON)
        assert (wish.title, wish.author, wish.dedication) == (
            "What the river left",
            "Ruth A.",
            "For M.",
        )
        assert (wish.paper, wish.large, wish.rope) == (Paper.A4, True, False)
        reader = PdfReader(io.BytesIO(ask(people.as_ruth, MAKE, {"as": "pdf"}).content))
        assert "What the river left" in reader.pages[0].extract_text()
        assert round(float(reader.pages[0].mediabox.width)) == 595

    def test_a_paper_that_is_none_changes_nothing(self, people: People) -> None:
        ask(people.as_ruth, HOME, {"do": "words", "title": "T", "paper": "a0", "rope": "yes"})
        wish = chosen.find(people.as_ruth, at=NOON)
        assert (wish.title, wish.paper) == ("T", Paper.A5)

    @pytest.mark.parametrize("wish", ["", "sideways", "up", "up:x", "told:", f"down:{UUID(int=7)}"])
    def test_a_form_that_wishes_nothing_changes_nothing(
        self, people: People, shed: UUID, wish: str
    ) -> None:
        add(people.as_ruth, shed)
        before = chosen.find(people.as_ruth, at=NOON)
        ask(people.as_ruth, HOME, {"do": wish})
        assert chosen.find(people.as_ruth, at=NOON) == before

    def test_more_than_can_be_kept_is_given_back(self, people: People) -> None:
        told: dict[str, object] = {"do": "words", "title": "T", "dedication": "long " * 500_000}
        answer: HttpResponse = ask(people.as_ruth, HOME, told)
        assert answer.status_code == 422
        assert "still in the form" in answer.content.decode()
        assert "long long" in answer.content.decode()


class TestTheMaking:
    def test_signs_without_a_letterform_are_asked_about_first(self, people: People) -> None:
        add(people.as_ruth, keep_page(people.as_ruth, journal_page("Look: \U0001fae5\U0001f98f")))
        answer = ask(people.as_ruth, MAKE, {"as": "pdf"})
        assert answer.status_code == 422
        assert "empty boxes" in answer.content.decode()
        made = ask(people.as_ruth, MAKE, {"anyway": "yes"})
        assert made["Content-Type"] == "application/pdf"
        assert "\U0001fae5\U0001f98f" in plain(people.as_ruth)

    def test_no_copy_of_it_stays(self, people: People, shed: UUID) -> None:
        add(people.as_ruth, shed)
        with CaptureQueriesContext(connection) as asked:
            made = ask(people.as_ruth, MAKE, {"as": "pdf"})
        assert made["Content-Disposition"] == 'attachment; filename="book.pdf"'
        assert all(one["sql"].startswith("SELECT") for one in asked.captured_queries)

    def test_another_client_can_put_none_of_hers_into_theirs(
        self, people: People, shed: UUID
    ) -> None:
        owen = Actor(client_called("Owen Pryce", "owen@example.org").id, Face.CLIENT)
        add(owen, shed)
        assert chosen.find(owen, at=NOON).pages == ()
        assert ask(owen, MAKE, {"as": "pages"}).status_code == 422

    def test_neither_clinician_nor_stranger_has_it(self, people: People, shed: UUID) -> None:
        add(people.as_ruth, shed)
        for other in (people.as_miriam, people.as_stranger):
            assert ask(other, HOME).status_code == 404
            assert ask(other, MAKE, {"as": "pdf"}).status_code == 404
