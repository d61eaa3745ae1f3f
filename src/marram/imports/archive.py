"""Our own archive coming back: ids, tellings, links and history as they went out."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import pyzipper

from marram.core.when import When
from marram.imports.archive_shape import check
from marram.imports.bounded import BROKEN, MAX_BYTES, bounded, check_end, check_ratio, is_locked
from marram.imports.values import Found, Refused, Skipped, page_limit
from marram.pictures.cleaned import Cleaned, NotKept, cleaned
from marram.pictures.kinds import ENDINGS
from marram.record.values import Page
from marram.record.writing import texts_of

MEMBER = "marram.json"
MEDIA = "read/media/"
NAME = "archive"


@dataclass(frozen=True, slots=True)
class Archive:
    """Reads a Marram archive for its preview: the newest telling of each entry."""

    name: str = NAME

    def accepts(self, name: str, head: bytes) -> bool:
        """Return whether it is a zip file."""
        return head.startswith(b"PK") or name.endswith(".zip")

    def read(self, stream: BinaryIO) -> Iterator[Found | Skipped]:
        """Yield one page for each entry; its key is the entry's id."""
        for number, entry in enumerate(opened(stream)["entries"], start=1):
            if _is_long(entry):
                yield Skipped(number, "long_entry")
            else:
                yield Found(_page(entry["tellings"][-1]), entry["id"], number)


READER = Archive()


def is_one(stream: BinaryIO) -> bool:
    """Say whether a zip is an archive of ours."""
    stream.seek(0)
    with bounded(stream) as archive:
        return MEMBER in archive.names()


def opened(stream: BinaryIO) -> dict[str, Any]:
    """Return the archive's record, checked; raise Refused if it is not one."""
    stream.seek(0)
    with bounded(stream) as archive:
        if MEMBER not in archive.names():
            raise Refused("archive_none")
        raw = archive.read(MEMBER)
    try:
        found = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Refused("archive_json") from None
    return check(found)


def media_in(stream: BinaryIO, found: dict[str, Any]) -> Callable[[str], Cleaned | None]:
    """Return what gives the pictures and sounds of an archive by their ids, each looked at first.

    What is no picture or sound, or another than the archive says, is not given. A picture is drawn
    anew, as if it were put on a page here.
    """
    said = {
        one["id"]: one["kind"]
        for entry in found["entries"]
        for telling in entry["tellings"]
        for one in telling["media"]
    }

    def give(ident: str) -> Cleaned | None:
        name = f"{MEDIA}{ident}.{ENDINGS.get(said[ident], '')}"
        stream.seek(0)
        with bounded(stream) as archive:
            data = archive.read(name) if name in archive.names() else b""
        try:
            kept = cleaned(data)
        except NotKept:
            return None
        return kept if kept.kind == said[ident] else None

    return give


def within_limits(found: dict[str, Any]) -> dict[str, Any]:
    """Return the record without entries that are too long, nor their links and shares."""
    kept = [entry for entry in found["entries"] if not _is_long(entry)]
    ids = {entry["id"] for entry in kept}
    return {
        **found,
        "entries": kept,
        "links": [link for link in found["links"] if {link["source"], link["target"]} <= ids],
        "sharing": [share for share in found["sharing"] if share["entry"] in ids],
    }


def unlocked(stream: BinaryIO, *, passphrase: str) -> BinaryIO:
    """Return the archive inside a locked one, held in memory; one that is not locked as it is.

    Raise Refused if it stays shut.
    """
    check_end(stream)
    try:
        with pyzipper.AESZipFile(stream) as outer:
            first, *more = outer.infolist()
            if more or not is_locked(first):
                return stream
            check_ratio(first)
            if first.file_size > MAX_BYTES:
                raise Refused("zip_size", limit=MAX_BYTES // 1024**2)
            outer.setpassword(passphrase.encode())
            return io.BytesIO(outer.read(first))
    except RuntimeError:
        raise Refused("zip_passphrase") from None
    except (*BROKEN, pyzipper.BadZipFile, NotImplementedError):
        raise Refused("zip_broken") from None


def _is_long(entry: dict[str, Any]) -> bool:
    return any(
        sum(len(text.encode()) for text in texts_of([telling["title"], telling["body"]]))
        > page_limit()
        for telling in entry["tellings"]
    )


def _page(telling: dict[str, Any]) -> Page:
    when = telling["when"]
    return Page(
        kind=telling["kind"],
        shape=telling["shape"],
        title=telling["title"],
        body=telling["body"],
        when=When.from_json(when) if when else None,
        threads=tuple(telling["threads"]),
        source=telling["source"],
        marks=tuple(telling["marks"]),
    )
