"""Ruth writes without JavaScript; nothing she typed is lost on the way."""

from uuid import uuid4

import pytest
from django.test import Client

from marram.accounts import sessions
from marram.kit.testing import People, journal_page
from marram.people.directory import PersonCard
from marram.record import drafts, reading, writing
from tests.companion.support import body, form_of, hidden, typed, write


def test_ruth_writes_keeps_is_done_shares_and_takes_back(
    ruth: Client, miriam: Client, people: People
) -> None:
    page = body(ruth, "/me/write/new/")
    kept = ruth.post("/me/write/new/", form_of(page, "He kept bees.", "keep"))
    assert kept.status_code == 303
    again = body(ruth, kept["Location"])
    assert typed(again) == "He kept bees."
    assert "Kept " in again

    done = ruth.post(kept["Location"], form_of(again, "He kept bees.\n\nThree hives.", "done"))
    assert done.status_code == 303
    entry = done["Location"].split("?")[0]
    shown = body(ruth, done["Location"])
    assert "He kept bees.\n\nThree hives." in shown
    assert "Just for you, not shared" in shown

    choice = body(ruth, f"{entry}share/")
    assert "Miriam Castell" in choice
    assert "He kept bees.\n\nThree hives." in choice
    given = ruth.post(f"{entry}share/", {"bond": str(people.bond), "note": "For Tuesday."})
    assert given.status_code == 303
    shown = body(ruth, given["Location"])
    assert "Miriam Castell can read this" in shown
    assert "For Tuesday." in shown

    back = ruth.post(f"{entry}take-back/", {"bond": str(people.bond)})
    assert back.status_code == 303
    assert "Just for you, not shared" in body(ruth, back["Location"])


def test_kept_means_kept(ruth: Client, people: People) -> None:
    page = body(ruth, "/me/write/new/")
    entry = hidden(page, "entry")
    answer = ruth.post(f"/me/e/{entry}/keep/", form_of(page, "A line.", "done"))
    assert answer.json()["kept"] is True
    assert len(answer.json()["at"]) == len("10:42")
    assert typed(body(ruth, f"/me/e/{entry}/edit/")) == "A line."
    assert "A line." in body(ruth, "/me/write/")
    assert "A line." in body(ruth, "/me/")


def test_done_twice_is_done_once(ruth: Client, people: People, now: object) -> None:
    page = body(ruth, "/me/write/new/")
    form = form_of(page, "Once.", "done")
    assert (
        ruth.post("/me/write/new/", form)["Location"]
        == (ruth.post("/me/write/new/", form)["Location"])
    )
    heads = reading.outline(people.as_ruth, owner=people.ruth.id, at=now)
    assert [head.tellings for head in heads] == [1]


def test_an_empty_page_is_not_kept(ruth: Client, people: People, now: object) -> None:
    page = body(ruth, "/me/write/new/")
    answer = ruth.post("/me/write/new/", form_of(page, "  \n", "done"))
    assert answer["Location"] == "/me/write/"
    assert not reading.outline(people.as_ruth, owner=people.ruth.id, at=now)


def test_a_page_that_is_too_long_comes_back_whole(ruth: Client, people: People) -> None:
    text = "ä" * (1024 * 1024 + 1)
    page = body(ruth, "/me/write/new/")
    answer = ruth.post("/me/write/new/", form_of(page, text, "done", when="summer 1998"))
    said = answer.content.decode()
    assert answer.status_code == 413
    assert typed(said) == text
    assert 'value="summer 1998"' in said
    assert "There is a problem" in said
    assert hidden(said, "entry") == hidden(page, "entry")


def test_words_sent_after_the_session_ended_come_back(ruth: Client, people: People) -> None:
    page = body(ruth, "/me/write/new/")
    form = form_of(page, "Written too late.", "done")
    sessions.end_all_of(people.ruth.id)
    answer = ruth.post("/me/write/new/", form)
    assert answer.status_code == 401
    assert "Written too late." in answer.content.decode()
    kept = ruth.post(f"/me/e/{form['entry']}/keep/", form)
    assert kept.status_code == 401


def test_words_sent_with_an_old_token_come_back(people: People, ruth: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies.update(ruth.cookies)
    answer = strict.post("/me/write/new/", {"text": "Still here.", "do": "done"})
    assert answer.status_code == 403
    assert "Still here." in answer.content.decode()


@pytest.mark.parametrize("turn", ["9" * 5000, "²", "-1", "next"])
def test_a_turn_that_is_no_number_opens_the_page_all_the_same(ruth: Client, turn: str) -> None:
    assert ruth.get("/me/write/new/", {"turn": turn}).status_code == 200


@pytest.mark.parametrize("deed", ["another", "none", "never"])
def test_another_prompt_keeps_what_was_typed(ruth: Client, people: People, deed: str) -> None:
    page = body(ruth, "/me/write/new/?prompt=today.body")
    first = hidden(page, "prompt_key")
    answer = ruth.post("/me/write/new/", form_of(page, "Half a line", deed))
    assert answer.status_code == 303
    again = body(ruth, answer["Location"])
    assert typed(again) == "Half a line"
    assert hidden(again, "prompt_key") != first or not first


def test_never_this_one_is_never_offered_again(ruth: Client, people: People) -> None:
    seen = set()
    page = body(ruth, "/me/write/new/")
    page = body(ruth, ruth.post("/me/write/new/", form_of(page, "", "another"))["Location"])
    gone = hidden(page, "prompt_key")
    assert gone
    page = body(ruth, ruth.post("/me/write/new/", form_of(page, "", "never"))["Location"])
    for _ in range(80):
        seen.add(hidden(page, "prompt_key"))
        page = body(ruth, ruth.post("/me/write/new/", form_of(page, "", "another"))["Location"])
    assert len(seen) > 3
    assert gone not in seen
    assert "Journal" not in body(ruth, "/me/write/").split("What you have written")[1][:200]


def test_a_date_stays_as_it_was_written(ruth: Client) -> None:
    entry = write(ruth, "The fair.", when="the summer after the flood")
    assert "the summer after the flood" in body(ruth, f"/me/e/{entry}/")
    assert 'value="the summer after the flood"' in body(ruth, f"/me/e/{entry}/edit/")


def test_writing_on_adds_a_telling(ruth: Client) -> None:
    entry = write(ruth, "First.")
    page = body(ruth, f"/me/e/{entry}/edit/")
    ruth.post(f"/me/e/{entry}/edit/", form_of(page, "First, and second.", "done"))
    told = body(ruth, f"/me/e/{entry}/tellings/")
    assert told.index("First, and second.") < told.index(">First.<")


def test_nothing_changed_is_no_new_telling(ruth: Client, people: People, now: object) -> None:
    entry = write(ruth, "As it is.", when="1998")
    page = body(ruth, f"/me/e/{entry}/edit/")
    ruth.post(f"/me/e/{entry}/edit/", form_of(page, "As it is.", "done", when="1998"))
    assert reading.open_one(people.as_ruth, entry=entry, at=now).outline.tellings == 1


def test_two_tellings_stand_side_by_side_until_one_is_chosen(
    ruth: Client, people: People, now: object
) -> None:
    entry = write(ruth, "The first.")
    parent = reading.open_one(people.as_ruth, entry=entry, at=now).outline.telling
    for text in ("On the phone.", "On the laptop."):
        writing.revise(
            people.as_ruth,
            operation=uuid4(),
            entry=entry,
            parent=parent,
            page=journal_page(text),
            at=now,
        )
    assert "two tellings" in body(ruth, f"/me/e/{entry}/")
    both = body(ruth, f"/me/e/{entry}/tellings/")
    assert "On the phone." in both
    assert "On the laptop." in both
    assert "Keep both" in both

    chosen = reading.tellings(people.as_ruth, entry=entry, at=now)[1].outline.telling
    answer = ruth.post(f"/me/e/{entry}/tellings/", {"telling": str(chosen)})
    shown = body(ruth, answer["Location"])
    assert "On the phone." in shown
    assert "two tellings" not in shown
    assert len(reading.tellings(people.as_ruth, entry=entry, at=now)) == 4


def test_a_draft_on_a_strangers_id_says_nothing_about_it(
    ruth: Client, tomas: Client, other: PersonCard, people: People, now: object
) -> None:
    entry = write(ruth, "Hers.")
    here = tomas.post(f"/me/e/{entry}/keep/", {"text": "x"}).status_code
    nowhere = tomas.post(f"/me/e/{uuid4()}/keep/", {"text": "x"}).status_code
    assert here == nowhere
    form = {"text": "x", "do": "done", "entry": str(entry), "operation": str(uuid4())}
    assert tomas.post("/me/write/new/", form).status_code == 404
    assert not drafts.of_entry(people.as_ruth, entry=entry)
    assert reading.open_one(people.as_ruth, entry=entry, at=now).body["text"] == "Hers."
