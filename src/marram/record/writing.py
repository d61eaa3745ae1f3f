"""Begin and revise: append only, once for each operation id. The only place that adds tellings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from marram.keys import content
from marram.keys.keyring import Key
from marram.people.actor import Actor
from marram.record import auditing, media, rows
from marram.record.access import may_write
from marram.record.keychain import Keychain
from marram.record.models import Entry, OwnerClock, Revision, Share, Wrap
from marram.record.sealed import SealedPage, seal_page
from marram.record.values import Arrived, NotFound, Page, Receipt, Refused

PUT_ENTRY = (
    "INSERT INTO record_entry (id, owner_id, seq, created_minute, put_away_at) "
    "VALUES (%s, %s, %s, %s, NULL)"
)
PUT_TELLING = (
    "INSERT INTO record_revision "
    "(id, entry_id, owner_id, parent, seq, created_minute, head, body) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)
PUT_WRAP = (
    "INSERT INTO record_wrap (revision_id, owner_id, audience_id, key_id, wrapped) "
    "VALUES (%s, %s, NULL, %s, %s)"
)
DROP_DRAFT = "DELETE FROM record_draft WHERE owner_id = %s AND entry = %s AND device = %s"
CLOCK = "SELECT last FROM record_ownerclock WHERE owner_id = %s"
NEWEST_TELLING = "SELECT id FROM record_revision WHERE entry_id = %s ORDER BY seq DESC LIMIT 1"


class TooLong(Refused):
    """The page is longer than one page may be; nothing of it was kept or lost."""


@dataclass(slots=True)
class _Clock:
    """An owner's clock, locked."""

    owner: UUID
    last: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """A page sealed before the transaction begins."""

    entry: UUID
    telling: UUID
    page: SealedPage
    recorded: datetime | None = None
    parent: UUID | None = None


def begin(
    actor: Actor,
    *,
    operation: UUID,
    entry: UUID,
    page: Page,
    at: datetime,
    owner: UUID | None = None,
) -> Receipt:
    """Keep the first telling of a new entry; the same operation again gets the first answer."""
    writer = _writer(actor, owner)
    _fits(page)
    page = media.carried(actor, owner=writer, entry=entry, page=page, at=at)
    sealed = seal_page(page, row=operation, owner=writer)
    with transaction.atomic():
        clock = _clock(writer)
        again = _taken_before(operation, writer)
        if again is not None:
            return again
        if rows.one("SELECT 1 FROM record_entry WHERE id = %s", [entry]):
            one = Sealed(entry, operation, sealed)
            return _append(actor, clock, one, at)
        seq = _tick(clock, 2)
        minute = _minute(at)
        rows.put(PUT_ENTRY, [(entry, writer, seq - 1, minute)])
        root = Keychain(actor).newest_root(writer)
        _keep([Sealed(entry, operation, sealed)], writer, seq, minute, root)
        _drop_drafts(actor, writer, entry)
        auditing.of_entry(actor, "began", entry, owner=writer, at=at)
    return Receipt(entry, operation, seq)


def revise(
    actor: Actor,
    *,
    operation: UUID,
    entry: UUID,
    parent: UUID | None,
    page: Page,
    at: datetime,
    owner: UUID | None = None,
) -> Receipt:
    """Keep a later telling. When another was written meanwhile both stay, side by side."""
    writer = _writer(actor, owner)
    _fits(page)
    page = media.carried(actor, owner=writer, entry=entry, page=page, at=at)
    sealed = seal_page(page, row=operation, owner=writer)
    with transaction.atomic():
        clock = _clock(writer)
        again = _taken_before(operation, writer)
        if again is not None:
            return again
        one = Sealed(entry, operation, sealed, parent=parent)
        return _append(actor, clock, one, at)


MANY = 100
"""So many new entries at once change how a table is best read."""


def begin_many(
    actor: Actor,
    *,
    pages: Sequence[Page],
    at: datetime,
    owner: UUID | None = None,
    expected_last: int | None = None,
) -> int:
    """Keep many new entries in one transaction and return how many.

    With `expected_last`, nothing is written and Refused is raised when the owner's record has
    grown since that sequence number was read.
    """
    writer = _writer(actor, owner)
    ready = []
    for page in pages:
        _fits(page)
        ident = uuid4()
        ready.append(Sealed(uuid4(), ident, seal_page(page, row=ident, owner=writer)))
    with transaction.atomic():
        clock = _clock(writer)
        if expected_last is not None and clock.last != expected_last:
            msg = "The record changed meanwhile. Nothing was brought in; start it again."
            raise Refused(msg)
        if not ready:
            return 0
        last = _tick(clock, 2 * len(ready))
        first = last - 2 * len(ready) + 1
        minute = _minute(at)
        rows.put(
            PUT_ENTRY,
            [(one.entry, writer, first + 2 * place, minute) for place, one in enumerate(ready)],
        )
        root = Keychain(actor).newest_root(writer)
        _keep(ready, writer, first + 1, minute, root)
        auditing.append(actor, deed="imported", at=at, client=writer, object_type="record")
    if len(ready) >= MANY:
        rows.count_again()
    return len(ready)


def take_in(actor: Actor, *, arrived: Sequence[Arrived], at: datetime) -> list[Receipt]:
    """Keep what was written away from here, in one transaction; return a receipt for each.

    An operation that is known gets its first answer. An entry that is not known is begun; one that
    is known gets a later telling, beside the others where it was written from an older one. An
    entry or operation of somebody else raises NotFound, and nothing is kept.
    """
    writer = _writer(actor, None)
    for one in arrived:
        _fits(one.page)
    with transaction.atomic():
        clock = _clock(writer)
        known = _known([one.operation for one in arrived], writer)
        ready = {
            one.operation: Sealed(
                one.entry,
                one.operation,
                seal_page(
                    media.carried(actor, owner=writer, entry=one.entry, page=one.page, at=at),
                    row=one.operation,
                    owner=writer,
                ),
                parent=one.parent,
            )
            for one in arrived
            if one.operation not in known
        }
        there = set(
            Entry.objects.filter(id__in=[one.entry for one in ready.values()]).values_list(
                "id", flat=True
            )
        )
        begun = _begin_these(
            actor, clock, [one for one in ready.values() if one.entry not in there], at
        )
        known |= begun
        for later in ready.values():
            if later.telling not in known:
                known[later.telling] = _append(actor, clock, later, at)
    return [known[one.operation] for one in arrived]


def _known(operations: Sequence[UUID], writer: UUID) -> dict[UUID, Receipt]:
    """Return the first answers to these operations; one of somebody else's is not found."""
    found = {}
    for telling, entry, owner, seq in Revision.objects.filter(id__in=operations).values_list(
        "id", "entry_id", "owner_id", "seq"
    ):
        if owner != writer:
            raise NotFound
        found[telling] = Receipt(entry, telling, seq, again=True)
    return found


def _begin_these(
    actor: Actor, clock: _Clock, new: Sequence[Sealed], at: datetime
) -> dict[UUID, Receipt]:
    """Begin entries, each with the first telling that names it; the others come after."""
    first: dict[UUID, Sealed] = {}
    for one in new:
        first.setdefault(one.entry, one)
    if not first:
        return {}
    begun, owner, minute = list(first.values()), clock.owner, _minute(at)
    start = _tick(clock, 2 * len(begun)) - 2 * len(begun) + 1
    rows.put(
        PUT_ENTRY,
        [(one.entry, owner, start + 2 * place, minute) for place, one in enumerate(begun)],
    )
    _keep(begun, owner, start + 1, minute, Keychain(actor).newest_root(owner))
    auditing.append(actor, deed="taken-in", at=at, client=owner, object_type="record")
    return {
        one.telling: Receipt(one.entry, one.telling, start + 1 + 2 * place)
        for place, one in enumerate(begun)
    }


def last_seq(owner: UUID) -> int:
    """Return the newest sequence number of an owner; 0 before the first page."""
    row = OwnerClock.objects.filter(owner=owner).first()
    return row.last if row else 0


def put_away(actor: Actor, *, entry: UUID, at: datetime) -> None:
    """Put an entry away: no reader can open it, its owner can bring it back for 30 days."""
    with transaction.atomic():
        row = own_entry(actor, entry)
        if row.put_away_at is None:
            row.put_away_at = at
            row.save(update_fields=["put_away_at"])
            Wrap.objects.filter(revision__entry=row, audience__isnull=False).delete()
            auditing.of_entry(actor, "put-away", row.id, owner=row.owner_id, at=at)


def bring_back(actor: Actor, *, entry: UUID, at: datetime) -> None:
    """Bring an entry back, for its owner and for those it is still shared with."""
    with transaction.atomic():
        row = own_entry(actor, entry)
        if row.put_away_at is not None:
            row.put_away_at = None
            row.save(update_fields=["put_away_at"])
            auditing.of_entry(actor, "brought-back", row.id, owner=row.owner_id, at=at)
            for share in Share.objects.filter(entry=row, taken_back_minute=None):
                wrap_shared(Keychain(actor), share)


def own_entry(actor: Actor, entry: UUID) -> Entry:
    """Return the entry's row for its owner, locked, or raise NotFound."""
    row = Entry.objects.select_for_update().filter(id=entry).first()
    if row is None or not may_write(actor, row.owner_id):
        raise NotFound
    return row


def wrap_shared(keychain: Keychain, share: Share) -> None:
    """Wrap for a share's bond the telling that was given and, if it follows, those after it."""
    given = Revision.objects.get(id=share.telling)
    tellings = [given]
    if share.follow:
        tellings += Revision.objects.filter(entry=share.entry_id, seq__gt=given.seq)
    key = keychain.newest_audience(share.bond_id)
    for row in tellings:
        rewrap(keychain, row, key=key, audience=share.bond_id)


def rewrap(keychain: Keychain, row: Revision, *, key: Key, audience: UUID) -> None:
    """Add a wrap of a telling's data key for an audience, where there is none yet."""
    own = Wrap.objects.get(revision=row, audience=None)
    data_key = keychain.unwrap(
        row=row.id, owner=row.owner_id, audience=None, key_id=own.key_id, wrapped=own.wrapped
    )
    Wrap.objects.get_or_create(
        revision=row,
        audience_id=audience,
        defaults={
            "owner_id": row.owner_id,
            "key_id": key.id,
            "wrapped": content.wrap(key, data_key, row=row.id, owner=row.owner_id),
        },
    )


def _append(actor: Actor, clock: _Clock, one: Sealed, at: datetime) -> Receipt:
    owner = clock.owner
    found = rows.one(
        "SELECT put_away_at FROM record_entry WHERE id = %s AND owner_id = %s", [one.entry, owner]
    )
    if found is None:
        raise NotFound
    newest = rows.one(NEWEST_TELLING, [one.entry])
    seq = _tick(clock, 1)
    keychain = Keychain(actor)
    _keep([one], owner, seq, _minute(at), keychain.newest_root(owner))
    if found[0] is None:
        for share in Share.objects.filter(entry=one.entry, taken_back_minute=None, follow=True):
            wrap_shared(keychain, share)
    _drop_drafts(actor, owner, one.entry)
    auditing.of_entry(actor, "revised", one.entry, owner=owner, at=at)
    beside = newest is not None and rows.uuid(newest[0]) != one.parent
    return Receipt(one.entry, one.telling, seq, beside=beside)


def _keep(ready: Sequence[Sealed], owner: UUID, seq: int, minute: datetime, root: Key) -> None:
    step = 2 if len(ready) > 1 else 1
    rows.put(
        PUT_TELLING,
        [
            (
                one.telling,
                one.entry,
                owner,
                one.parent,
                seq + step * place,
                one.recorded or minute,
                one.page.head,
                one.page.body,
            )
            for place, one in enumerate(ready)
        ],
    )
    wrapped = content.wrapper(root, owner=owner)
    rows.put(
        PUT_WRAP,
        [(one.telling, owner, root.id, wrapped(one.page.data_key, one.telling)) for one in ready],
    )


def _writer(actor: Actor, owner: UUID | None) -> UUID:
    writer = owner or actor.person
    if writer is None or not may_write(actor, writer):
        raise NotFound
    return writer


def _fits(page: Page) -> None:
    size = sum(len(text.encode()) for text in texts_of(page.body)) + len(page.title.encode())
    if size > settings.MARRAM_PAGE_LIMIT:
        msg = "This page is longer than one page can be. Nothing was kept yet; nothing is lost."
        raise TooLong(msg)


def texts_of(value: object) -> list[str]:
    """Return all texts in a body, at any depth."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts_of(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in texts_of(part)]
    return []


def _clock(owner: UUID) -> _Clock:
    found = rows.one(CLOCK + rows.for_update(), [owner])
    if found is None:
        raise NotFound
    return _Clock(owner, found[0])


def _tick(clock: _Clock, steps: int) -> int:
    clock.last += steps
    rows.put(
        "UPDATE record_ownerclock SET last = %s WHERE owner_id = %s", [(clock.last, clock.owner)]
    )
    return clock.last


def _taken_before(operation: UUID, owner: UUID) -> Receipt | None:
    found = rows.one(
        "SELECT entry_id, owner_id, seq FROM record_revision WHERE id = %s", [operation]
    )
    if found is None:
        return None
    if rows.uuid(found[1]) != owner:
        raise NotFound
    return Receipt(rows.uuid(found[0]), operation, found[2], again=True)


def _drop_drafts(actor: Actor, owner: UUID, entry: UUID) -> None:
    if actor.device is not None:
        rows.put(DROP_DRAFT, [(owner, entry, actor.device)])


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
