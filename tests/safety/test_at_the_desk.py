"""Open notices stand first; they are seen, reviewed, quiet again, passed on. None closes itself."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from marram.accounts import mail
from marram.jobs import due
from marram.kit.safety import calling, notices, socket
from marram.kit.safety.socket import Form, Item, Means
from marram.kit.testing import NOON, People
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.people.directory import PersonCard
from marram.record import auditing, erasing, sharing
from marram.record.models import AuditLine
from tests.safety.conftest import Clock, Sink, Sit, as_clinician, signs
from tests.safety.steps import REVIEW, body, notice_at, notices_of, tells

STAND_IN = Form((Item(place=9, means=Means.END_OF_LIFE, low=1, high=2),))


def answers(people: People, value: int, clock: Clock) -> None:
    """Let Ruth answer a form that stands in for the questionnaires that come later."""
    known = notices.about(people.as_ruth, owner=people.ruth.id, at=clock.now)
    reviewed = notices.last_review(known)
    for answer in socket.answers(STAND_IN, {9: value}, reviewed=reviewed, at=clock.now):
        notices.raise_one(
            people.as_ruth,
            bonds=[people.bond],
            answer=answer,
            operation=uuid4(),
            value=value,
            at=clock.now,
        )


def calls(at: object) -> int:
    return calling.call_the_next(send=mail.notify_staff, at=at)  # type: ignore[arg-type]  # a time


def test_open_notices_stand_first_on_today_and_on_the_page_of_the_client(
    ruth: Client, people: People, miriam: Client, sink: Sink
) -> None:
    tells(ruth)
    today = body(miriam, "/desk/")
    assert today.index("waiting since") < today.index("Shared with you, not opened yet")
    page = body(miriam, f"/desk/clients/{people.ruth.id}/")
    assert page.index("Not acknowledged yet") < page.index("Shared with you")
    for word in ("risk", "severity", "urgent"):
        assert word not in today.casefold() + page.casefold()


def test_seen_is_kept_and_it_stays_open_until_it_is_reviewed(
    ruth: Client, people: People, miriam: Client, sink: Sink
) -> None:
    tells(ruth)
    place = notice_at(miriam)
    miriam.post(place, {"do": "seen", "operation": str(uuid4())})
    assert "Seen Thursday 19 November, 12:00" in body(miriam, place)
    assert notice_at(miriam) == place
    miriam.post(place, REVIEW | {"operation": str(uuid4())})
    assert "We spoke on the telephone" in body(miriam, place)
    assert "waiting since" not in body(miriam, "/desk/")
    page = body(miriam, f"/desk/clients/{people.ruth.id}/")
    assert "Reviewed. Next contact 23 November." in page


@pytest.mark.parametrize("missing", ["done", "told", "plan", "next"])
def test_no_review_is_kept_with_a_part_of_it_empty_and_what_was_typed_stays(
    missing: str, ruth: Client, miriam: Client, sink: Sink
) -> None:
    tells(ruth)
    place = notice_at(miriam)
    answer = miriam.post(place, REVIEW | {missing: ""})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert ("We spoke on the telephone" in page) is (missing != "done")
    assert ("Her daughter" in page) is (missing != "told")
    assert notice_at(miriam) == place


def test_no_time_that_passes_closes_a_notice(
    ruth: Client, people: People, sit: Sit, sink: Sink, clock: Clock
) -> None:
    tells(ruth)
    for _day in range(5):
        calls(clock.on(days=100))
    assert notice_at(sit(people.as_miriam))


def test_the_same_answer_after_a_review_is_quiet_and_a_rise_is_not(
    people: People, miriam: Client, sit: Sit, sink: Sink, clock: Clock
) -> None:
    answers(people, 1, clock)
    miriam.post(notice_at(miriam), REVIEW | {"operation": str(uuid4())})
    clock.on(days=7)
    miriam = sit(people.as_miriam)
    answers(people, 1, clock)
    assert "waiting since" not in body(miriam, "/desk/")
    assert "Quiet." in body(miriam, f"/desk/clients/{people.ruth.id}/")
    assert due.waiting() == []
    answers(people, 2, clock)
    assert notice_at(miriam)


def test_who_tells_the_team_again_after_a_review_is_never_quiet(
    ruth: Client, miriam: Client, sink: Sink, clock: Clock
) -> None:
    tells(ruth)
    miriam.post(notice_at(miriam), REVIEW | {"operation": str(uuid4())})
    clock.on(minutes=5)
    tells(ruth)
    assert notice_at(miriam)
    assert len(sink.got) == 2


def test_a_form_of_the_clinician_asks_for_what_was_done(
    people: People, miriam: Client, clock: Clock
) -> None:
    form = Form((Item(place=5, means=Means.ASKED_BY_CLINICIAN, low=1, high=1),))
    (answer,) = socket.answers(form, {5: 1}, reviewed=None, at=NOON)
    notices.raise_one(
        people.as_miriam, bonds=[people.bond], answer=answer, operation=uuid4(), at=NOON
    )
    page = body(miriam, notice_at(miriam))
    assert "Write down what was done before you close this." in page


def test_a_notice_nobody_saw_goes_to_the_deputy_who_learns_that_it_waits_and_no_more(
    ruth: Client, people: People, miriam: Client, tomasz: PersonCard, sit: Sit, sink: Sink,
    clock: Clock,
) -> None:  # fmt: skip
    assert "Tomasz Lewicki is told your name and that a notice waits, and nothing else" in body(
        ruth, "/me/tell/"
    )
    tells(ruth)
    assert calls(clock.on(hours=1, minutes=59)) == 0
    deputy, miriam = sit(as_clinician(tomasz)), sit(people.as_miriam)
    assert "Ruth" not in body(deputy, "/desk/")
    assert calls(clock.on(minutes=2)) == 1
    assert sink.got[-1][0] == tomasz.email
    assert "Ruth" not in sink.got[-1][2]
    page = body(deputy, "/desk/")
    assert "A notice waits for Ruth Adeyemi, who works with Miriam Castell" in page
    assert deputy.get(notice_at(miriam)).status_code == 404
    assert deputy.get(f"/desk/clients/{people.ruth.id}/").status_code == 404
    assert "Tomasz Lewicki was told that it waits" in body(miriam, notice_at(miriam))
    assert calls(clock.on(minutes=1)) == 0
    miriam.post(notice_at(miriam), {"do": "seen", "operation": str(uuid4())})
    assert "Ruth" not in body(deputy, "/desk/")


def test_after_the_deputy_the_duty_contact_is_told_and_nobody_after_that(
    ruth: Client, people: People, tomasz: PersonCard, sit: Sit, sink: Sink, clock: Clock
) -> None:
    signs(deputy=tomasz.id, duty=people.stranger.id)
    tells(ruth)
    assert calls(clock.on(hours=2)) == 1
    assert calls(clock.on(hours=2)) == 1
    assert [to for to, _, _ in sink.got[1:]] == [tomasz.email, people.stranger.email]
    assert calls(clock.on(days=9)) == 0


def test_a_notice_that_was_seen_is_passed_on_to_nobody(
    ruth: Client, miriam: Client, tomasz: PersonCard, sink: Sink, clock: Clock
) -> None:
    tells(ruth)
    miriam.post(notice_at(miriam), {"do": "seen", "operation": str(uuid4())})
    assert calls(clock.on(days=3)) == 0


def test_a_solo_service_names_nobody_and_says_so(
    ruth: Client, people: People, sink: Sink, clock: Clock
) -> None:
    assert "Nobody stands in here." in body(ruth, "/me/tell/")
    tells(ruth)
    assert calls(clock.on(days=1)) == 0


def test_while_miriam_is_away_the_sentence_says_so_at_once_and_the_deputy_is_told_at_once(
    ruth: Client, people: People, miriam: Client, tomasz: PersonCard, sink: Sink, clock: Clock
) -> None:
    form = {"away": "2026-12-03", "deputy": str(tomasz.id)}
    assert miriam.post("/desk/account/", form).status_code == 303
    said = "Miriam Castell is away until 3 December. Tomasz Lewicki is told when a notice waits"
    for page in ("/me/tell/", "/safety/"):
        assert said in body(ruth, page), page
    tells(ruth)
    assert calls(clock.now) == 1
    clock.on(days=14)
    assert "is away" not in body(ruth, "/safety/")


def test_a_deputy_who_has_a_bond_of_their_own_reads_what_they_are_given(
    ruth: Client, people: People, miriam: Client, tomasz: PersonCard
) -> None:
    sharing.begin_bond(as_clinician(tomasz), client=people.ruth.id, clinician=tomasz.id, at=NOON)
    miriam.post("/desk/account/", {"away": "2026-12-03", "deputy": str(tomasz.id)})
    page = body(ruth, "/safety/")
    assert "Tomasz Lewicki reads meanwhile what you give to Tomasz Lewicki." in page


def test_the_service_sees_the_oldest_open_notice_and_never_what_it_says(
    ruth: Client, people: People, sit: Sit, sink: Sink, clock: Clock
) -> None:
    directory.change_person(people.miriam.id, is_administrator=True)
    tells(ruth)
    clock.on(minutes=9)
    tells(ruth)
    page = body(sit(people.as_miriam), "/desk/policy/")
    assert "With Miriam Castell, since 19 November, 12:00." in page
    assert "Ruth" not in page


@pytest.mark.parametrize("at_once", [False, True])
def test_who_leaves_with_an_open_notice_may_leave_and_sees_support_once(
    at_once: bool,  # noqa: FBT001 - a column of a table
    ruth: Client,
    people: People,
    miriam: Client,
    sink: Sink,
    clock: Clock,
) -> None:
    tells(ruth)
    if at_once:
        answer = ruth.post("/me/you/data/erase/now/", {"address": people.ruth.email})
    else:
        answer = ruth.post("/me/you/data/erase/")
    assert answer.status_code == 303
    page = body(ruth, answer["Location"])
    assert "You can go, and nothing holds you here." in page
    assert "In danger now" in page
    desk = body(miriam, "/desk/")
    assert "An open notice closed because its writer left." in desk
    assert "Ruth" not in desk.split("An open notice closed")[1].split("</section>")[0]
    miriam.post("/desk/closed/")
    assert "closed because" not in body(miriam, "/desk/")


def test_who_leaves_without_an_open_notice_is_shown_nothing_more(
    ruth: Client, people: People
) -> None:
    answer = ruth.post("/me/you/data/erase/")
    assert "card" not in answer["Location"]


def test_who_stays_after_all_has_their_notice_open_again(
    ruth: Client, people: People, miriam: Client, sink: Sink
) -> None:
    tells(ruth)
    erasing.ask_to_erase(people.as_ruth, owner=people.ruth.id, at=NOON)
    assert "waiting since" not in body(miriam, "/desk/")
    erasing.call_off(people.as_ruth, owner=people.ruth.id, at=NOON)
    assert notice_at(miriam)
    assert "closed because" not in body(miriam, "/desk/")


def test_an_open_notice_keeps_close_work_closed_for_a_fortnight(
    ruth: Client, people: People, miriam: Client, sink: Sink, clock: Clock
) -> None:
    def closed() -> bool:
        return notices.keeps_close_work_closed(people.as_ruth, owner=people.ruth.id, at=clock.now)

    assert not closed()
    tells(ruth)
    assert closed()
    miriam.post(notice_at(miriam), REVIEW | {"operation": str(uuid4())})
    assert not closed()


def test_a_safeguarding_note_is_not_kept_here_and_the_mark_is_in_no_list_of_the_client(
    ruth: Client, people: People, miriam: Client
) -> None:
    from tests.safety.test_telling_the_team import hers, shares  # noqa: PLC0415 - Ruth's page

    entry = hers(people)
    place = f"/desk/clients/{people.ruth.id}/e/{entry}/note/"
    assert miriam.get(place).status_code == 404, "not shared"
    shares(ruth, people, entry)
    page = body(miriam, place)
    assert "<textarea" not in page
    assert miriam.post(place, {"note": "kept nowhere"}).status_code == 303
    line = AuditLine.objects.get(deed="page-marked")
    assert (str(line.object_id), line.actor) == (entry, people.miriam.id)
    deeds = {one.deed for one in auditing.who_looked(people.as_ruth, owner=people.ruth.id)}
    assert "page-marked" not in deeds


def test_every_look_at_a_notice_is_in_the_log_of_its_owner(
    ruth: Client, people: People, miriam: Client, sink: Sink
) -> None:
    tells(ruth)
    place = notice_at(miriam)
    before = len(auditing.who_looked(people.as_ruth, owner=people.ruth.id))
    body(miriam, place)
    lines = auditing.who_looked(people.as_ruth, owner=people.ruth.id)
    assert len(lines) == before + 1
    assert lines[0].deed == "looked-between"


def test_notices_of_a_client_are_listed_with_the_newest_open_first(
    ruth: Client, people: People, miriam: Client, sink: Sink, clock: Clock
) -> None:
    tells(ruth)
    first = notice_at(miriam)
    miriam.post(first, REVIEW | {"operation": str(uuid4())})
    clock.on(minutes=9)
    tells(ruth)
    assert notices_of(miriam, people.ruth.id)[-1] == first


def test_it_is_due_on_a_working_day_by_the_hours_that_were_signed() -> None:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only here

    from marram.kit.safety.answer import When  # noqa: PLC0415 - only here
    from marram.kit.safety.hours import due_at  # noqa: PLC0415 - only here

    def on(when: When, **later: float) -> date:
        found = due_at(
            when, at=NOON + timedelta(**later), zone=ZoneInfo("Europe/London"), end="17:00",
            days=(0, 1, 2, 3, 4),
        )  # fmt: skip
        assert found is not None
        return found.date()

    assert on(When.SAME_DAY) == date(2026, 11, 19)
    assert on(When.SAME_DAY, hours=6) == date(2026, 11, 20)
    assert on(When.SAME_DAY, days=2) == date(2026, 11, 23)
    assert on(When.NEXT_WORKING_DAY, days=1) == date(2026, 11, 23)


def test_an_administrator_who_is_no_clinician_finds_no_notice(
    ruth: Client, miriam: Client, people: People, sit: Sit, sink: Sink
) -> None:
    tells(ruth)
    jo = directory.add_person(name="Jo", administrator=True, active=True, at=NOON)
    browser = sit(Actor(jo.id, Face.ADMINISTRATOR))
    assert browser.get(notice_at(miriam)).status_code == 404
