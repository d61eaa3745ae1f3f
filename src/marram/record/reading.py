"""Reading: heads for lists, bodies one by one, always through `access.opens` and a keychain.

Reading by anybody but the owner is written to the chain before the answer is given.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from marram.core.when import When
from marram.keys.keyring import KeyGone
from marram.keys.sealing import Blob, CannotOpen
from marram.people.actor import Actor, Face
from marram.record import auditing
from marram.record.access import opens
from marram.record.keychain import Keychain
from marram.record.models import Wrap
from marram.record.rows import among, uuid
from marram.record.sealed import body_opener, head_opener, media_of
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
    Cast("revision__created_minute", CharField()),  # as text: most rows share their minute
    "revision__entry__put_away_at",
    "revision__head",
)


BODY_COLUMNS = ("revision_id", "owner_id", "audience_id", "key_id", "wrapped", "revision__body")
_seen: ContextVar[dict[tuple[UUID | None, UUID, bool], list[Outline]] | None] = ContextVar(
    "heads that were read while a page is only looked at", default=None
)
WRAPS_OF = (
    "SELECT w.id FROM record_wrap w JOIN record_revision r ON r.id = w.revision_id"
    " WHERE r.entry_id IN ({these})"
)
BODIES_OF = "SELECT id, body FROM record_revision WHERE id IN ({these})"
AT_ONCE = 400
"""How many entries are asked for in one query."""


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
    kept = _seen.get() if actor.face is Face.CLIENT else None
    if kept is None:
        return _outline(actor, owner=owner, at=at, put_away=put_away)
    asked = (actor.person, owner, put_away)
    if asked not in kept:
        kept[asked] = _outline(actor, owner=owner, at=at, put_away=put_away)
    return list(kept[asked])


@contextmanager
def only_looking() -> Iterator[None]:
    """Within it a client's heads are read once, however many rooms ask: nothing is written."""
    before = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(before)


def _outline(actor: Actor, *, owner: UUID, at: datetime, put_away: bool) -> list[Outline]:
    rows = _rows(opens(actor).filter(owner=owner))
    if actor.face is Face.CLINICIAN and rows:
        auditing.append(actor, deed="looked-at-list", at=at, client=owner, object_type="record")
    wanted = [row for row in rows if (row.put_away_at is not None) == put_away]
    reader = _Reader(actor)
    heads = [reader.outline(row, tellings) for row, tellings in _newest(wanted)]
    return sorted(
        (head for head in heads if head), key=lambda head: (head.place, head.seq), reverse=True
    )


def open_one(actor: Actor, *, entry: UUID, at: datetime, telling: UUID | None = None) -> Opened:
    """Return the newest telling that this actor may open, or the one named; else NotFound."""
    reader = _Reader(actor)
    rows = reader.readable(_rows_of(actor, [entry]))
    chosen = [row for row in rows if telling is None or telling.hex == row.telling]
    if not chosen:
        raise NotFound
    (opened,) = reader.opened(chosen[-1:], rows)
    _note_reading(actor, opened.outline, at)
    return opened


def tellings(actor: Actor, *, entry: UUID, at: datetime) -> list[Opened]:
    """Return all tellings of an entry that this actor may open, oldest first, or NotFound."""
    reader = _Reader(actor)
    rows = reader.readable(_rows_of(actor, [entry]))
    if not rows:
        raise NotFound
    opened = reader.opened(rows, rows)
    _note_reading(actor, opened[-1].outline, at)
    return opened


def all_tellings(actor: Actor, *, entries: Sequence[UUID]) -> Iterator[tuple[UUID, list[Opened]]]:
    """Yield (entry, its tellings, oldest first) in the order asked for, a few queries in all.

    Only for who owns them and for the operator, whose reading writes no line; else NotFound.
    """
    if actor.face is Face.CLINICIAN:
        raise NotFound
    reader = _Reader(actor)
    for some in _portions(entries):
        found = _by_entry(reader.readable(_rows_of(actor, some)))
        sealed = _bodies([row.telling for rows in found.values() for row in rows])
        for entry in some:
            rows = found.get(entry.hex, [])
            if not rows:
                raise NotFound
            yield entry, [reader.open(row, rows, sealed[row.telling]) for row in rows]


def open_all(
    actor: Actor, *, owner: UUID, at: datetime, put_away: bool = False
) -> Iterator[Opened]:
    """Yield each entry's newest telling, opened, the latest in time first."""
    heads = outline(actor, owner=owner, at=at, put_away=put_away)
    reader = _Reader(actor)
    for some in _portions([head.entry for head in heads]):
        found = _by_entry(reader.readable(_rows_of(actor, some)))
        newest = [found[entry.hex] for entry in some if entry.hex in found]
        sealed = _bodies([rows[-1].telling for rows in newest])
        for rows in newest:
            yield reader.open(rows[-1], rows, sealed[rows[-1].telling])


def bodies(actor: Actor, *, owner: UUID) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """Yield (telling, body) of everything this actor may open and that is not put away.

    For searching: one query, no order. A clinician's search is written to the chain by its caller.
    """
    reader = _Reader(actor)
    rows = opens(actor).filter(owner=owner, revision__entry__put_away_at=None)
    for row in _fetched(rows.values_list(*BODY_COLUMNS)):
        telling, row_owner, audience, key_id, wrapped, body = row
        try:
            data_key = reader.keychain.unwrap(
                row=telling, owner=row_owner, audience=audience, key_id=key_id, wrapped=wrapped
            )
            yield _uuid(telling), reader.of(row_owner).body(data_key, body, telling)["body"]
        except (KeyGone, CannotOpen):
            continue


class _Owner:
    """What the rows of one owner have in common."""

    __slots__ = ("body", "head", "id")

    def __init__(self, owner: str) -> None:
        self.id = UUID(owner)
        self.head = head_opener(owner)
        self.body = body_opener(owner)


class _Reader:
    """Opens rows for one actor; what many rows have in common is made once."""

    def __init__(self, actor: Actor) -> None:
        self.keychain = Keychain(actor)
        self._owners: dict[str, _Owner] = {}
        self._moments: dict[str | datetime, datetime] = {}

    def of(self, owner: str) -> _Owner:
        """Return what is common to the rows of this owner."""
        found = self._owners.get(owner)
        if found is None:
            found = self._owners[owner] = _Owner(owner)
        return found

    def readable(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows that a key of this actor opens, oldest first."""
        return sorted((row for row in rows if self._can_unwrap(row)), key=_by_seq)

    def outline(self, row: Row, rows: list[Row]) -> Outline | None:
        """Return the head, or nothing where no key of this actor opens it."""
        try:
            head = self.of(row.owner).head(self._data_key(row), row.head, row.telling)
        except (KeyGone, CannotOpen):
            return None
        return self._as_outline(row, rows, head)

    def opened(self, wanted: list[Row], rows: list[Row]) -> list[Opened]:
        """Return these tellings of one entry, whose tellings are `rows`, opened."""
        sealed = _bodies([row.telling for row in wanted])
        return [self.open(row, rows, sealed[row.telling]) for row in wanted]

    def open(self, row: Row, rows: list[Row], sealed: Blob) -> Opened:
        """Return a telling opened, or raise NotFound."""
        owner = self.of(row.owner)
        try:
            data_key = self._data_key(row)
            head = owner.head(data_key, row.head, row.telling)
            whole = owner.body(data_key, sealed, row.telling)
        except (KeyGone, CannotOpen) as error:
            raise NotFound from error
        head["t"], head["w"] = whole["title"], whole["when"]
        outline_ = self._as_outline(row, rows, head)
        parent = UUID(row.parent) if row.parent else None
        return Opened(outline_, whole["body"], parent, media_of(whole))

    def _data_key(self, row: Row) -> bytes:
        return self.keychain.unwrap(
            row=row.telling,
            owner=row.owner,
            audience=row.audience,
            key_id=row.key_id,
            wrapped=row.wrapped,
        )

    def _can_unwrap(self, row: Row) -> bool:
        try:
            self._data_key(row)
        except (KeyGone, CannotOpen):
            return False
        return True

    def _as_outline(self, row: Row, rows: list[Row], head: dict[str, Any]) -> Outline:
        return Outline(
            _uuid(row.entry),
            _uuid(row.telling),
            self.of(row.owner).id,
            row.seq,
            head["k"],
            head["v"],
            head["t"],
            _when(head["w"]),
            tuple(head["th"]),
            head["n"],
            head["s"],
            tuple(head["m"]),
            self._moment(row.recorded),
            self._moment(row.put_away_at) if row.put_away_at else None,
            len(rows),
            len(rows) > 1 and _stand_beside(rows),
        )

    def _moment(self, value: str | datetime) -> datetime:
        """Return a time as kept by either engine; most rows share their minute with others."""
        found = self._moments.get(value)
        if found is None:
            found = _utc(value)
            self._moments[value] = found
        return found


def _stand_beside(rows: list[Row]) -> bool:
    """Say whether more than one telling was not told again."""
    parents = {row.parent for row in rows}
    return sum(row.telling not in parents for row in rows) > 1


def _by_seq(row: Row) -> int:
    return row.seq


def _by_entry(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.entry, []).append(row)
    return found


def _newest(rows: Iterable[Row]) -> Iterator[tuple[Row, list[Row]]]:
    for found in _by_entry(rows).values():
        if len(found) > 1:
            found.sort(key=_by_seq)
        yield found[-1], found


def _rows_of(actor: Actor, entries: Sequence[UUID]) -> list[Row]:
    """Return what the access rule lets through of these entries.

    The wraps are named first: from the rule alone SQLite would walk through everything the
    owner has in order to find one entry.
    """
    ids = [found for (found,) in among(WRAPS_OF, entries)]
    return _rows(opens(actor).filter(id__in=ids)) if ids else []


def _rows(wraps: QuerySet[Wrap]) -> list[Row]:
    """Return what the access rule lets through, as it lies in the database."""
    return list(map(Row._make, _fetched(wraps.values_list(*COLUMNS))))


def _fetched(rows: "QuerySet[Wrap, tuple[Any, ...]]") -> Iterator[tuple[Any, ...]]:
    """Yield rows with ids in hexadecimal, whichever the engine."""
    statement, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        while found := cursor.fetchmany(500):
            if connection.vendor == "sqlite":
                yield from found
            else:
                yield from (tuple(map(_plain, row)) for row in found)


def _bodies(tellings: Sequence[str]) -> dict[str, Blob]:
    """Return the sealed bodies of these tellings, which the access rule has let through."""
    found = among(BODIES_OF, [_uuid(telling) for telling in tellings])
    return {uuid(telling).hex: body for telling, body in found}


def _portions(entries: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for first in range(0, len(entries), AT_ONCE):
        yield entries[first : first + AT_ONCE]


def _plain(value: Any) -> Any:
    """Return an id as SQLite would keep it, and anything else as it is."""
    return value.hex if isinstance(value, UUID) else value


def _uuid(kept: str) -> UUID:
    return UUID(int=int(kept, 16))


def _when(kept: dict[str, Any] | None) -> When | None:
    """Return a date that this record sealed itself; it was checked when it came in."""
    if not kept:
        return None
    first, last = kept["first"], kept["last"]
    return When(
        kept["written"],
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        kept["place"],
        kept["note"],
    )


def _utc(kept: str | datetime) -> datetime:
    """Return a time as either engine keeps it: SQLite keeps UTC without saying so."""
    found = kept if isinstance(kept, datetime) else datetime.fromisoformat(kept)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


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
