"""Giving new keys to what stays, so that the old ones can be destroyed. The record's own work.

These functions act with the steward's keychain, which may take any root key. They never return
anything a person wrote.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction

from marram.keys import content
from marram.keys.keyring import Key
from marram.people.actor import OPERATOR
from marram.people.models import CareBond
from marram.record.drafts import row_id
from marram.record.keychain import Keychain
from marram.record.models import Between, Draft, Link, PastShare, Remark, Revision, Wrap
from marram.record.sealed import open_body, open_head, seal_parts

COLUMNS = ["key_id", "wrapped"]


def rekey_entry(entry: UUID) -> None:
    """Seal an entry's tellings again under fresh data keys, for all who may still open them."""
    keychain = Keychain(OPERATOR)
    for row in Revision.objects.filter(entry=entry):
        _rekey_telling(keychain, row)


def keep_remarks_for_owner(bond: UUID, *, share: UUID | None = None) -> None:
    """Wrap what was said about shared pages for the owner, before the bond's key goes."""
    keychain = Keychain(OPERATOR)
    rows = Remark.objects.filter(share__bond=bond, for_owner=False)
    if share is not None:
        rows = rows.filter(share=share)
    for row in rows:
        _for_owner(keychain, row, bond)


def keep_between_for_owner(bond: UUID) -> None:
    """Wrap what the two kept between them for the owner, before the bond's key goes."""
    keychain = Keychain(OPERATOR)
    for row in Between.objects.filter(bond=bond, for_owner=False):
        _for_owner(keychain, row, bond)


def _for_owner(keychain: Keychain, row: Remark | Between, bond: UUID) -> None:
    data_key = keychain.unwrap(
        row=row.id, owner=row.owner_id, audience=bond, key_id=row.key_id, wrapped=row.wrapped
    )
    root = keychain.newest_root(row.owner_id)
    row.key_id = root.id
    row.wrapped = content.wrap(root, data_key, row=row.id, owner=row.owner_id)
    row.for_owner = True
    row.save(update_fields=["key_id", "wrapped", "for_owner"])


def new_keys_for(owner: UUID) -> None:
    """Make new root and bond keys for an owner, wrap everything that stays, destroy the old keys.

    New keys come first, then the rows in one transaction, then the old keys go: a crash in between
    leaves an old key too many, never a page that cannot be opened.
    """
    bonds = list(CareBond.objects.filter(client=owner, ended_at=None).values_list("id", flat=True))
    root = content.make_root(owner)
    audience_keys = {bond: content.make_audience(bond) for bond in bonds}
    with transaction.atomic():
        _rewrap_all(owner, root, audience_keys)
    content.destroy_roots(owner, keep=root.id)
    for bond, key in audience_keys.items():
        content.destroy_audiences(bond, keep=key.id)


def _rewrap_all(owner: UUID, root: Key, audience_keys: dict[UUID, Key]) -> None:
    keychain = Keychain(OPERATOR)

    def renew(
        row: Wrap | Draft | Link | PastShare | Remark | Between, ident: UUID, audience: UUID | None
    ) -> None:
        data_key = keychain.unwrap(
            row=ident, owner=owner, audience=audience, key_id=row.key_id, wrapped=row.wrapped
        )
        key = root if audience is None else audience_keys[audience]
        row.key_id = key.id
        row.wrapped = content.wrap(key, data_key, row=ident, owner=owner)

    for wrap in (wraps := list(Wrap.objects.filter(owner=owner))):
        renew(wrap, wrap.revision_id, wrap.audience_id)
    Wrap.objects.bulk_update(wraps, COLUMNS, batch_size=200)
    for draft in (drafts := list(Draft.objects.filter(owner=owner))):
        renew(draft, row_id(draft.entry, draft.device), None)
    Draft.objects.bulk_update(drafts, COLUMNS, batch_size=200)
    for link in (links := list(Link.objects.filter(owner=owner))):
        renew(link, link.id, None)
    Link.objects.bulk_update(links, COLUMNS, batch_size=200)
    for past in (pasts := list(PastShare.objects.filter(owner=owner))):
        renew(past, past.id, None)
    PastShare.objects.bulk_update(pasts, COLUMNS, batch_size=200)
    for remark in (remarks := list(Remark.objects.filter(owner=owner).select_related("share"))):
        renew(remark, remark.id, None if remark.for_owner else remark.share.bond_id)
    Remark.objects.bulk_update(remarks, COLUMNS, batch_size=200)
    for line in (lines := list(Between.objects.filter(owner=owner))):
        renew(line, line.id, None if line.for_owner else line.bond_id)
    Between.objects.bulk_update(lines, COLUMNS, batch_size=200)


def without_media(entry: UUID, ident: UUID) -> bool:
    """Seal an entry's tellings again so that none names this file; say whether any did."""
    keychain, found = Keychain(OPERATOR), False

    def change(whole: dict[str, Any]) -> dict[str, Any]:
        nonlocal found
        kept = [one for one in whole.get("media", ()) if one["id"] != str(ident)]
        found = found or len(kept) != len(whole.get("media", ()))
        return whole | {"media": kept}

    for row in Revision.objects.filter(entry=entry):
        _rekey_telling(keychain, row, change)
    return found


def _rekey_telling(
    keychain: Keychain,
    row: Revision,
    change: Callable[[dict[str, Any]], dict[str, Any]] = dict,
) -> None:
    wraps = list(Wrap.objects.filter(revision=row))
    own = next(wrap for wrap in wraps if wrap.audience_id is None)
    old = keychain.unwrap(
        row=row.id, owner=row.owner_id, audience=None, key_id=own.key_id, wrapped=own.wrapped
    )
    sealed = seal_parts(
        open_head(old, row.head, row=row.id, owner=row.owner_id),
        change(open_body(old, row.body, row=row.id, owner=row.owner_id)),
        row=row.id,
        owner=row.owner_id,
    )
    row.head, row.body = sealed.head, sealed.body
    row.save(update_fields=["head", "body"])
    for wrap in wraps:
        key = (
            keychain.newest_root(row.owner_id)
            if wrap.audience_id is None
            else keychain.newest_audience(wrap.audience_id)
        )
        wrap.key_id = key.id
        wrap.wrapped = content.wrap(key, sealed.data_key, row=row.id, owner=row.owner_id)
        wrap.save(update_fields=["key_id", "wrapped"])
