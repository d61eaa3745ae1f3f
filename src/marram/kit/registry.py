"""Which rooms there are: the folders of `marram.practices`. The one place that imports by name.

Rung 1 is a folder with `practice.toml` alone. Rung 2 has `practice.py` with PRACTICE, and its
words in `words.toml`. Adding a room touches no other file.
"""

import importlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver

from marram.kit import declared, own_words, words
from marram.kit.practice import Arrives, Practice, Worksheet
from marram.record.values import NotFound

ROOMS = "marram.practices"
CLOSE_STEP = "close.step"
"""The one note that no room keeps but the gate before close work."""


def folders() -> list[Path]:
    """Return the folders that declare a room, by name."""
    package = importlib.import_module(ROOMS)
    found = [folder for place in package.__path__ for folder in Path(place).iterdir()]
    return sorted((folder for folder in found if _is_room(folder)), key=lambda folder: folder.name)


@cache
def rooms() -> tuple[Practice, ...]:
    """Return every room, in the order in which a place shows them."""
    return tuple(sorted(map(load, folders()), key=lambda room: (room.order, room.slug)))


def room(slug: str) -> Practice:
    """Return the room of that name, or raise NotFound."""
    for practice in rooms():
        if practice.slug == slug:
            return practice
    raise NotFound


def title_of(slug: str, language: str) -> str:
    """Return what a room is called; the name in its address where it is not there any more."""
    found = next((practice for practice in rooms() if practice.slug == slug), None)
    return (found.words.say("room.title", language=language) if found else "") or slug


def sheet(kind: str) -> Worksheet | None:
    """Return the worksheet that pages of this kind are written on, or None."""
    return next((one for practice in rooms() for one in practice.sheets if one.kind == kind), None)


def arrives(kind: str) -> Arrives | None:
    """Return what keeps a short answer of this kind that a phone brings, or None."""
    found = (practice.arrives or {} for practice in rooms())
    return next((one[kind] for one in found if kind in one), None)


def room_of(kind: str) -> Practice | None:
    """Return the room to which pages of this kind belong, or None."""
    for practice in rooms():
        named = kind == practice.slug or kind in practice.notes
        if named or any(one.kind == kind for one in practice.sheets):
            return practice
    return None


@cache
def notes() -> frozenset[str]:
    """Return the kinds that are no pages somebody wrote: what rooms and the gate keep."""
    return frozenset((CLOSE_STEP, *(kind for practice in rooms() for kind in practice.notes)))


def sheet_of(practice: Practice, slug: str) -> Worksheet:
    """Return a room's worksheet by its name in addresses, or raise NotFound."""
    for one in practice.sheets:
        if one.slug == slug:
            return one
    raise NotFound


def load(folder: Path) -> Practice:
    """Return the room that this folder declares."""
    if (folder / "practice.py").exists():
        module = importlib.import_module(f"{ROOMS}.{folder.name}.practice")
        practice: Practice = module.PRACTICE
        said = replace(words.read_folder(folder), shelves=practice.shelves)
    else:
        practice = declared.read(folder)
        said = practice.words
    return replace(practice, words=replace(said, own=own_words.of_room(folder.name, said)))


def addresses() -> list[URLPattern | URLResolver]:
    """Return the addresses of the rooms that have pages of their own, each from its `urls.py`."""
    named = [folder.name for folder in folders() if (folder / "urls.py").is_file()]
    found: list[URLPattern | URLResolver] = []
    for name in named:
        found += importlib.import_module(f"{ROOMS}.{name}.urls").urlpatterns
    return found


def template_folders() -> list[Path]:
    """Return the template folders of the rooms; each room's lie under its own name inside."""
    return [folder / "templates" for folder in folders() if (folder / "templates").is_dir()]


def static_folders() -> list[tuple[str, str]]:
    """Return the rooms' static folders, each served under `rooms/<its name>/`."""
    return [
        (f"rooms/{folder.name}", str(folder / "static"))
        for folder in folders()
        if (folder / "static").is_dir()
    ]


def forget() -> None:
    """Look at the folders anew at the next question. For tests."""
    rooms.cache_clear()
    notes.cache_clear()


def _is_room(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("practice.py", "practice.toml"))
