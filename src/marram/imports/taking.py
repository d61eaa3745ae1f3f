"""Bringing a file in: look first, then all of it or nothing of it.

Everything is read and checked before anything is written; the record then writes in one
transaction. The same file again brings in nothing, so an import that was broken off is
simply run again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from marram.imports import archive
from marram.imports.readers import reader_for
from marram.imports.values import Found, Refused, Skipped
from marram.imports.words import sentence
from marram.people.actor import Actor
from marram.record import reading, restoring, writing

EVERY = 100
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

    @property
    def count(self) -> int:
        return len(self.new) + self.again + len(self.skipped)


def preview(stream: BinaryIO, known_sources: Iterable[str], *, name: str = "") -> Preview:
    """Return what the file in this seekable stream would bring; raise Refused if it stays out."""
    seen = _read(stream, frozenset(known_sources), name, None)
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
    stream: BinaryIO,
    at: datetime,
    name: str = "",
    progress: Progress | None = None,
) -> Taken:
    """Bring the file in as the actor's own and return what came; raise Refused if it stays out."""
    seen = _read(stream, known_sources(actor, at=at), name, progress)
    if reader_for(stream, name=name).name == archive.NAME:
        imported = restoring.restore(actor, archive=archive.opened(stream), at=at)
    else:
        imported = writing.begin_many(actor, pages=[found.page for found in seen.new], at=at)
    notes = (*_notes(seen), *(line.reason for line in seen.skipped))
    return Taken(seen.count, imported, seen.count - imported, notes)


def known_sources(actor: Actor, *, at: datetime) -> frozenset[str]:
    """Return what makes the actor's entries known again: where they came from, and their ids."""
    heads = [
        head
        for put_away in (False, True)
        for head in reading.outline(actor, owner=actor.person, at=at, put_away=put_away)
    ]
    return frozenset({h.source for h in heads if h.source} | {str(h.entry) for h in heads})


def _read(stream: BinaryIO, known: frozenset[str], name: str, progress: Progress | None) -> _Read:
    new: list[Found] = []
    skipped: list[Skipped] = []
    again = 0
    reader = reader_for(stream, name=name)
    for number, item in enumerate(reader.read(stream), start=1):
        if isinstance(item, Skipped):
            skipped.append(item)
        elif item.source_key in known:
            again += 1
        else:
            new.append(item)
        if progress and number % EVERY == 0:
            progress(number)
    stream.seek(0)
    if not (new or skipped or again):
        raise Refused("nothing")
    return _Read(new, again, tuple(skipped))


def _notes(seen: _Read) -> tuple[str, ...]:
    whens = [found.page.when for found in seen.new if found.page.when]
    counts = {
        "note_again": seen.again,
        "note_cleaned": sum(found.cleaned for found in seen.new),
        "note_undated": sum(when.last is None for when in whens),
        "note_doubts": sum(bool(when.note) for when in whens),
    }
    return tuple(sentence(code, count=count) for code, count in counts.items() if count)
