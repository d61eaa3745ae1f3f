"""Hand out, then destroy the key and the rows. A key destroyed is gone for every backup."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from marram.jobs import due
from marram.keys import content, outbox
from marram.keys.installed import keyring
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.people.models import CareBond
from marram.record import auditing, between, media, reading, rekeying, sharing
from marram.record.access import may_write
from marram.record.models import Draft, Entry, Revision, Share
from marram.record.values import NotFound, Refused
from marram.record.writing import own_entry

HOLD = timedelta(days=14)
PUT_AWAY_FOR = timedelta(days=30)


def erase_entry(actor: Actor, *, entry: UUID, at: datetime) -> None:
    """Erase one entry for ever: its rows go and its owner gets new keys, in this request."""
    with transaction.atomic():
        row = own_entry(actor, entry)
        owner = row.owner_id
        auditing.of_entry(actor, "erased", entry, owner=owner, at=at)
        Draft.objects.filter(owner=owner, entry=entry).delete()
        row.delete()
    keyring().note_erased(entry)
    media.drop_entry(owner, entry)
    rekeying.new_keys_for(owner)
    _leave_no_trace()


def erase_telling(actor: Actor, *, entry: UUID, telling: UUID, at: datetime) -> None:
    """Erase one telling of several for ever, as `erase_entry` erases a page.

    Whoever was given just this telling can open the page no more; whoever was given it and those
    after it goes on from the next. Raises Refused for the only telling, which is the page.
    """
    with transaction.atomic():
        row = own_entry(actor, entry)
        known = list(Revision.objects.filter(entry=row).order_by("seq"))
        gone = next((one for one in known if one.id == telling), None)
        if gone is None:
            raise NotFound
        if len(known) == 1:
            msg = "This is the only telling. Erase the page instead."
            raise Refused(msg)
        later = next((one.id for one in known if one.seq > gone.seq), None)
        for share in Share.objects.filter(entry=row, taken_back_minute=None, telling=telling):
            if share.follow and later:
                share.telling = later
                share.save(update_fields=["telling"])
            else:
                sharing.take_back(actor, entry=entry, bond=share.bond_id, at=at)
        Revision.objects.filter(entry=row, parent=telling).update(parent=gone.parent)
        auditing.of_entry(actor, "telling-erased", entry, owner=row.owner_id, at=at)
        gone.delete()
    keyring().note_erased(telling)
    left = reading.tellings(actor, entry=entry, at=at)
    still = [one.id for each in left for one in each.media]
    media.drop_all_but(row.owner_id, entry, still=still)
    rekeying.new_keys_for(row.owner_id)
    _leave_no_trace()


def erase_media(actor: Actor, *, entry: UUID, ident: UUID, at: datetime) -> None:
    """Erase one picture or sound for ever: no telling names it, and its owner gets new keys."""
    with transaction.atomic():
        row = own_entry(actor, entry)
        if not rekeying.without_media(entry, ident):
            raise NotFound
        auditing.of_entry(actor, "media-erased", entry, owner=row.owner_id, at=at)
    keyring().note_erased(ident)
    media.drop_one(row.owner_id, entry, ident)
    rekeying.new_keys_for(row.owner_id)
    _leave_no_trace()


def ask_to_erase(actor: Actor, *, owner: UUID, at: datetime) -> datetime:
    """Hide everything at once and return when it will be erased unless that is called off."""
    if not may_write(actor, owner):
        raise NotFound
    when = at + HOLD
    with transaction.atomic():
        directory.change_person(owner, state="leaving", leaving_at=when)
        auditing.append(actor, deed="erasing-asked", at=at, client=owner, object_type="record")
        leave_word(owner, at=at)
    return when


def call_off(actor: Actor, *, owner: UUID, at: datetime) -> None:
    """Call the erasing off within the hold; everything is as it was."""
    if not may_write(actor, owner):
        raise NotFound
    with transaction.atomic():
        directory.change_person(owner, state="active", leaving_at=None)
        auditing.append(actor, deed="erasing-cancelled", at=at, client=owner, object_type="record")
        take_word_back(owner)


def erase_person_now(actor: Actor, *, owner: UUID, at: datetime) -> None:
    """Destroy a client's keys, then their rows. What is left is the chain, with ids and deeds."""
    allowed = may_write(actor, owner) or actor.face is Face.OPERATOR
    if not allowed:
        raise NotFound
    bonds = list(CareBond.objects.filter(client=owner).values_list("id", flat=True))
    with transaction.atomic():
        auditing.append(actor, deed="person-erased", at=at, client=owner, object_type="record")
        if directory.person(owner).leaving_at is None:  # who asked first left word then
            leave_word(owner, at=at)
        due.forget(owner)
    keyring().note_erased(owner)
    content.destroy_roots(owner)
    outbox.destroy(owner)
    for bond in bonds:
        content.destroy_audiences(bond)
    media.drop_owner(owner)
    directory.remove_person(owner)
    _leave_no_trace()


def leave_word(owner: UUID, *, at: datetime) -> None:
    """Wake each clinician about a line of theirs that ends before it was closed: that, no more."""
    for line in _woken(owner).values():
        due.let_be_others([line.id], owner=owner)
        due.look_again(owner=directory.bond(line.bond).clinician.id, entry=line.id, at=at)


def take_word_back(owner: UUID) -> None:
    """End those wake-ups: the lines are open again as they were."""
    due.let_be_others(_woken(owner), owner=owner)


def _woken(owner: UUID) -> dict[UUID, between.Place]:
    return between.places(wake.entry for wake in due.waiting(owners=[owner]))


def erase_what_is_due(actor: Actor, *, at: datetime) -> int:
    """Erase the people whose hold has ended and the pages put away for 30 days; return how many."""
    people = [
        card.id
        for card in directory.everybody()
        if card.leaving_at is not None and card.leaving_at <= at
    ]
    for owner in people:
        erase_person_now(actor, owner=owner, at=at)
    old = Entry.objects.filter(Q(put_away_at__lte=at - PUT_AWAY_FOR)).values_list("id", flat=True)
    pages = list(old)
    for entry in pages:
        erase_entry(actor, entry=entry, at=at)
    return len(people) + len(pages)


def _leave_no_trace() -> None:
    """Fold SQLite's write-ahead log into the file, where deleted bytes are overwritten."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
