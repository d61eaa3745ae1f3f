"""Ruth's plan for hard moments: hers, partial or whole, and in reach when it is needed."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from marram.kit import registry
from marram.kit.testing import NOON, People, ask, three_people
from marram.people import directory
from marram.people.actor import NOBODY
from marram.practices.plan import rules, slots
from marram.record import reading, sharing, standing
from marram.record.models import AuditLine, Revision
from marram.record.values import Page

BODY = {
    "signs": ["Curtains still shut at noon."],
    "ask": [{"name": "Tunde", "phone": "07700 900142", "knows": True}],
    "helpers": [{"name": "Dr Hale", "role": "my doctor", "phone": "01632 960123", "hours": ""}],
    "company": [{"name": "The library", "phone": ""}, {"name": "Tunde", "phone": "07700900142"}],
    "safer": [{"step": "Tunde keeps the box.", "who": "Tunde", "done": True}],
}


@pytest.fixture
def people(db: None) -> People:
    return three_people()


def has_a_plan(people: People, **more: object) -> None:
    page = Page(kind="plan", shape=1, title="", body=BODY | more)
    standing.keep(people.as_ruth, page=page, at=NOON)


def text(people: People, address: str, **more: object) -> str:
    answer = ask(people.as_ruth, address, **more)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_an_empty_plan_has_its_seven_headings_and_says_that_one_line_is_enough(
    people: People,
) -> None:
    page = text(people, "/me/plan/")
    for name in rules.PARTS:
        assert registry.room("plan").words.say(f"part.{name}") in page
    assert "One line is a plan already" in page


def test_one_line_is_a_plan(people: People) -> None:
    answer = ask(people.as_ruth, "/me/r/plan/plan/new/", {"signs": "Not eating.", "do": "done"})
    assert answer["Location"] == "/me/plan/"
    assert "Not eating." in text(people, "/me/plan/")


def test_there_is_one_plan_however_often_it_is_begun(people: People) -> None:
    for line in ("Not eating.", "Not sleeping."):
        ask(people.as_ruth, "/me/r/plan/plan/new/", {"signs": line, "do": "done"})
    heads = reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON)
    assert [(head.kind, head.tellings) for head in heads] == [("plan", 2)]


def test_everybody_with_a_number_can_be_called_with_one_touch_each_once(people: People) -> None:
    has_a_plan(people)
    page = text(people, "/me/plan/")
    assert page.count('href="tel:07700900142"') == 2  # under both headings
    assert 'href="tel:01632960123"' in page
    assert [one.name for one in rules.people(BODY)] == ["Tunde", "Dr Hale"]


def test_help_now_shows_danger_first_then_her_own_people_then_her_plan(people: People) -> None:
    has_a_plan(people)
    page = text(people, "/help/")
    places = [page.index(words) for words in ("call 999", "Call somebody", "Tunde", "Samaritans")]
    assert places == sorted(places)
    assert "Curtains still shut at noon." in page
    assert page.index("Samaritans") < page.index("Curtains still shut")


def test_nobody_signed_in_sees_no_plan_on_help_now(people: People) -> None:
    has_a_plan(people)
    page = ask(NOBODY, "/help/").content.decode()
    assert "Tunde" not in page
    assert "My plan" not in page


def test_looking_at_help_now_or_at_the_plan_is_noted_nowhere(people: People) -> None:
    has_a_plan(people)
    before = AuditLine.objects.count(), Revision.objects.count()
    for address in ("/help/", "/me/plan/", "/me/plan/card/?card=wallet"):
        text(people, address)
    assert (AuditLine.objects.count(), Revision.objects.count()) == before


@pytest.fixture
def keys_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OperationalError

    monkeypatch.setattr(reading, "open_one", gone)


def test_when_the_plan_cannot_be_opened_help_now_still_has_the_numbers(
    people: People, keys_gone: None
) -> None:
    page = text(people, "/help/")
    assert "call 999" in page
    assert "Samaritans" in page


def test_making_the_place_safer_is_on_paper_only_when_she_chose_that(people: People) -> None:
    has_a_plan(people)
    assert "keeps the box" in text(people, "/me/plan/")
    for card in ("", "large", "wallet"):
        assert "keeps the box" not in text(people, f"/me/plan/card/?card={card}")
    has_a_plan(people, safer_on_paper=True)
    assert "keeps the box" in text(people, "/me/plan/card/?card=wallet")


def test_it_says_when_it_was_last_looked_at_and_a_tap_says_it_is_still_right(
    people: People,
) -> None:
    has_a_plan(people)
    assert "19 November 2026" in text(people, "/me/plan/")
    later = NOON + timedelta(days=40)
    for _ in range(2):
        answer = ask(people.as_ruth, "/me/plan/looked/", {}, at=later)
        assert answer["Location"] == "/me/plan/"
    assert "29 December 2026" in text(people, "/me/plan/", at=later)
    found = standing.find(people.as_ruth, kind="plan", at=later)
    assert found
    assert found.outline.tellings == 2
    assert found.body["signs"] == BODY["signs"]


def test_what_a_phone_keeps_of_it_is_whom_to_call_and_each_part_that_holds_something(
    people: People,
) -> None:
    has_a_plan(people)
    copied = slots.offline_copy(people.as_ruth, NOON)
    assert [one.heading for one in copied if one.href] == ["Tunde", "Dr Hale"]
    assert ("Curtains still shut at noon.",) in [one.lines for one in copied]


def test_miriam_reads_it_only_when_ruth_shares_it(people: People) -> None:
    has_a_plan(people)
    entry = standing.entry_for(people.ruth.id, "plan")
    look = {"kind": "plan", "at": NOON, "owner": people.ruth.id}
    assert standing.find(people.as_miriam, **look) is None
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)
    assert standing.find(people.as_miriam, **look)
    assert standing.find(people.as_stranger, **look) is None


def test_a_clinician_finds_no_plan_of_a_client_at_the_clients_address(people: People) -> None:
    assert ask(people.as_miriam, "/me/plan/").status_code == 404


def test_the_numbers_of_her_country_are_on_the_card(people: People) -> None:
    directory.change_person(people.ruth.id, country="NZ")
    assert "<b>111</b>" in text(people, "/me/plan/card/")
