"""Looking for a marker in every byte an installation left behind, in every form it could have."""

import base64
import gzip
import io
import zipfile
import zlib
from pathlib import Path


def forms(marker: str) -> dict[str, bytes]:
    """Return the marker as it could stand in a file: plain, UTF-16, base64 at each offset, hex."""
    plain = marker.encode()
    found = {
        "utf-8": plain,
        "utf-16-le": marker.encode("utf-16-le"),
        "utf-16-be": marker.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "reversed": plain[::-1],
    }
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + plain + b"\0" * 2)
        found[f"base64+{offset}"] = coded[4 : len(coded) - 6] if offset else coded[:-6]
        found[f"base64url+{offset}"] = found[f"base64+{offset}"].replace(b"+", b"-")
    return found


def unpacked(data: bytes) -> list[bytes]:
    """Return everything that can be decompressed out of these bytes."""
    heads = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
    parts = [_inflate(data[start:], zlib.MAX_WBITS) for start in _starts(data, heads)]
    gzipped = zlib.MAX_WBITS | 16
    parts += [_inflate(data[start:], gzipped) for start in _starts(data, (b"\x1f\x8b\x08",))]
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts += [archive.read(name) for name in archive.namelist()]
    return [part for part in parts if part]


def places(folders: list[Path], marker: str) -> set[str]:
    """Return the files (and the form) in which the marker stands."""
    found = set()
    wanted = forms(marker)
    for path in [path for folder in folders for path in sorted(folder.rglob("*"))]:
        if not path.is_file():
            continue
        try:
            data = path.read_bytes()
        except OSError:
            continue
        for whole in [data, *unpacked(data)]:
            found |= {f"{path} ({form})" for form, bytes_ in wanted.items() if bytes_ in whole}
    return found


def self_test() -> None:
    """Show that the sweep finds what it looks for, in each form."""
    marker = "Zaunkoenig"
    for packed in (zlib.compress(marker.encode()), gzip.compress(marker.encode())):
        assert any(marker.encode() in part for part in unpacked(b"xx" + packed + b"yy"))
    for offset in range(3):
        coded = base64.b64encode(b"abcdef"[:offset] + marker.encode() + b"and more")
        assert any(form in coded for form in forms(marker).values()), offset


def _starts(data: bytes, heads: tuple[bytes, ...]) -> list[int]:
    found = []
    for head in heads:
        at = data.find(head)
        while at >= 0 and len(found) < 5000:
            found.append(at)
            at = data.find(head, at + 1)
    return found


def _inflate(data: bytes, bits: int) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(data, 1 << 20)
    except zlib.error:
        return b""
