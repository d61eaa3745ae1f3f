"""Give a page to somebody one works with, take it back, answer it; begin and end the work."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from marram.keys import content
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.people.models import CareBond
from marram.record import auditing, reading, rekeying
from marram.record.access import may_write
from marram.record.keychain import Keychain
from marram.record.models import Remark, Revision, Share, Wrap
from marram.record.sealed import open_note, seal_note
from marram.record.values import SEALED, NotFound, Refused, RemarkCard, ShareCard
from marram.record.writing import own_entry, wrap_shared

SAID_FOR = timedelta(days=30)


def begin_bond(actor: Actor, *, client: UUID, clinician: UUID, at: datetime) -> UUID:
    """Open the bond of these two, with a sharing key of its own, and return its id."""
    with transaction.atomic():
        bond = directory.open_bond(client=client, clinician=clinician, at=at)
        if not content.audiences(bond):
            content.make_audience(bond)
            auditing.append(
                actor,
                deed="bond-opened",
                at=at,
                client=client,
                object_type="bond",
                object_id=bond,
                audience=clinician,
            )
    return bond


def end_bond(actor: Actor, *, bond: UUID, at: datetime) -> None:
    """End the work of two people: the bond's key is destroyed and what it opened is re-keyed."""
    card = _bond_for(actor, bond)
    with transaction.atomic():
        rekeying.keep_remarks_for_owner(bond)
        rekeying.keep_between_for_owner(bond)
        entries = set(Wrap.objects.filter(audience=bond).values_list("revision__entry", flat=True))
        directory.close_bond(bond, at=at)
        Share.objects.filter(bond=bond, taken_back_minute=None).update(taken_back_minute=at)
        Wrap.objects.filter(audience=bond).delete()
        for entry in entries:
            rekeying.rekey_entry(entry)
        auditing.append(
            actor,
            deed="bond-ended",
            at=at,
            client=card.client.id,
            object_type="bond",
            object_id=bond,
            audience=card.clinician.id,
        )
        transaction.on_commit(lambda: content.destroy_audiences(bond))


def give(
    actor: Actor,
    *,
    entry: UUID,
    bond: UUID,
    at: datetime,
    follow: bool = False,
    note: str = "",
    operation: UUID | None = None,
) -> UUID:
    """Share an entry's newest telling with a bond, later ones too if `follow`; return the id.

    The same operation again with the same note adds no second note.
    """
    with transaction.atomic():
        row = own_entry(actor, entry)
        open_bond = CareBond.objects.filter(id=bond, client=row.owner_id, ended_at=None).first()
        if open_bond is None:
            raise NotFound
        if row.put_away_at is not None:
            msg = "This page is put away. Bring it back first, then you can share it."
            raise Refused(msg)
        if reading.open_one(actor, entry=entry, at=at).outline.kind == SEALED:
            msg = "A sealed page cannot be given to anybody. Save an unsealed copy and give that."
            raise Refused(msg)
        newest = Revision.objects.filter(entry=row).order_by("-seq").first()
        if newest is None:
            raise NotFound
        minute = at.replace(second=0, microsecond=0)
        share, made = Share.objects.get_or_create(
            entry=row,
            bond=open_bond,
            taken_back_minute=None,
            defaults={
                "owner_id": row.owner_id,
                "telling": newest.id,
                "follow": follow,
                "given_minute": minute,
            },
        )
        if not made:
            share.telling, share.follow = newest.id, follow
            share.save(update_fields=["telling", "follow"])
        wrap_shared(Keychain(actor), share)
        _line(actor, "given", share, at)
        if note:
            _remark(actor, share, note, at, operation)
    return share.id


def take_back(actor: Actor, *, entry: UUID, bond: UUID, at: datetime) -> None:
    """Stop sharing an entry with a bond: its wraps go and the tellings are re-keyed now."""
    with transaction.atomic():
        row = own_entry(actor, entry)
        share = Share.objects.filter(entry=row, bond=bond, taken_back_minute=None).first()
        if share is None:
            raise NotFound
        rekeying.keep_remarks_for_owner(bond, share=share.id)
        share.taken_back_minute = at.replace(second=0, microsecond=0)
        share.save(update_fields=["taken_back_minute"])
        Wrap.objects.filter(revision__entry=row, audience=bond).delete()
        rekeying.rekey_entry(row.id)
        _line(actor, "taken-back", share, at)


def answer(
    actor: Actor, *, entry: UUID, at: datetime, text: str = "", operation: UUID | None = None
) -> UUID:
    """Keep a clinician's answer to a page shared with them; empty text is the one-tap answer.

    The same words sent again by the same operation are the same answer.
    """
    with transaction.atomic():
        share = (
            Share.objects.select_for_update()
            .filter(entry=entry, taken_back_minute=None, entry__put_away_at=None)
            .filter(bond__clinician=actor.person, bond__ended_at=None)
            .first()
        )
        if share is None or actor.face is not Face.CLINICIAN:
            raise NotFound
        remark, made = _remark(actor, share, text, at, operation)
        if made:
            _line(actor, "answered", share, at)
    return remark


def shares_by_owner(actor: Actor, *, owner: UUID, entry: UUID | None = None) -> list[ShareCard]:
    """Return an owner's shares, past and present, newest first, with receipts and what was said."""
    if not may_write(actor, owner):
        raise NotFound
    rows = Share.objects.filter(owner=owner).select_related("bond").order_by("-given_minute", "id")
    if entry is not None:
        rows = rows.filter(entry=entry)
    return _cards(actor, rows, owner)


def shares_with_reader(actor: Actor, *, owner: UUID) -> list[ShareCard]:
    """Return what an owner shares with this clinician just now, newest first."""
    rows = (
        Share.objects.filter(owner=owner, taken_back_minute=None, entry__put_away_at=None)
        .filter(bond__clinician=actor.person, bond__ended_at=None)
        .select_related("bond")
        .order_by("-given_minute", "id")
    )
    return _cards(actor, rows, owner) if actor.face is Face.CLINICIAN else []


def taken_back_after_reading(actor: Actor, *, owner: UUID, at: datetime) -> int:
    """Return how many pages this clinician had opened and lost since they last saw the list.

    After 30 days it is not said any more.
    """
    if actor.person is None or actor.face is not Face.CLINICIAN:
        return 0
    gone = auditing.taken_back_unseen(owner=owner, reader=actor.person, since=at - SAID_FOR)
    return len(gone)


def _cards(actor: Actor, rows: Iterable[Share], owner: UUID) -> list[ShareCard]:
    days, rows = auditing.days_opened(owner=owner), list(rows)
    following = {
        (row.entry_id, row.bond.clinician_id)
        for row in rows
        if row.follow and row.taken_back_minute is None
    }
    opened = auditing.opened_since_given(owner=owner, following=following)
    keychain = Keychain(actor)
    cards = []
    for row in rows:
        reader = directory.person(row.bond.clinician_id)
        cards.append(
            ShareCard(
                id=row.id,
                entry=row.entry_id,
                bond=row.bond_id,
                reader=reader.id,
                reader_name=reader.name,
                follow=row.follow,
                given=row.given_minute,
                taken_back=row.taken_back_minute,
                opened=tuple(days.get((row.entry_id, reader.id), [])),
                opened_since_given=(row.entry_id, reader.id) in opened,
                remarks=tuple(_remarks(keychain, row, reader.id)),
            )
        )
    return cards


def _remarks(keychain: Keychain, share: Share, reader: UUID) -> Iterable[RemarkCard]:
    for row in share.remarks.order_by("place"):
        data_key = keychain.unwrap(
            row=row.id,
            owner=row.owner_id,
            audience=None if row.for_owner else share.bond_id,
            key_id=row.key_id,
            wrapped=row.wrapped,
        )
        data = open_note(data_key, row.sealed, table="remark", row=row.id, owner=row.owner_id)
        by = row.owner_id if row.by_owner else reader
        yield RemarkCard(row.id, data["text"], row.by_owner, row.created_minute, by)


def _remark(
    actor: Actor, share: Share, text: str, at: datetime, operation: UUID | None
) -> tuple[UUID, bool]:
    """Return the line's id and whether it was made now. The operation itself is kept nowhere."""
    ident = uuid5(operation, f"{share.id} {text}") if operation else uuid4()
    if Remark.objects.filter(id=ident).exists():
        return ident, False
    key = Keychain(actor).newest_audience(share.bond_id)
    sealed = seal_note({"text": text}, key, table="remark", row=ident, owner=share.owner_id)
    Remark.objects.create(
        id=ident,
        share=share,
        owner_id=share.owner_id,
        by_owner=actor.person == share.owner_id,
        place=share.remarks.count(),
        created_minute=at.replace(second=0, microsecond=0),
        for_owner=False,
        **sealed,
    )
    return ident, True


def _bond_for(actor: Actor, bond: UUID) -> directory.BondCard:
    try:
        card = directory.bond(bond)
    except directory.NoSuchPerson as error:
        raise NotFound from error
    part = actor.person in {card.client.id, card.clinician.id}
    allowed = part or actor.face in {Face.ADMINISTRATOR, Face.OPERATOR}
    if card.ended_at is not None or not allowed:
        raise NotFound
    return card


def _line(actor: Actor, deed: str, share: Share, at: datetime) -> None:
    auditing.append(
        actor,
        deed=deed,
        at=at,
        client=share.owner_id,
        object_type="entry",
        object_id=share.entry_id,
        audience=share.bond.clinician_id,
    )
