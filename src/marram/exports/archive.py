"""One archive of everything a person has here: for programs to read, and for people to read.

The same record gives the same bytes, but for the time that is passed as `at`. What is in it is
documented in docs/guide/archive-format.md; marram.imports.archive reads it back.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import Any, BinaryIO
from uuid import UUID

from marram.exports import packing, reading_copy
from marram.people.actor import Actor
from marram.record import restoring
from marram.record.values import Media

MEMBER = "marram.json"


def pieces(actor: Actor, *, owner: UUID, at: datetime, passphrase: str = "") -> Iterator[bytes]:
    """Return the archive of one person in pieces, locked when there is a passphrase.

    What the actor may not hand out is refused by the record before the first piece.
    """
    everything = restoring.everything(actor, owner=owner, at=at)
    media = restoring.files(actor, everything=everything)
    packed = packing.pack(chain(members(everything, at=at), _media(media)), at=at)
    return packing.lock(packed, passphrase=passphrase, at=at) if passphrase else packed


def write(
    actor: Actor, *, owner: UUID, at: datetime, stream: BinaryIO, passphrase: str = ""
) -> int:
    """Write the archive of one person to a stream and return how many bytes it has."""
    length = 0
    for piece in pieces(actor, owner=owner, at=at, passphrase=passphrase):
        length += stream.write(piece)
    return length


def members(everything: dict[str, Any], *, at: datetime) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file in the archive."""
    yield "README.txt", reading_copy.readme(everything, at=at).encode()
    yield MEMBER, canonical(everything)
    yield from ((f"read/{name}", text.encode()) for name, text in reading_copy.files(everything))


def _media(files: Iterable[tuple[Media, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield pictures and sounds, named as the pages to be read name them."""
    for one, data in files:
        yield f"read/{reading_copy.file_name(str(one.id), one.kind)}", data


def canonical(everything: dict[str, Any]) -> bytes:
    """Return the record as JSON that is the same each time: sorted names, one field a line."""
    return json.dumps(everything, ensure_ascii=False, sort_keys=True, indent=1).encode()
