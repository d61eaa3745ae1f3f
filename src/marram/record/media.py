"""Photographs and sounds of an entry: sealed files, each under a key that stands in its tellings.

Whoever opens a telling opens what it names. Files lie in MARRAM_DATA/media, by owner and entry, and
are written and flushed before the telling that names them.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from marram.keys import pieces, sealing
from marram.keys.sealing import CannotOpen
from marram.people.actor import Actor
from marram.pictures.cleaned import Cleaned
from marram.record import reading
from marram.record.values import Media, NotFound, Opened, Page


def put(owner: UUID, entry: UUID, data: bytes, made: Media) -> None:
    """Write a file sealed, as `made` names it, and have it on the disk before this returns."""
    path = _path(owner, entry, made.id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = path.with_suffix(".half")
    sealed = pieces.seal(made.key, data, "media", made.id, owner, entry)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def named(kept: Cleaned, words: str) -> Media:
    """Return the name and key of a file that is to be written."""
    length, key = len(kept.data), sealing.new_key()
    return Media(uuid4(), kept.kind, words, length, kept.width, kept.height, key=key)


def read(opened: Opened, ident: UUID) -> tuple[Media, bytes]:
    """Return what an opened telling names, with its bytes; NotFound where it is not there."""
    made = next((one for one in opened.media if one.id == ident), None)
    if made is None:
        raise NotFound
    head = opened.outline
    try:
        sealed = _path(head.owner, head.entry, ident).read_bytes()
        return made, pieces.unseal(made.key, sealed, "media", ident, head.owner, head.entry)
    except (OSError, CannotOpen) as error:
        raise NotFound from error


def carried(actor: Actor, *, owner: UUID, entry: UUID, page: Page, at: datetime) -> Page:
    """Return a page to be kept with what the entry's newest telling names, unless it names its own.

    Only an entry with files is looked at.
    """
    if page.media is not None or not _folder(owner, entry).is_dir():
        return page
    with contextlib.suppress(NotFound):
        return replace(page, media=reading.open_one(actor, entry=entry, at=at).media)
    return page


def every(tellings: Sequence[Opened]) -> Iterator[tuple[Media, bytes]]:
    """Yield each file that these tellings of one entry name, once, where it is there."""
    seen: set[UUID] = set()
    for one in tellings:
        for made in one.media:
            if made.id not in seen:
                seen.add(made.id)
                with contextlib.suppress(NotFound):
                    yield read(one, made.id)


def drop_all_but(owner: UUID, entry: UUID, *, still: Sequence[UUID]) -> None:
    """Take away the files of an entry that no telling names any more."""
    names = {one.hex for one in still}
    with contextlib.suppress(FileNotFoundError):
        for path in _folder(owner, entry).iterdir():
            if path.name not in names:
                path.unlink(missing_ok=True)


def drop_one(owner: UUID, entry: UUID, ident: UUID) -> None:
    """Take away one file."""
    _path(owner, entry, ident).unlink(missing_ok=True)


def drop_entry(owner: UUID, entry: UUID) -> None:
    """Take away the files of an entry."""
    shutil.rmtree(_folder(owner, entry), ignore_errors=True)


def drop_owner(owner: UUID) -> None:
    """Take away all files of a person."""
    shutil.rmtree(_folder(owner, owner).parent, ignore_errors=True)


def _folder(owner: UUID, entry: UUID) -> Path:
    return Path(settings.MARRAM_DATA) / "media" / owner.hex / entry.hex


def _path(owner: UUID, entry: UUID, ident: UUID) -> Path:
    return _folder(owner, entry) / ident.hex
