"""What Ruth wrote without a signal arrives once, in order, and nothing of it is lost."""

import random
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marram.kit import registry, showing
from marram.kit.testing import NOON, People, ask, client_called, journal_page
from marram.people.actor import Actor, Face
from marram.practices.checkin import rules as checkin_rules
from marram.practices.checkin import store as checkin
from marram.practices.doing import store as doing
from marram.practices.doing.rules import Plan
from marram.record import auditing, drafts, erasing, outbox, reading, writing
from marram.record.values import NotFound
from marram.sync import inbox
from marram.sync.inbox import Answer
from marram.sync.slips import Sealed
from tests.practices.test_doing import activity, meant
from tests.sync.phone import Phone


def mark_of(people: People, plan: Plan) -> str:
    found = doing.plan(people.as_ruth, plan.entry, at=NOON)
    assert found is not None
    return found.mark


def take(phone: Phone, slips: list[Sealed] | None = None) -> list[Answer]:
    return inbox.take(phone.actor, slips=phone.slips if slips is None else slips, at=NOON)


def texts(people: People) -> list[str]:
    return sorted(
        opened.body["text"]
        for opened in reading.open_all(people.as_ruth, owner=people.ruth.id, at=NOON)
    )


def test_a_page_written_on_the_train_is_there_when_the_signal_is_back(
    people: People, phone: Phone
) -> None:
    entry = phone.writes("Past the allotments.")
    (answer,) = take(phone)
    assert (answer.state, answer.taken, answer.entry) == ("kept", True, entry)
    opened = reading.open_one(people.as_ruth, entry=entry, at=NOON)
    assert opened.body["text"] == "Past the allotments."
    assert opened.outline.recorded == NOON, "what the phone's clock said orders nothing"


def test_five_hundred_slips_twice_shuffled_and_cut_in_the_middle_give_each_page_once(
    people: People, phone: Phone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auditing, "_anchor_path", lambda: tmp_path / "head.json")
    said = sorted(f"Line {number}." for number in range(500))
    for text in said:
        phone.writes(text)
    chance = random.Random(7)  # noqa: S311 - an order, not a secret
    twice = phone.slips * 2
    chance.shuffle(twice)
    cut = len(twice) // 2 + 17
    first = [*twice[:cut][:500]]
    for some in (first, twice[:500], twice[500:]):
        assert all(answer.taken for answer in take(phone, some))
    assert texts(people) == said
    heads = reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON)
    assert {head.tellings for head in heads} == {1}
    assert len({head.seq for head in heads}) == 500
    assert auditing.verify().faults == ()


def test_the_same_slip_again_gets_the_first_answer(people: People, phone: Phone) -> None:
    phone.writes("Once.")
    assert take(phone) == take(phone)


def test_a_page_that_was_written_on_elsewhere_meanwhile_keeps_both_tellings(
    people: People, phone: Phone
) -> None:
    entry = uuid4()
    begun = writing.begin(
        people.as_ruth, operation=uuid4(), entry=entry, page=journal_page("First."), at=NOON
    )
    phone.writes("From the phone.", entry=entry, parent=begun.telling)
    writing.revise(
        people.as_ruth,
        operation=uuid4(),
        entry=entry,
        parent=begun.telling,
        page=journal_page("From the desk."),
        at=NOON,
    )
    (answer,) = take(phone)
    assert answer.beside
    found = reading.tellings(people.as_ruth, entry=entry, at=NOON)
    assert [one.body["text"] for one in found] == ["First.", "From the desk.", "From the phone."]
    assert found[-1].outline.beside


def test_of_what_is_still_being_written_the_last_is_the_draft(people: People, phone: Phone) -> None:
    entry = phone.writes("The hea", done=False)
    phone.writes("The heater in the hall.", entry=entry, done=False)
    assert [answer.state for answer in take(phone)] == ["draft", "draft"]
    (card,) = drafts.every(people.as_ruth)
    assert (card.entry, card.body["text"]) == (entry, "The heater in the hall.")
    assert texts(people) == []


def test_done_on_the_phone_settles_what_was_being_written(people: People, phone: Phone) -> None:
    entry = phone.writes("The heater.", done=False)
    take(phone)
    phone.writes("The heater in the hall.", entry=entry)
    take(phone, phone.slips[1:])
    assert drafts.every(people.as_ruth) == []
    assert texts(people) == ["The heater in the hall."]


def test_a_form_that_got_through_and_was_kept_on_the_phone_as_well_is_one_page(
    people: People, phone: Phone
) -> None:
    entry, operation = uuid4(), uuid4()
    page = journal_page("Half an answer.")
    writing.begin(people.as_ruth, operation=operation, entry=entry, page=page, at=NOON)
    phone.writes("Half an answer.", entry=entry, operation=operation)
    take(phone)
    assert len(reading.tellings(people.as_ruth, entry=entry, at=NOON)) == 1


def test_more_words_in_the_same_form_are_a_later_telling_and_only_one(
    people: People, phone: Phone
) -> None:
    entry, operation = uuid4(), uuid4()
    page = journal_page("Half.")
    writing.begin(people.as_ruth, operation=operation, entry=entry, page=page, at=NOON)
    phone.writes("Half, and the rest.", entry=entry, operation=operation)
    for _ in range(2):
        take(phone)
    found = reading.tellings(people.as_ruth, entry=entry, at=NOON)
    assert [one.body["text"] for one in found] == ["Half.", "Half, and the rest."]


def test_a_worksheet_arrives_as_what_it_is(people: People, phone: Phone) -> None:
    sheet = registry.sheet("naming")
    assert sheet
    asked = next(field.name for field in sheet.fields if field.type == "text")
    entry = phone.writes("", kind="naming", fields=[[asked, "Leo died."], ["when", "last spring"]])
    take(phone)
    opened = reading.open_one(people.as_ruth, entry=entry, at=NOON)
    assert opened.body[asked] == "Leo died."
    assert opened.outline.when
    assert opened.outline.when.written == "last spring"


def test_rows_numbers_and_ticks_arrive_as_they_are(people: People, phone: Phone) -> None:
    fields = [["name", "Tea"], ["minutes", "\u0664\u0660"], ["favourite", ""], ["favourite", "yes"]]
    tea = phone.writes("", kind="coping", fields=fields)
    fields = [["items-0-text", ""], ["items-3-text", "The boiler"], ["items-3-ring", "can_do"]]
    rings = phone.writes("", kind="circle", fields=[*fields, ["items-old", "kept"]])
    take(phone)
    found = [reading.open_one(people.as_ruth, entry=one, at=NOON) for one in (tea, rings)]
    assert (found[0].body["minutes"], found[0].body["favourite"]) == (40, True)
    assert "also_written" not in found[0].body
    assert [row["text"] for row in found[1].body["items"]] == ["The boiler"]
    assert showing.shown(found[1])[-1].words == "kept"


def test_what_is_no_number_arrives_all_the_same(people: People, phone: Phone) -> None:
    fields = [["name", "Tea"], ["minutes", "a good while"]]
    entry = phone.writes("", kind="coping", fields=fields)
    take(phone)
    opened = reading.open_one(people.as_ruth, entry=entry, at=NOON)
    assert "a good while" in [shown.words for shown in showing.shown(opened)]


def test_words_under_a_question_that_is_asked_no_more_are_kept_all_the_same(
    people: People, phone: Phone
) -> None:
    entry = phone.writes("", kind="naming", fields=[["an_old_question", "Leo died."]])
    take(phone)
    opened = reading.open_one(people.as_ruth, entry=entry, at=NOON)
    assert [shown.words for shown in showing.shown(opened)] == ["Leo died."]


def test_an_empty_page_is_let_go_of_and_not_kept(people: People, phone: Phone) -> None:
    phone.writes("   ")
    (answer,) = take(phone)
    assert answer.taken
    assert texts(people) == []


@pytest.mark.parametrize("harm", ["another's key", "a bit flipped", "cut short", "no slip"])
def test_what_cannot_be_opened_stays_on_the_phone_and_stops_nothing_else(
    people: People, phone: Phone, harm: str
) -> None:
    phone.writes("Mine.")
    good = phone.slips.pop()
    if harm == "another's key":
        other = client_called("Tomas", f"{uuid4().hex}@example.org")
        stranger = Phone(Actor(other.id, Face.CLIENT, uuid4()))
        stranger.writes("Not hers.")
        bad = stranger.slips[0]
    elif harm == "no slip":
        phone.keeps(b'{"v": 1, "kind": "no such room"}')
        bad = phone.slips.pop()
    else:
        sealed = bytearray(good.sealed)
        sealed[-1] ^= 1
        bad = Sealed(uuid4(), good.key_id, bytes(sealed[:40] if harm == "cut short" else sealed))
    found = take(phone, [bad, good])
    assert [answer.taken for answer in found] == [False, True]
    assert texts(people) == ["Mine."]


def test_a_page_of_somebody_elses_is_not_written_on(people: People, phone: Phone) -> None:
    other = client_called("Tomas", f"{uuid4().hex}@example.org")
    tomas, entry = Actor(other.id, Face.CLIENT, uuid4()), uuid4()
    writing.begin(tomas, operation=uuid4(), entry=entry, page=journal_page("His."), at=NOON)
    phone.writes("Mine, there.", entry=entry)
    phone.writes("Mine.")
    found = take(phone)
    assert [answer.state for answer in found] == ["gone", "kept"]
    assert reading.open_one(tomas, entry=entry, at=NOON).body["text"] == "His."


def test_a_page_that_is_too_long_stays_on_the_phone_and_the_others_arrive(
    people: People, phone: Phone
) -> None:
    phone.writes("x" * (2 * 1024 * 1024 + 1))
    phone.writes("Short.")
    assert [answer.state for answer in take(phone)] == ["long", "kept"]
    assert texts(people) == ["Short."]


@pytest.mark.parametrize(
    ("wall", "day", "clock"),
    [
        ("2026-11-18T03:10", date(2026, 11, 17), "03:10"),
        ("2031-01-01T10:00", date(2026, 11, 19), "12:00"),
        ("1999-01-01T10:00", date(2026, 11, 19), "12:00"),
        ("nonsense", date(2026, 11, 19), "12:00"),
    ],
)
def test_a_check_in_without_a_signal_arrives_once_at_the_time_on_her_wall(
    people: People, phone: Phone, wall: str, day: date, clock: str
) -> None:
    checkin.keep_settings(people.as_ruth, checkin_rules.Settings(asked=("how",)), at=NOON)
    fields = [["q-how", "2"], ["q-slept", "1"], ["wall", wall]]
    phone.writes("", kind="checkin.at", fields=fields)
    assert [answer.state for answer in take(phone) + take(phone)] == ["kept", "kept"]
    (one,) = checkin.between(people.as_ruth, date(1990, 1, 1), date(2040, 1, 1), at=NOON)
    assert (one.day, one.clock, one.answers) == (day, clock, {"how": 2})


def test_an_answer_to_a_plan_arrives_once_and_undoes_nothing_that_came_later(
    people: People, phone: Phone
) -> None:
    walk = activity(people.as_ruth, "Walk", kind="meaningful")
    plan = meant(people.as_ruth, walk)
    phone.writes("", kind="doing.answer", fields=[["plan", str(plan.entry)], ["do", "did"]])
    take(phone)
    assert mark_of(people, plan) == "did"
    ask(people.as_ruth, f"/me/plans/{plan.entry}/", {"do": "part"})
    take(phone)
    assert mark_of(people, plan) == "part"


@pytest.mark.parametrize("kind", ["checkin.at", "doing.answer", "story.brought"])
def test_an_answer_that_says_nothing_is_let_go_of(people: People, phone: Phone, kind: str) -> None:
    for fields in ([], [["plan", "x"], ["do", "did"]], [["plan", str(uuid4())], ["do", "did"]]):
        phone.writes("", kind=kind, fields=fields or [["do", "nothing"]])
    assert all(answer.taken for answer in take(phone))
    assert reading.outline(people.as_ruth, owner=people.ruth.id, at=NOON) == []


def test_nobody_but_a_client_has_an_outbox(people: People) -> None:
    for actor in (people.as_miriam, people.as_stranger, Actor(None, Face.NOBODY)):
        with pytest.raises(NotFound):
            outbox.public_half(actor)


def test_with_ruth_erased_what_is_still_on_her_phone_opens_nowhere(
    people: People, phone: Phone
) -> None:
    phone.writes("Still here.")
    erasing.erase_person_now(people.as_ruth, owner=people.ruth.id, at=NOON)
    slip = phone.slips[0]
    with pytest.raises(outbox.NotOpened):
        outbox.opened(people.as_ruth, key_id=slip.key_id, sealed=slip.sealed)


@given(st.lists(st.tuples(st.integers(0, 3), st.text(min_size=1, max_size=40)), max_size=12))
@settings(
    max_examples=25,
    deadline=timedelta(seconds=5),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_order_devices_send_in_every_text_is_in_some_telling(
    people: People, phone: Phone, written: list[tuple[int, str]]
) -> None:
    entries = [uuid4() for _ in range(4)]
    phone.slips.clear()
    for place, text in written:
        phone.writes(f"{text}.", entry=entries[place])
    take(phone, phone.slips[::2])
    take(phone, phone.slips)
    found: set[str] = set()
    for entry in {entries[place] for place, _ in written}:
        tellings: list[UUID] = []
        for opened in reading.tellings(people.as_ruth, entry=entry, at=NOON):
            found.add(opened.body["text"])
            tellings.append(opened.outline.telling)
        assert len(tellings) == len(set(tellings))
    from marram.core.text import storable  # noqa: PLC0415 - the rule for what can be stored

    assert found == {storable(f"{text}.") for _, text in written}
