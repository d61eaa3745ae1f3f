"""The one reader of zip files: bounded, in memory, never unpacked to disk.

Everything is checked from the directory before the first byte is unpacked, and counted again
while it is unpacked, because a directory can say what it likes.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO

from marram.imports.values import Refused

MAX_MEMBERS = 20_000
MAX_BYTES = 1024**3
MAX_RATIO = 200
_MAX_DIRECTORY = MAX_MEMBERS * 512
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE = 64 * 1024
_LOCKED = 0x1
# What the standard library raises on damaged bytes, found by damaging them.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
)


class Bounded:
    """A zip file whose members were checked; each can be read once it is asked for by name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Check every member of an opened archive; raise Refused for one that may not be read."""
        self._archive = archive
        self._left = MAX_BYTES
        _check(archive.infolist())

    def names(self) -> list[str]:
        """Return the names of all files, in the order of the archive."""
        return [info.filename for info in self._archive.infolist() if not info.is_dir()]

    def read(self, name: str) -> bytes:
        """Return one file whole."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield one file in pieces; raise Refused when it is damaged or larger than it said."""
        try:
            with self._archive.open(name) as member:
                while piece := member.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise Refused("zip_size", limit=MAX_BYTES // 1024**2)
                    yield piece
        except BROKEN:
            raise Refused("zip_broken") from None
        except (NotImplementedError, RuntimeError):
            raise Refused("zip_method") from None


@contextmanager
def bounded(stream: BinaryIO) -> Iterator[Bounded]:
    """Open a zip file held in a seekable stream, for as long as the block lasts."""
    check_end(stream)
    try:
        archive = zipfile.ZipFile(stream)
    except (*BROKEN, NotImplementedError):
        raise Refused("zip_broken") from None
    with archive:
        yield Bounded(archive)


def check_end(stream: BinaryIO) -> None:
    """Refuse a directory too large to be looked at, before anything looks at it."""
    length = stream.seek(0, 2)
    stream.seek(max(0, length - _END.size - 0xFFFF))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise Refused("zip_broken")
    _, _, _, _, members, size, _, _ = _END.unpack_from(tail, at)
    if members > MAX_MEMBERS or size > _MAX_DIRECTORY:
        raise Refused("zip_members", limit=MAX_MEMBERS)


def _check(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise Refused("zip_members", limit=MAX_MEMBERS)
    if sum(info.file_size for info in members) > MAX_BYTES:
        raise Refused("zip_size", limit=MAX_BYTES // 1024**2)
    if len({info.filename for info in members}) != len(members):
        raise Refused("zip_twice")
    for info in members:
        _check_member(info)


def _check_member(info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise Refused("zip_link")
    if not is_plain_name(info.orig_filename) or not is_plain_name(info.filename):
        raise Refused("zip_name")
    if is_locked(info):
        raise Refused("zip_locked")
    if info.compress_type not in _METHODS:
        raise Refused("zip_method")
    check_ratio(info)


def check_ratio(info: zipfile.ZipInfo) -> None:
    """Refuse a member that would unpack to far more than it is."""
    if info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise Refused("zip_ratio")


def is_locked(info: zipfile.ZipInfo) -> bool:
    """Return whether a member needs a passphrase."""
    return bool(info.flag_bits & _LOCKED)


def is_plain_name(name: str) -> bool:
    """Return whether a member's name stays inside the archive on every kind of machine."""
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts and bool(path.parts)
    return inside and not any(sign in name for sign in "\\:\x00") and name.isprintable()
