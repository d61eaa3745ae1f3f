"""Everything of one owner as plain values, and back: what an archive is made of and filled from."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from marram.core.when import When
from marram.keys import content
from marram.people import directory
from marram.people.actor import Actor
from marram.pictures.cleaned import Cleaned
from marram.record import auditing, between, linking, media, reading, sharing
from marram.record.access import may_write
from marram.record.keychain import Keychain
from marram.record.models import Entry, Link, OwnerClock, PastShare, Revision, Wrap
from marram.record.sealed import media_as_kept, open_note, seal_note, seal_page
from marram.record.values import Media, NotFound, Opened, Page, ShareCard

FORMAT, VERSION = "marram-archive", 1


def everything(actor: Actor, *, owner: UUID, at: datetime) -> dict[str, Any]:
    """Return an owner's whole record as plain values, in a fixed order, for their archive."""
    if not may_write(actor, owner):
        raise NotFound
    person = directory.person(owner)
    with transaction.atomic():
        auditing.append(actor, deed="exported", at=at, client=owner, object_type="record")
    return {
        "format": FORMAT,
        "version": VERSION,
        "person": {"name": person.name, "call_me": person.call_me, "language": person.language},
        "entries": _entries(actor, owner),
        "links": [_link(tie) for tie in linking.ties(actor, owner=owner)],
        "sharing": sorted(
            [_share(card) for card in sharing.shares_by_owner(actor, owner=owner)]
            + _past_shares(actor, owner),
            key=lambda share: (share["given"], share["id"]),
        ),
        "between": sorted(
            map(_said, between.of_owner(actor, owner=owner)),
            key=lambda line: (line["at"], line["id"]),
        ),
        "looked": [
            {
                "at": line.at.isoformat(),
                "who": _name(line.who) or line.face,
                "deed": line.deed,
                "entry": str(line.entry or ""),
            }
            for line in auditing.who_looked(actor, owner=owner)
        ],
    }


def files(actor: Actor, *, everything: dict[str, Any]) -> Iterator[tuple[Media, bytes]]:
    """Yield each picture and sound of what `everything` returned, entry by entry."""
    entries = [
        UUID(entry["id"])
        for entry in everything["entries"]
        if any(telling["media"] for telling in entry["tellings"])
    ]
    for _entry, tellings in reading.all_tellings(actor, entries=entries):
        yield from media.every(tellings)


File = Callable[[str], Cleaned | None]
"""Gives a picture or sound of an archive by its id, looked at first; what it is, it says itself."""


def restore(
    actor: Actor,
    *,
    owner: UUID,
    archive: dict[str, Any],
    at: datetime,
    file: File = lambda _ident: None,
) -> dict[str, int]:
    """Take an archive into an owner's record with its ids; what is there already stays as it is.

    Sharing comes back as history only: nobody gets access by it. Returns what was read and taken.
    `file` gives the pictures and sounds; one that it does not give is left out.
    """
    if not may_write(actor, owner):
        raise NotFound
    taken = {"read": len(archive["entries"]), "imported": 0, "skipped": 0}
    with transaction.atomic():
        clock = OwnerClock.objects.select_for_update().get(owner=owner)
        for entry in archive["entries"]:
            done = _restore_entry(actor, clock, entry, file)
            taken["imported" if done else "skipped"] += 1
        clock.save(update_fields=["last"])
        own = set(Entry.objects.filter(owner=owner).values_list("id", flat=True))
        _restore_links(actor, owner, [link for link in archive["links"] if _within(link, own)])
        _restore_shares(
            actor, owner, [share for share in archive["sharing"] if UUID(share["entry"]) in own]
        )
        for line in archive["between"]:
            between.take_in(actor, owner=owner, line=line)
        if taken["imported"]:
            auditing.append(actor, deed="restored", at=at, client=owner, object_type="record")
    return taken


def _entries(actor: Actor, owner: UUID) -> list[dict[str, Any]]:
    rows = {row.id: row for row in Entry.objects.filter(owner=owner).order_by("seq")}
    return [
        {
            "id": str(entry),
            "recorded": rows[entry].created_minute.isoformat(),
            "put_away": _iso(rows[entry].put_away_at),
            "tellings": [_telling(one) for one in tellings],
        }
        for entry, tellings in reading.all_tellings(actor, entries=list(rows))
    ]


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _telling(one: Opened) -> dict[str, Any]:
    head = one.outline
    return {
        "id": str(head.telling),
        "parent": str(one.parent) if one.parent else None,
        "recorded": head.recorded.isoformat(),
        "kind": head.kind,
        "shape": head.shape,
        "title": head.title,
        "when": head.when.as_json() if head.when else None,
        "threads": list(head.threads),
        "source": head.source,
        "marks": list(head.marks),
        "body": one.body,
        "media": [_media(each) for each in one.media],
    }


def _media(one: Media) -> dict[str, Any]:
    """Return what an archive says of a picture or sound: no key, the file lies beside."""
    return {name: said for name, said in media_as_kept(one).items() if name != "key"}


def _link(tie: linking.Tie) -> dict[str, Any]:
    return {
        "id": str(tie.id),
        "source": str(tie.source),
        "target": str(tie.target),
        "relation": tie.relation,
        "recorded": tie.recorded.isoformat(),
    }


def _share(card: ShareCard) -> dict[str, Any]:
    return {
        "id": str(card.id),
        "entry": str(card.entry),
        "with": card.reader_name,
        "given": card.given.isoformat(),
        "taken_back": card.taken_back.isoformat() if card.taken_back else None,
        "follow": card.follow,
        "opened": [day.date().isoformat() for day in card.opened],
        "remarks": [
            {
                "id": str(remark.id),
                "text": remark.text,
                "by": "owner" if remark.by_owner else card.reader_name,
                "at": remark.at.isoformat(),
            }
            for remark in card.remarks
        ],
    }


def _said(line: between.Said) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "with": line.reader,
        "by": "owner" if line.by_owner else line.reader,
        "at": line.at.isoformat(),
        "kind": line.kind,
        "about": str(line.about) if line.about else None,
        "body": line.body,
    }


def _past_shares(actor: Actor, owner: UUID) -> list[dict[str, Any]]:
    keychain = Keychain(actor)
    found = []
    for row in PastShare.objects.filter(owner=owner):
        data_key = keychain.unwrap(
            row=row.id, owner=owner, audience=None, key_id=row.key_id, wrapped=row.wrapped
        )
        found.append(open_note(data_key, row.sealed, table="past", row=row.id, owner=owner))
    return found


def _restore_entry(actor: Actor, clock: OwnerClock, entry: dict[str, Any], file: File) -> bool:
    ident = UUID(entry["id"])
    if Entry.objects.filter(id=ident).exists():
        return False
    clock.last += 1
    row = Entry.objects.create(
        id=ident,
        owner_id=clock.owner_id,
        seq=clock.last,
        created_minute=datetime.fromisoformat(entry["recorded"]),
        put_away_at=datetime.fromisoformat(entry["put_away"]) if entry["put_away"] else None,
    )
    root = Keychain(actor).newest_root(clock.owner_id)
    shown = _restore_media(clock.owner_id, ident, entry["tellings"], file)
    for telling in entry["tellings"]:
        clock.last += 1
        telling_id = UUID(telling["id"])
        page = replace(_page(telling), media=_shown(telling, shown))
        sealed = seal_page(page, row=telling_id, owner=clock.owner_id)
        Revision.objects.create(
            id=telling_id,
            entry=row,
            owner_id=clock.owner_id,
            parent=UUID(telling["parent"]) if telling["parent"] else None,
            seq=clock.last,
            created_minute=datetime.fromisoformat(telling["recorded"]),
            head=sealed.head,
            body=sealed.body,
        )
        Wrap.objects.create(
            revision_id=telling_id,
            owner_id=clock.owner_id,
            key_id=root.id,
            wrapped=content.wrap(root, sealed.data_key, row=telling_id, owner=clock.owner_id),
        )
    return True


def _restore_media(
    owner: UUID, entry: UUID, tellings: list[dict[str, Any]], file: File
) -> dict[str, Media]:
    """Write the files of an entry that came with its archive, and return their names and keys."""
    found: dict[str, Media] = {}
    for one in (each for telling in tellings for each in telling.get("media", ())):
        kept = None if one["id"] in found else file(one["id"])
        if kept is not None:
            found[one["id"]] = replace(media.named(kept, one["words"]), id=UUID(one["id"]))
            media.put(owner, entry, kept.data, found[one["id"]])
    return found


def _shown(telling: dict[str, Any], known: dict[str, Media]) -> tuple[Media, ...]:
    """Return what one telling shows, in the words that it has for it."""
    return tuple(
        replace(known[one["id"]], words=one["words"])
        for one in telling.get("media", ())
        if one["id"] in known
    )


def _page(telling: dict[str, Any]) -> Page:
    return Page(
        kind=telling["kind"],
        shape=telling["shape"],
        title=telling["title"],
        body=telling["body"],
        when=When.from_json(telling["when"]) if telling["when"] else None,
        threads=tuple(telling["threads"]),
        source=telling["source"],
        marks=tuple(telling["marks"]),
    )


def _within(link: dict[str, Any], own: set[UUID]) -> bool:
    """Say whether both ends of a tie are this owner's: an archive may be somebody else's."""
    return UUID(link["source"]) in own and UUID(link["target"]) in own


def _restore_links(actor: Actor, owner: UUID, links: list[dict[str, Any]]) -> None:
    root = Keychain(actor).newest_root(owner)
    for link in links:
        ident = UUID(link["id"])
        if Link.objects.filter(id=ident).exists():
            continue
        Link.objects.create(
            id=ident,
            owner_id=owner,
            source_id=UUID(link["source"]),
            target_id=UUID(link["target"]),
            created_minute=datetime.fromisoformat(link["recorded"]),
            **seal_note({"relation": link["relation"]}, root, table="link", row=ident, owner=owner),
        )


def _restore_shares(actor: Actor, owner: UUID, shares: list[dict[str, Any]]) -> None:
    root = Keychain(actor).newest_root(owner)
    for share in shares:
        ident = UUID(share["id"])
        if PastShare.objects.filter(id=ident).exists():
            continue
        plain = json.loads(json.dumps(share))
        PastShare.objects.create(
            id=ident,
            owner_id=owner,
            entry_id=UUID(share["entry"]),
            **seal_note(plain, root, table="past", row=ident, owner=owner),
        )


def _name(person: UUID | None) -> str:
    if person is None:
        return ""
    try:
        return directory.person(person).name
    except directory.NoSuchPerson:
        return ""
