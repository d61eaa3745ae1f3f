"""One problem in steps, and days that hold: two rooms that are one file each."""

import re
from uuid import uuid4

from marram.kit import registry
from marram.kit.testing import NOON, People, ask
from marram.record import reading

PROBLEM = "/me/r/problem/problem/new/"
THEN = "what makes it easier to bear"


def kept(people: People, **answers: object) -> str:
    sent = {"draft": str(uuid4()), "do": "done", "operation": str(uuid4()), **answers}
    answer = ask(people.as_ruth, PROBLEM, sent)
    assert answer.status_code == 303
    return ask(people.as_ruth, answer["Location"]).content.decode()


def test_what_cannot_be_changed_leads_to_what_helps(people: People) -> None:
    page = kept(people, problem="The stairs", can_change="no")
    assert THEN in page
    assert 'href="/me/r/coping/"' in page


def test_what_can_be_changed_leads_nowhere_else(people: People) -> None:
    for answer in ("yes", "partly", ""):
        page = kept(people, problem="The stairs", can_change=answer)
        assert THEN not in page
        assert 'href="/me/r/coping/"' not in page


def test_where_the_other_room_is_gone_nothing_is_said(people: People, monkeypatch: object) -> None:
    rooms = tuple(room for room in registry.rooms() if room.slug != "coping")
    monkeypatch.setattr(registry, "rooms", lambda: rooms)  # type: ignore[attr-defined]  # a fixture
    assert THEN not in kept(people, problem="The stairs", can_change="no")


def test_ideas_stand_in_her_order_with_what_speaks_for_and_against(people: People) -> None:
    sent = {
        "ideas-0-idea": "Never drive again",
        "ideas-0-ok_for_me": "1",
        "ideas-1-idea": "Ask Daniel",
        "ideas-1-ok_for_me": "9",
        "ideas-1-speaks_against": "He has work",
    }
    page = kept(people, problem="The telephone menu", **sent)
    assert page.index("Never drive again") < page.index("Ask Daniel")
    assert "What speaks against it?</span> He has work" in page


def test_the_day_she_might_begin_reminds_her_of_nothing(people: People) -> None:
    kept(people, problem="The stairs", by_when="some time in spring")
    (head,) = reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON)
    body = reading.open_one(people.as_ruth, entry=head.entry, at=NOON).body
    assert body["by_when"]["written"] == "some time in spring"
    assert "some time in spring" not in ask(people.as_ruth, "/me/").content.decode()


def test_a_routine_has_no_ticks_no_numbers_and_no_part_that_has_to_be_filled() -> None:
    (sheet,) = registry.room("routine").sheets
    inner = [one for field in sheet.fields for one in (field, *field.fields)]
    assert {one.type for one in inner} <= {"rows", "line", "list", "text"}
    for part in ("sleep", "food", "movement", "company"):
        (field,) = [one for one in sheet.fields if one.name == part]
        assert [one.name for one in field.fields] == ["part", "plan", "smallest"]


def test_days_that_hold_are_shown_without_counting(people: People) -> None:
    sent = {"draft": str(uuid4()), "do": "done", "food-0-part": "About six"}
    sent |= {"food-0-plan": "Something green", "food-0-smallest": "Soup", "tonight": "The lamp"}
    answer = ask(people.as_ruth, "/me/r/routine/routine/new/", sent)
    page = ask(people.as_ruth, answer["Location"]).content.decode()
    assert "The smallest version:</span> Soup" in page
    main = re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1].split("</main>")[0])
    assert "%" not in main
    assert "done" not in main.casefold().replace("done on paper", "")
