"""Fixed statements for what is written at every save, without a model object for each row."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection


def put(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    """Do a fixed statement once for each row of values."""
    prepared = [plain(row) for row in rows]
    with connection.cursor() as cursor:
        if len(prepared) == 1:
            cursor.execute(statement, prepared[0])
        else:
            cursor.executemany(statement, prepared)


def one(statement: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
    """Return the first row that a fixed statement finds, as this engine keeps it."""
    with connection.cursor() as cursor:
        cursor.execute(statement, plain(values))
        found: tuple[Any, ...] | None = cursor.fetchone()
    return found


def among(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return what a fixed statement finds among these values, which it names as `{these}`."""
    if not values:
        return []
    these = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("{these}", these), plain(values))
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def plain(values: Sequence[Any]) -> list[Any]:
    """Return values as this engine keeps them: SQLite keeps ids in hexadecimal and times in UTC."""
    if connection.vendor != "sqlite":
        return list(values)
    return [_for_sqlite(value) for value in values]


def uuid(kept: str | UUID) -> UUID:
    """Return an id as either engine keeps it."""
    return kept if isinstance(kept, UUID) else UUID(kept)


def count_again() -> None:
    """Let PostgreSQL count what is in the record's tables now, not within its next minutes.

    Until it has, it reads them as if they were as small as before: thousands of pages that came in
    at once made every look at one page take seconds. SQLite keeps to its indexes.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE record_entry, record_revision, record_wrap")


def for_update() -> str:
    """Return what locks a row until the transaction ends; SQLite has locked everything."""
    return "" if connection.vendor == "sqlite" else " FOR UPDATE"


def _for_sqlite(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
