"""My pace: a pause of everything and what it is too soon for, by her own hand."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.test import Client

from marram.core.when import When
from marram.kit.containment import between_us, gate, pace
from marram.kit.testing import NOON, People
from marram.record import writing
from marram.record.values import Page
from tests.companion.support import body, write


def names(people: People, text: str, when: When | None = None) -> UUID:
    entry = uuid4()
    page = Page(kind="naming", shape=1, title=text, body={"happened": text}, when=when)
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=page, at=NOON)
    return entry


def test_a_pause_empties_today_of_offers_and_leaves_writing_steady_and_help(
    ruth: Client, people: People
) -> None:
    before = body(ruth, "/me/")
    assert "/me/r/letters/" in before
    assert ruth.post("/me/pace/", {"do": "pause", "until": ""}).status_code == 303
    page = body(ruth, "/me/")
    assert "Everything is paused. Nothing waits for you." in page
    assert "/me/r/letters/" not in page
    assert "/me/write/new/" in page
    assert "/help/" in page
    assert write(ruth, "At three in the morning.")
    assert "until you say so" in body(ruth, "/me/pace/")


def test_she_goes_on_with_one_tap_and_today_is_as_before(ruth: Client, people: People) -> None:
    ruth.post("/me/pace/", {"do": "pause"})
    ruth.post("/me/pace/", {"do": "go-on"})
    assert "Everything is paused" not in body(ruth, "/me/")
    assert "/me/r/letters/" in body(ruth, "/me/")


def test_a_pause_until_a_day_ends_by_itself_and_never_on_the_day_it_began(
    ruth: Client, people: People
) -> None:
    ruth.post("/me/pace/", {"do": "pause", "until": "2026-11-01"})
    kept = pace.read(people.as_ruth, at=NOON)
    assert kept.paused_until == date(2026, 11, 20)
    assert gate.paused(people.as_ruth, NOON)
    assert not gate.paused(people.as_ruth, NOON + timedelta(days=1))


def test_a_day_that_is_none_says_so_and_pauses_nothing(ruth: Client, people: People) -> None:
    answer = ruth.post("/me/pace/", {"do": "pause", "until": "soon"})
    assert answer.status_code == 422
    assert "Enter a day, or leave it empty." in answer.content.decode()
    assert not gate.paused(people.as_ruth, NOON)


def test_each_thing_she_named_stands_there_with_her_word_about_it(
    ruth: Client, people: People
) -> None:
    him = names(people, "Daniel died", When.on(date(2026, 10, 3))).hex
    her = names(people, "The house").hex
    page = body(ruth, "/me/pace/")
    assert "Daniel died" in page
    assert "That is: it is early." in page
    assert f'name="day-{her}"' in page
    assert f'name="day-{him}"' not in page, "its own page says when it was"
    sent = {f"says-{him}": "not-too-soon", f"says-{her}": "", f"day-{her}": "2026-11-01"}
    assert ruth.post("/me/pace/", sent | {"do": "says"}).status_code == 303
    assert not gate.is_early(people.as_ruth, NOON, loss=him)
    assert gate.is_early(people.as_ruth, NOON, loss=her)


def test_a_day_to_come_is_no_day_of_a_loss_and_what_was_chosen_stays_in_the_form(
    ruth: Client, people: People
) -> None:
    him = names(people, "Daniel died").hex
    sent = {f"says-{him}": "too-soon", f"day-{him}": "2027-01-01", "too_soon": "yes"}
    answer = ruth.post("/me/pace/", sent | {"do": "says"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Enter a day that has been, or leave it empty." in page
    assert 'value="too-soon" checked' in page
    assert 'value="2027-01-01"' in page
    assert 'id="too_soon" name="too_soon" value="yes" checked' in page
    assert not pace.read(people.as_ruth, at=NOON).too_soon


def test_when_miriam_keeps_it_early_the_page_says_so(ruth: Client, people: People) -> None:
    between_us.choose(people.as_miriam, bond=people.bond, kind=between_us.SOON, on=True, at=NOON)
    assert "Miriam Castell and you keep it so for now." in body(ruth, "/me/pace/")


def test_another_client_has_a_pace_of_their_own(
    ruth: Client, tomas: Client, people: People
) -> None:
    names(people, "Daniel died")
    ruth.post("/me/pace/", {"do": "pause"})
    page = body(tomas, "/me/pace/")
    assert "Daniel died" not in page
    assert "Paused since" not in page


def test_today_shows_no_word_of_an_earlier_page(ruth: Client, people: People) -> None:
    write(ruth, "Quincewaters, the whole of it.", when="Quincewaters 1998")
    names(people, "Quincewaters named")
    assert "Quincewaters" not in body(ruth, "/me/")
