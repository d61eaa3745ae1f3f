"""Reading: heads for lists, bodies one by one, always through `access.opens` and a keychain.

Reading by anybody but the owner is written to the chain before the answer is given.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from marram.core.when import When
from marram.keys.keyring import KeyGone
from marram.keys.sealing import CannotOpen
from marram.people.actor import Actor, Face
from marram.record import auditing
from marram.record.access import opens
from marram.record.keychain import Keychain
from marram.record.models import Revision, Wrap
from marram.record.sealed import open_body, open_head
from marram.record.values import NotFound, Opened, Outline

COLUMNS = (
    "revision_id",
    "revision__entry_id",
    "owner_id",
    "audience_id",
    "key_id",
    "wrapped",
    "revision__seq",
    "revision__parent",
    "revision__created_minute",
    "revision__entry__put_away_at",
    "revision__head",
)


class Row(NamedTuple):
    """One wrap with its telling's head, still sealed.

    Ids are hexadecimal, as SQLite keeps them: five thousand rows are read to show
    fifty, and making ids of all of them would take as long as opening them.
    """

    telling: str
    entry: str
    owner: str
    audience: str | None
    key_id: bytes
    wrapped: bytes
    seq: int
    parent: str | None
    recorded: str | datetime
    put_away_at: str | datetime | None
    head: bytes


def outline(actor: Actor, *, owner: UUID, at: datetime, put_away: bool = False) -> list[Outline]:
    """Return the head of each entry's newest telling, the latest in time first.

    `put_away` asks for what was put away instead. Someone else's look is written to the chain.
    """
    rows = _rows(opens(actor).filter(owner=owner))
    if actor.face is Face.CLINICIAN and rows:
        auditing.append(actor, deed="looked-at-list", at=at, client=owner, object_type="record")
    wanted = [row for row in rows if (row.put_away_at is not None) == put_away]
    keychain = Keychain(actor)
    heads = [_outline(keychain, row, tellings) for row, tellings in _newest(wanted)]
    return sorted(
        (head for head in heads if head), key=lambda head: (head.place, head.seq), reverse=True
    )


def open_one(actor: Actor, *, entry: UUID, at: datetime, telling: UUID | None = None) -> Opened:
    """Return the newest telling that this actor may open, or the one named; else NotFound."""
    rows = _rows_of(actor, entry)
    chosen = [row for row in rows if telling is None or telling.hex == row.telling]
    if not chosen:
        raise NotFound
    opened = _open(Keychain(actor), chosen[-1], rows)
    _note_reading(actor, opened.outline, at)
    return opened


def tellings(actor: Actor, *, entry: UUID, at: datetime) -> list[Opened]:
    """Return all tellings of an entry that this actor may open, oldest first, or NotFound."""
    rows = _rows_of(actor, entry)
    if not rows:
        raise NotFound
    keychain = Keychain(actor)
    opened = [_open(keychain, row, rows) for row in rows]
    _note_reading(actor, opened[-1].outline, at)
    return opened


def open_all(
    actor: Actor, *, owner: UUID, at: datetime, put_away: bool = False
) -> Iterator[Opened]:
    """Yield each entry's newest telling, opened, the latest in time first."""
    keychain = Keychain(actor)
    for head in outline(actor, owner=owner, at=at, put_away=put_away):
        rows = _rows_of(actor, head.entry)
        if rows:
            yield _open(keychain, rows[-1], rows)


def bodies(actor: Actor, *, owner: UUID) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """Yield (telling, body) of everything this actor may open and that is not put away.

    For searching: one query, no order. A clinician's search is written to the chain by its caller.
    """
    keychain = Keychain(actor)
    rows = opens(actor).filter(owner=owner, revision__entry__put_away_at=None)
    columns = ("revision_id", "owner_id", "audience_id", "key_id", "wrapped", "revision__body")
    for telling, row_owner, audience, key_id, wrapped, body in rows.values_list(*columns).iterator(
        chunk_size=500
    ):
        try:
            data_key = keychain.unwrap(
                row=telling, owner=row_owner, audience=audience, key_id=key_id, wrapped=wrapped
            )
            yield telling, open_body(data_key, body, row=telling, owner=row_owner)["body"]
        except (KeyGone, CannotOpen):
            continue


def _newest(rows: Iterable[Row]) -> Iterator[tuple[Row, list[Row]]]:
    by_entry: dict[str, list[Row]] = {}
    for row in rows:
        by_entry.setdefault(row.entry, []).append(row)
    for found in by_entry.values():
        found.sort(key=lambda row: row.seq)
        yield found[-1], found


def _rows_of(actor: Actor, entry: UUID) -> list[Row]:
    keychain = Keychain(actor)
    # The few tellings by id first: joined, SQLite walks all of the owner's wraps for each entry.
    ids = list(Revision.objects.filter(entry=entry).values_list("id", flat=True))
    found = _rows(opens(actor).filter(revision__in=ids)) if ids else []
    return sorted((row for row in found if _can_unwrap(keychain, row)), key=lambda row: row.seq)


def _rows(wraps: QuerySet[Wrap]) -> list[Row]:
    """Return what the access rule lets through, as it lies in the database."""
    statement, values = wraps.values_list(*COLUMNS).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        if connection.vendor == "sqlite":
            return [Row(*found) for found in cursor.fetchall()]
        return [Row(*map(_plain, found)) for found in cursor.fetchall()]


def _plain(value: Any) -> Any:
    """Return an id as SQLite would keep it, and anything else as it is."""
    return value.hex if isinstance(value, UUID) else value


def _moment(value: str | datetime) -> datetime:
    """Return a time as kept by either engine."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _can_unwrap(keychain: Keychain, row: Row) -> bool:
    try:
        _data_key(keychain, row)
    except (KeyGone, CannotOpen):
        return False
    return True


def _data_key(keychain: Keychain, row: Row) -> bytes:
    return keychain.unwrap(
        row=row.telling,
        owner=row.owner,
        audience=row.audience,
        key_id=row.key_id,
        wrapped=row.wrapped,
    )


def _outline(keychain: Keychain, row: Row, rows: list[Row]) -> Outline | None:
    """Return the head, or nothing where no key of this actor opens it."""
    try:
        head = open_head(_data_key(keychain, row), row.head, row=row.telling, owner=row.owner)
    except (KeyGone, CannotOpen):
        return None
    return _as_outline(row, rows, head)


def _as_outline(row: Row, rows: list[Row], head: dict[str, Any]) -> Outline:
    parents = {other.parent for other in rows}
    return Outline(
        entry=UUID(row.entry),
        telling=UUID(row.telling),
        owner=UUID(row.owner),
        seq=row.seq,
        kind=head["k"],
        shape=head["v"],
        title=head["t"],
        when=When.from_json(head["w"]) if head["w"] else None,
        threads=tuple(head["th"]),
        length=head["n"],
        source=head["s"],
        marks=tuple(head["m"]),
        recorded=_moment(row.recorded),
        put_away_at=_moment(row.put_away_at) if row.put_away_at else None,
        tellings=len(rows),
        beside=len(rows) > 1 and sum(other.telling not in parents for other in rows) > 1,
    )


def _open(keychain: Keychain, row: Row, rows: list[Row]) -> Opened:
    sealed = Revision.objects.values_list("body", flat=True).get(id=row.telling)
    try:
        data_key = _data_key(keychain, row)
        head = open_head(data_key, row.head, row=row.telling, owner=row.owner)
        whole = open_body(data_key, sealed, row=row.telling, owner=row.owner)
    except (KeyGone, CannotOpen) as error:
        raise NotFound from error
    outline_ = replace(
        _as_outline(row, rows, head),
        title=whole["title"],
        when=When.from_json(whole["when"]) if whole["when"] else None,
    )
    return Opened(outline_, whole["body"], UUID(row.parent) if row.parent else None)


def _note_reading(actor: Actor, outline_: Outline, at: datetime) -> None:
    """Write the reader's line, committed before anything is shown. The owner is not watched."""
    if actor.person == outline_.owner or actor.face is Face.OPERATOR:
        return
    with transaction.atomic():
        auditing.append(
            actor,
            deed="opened",
            at=at,
            client=outline_.owner,
            object_type="entry",
            object_id=outline_.entry,
        )
