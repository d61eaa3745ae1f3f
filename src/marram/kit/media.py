"""Photographs and sounds of a page, as both faces show them: seen as they are, heard on a tap."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse

from marram.record import media
from marram.record.values import Opened

SANDBOX = "default-src 'none'; sandbox"
"""Opened by itself, a file may load and run nothing."""


@dataclass(frozen=True, slots=True)
class Shows:
    """One photograph or sound: where it is, and what its owner says is on it."""

    id: UUID
    href: str
    words: str
    sound: bool
    kind: str
    width: int
    height: int


def shows(opened: Opened, where: str) -> tuple[Shows, ...]:
    """Return what a telling shows and plays, each under the address `where`."""
    return tuple(
        Shows(one.id, f"{where}{one.id}/", one.words, one.is_sound, one.kind, one.width, one.height)
        for one in opened.media
    )


def answer(opened: Opened, ident: UUID) -> HttpResponse:
    """Return one file of a telling; NotFound where the telling does not name it."""
    made, data = media.read(opened, ident)
    response = HttpResponse(data, content_type=made.kind)
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = SANDBOX
    return response
