"""The readers, one a module, and the right one for a file.

A module takes part by declaring `READER`; a test fails when one that does is not named here.
They are not imported by name, so that the storeys can still be checked.
"""

from typing import BinaryIO

from marram.imports import archive, checkins, dated, dayone, jsonl, markdown
from marram.imports.mapping import Mapping
from marram.imports.values import Reader, Refused

READERS: tuple[Reader, ...] = (
    archive.READER,
    dayone.READER,
    markdown.READER,
    dated.READER,
    checkins.READER,
    jsonl.READER,
)
_HEAD = 4096


def reader_for(stream: BinaryIO, *, name: str = "", mapping: Mapping | None = None) -> Reader:
    """Return the reader for this file and wind the stream back; raise Refused if there is none.

    A zip is an archive of ours, a folder of Markdown, or what Day One exports. `mapping` says how
    a table is read.
    """
    head = stream.read(_HEAD)
    stream.seek(0)
    for reader in READERS:
        if reader.accepts(name.lower(), head):
            if reader.name == checkins.NAME:
                return checkins.Checkins(mapping)
            return _inside(stream) if reader.name == archive.NAME else reader
    raise Refused("unknown" if head.strip() else "nothing")


def _inside(stream: BinaryIO) -> Reader:
    """Return the reader for what a zip holds: an archive of ours, Markdown, or Day One's journals.

    What cannot be looked into is left to the archive's reader, which says why.
    """
    try:
        if archive.is_one(stream):
            found: Reader = archive.READER
        elif markdown.in_zip(stream):
            found = markdown.READER
        else:
            found = dayone.READER if dayone.in_zip(stream) else archive.READER
    except Refused:
        found = archive.READER
    stream.seek(0)
    return found
