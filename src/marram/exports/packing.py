"""Packing files into a zip as they are made: the same files and time give the same bytes."""

import io
import secrets
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import pyzipper

INNER = "archive.zip"
_TIGHT = (
    100  # our own reader refuses more than 200 to 1; what packs tighter than this is not packed
)
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 6, 4


class _Outlet(io.RawIOBase):
    """Takes what a zip file writes and hands it on in pieces; nothing goes back."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(memoryview(data))  # type: ignore[arg-type]  # any buffer
        self._waiting.append(piece)
        return len(piece)

    def taken(self) -> Iterator[bytes]:
        """Yield what is waiting and forget it."""
        waiting, self._waiting = self._waiting, []
        yield from waiting


def pack(members: Iterable[tuple[str, bytes]], *, at: datetime) -> Iterator[bytes]:
    """Yield a zip file of these members, piece by piece, while they are made."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, date_time=_stamp(at))
            info.create_system, info.external_attr = 3, 0o100600 << 16
            tight = len(content) > _TIGHT * len(zlib.compress(content, 1))
            method = zipfile.ZIP_STORED if tight else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compress_type=method)
            yield from outlet.taken()
    yield from outlet.taken()


def lock(packed: Iterable[bytes], *, passphrase: str, at: datetime) -> Iterator[bytes]:
    """Yield a zip file locked with AES-256 that holds another one, so that no name is seen."""
    outlet = _Outlet()
    with pyzipper.AESZipFile(outlet, "w", encryption=pyzipper.WZ_AES) as outer:
        outer.setpassword(passphrase.encode())
        outer.setencryption(pyzipper.WZ_AES, nbits=256)
        info = outer.zipinfo_cls(INNER, date_time=_stamp(at))
        outer.writestr(info, b"".join(packed))
        yield from outlet.taken()
    yield from outlet.taken()


def new_passphrase() -> str:
    """Return a passphrase to be shown once and written down: 24 signs, none easily mistaken."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def _stamp(at: datetime) -> tuple[int, int, int, int, int, int]:
    utc = at.astimezone(UTC)
    return max(_EARLIEST, (utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second))
