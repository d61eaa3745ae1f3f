"""Somebody who can write the database, but has not the keys, cannot change what was noted."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from marram.kit.testing import NOON, People, journal_page
from marram.record import auditing, reading, sharing, writing
from marram.record.models import AuditLine, Entry


@pytest.fixture
def five_lines(people: People) -> People:
    """Return the three people after Ruth has written a little, with the chain's head noted."""
    for _ in range(5):
        writing.begin(
            people.as_ruth, operation=uuid4(), entry=uuid4(), page=journal_page("x"), at=NOON
        )
    auditing.anchor()
    return people


def without_triggers(statement: str, *values: object) -> None:
    """Do what a person with the database's password could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE record_auditline DISABLE TRIGGER audit_stays")
        else:
            cursor.execute("DROP TRIGGER audit_no_update")
            cursor.execute("DROP TRIGGER audit_no_delete")
        cursor.execute(statement, list(values))


def test_an_untouched_chain_has_no_fault(five_lines: People) -> None:
    verdict = auditing.verify()
    assert verdict.faults == ()
    assert verdict.anchored == verdict.lines


def test_the_database_itself_refuses_to_change_or_remove_a_line(five_lines: People) -> None:
    for deed in (
        lambda: AuditLine.objects.update(deed="given"),
        lambda: AuditLine.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()


def last() -> int:
    return AuditLine.objects.order_by("-seq").values_list("seq", flat=True)[0]


def edit() -> None:
    without_triggers("UPDATE record_auditline SET deed='given' WHERE seq=%s", last() - 2)


def delete() -> None:
    without_triggers("DELETE FROM record_auditline WHERE seq=%s", last() - 2)


def truncate() -> None:
    without_triggers("DELETE FROM record_auditline WHERE seq>%s", last() - 2)


def reorder() -> None:
    end = last()
    without_triggers("UPDATE record_auditline SET seq=%s WHERE seq=%s", end + 9, end - 1)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE record_auditline SET seq=%s WHERE seq=%s", [end - 1, end - 2])
        cursor.execute("UPDATE record_auditline SET seq=%s WHERE seq=%s", [end - 2, end + 9])


def insert() -> None:
    line = AuditLine.objects.order_by("-seq")[0]
    line.seq, line.previous, line.mac = line.seq + 1, bytes(line.mac), b"\7" * 32
    line.save(force_insert=True)


@pytest.mark.parametrize("deed", [edit, delete, truncate, reorder, insert])
def test_a_change_by_hand_is_found(five_lines: People, deed: Callable[[], None]) -> None:
    deed()
    assert auditing.verify().faults


def test_without_its_audit_line_a_page_is_not_kept(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(auditing, "append", broken)
    entry = uuid4()
    with pytest.raises(RuntimeError), transaction.atomic():
        writing.begin(
            people.as_ruth, operation=uuid4(), entry=entry, page=journal_page("x"), at=NOON
        )
    assert not Entry.objects.filter(id=entry).exists()


def test_a_read_that_cannot_be_noted_is_refused(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = uuid4()
    writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=journal_page("x"), at=NOON)
    sharing.give(people.as_ruth, entry=entry, bond=people.bond, at=NOON)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(auditing, "append", broken)
    with pytest.raises(RuntimeError):
        reading.open_one(people.as_miriam, entry=entry, at=NOON)
