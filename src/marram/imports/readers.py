"""The readers, one a module, and the right one for a file.

A module takes part by declaring `READER`; a test fails when one that does is not named here.
They are not imported by name, so that the storeys can still be checked.
"""

from typing import BinaryIO

from marram.imports import archive, jsonl
from marram.imports.values import Reader, Refused

READERS: tuple[Reader, ...] = (archive.READER, jsonl.READER)
_HEAD = 4096


def reader_for(stream: BinaryIO, *, name: str = "") -> Reader:
    """Return the reader for this file and wind the stream back; raise Refused if there is none."""
    head = stream.read(_HEAD)
    stream.seek(0)
    for reader in READERS:
        if reader.accepts(name.lower(), head):
            return reader
    raise Refused("unknown" if head.strip() else "nothing")
