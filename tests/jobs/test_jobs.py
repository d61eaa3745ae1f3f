"""Jobs: each with its keys and no others, again when it breaks, round after round, never twice."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from marram.jobs import effects, rounds, table, worker
from marram.jobs.running import work
from marram.jobs.table import Job
from marram.keys import content, purposes, reach
from marram.kit.testing import NOON, People, journal_page, three_people
from marram.operations import duties
from marram.people import directory
from marram.people.actor import OPERATOR
from marram.record import reading, writing

pytestmark = pytest.mark.database
WORD = "Quincewaters"
HOUR = timedelta(hours=1)


@pytest.fixture
def people(db: None) -> People:
    return three_people()


@pytest.fixture(autouse=True)
def empty_table(db: None) -> Iterator[None]:
    """Take the duties of the house out of the table, and put them back."""
    for job in table.every_job():
        table.forget(job.name)
    yield
    for job in table.every_job():
        table.forget(job.name)
    duties.declare()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Hold the clock of the library at noon."""
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


class Deed:
    """Something that is done, and may break first."""

    def __init__(self, breaks: int = 0) -> None:
        self.done: list[datetime] = []
        self.breaks = breaks

    def __call__(self, at: datetime) -> None:
        if self.breaks:
            self.breaks -= 1
            raise ValueError(WORD)
        self.done.append(at)


def declared(deed: Deed, *, keys: tuple[str, ...] = (), **more: object) -> Job:
    return table.declare("deed", deed, keys=keys, every=HOUR, **more)  # type: ignore[arg-type]  # by name


def turn(clock: time_machine.Traveller, **by: float) -> int:
    """Move the clock on, let the worker look once, and return how much it ran."""
    clock.shift(timedelta(**by))
    return worker.turn("one", at=datetime.now(UTC))


def test_a_round_comes_once_in_its_time_however_often_the_worker_looks(
    clock: time_machine.Traveller,
) -> None:
    deed = Deed()
    declared(deed)
    for _ in range(3):
        turn(clock)
    assert deed.done == [NOON]
    turn(clock, minutes=59)
    assert len(deed.done) == 1
    turn(clock, minutes=1)
    assert deed.done == [NOON, NOON + HOUR]


def test_what_was_missed_in_a_week_off_is_done_once(clock: time_machine.Traveller) -> None:
    deed = Deed()
    declared(deed)
    turn(clock)
    turn(clock, days=7)
    turn(clock)
    assert len(deed.done) == 2


def test_one_that_breaks_is_tried_again_later_each_time_twice_as_late(
    clock: time_machine.Traveller,
) -> None:
    deed = Deed(breaks=3)
    declared(deed)
    turn(clock)
    for wait in (30, 60, 120):
        assert deed.done == []
        turn(clock, seconds=wait - 1)
        assert deed.done == []
        turn(clock, seconds=1)
    assert len(deed.done) == 1


def test_one_that_never_works_is_given_up_until_its_next_round(
    clock: time_machine.Traveller,
) -> None:
    deed = Deed(breaks=99)
    declared(deed, attempts=3)
    for _ in range(30):
        turn(clock, minutes=1)
    assert deed.breaks == 96
    turn(clock, minutes=31)
    assert deed.breaks == 95


def test_what_broke_it_is_kept_by_its_kind_and_not_a_word_of_its_text(
    clock: time_machine.Traveller, caplog: pytest.LogCaptureFixture
) -> None:
    declared(Deed(breaks=1))
    turn(clock)
    (row,) = DBTaskResult.objects.failed()
    kept = f"{row.traceback} {row.exception_class_path} {row.args_kwargs} {row.return_value}"
    assert "ValueError" in kept
    assert WORD not in kept
    assert WORD not in caplog.text


def test_a_type_that_is_in_no_table_does_not_run(clock: time_machine.Traveller) -> None:
    work.enqueue("no such job")
    turn(clock)
    (row,) = DBTaskResult.objects.failed()
    assert "NoSuchJob" in row.exception_class_path


@pytest.mark.parametrize(
    ("kind", "asks"),
    [
        ("root", lambda people: content.roots(people.ruth.id)),
        ("audience", lambda people: content.audiences(people.bond)),
        ("identity", lambda people: directory.person(people.ruth.id)),
        ("policy", lambda _people: purposes.seal_small({}, purpose="policy", row=9)),
    ],
)
def test_a_job_loads_the_keys_of_its_row_and_no_others(
    people: People, clock: time_machine.Traveller, kind: str, asks: object
) -> None:
    reached = []

    def deed(_at: datetime) -> None:
        asks(people)  # type: ignore[operator]  # a function of people
        reached.append(kind)

    table.declare("deed", deed, keys=[kind], every=HOUR)
    turn(clock)
    assert reached == [kind]
    table.declare("deed", deed, keys=[], every=HOUR)
    turn(clock, hours=1)
    assert reached == [kind]
    assert "OutOfReach" in DBTaskResult.objects.failed().first().traceback  # type: ignore[union-attr]  # there is one


def test_a_job_without_root_keys_reads_nothing_that_ruth_wrote(
    people: People, clock: time_machine.Traveller
) -> None:
    entry = uuid4()
    page = journal_page(WORD)
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=page, at=NOON)
    read = []

    def deed(at: datetime) -> None:
        read.append(reading.open_one(OPERATOR, entry=entry, at=at))

    table.declare("deed", deed, keys=duties.TO_TELL_STAFF, every=HOUR)
    turn(clock)
    assert read == []
    assert reading.open_one(people.as_ruth, entry=entry, at=NOON).body["text"] == WORD


def test_what_is_inside_never_reaches_further_than_what_is_around_it() -> None:
    with reach.only(["identity"]), reach.only(["identity", "root"]):
        with pytest.raises(reach.OutOfReach):
            reach.allow("root")
        reach.allow("identity")
    reach.allow("root")


def test_the_duties_of_the_house_have_just_the_keys_they_need(
    people: People, clock: time_machine.Traveller
) -> None:
    duties.declare()
    turn(clock)
    assert DBTaskResult.objects.failed().count() == 0
    assert DBTaskResult.objects.successful().count() == len(table.every_job())
    for job in table.every_job():
        assert ("root" in job.keys) is (job.name == "erasing")


def test_a_job_that_is_put_into_the_queue_goes_with_the_transaction_it_stands_in(
    clock: time_machine.Traveller,
) -> None:
    declared(Deed())

    with transaction.atomic():
        work.enqueue("deed")
        transaction.set_rollback(True)
    assert DBTaskResult.objects.count() == 0


def test_what_a_dead_worker_began_is_taken_up_after_its_lease(
    clock: time_machine.Traveller,
) -> None:
    deed = Deed()
    declared(deed)
    rounds.begin_due(at=NOON)
    row = DBTaskResult.objects.get()
    row.claim("one that dies")
    turn(clock, minutes=9)
    assert deed.done == []
    turn(clock, minutes=2)
    assert len(deed.done) == 1
    row.refresh_from_db()
    assert row.worker_ids == ["one that dies", "one"]


def test_one_at_which_every_worker_dies_is_given_up(clock: time_machine.Traveller) -> None:
    declared(Deed(), attempts=2)
    rounds.begin_due(at=NOON)
    row = DBTaskResult.objects.get()
    for n in (1, 2):
        row.claim(f"worker {n}")
        clock.shift(timedelta(minutes=11))
        rounds.take_up(at=datetime.now(UTC))
        row.refresh_from_db()
    assert row.status == "FAILED"


def test_a_deed_is_noted_once(clock: time_machine.Traveller) -> None:
    entry = uuid4()
    assert effects.first_time("reminder", entry, NOON, at=NOON)
    assert not effects.first_time("reminder", entry, NOON, at=NOON)
    assert effects.first_time("reminder", entry, NOON + HOUR, at=NOON)
    assert effects.is_noted("reminder", entry, NOON)


def test_finished_jobs_and_old_notes_go_and_open_ones_stay(clock: time_machine.Traveller) -> None:
    deed = Deed()
    declared(deed)
    effects.first_time("x", at=NOON)
    turn(clock)
    turn(clock, days=1)
    assert DBTaskResult.objects.count() == 2
    turn(clock, days=3)
    assert DBTaskResult.objects.count() == 1
    assert effects.is_noted("x")
    turn(clock, days=61)
    assert not effects.is_noted("x")
