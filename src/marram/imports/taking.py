"""Bringing a file in: look first, then all of it or nothing of it.

Everything is read and checked before anything is written; the record then writes in one
transaction. The same file again brings in nothing, so an import that was broken off is
simply run again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO
from uuid import UUID

from django.db import IntegrityError

from marram.imports import archive
from marram.imports.mapping import Mapping
from marram.imports.readers import reader_for
from marram.imports.values import Found, Reader, Refused, Skipped
from marram.imports.words import sentence
from marram.people.actor import Actor
from marram.record import reading, restoring, writing
from marram.record.values import Refused as RecordRefused

EVERY = 100
SAID = 20
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would bring: nothing was written to make it."""

    read: int
    to_import: int
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in. Here `skipped` also counts what was there already."""

    read: int
    imported: int
    skipped: int
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the plain form that the command prints."""
        return {
            "read": self.read,
            "imported": self.imported,
            "skipped": self.skipped,
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class _Read:
    new: list[Found]
    again: int
    skipped: tuple[Skipped, ...]
    beside: tuple[Found, ...] = ()
    """What only comes along, where it is not here yet."""

    @property
    def count(self) -> int:
        return len(self.new) + self.again + len(self.skipped)


def preview(
    stream: BinaryIO,
    known: Iterable[str],
    *,
    name: str = "",
    passphrase: str = "",
    mapping: Mapping | None = None,
) -> Preview:
    """Return what the file in this seekable stream would bring; raise Refused if it stays out."""
    stream = archive.unlocked(stream, passphrase=passphrase) if passphrase else stream
    reader = reader_for(stream, name=name, mapping=mapping)
    seen = _read(reader, stream, frozenset(known), None)
    whens = [found.page.when for found in seen.new if found.page.when]
    return Preview(
        read=seen.count,
        to_import=len(seen.new),
        skipped=seen.skipped,
        notes=_notes(seen),
        first=min((when.first for when in whens if when.first and when.last), default=None),
        last=max((when.last for when in whens if when.last), default=None),
    )


def take(
    actor: Actor,
    *,
    owner: UUID,
    stream: BinaryIO,
    at: datetime,
    name: str = "",
    passphrase: str = "",
    mapping: Mapping | None = None,
    progress: Progress | None = None,
) -> Taken:
    """Bring the file into the owner's record, return what came; raise Refused if it stays out."""
    stream = archive.unlocked(stream, passphrase=passphrase) if passphrase else stream
    reader = reader_for(stream, name=name, mapping=mapping)
    last = writing.last_seq(owner)
    seen = _read(reader, stream, known_sources(actor, owner=owner, at=at), progress)
    try:
        if reader.name == archive.NAME:
            whole = archive.within_limits(archive.opened(stream))
            imported = restoring.restore(
                actor, owner=owner, archive=whole, at=at, file=archive.media_in(stream, whole)
            )["imported"]
        else:
            pages = [found.page for found in (*seen.beside, *seen.new)] if seen.new else []
            imported = writing.begin_many(
                actor, owner=owner, pages=pages, at=at, expected_last=last
            )
            imported -= len(seen.beside) if seen.new else 0
    except RecordRefused:
        raise Refused("changed") from None
    except IntegrityError:
        raise Refused("archive_ids") from None
    notes = _notes(seen, kept_out=len(seen.new) - imported)
    return Taken(seen.count, imported, seen.count - imported, (*notes, *_reasons(seen.skipped)))


def known_sources(actor: Actor, *, owner: UUID, at: datetime) -> frozenset[str]:
    """Return what makes the owner's entries known again: where they came from, and their ids."""
    heads = [
        head
        for put_away in (False, True)
        for head in reading.outline(actor, owner=owner, at=at, put_away=put_away)
    ]
    return frozenset({h.source for h in heads if h.source} | {str(h.entry) for h in heads})


def _read(
    reader: Reader, stream: BinaryIO, known: frozenset[str], progress: Progress | None
) -> _Read:
    new: list[Found] = []
    skipped: list[Skipped] = []
    beside: list[Found] = []
    again = 0
    for number, item in enumerate(reader.read(stream), start=1):
        if isinstance(item, Skipped):
            skipped.append(item)
        elif item.beside:
            beside += [item] if item.source_key not in known else []
        elif item.source_key in known:
            again += 1
        else:
            new.append(item)
        if progress and number % EVERY == 0:
            progress(number)
    if not (new or skipped or again):
        raise Refused("nothing")
    return _Read(new, again, tuple(skipped), tuple(beside))


def _notes(seen: _Read, *, kept_out: int = 0) -> tuple[str, ...]:
    whens = [found.page.when for found in seen.new if found.page.when]
    counts = {
        "note_again": seen.again,
        "note_kept_out": kept_out,
        "note_cleaned": sum(found.cleaned for found in seen.new),
        "note_undated": sum(when.last is None for when in whens),
        "note_doubts": sum(bool(when.note) for when in whens),
    }
    return tuple(sentence(code, count=count) for code, count in counts.items() if count)


def _reasons(skipped: tuple[Skipped, ...]) -> Iterator[str]:
    yield from (line.reason for line in skipped[:SAID])
    if len(skipped) > SAID:
        yield sentence("note_more", count=len(skipped) - SAID)
