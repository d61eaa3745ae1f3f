"""A file that somebody chose, as it may be kept; or why it may not be."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from marram.pictures import decoder
from marram.pictures.kinds import PHOTO, PHOTOS, SOUNDS, kind_of, lies

LARGEST = 12 * 1024 * 1024
"""Bytes of one file."""
PATIENCE = 30
_DECODER = Path(decoder.__file__)


class NotKept(Exception):
    """It may not be kept, and why: one word.

    "empty", "large", "kind" (nothing we keep), "lies" (its name says another kind), "broken" (it
    cannot be read), or "pixels" (too many of them).
    """


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What may be kept. A sound has no size in pixels."""

    data: bytes
    kind: str
    width: int = 0
    height: int = 0


def cleaned(data: bytes, *, name: str = "") -> Cleaned:
    """Return a photograph drawn anew, or a sound just as it is; else raise NotKept."""
    if not data:
        raise NotKept("empty")
    if len(data) > LARGEST:
        raise NotKept("large")
    kind = kind_of(data)
    if kind not in PHOTOS + SOUNDS:
        raise NotKept("kind")
    if lies(name, kind):
        raise NotKept("lies")
    return Cleaned(data, kind) if kind in SOUNDS else _drawn(data)


def _drawn(data: bytes) -> Cleaned:
    try:
        done = subprocess.run(  # noqa: S603 - our own file by this very interpreter
            [sys.executable, "-I", str(_DECODER)],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotKept("broken") from None
    if done.returncode:
        raise NotKept("pixels" if done.returncode == decoder.TOO_LARGE else "broken")
    size, _line, drawn = done.stdout.partition(b"\n")
    width, height = map(int, size.split())
    return Cleaned(drawn, PHOTO, width, height)
