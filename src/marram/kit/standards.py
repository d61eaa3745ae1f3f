"""What holds for every room and worksheet that is found. Each check returns what is wrong.

A worksheet needs no test of its own: `tests/kit/test_every_room.py` asks these of all of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields as dataclass_fields

from marram.kit import shapes
from marram.kit.forms import RESERVED
from marram.kit.practice import IN_ROWS, Field, Practice, Worksheet
from marram.kit.words import PLAIN, Words

ROWS = range(1, 71)
NAME = re.compile(r"[a-z][a-z0-9_]*")
SLUG = re.compile(r"[a-z][a-z0-9-]*")
NEVER_SAID = (
    "streak|overdue|missed|failed|failure|journey|loved ones?|pass(?:ed)? away|closure|acceptance|"
    "mov(?:e|ed|ing) on|recover from|stages? of grief|strong|brave|should|must|great job|well done|"
    "at least|don't worry|homework|everything happens for a reason|we understand|victim|"
    "committed suicide|sufferer|non-compliant|silver lining|let go"
)
BANNED = re.compile(rf"(?<![\w-])(?:{NEVER_SAID})(?![\w-])|!", re.IGNORECASE)


def faults(room: Practice) -> list[str]:
    """Return everything that is wrong with a room's declaration, as sentences."""
    own = [fault for check in room.standards for fault in check()]
    found = [*_seeds(room), *_sheets(room), *_complete(room), *_said(room.words), *own]
    return [f"{room.slug}: {fault}" for fault in found]


def faults_between(rooms: Iterable[Practice]) -> list[str]:
    """Return the kinds that two worksheets lay claim to, and ways to rooms that are not there."""
    rooms = tuple(rooms)
    kinds = [sheet.kind for room in rooms for sheet in room.sheets]
    twice = {kind for kind in kinds if kinds.count(kind) > 1}
    names = {room.slug for room in rooms}
    lost = {one.room for room in rooms for sheet in room.sheets for one in sheet.leads} - names
    return [
        *(f"two worksheets write {kind}" for kind in sorted(twice)),
        *(f"there is no room {name} to lead on to" for name in sorted(lost)),
    ]


def _seeds(room: Practice) -> Iterator[str]:
    if not room.seeds:
        yield "names no row of the capabilities"
    for seed in room.seeds:
        if not (seed[:1] == "S" and seed[1:].isdigit() and int(seed[1:]) in ROWS):
            yield f"there is no row {seed}"
    for file in (room.words.source, *room.words.others.values()):
        if not (file.seed and file.review):
            yield f"the {file.language} words lack their seed line or their review state"


def _sheets(room: Practice) -> Iterator[str]:
    for sheet in room.sheets:
        if not SLUG.fullmatch(sheet.slug):
            yield f"{sheet.slug} cannot stand in an address"
        if not sheet.fields:
            yield f"{sheet.kind} asks nothing"
        yield from _field_names(sheet.kind, sheet.fields)
        yield from _roles(sheet)
        yield from _shape(sheet)


def _roles(sheet: Worksheet) -> Iterator[str]:
    asked = {"", *(field.name for field in sheet.fields)}
    for role in ("begins_from", "looks_back", "outcome"):
        if (name := getattr(sheet, role)) not in asked:
            yield f"{sheet.kind}: {role} is {name}, which it does not ask"


def _field_names(kind: str, fields: tuple[Field, ...]) -> Iterator[str]:
    names = [field.name for field in fields]
    for field in fields:
        if not NAME.fullmatch(field.name) or field.name in RESERVED or names.count(field.name) > 1:
            yield f"{kind}: a question cannot be called {field.name}"
        if (field.type == "choice") != bool(field.options):
            yield f"{kind}: {field.name} is a choice without options, or has them and is none"
        if (field.type in {"group", "rows"}) != bool(field.fields):
            yield f"{kind}: {field.name} is a group without questions, or has them and is none"
        if field.type == "rows" and {one.type for one in field.fields} - IN_ROWS:
            yield f"{kind}: a row of {field.name} asks what a row cannot hold"
        if field.type == "number" and not 0 <= field.least < field.most:
            yield f"{kind}: {field.name} is a number between nothing"
        yield from _field_names(f"{kind}, {field.name}", field.fields)


def _shape(sheet: Worksheet) -> Iterator[str]:
    missing = set(range(1, sheet.version)) - set(sheet.upcasts or {})
    if missing:
        yield f"{sheet.kind}: no way from version {sorted(missing)} to today's"
    if sheet.shape is None:
        return
    known = {field.name for field in dataclass_fields(sheet.shape)}
    if lacking := {field.name for field in sheet.fields} - known:
        yield f"{sheet.kind}: its shape does not know {sorted(lacking)}"
    elif not shapes.is_empty(shapes.as_body(sheet.shape())):
        yield f"{sheet.kind}: a new page of it is not empty"


def _complete(room: Practice) -> Iterator[str]:
    wanted = {"room.title", "room.about"} | {f"shelf.{shelf.slug}" for shelf in room.shelves}
    wanted |= {f"shelf.{shelf.slug}.first" for shelf in room.shelves if not shelf.put_forward}
    own = (*room.pages, *(page for sheet in room.sheets for page in sheet.pages))
    wanted |= {f"page.{page}.{part}" for page in own for part in ("title", "about")}
    for sheet in room.sheets:
        start = f"sheet.{sheet.slug}"
        wanted |= {f"{start}.{one.field}.option.{one.option}.then" for one in sheet.leads}
        wanted |= {f"{start}.rest"} if sheet.rest_after else set()
        wanted |= {f"{start}.off"} if sheet.off else set()
        wanted |= {f"{start}.folded"} if any(one.folded for one in sheet.fields) else set()
        wanted |= {f"{start}.title", f"{start}.about", *_asked(start, sheet.fields)}
    for key in sorted(wanted):
        if not room.words.say(key):
            yield f"no words for {key}"
    source = set(room.words.source.texts)
    for file in room.words.others.values():
        for key in set(file.texts) - source - {key + PLAIN for key in source}:
            yield f"the {file.language} words have {key}, which the English do not"


def _asked(start: str, fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        key = f"{start}.{field.name}"
        if field.type == "group":
            yield from _asked(key, field.fields)
            continue
        if field.type == "rows":
            yield from _asked(key, field.fields)
        yield f"{key}.ask"
        yield from (f"{key}.option.{option}" for option in field.options)


def _said(words: Words) -> Iterator[str]:
    for key, text in words.source.texts.items():
        for word in BANNED.findall(text.replace("\u2019", "'")):
            yield f"{key} says {word!r}"
