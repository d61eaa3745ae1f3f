"""Write: a start with a prompt or without, what was being written, and what has been written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from marram.accounts.gate import client_only
from marram.companion import prompted
from marram.companion.asking import as_id, me, news, page_number, plain, show
from marram.companion.doors import DraftDoor, draft_door, room_doors
from marram.companion.rows import RowCard, cards, cut, everything
from marram.kit import registry, showing
from marram.kit.practice import Through
from marram.kit.prompts import Prompt
from marram.kit.requests import MarramRequest
from marram.kit.ways import Way
from marram.record import reading
from marram.record.values import Outline


@dataclass(frozen=True, slots=True)
class ShelfDoor:
    """A shelf or a thread to look at alone."""

    href: str
    name: str
    current: bool


@dataclass(frozen=True, slots=True)
class Write:
    """The page."""

    draft: DraftDoor | None
    prompt: Prompt | None
    rows: tuple[RowCard, ...]
    shelves: tuple[ShelfDoor, ...]
    threads: tuple[ShelfDoor, ...]
    shelf: str
    """The name of the shelf or the thread that is looked at, "" for all."""
    on_shelf: str
    newer: str
    older: str
    rooms: tuple[Way, ...]
    news: str
    undo: str
    query: str = ""


@require_safe
@client_only
def write(request: MarramRequest) -> HttpResponse:
    """Return Write, with fifty pages of the list at a time."""
    names = prompted.shelf_names(request)
    shelf = request.GET.get("shelf", "")
    shelf = shelf if shelf in names else ""
    known = everything(request)
    runs = _through(request, known)
    thread = next((one for one in runs if one.id == request.GET.get("thread")), None)
    heads = _on(request, shelf, [head for head in known if showing.is_writing(head)])
    if thread is not None:
        heads = [head for head in heads if head.entry in thread.entries]
    part = cut(
        heads,
        page_number(request.GET.get("page")),
        reverse("write"),
        shelf=shelf,
        thread=thread.id if thread else "",
    )
    first = not request.GET.get("page")
    page = Write(
        draft=draft_door(request) if first else None,
        prompt=prompted.offered(request, known, shelf=shelf, plainer=plain(me(request)))
        if first
        else None,
        rows=cards(request, part.heads),
        shelves=_doors(names, shelf, "shelf"),
        threads=_doors({one.id: one.name for one in runs}, thread.id if thread else "", "thread"),
        shelf=thread.name if thread else names.get(shelf, ""),
        on_shelf=shelf,
        newer=part.newer,
        older=part.older,
        rooms=room_doors(request) if first else (),
        news=news(request),
        undo=_undo(request),
    )
    return show(request, "write", page)


def _on(request: MarramRequest, shelf: str, heads: list[Outline]) -> list[Outline]:
    """Return the pages that stand on this shelf; which shelf is said inside a page."""
    if not shelf:
        return heads
    bodies = reading.bodies(request.actor, owner=heads[0].owner) if heads else ()
    there = {telling for telling, body in bodies if body.get("shelf") == shelf}
    return [head for head in heads if head.telling in there]


def _through(request: MarramRequest, heads: Sequence[Outline]) -> list[Through]:
    """Return what runs through pages that stand here."""
    here = {head.entry for head in heads if showing.is_writing(head)}
    slots = [room.through for room in registry.rooms() if room.through is not None]
    found = [one for slot in slots for one in slot(request.actor, heads, request.at)]
    return [one for one in found if one.entries & here]


def _doors(names: Mapping[str, str], current: str, kind: str) -> tuple[ShelfDoor, ...]:
    """Return a door to each of these, and out of the one that is looked at."""
    address = reverse("write")
    return tuple(
        ShelfDoor(address if key == current else f"{address}?{kind}={key}", name, key == current)
        for key, name in names.items()
    )


def _undo(request: MarramRequest) -> str:
    """Return where the last deed is undone, when it was putting a page away."""
    entry = as_id(request.GET.get("entry"))
    if news(request) != "put-away" or entry is None:
        return ""
    return reverse("bring_back", args=[entry])
