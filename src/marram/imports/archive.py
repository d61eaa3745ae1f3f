"""Our own archive coming back: ids, tellings, links and history as they went out."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import pyzipper

from marram.core.when import When
from marram.imports.archive_shape import check
from marram.imports.bounded import MAX_BYTES, bounded
from marram.imports.values import Found, Refused, Skipped
from marram.record.values import Page

MEMBER = "marram.json"
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
            yield Found(_page(entry["tellings"][-1]), entry["id"], number)


READER = Archive()


def opened(stream: BinaryIO, *, passphrase: str = "") -> dict[str, Any]:
    """Return the archive's record, checked; raise Refused if it is not one."""
    if passphrase:
        stream = _unlocked(stream, passphrase)
    with bounded(stream) as archive:
        if MEMBER not in archive.names():
            raise Refused("archive_none")
        raw = archive.read(MEMBER)
    try:
        found = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Refused("archive_json") from None
    return check(found)


def _unlocked(stream: BinaryIO, passphrase: str) -> BinaryIO:
    """Return the archive inside a locked one, held in memory."""
    try:
        with pyzipper.AESZipFile(stream) as outer:
            (info,) = outer.infolist()
            if info.file_size > MAX_BYTES:
                raise Refused("zip_size", limit=MAX_BYTES // 1024**2)
            outer.setpassword(passphrase.encode())
            return io.BytesIO(outer.read(info))
    except RuntimeError:
        raise Refused("zip_passphrase") from None
    except (pyzipper.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise Refused("zip_broken") from None


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
