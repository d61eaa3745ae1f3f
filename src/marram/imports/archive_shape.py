"""What an archive holds, version 1, said once; docs/guide/archive-format.md says it in words."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from marram.core.when import When
from marram.imports.values import Refused

FORMAT = "marram-archive"
VERSION = 1

_Shape = Any  # a type, (types, …) for a choice, [shape] for a list, {name: shape} for an object
_MEDIA: _Shape = {"id": UUID, "kind": str, "words": str, "length": int, "size": [int]}
_TELLING: _Shape = {
    "id": UUID,
    "parent": (UUID, None),
    "recorded": datetime,
    "kind": str,
    "shape": int,
    "title": str,
    "when": (When, None),
    "threads": [str],
    "source": str,
    "marks": [str],
    "body": dict,
    "media": [_MEDIA],
}
_ENTRY: _Shape = {
    "id": UUID,
    "recorded": datetime,
    "put_away": (datetime, None),
    "tellings": [_TELLING],
}
_LINK: _Shape = {"id": UUID, "source": UUID, "target": UUID, "relation": str, "recorded": datetime}
_REMARK: _Shape = {"id": UUID, "text": str, "by": str, "at": str}
_SHARE: _Shape = {
    "id": UUID,
    "entry": UUID,
    "with": str,
    "given": str,
    "taken_back": (str, None),
    "follow": bool,
    "opened": [str],
    "remarks": [_REMARK],
}
_BETWEEN: _Shape = {
    "id": UUID,
    "with": str,
    "by": str,
    "at": datetime,
    "kind": str,
    "about": (UUID, None),
    "body": dict,
}
_LOOK: _Shape = {"at": str, "who": str, "deed": str, "entry": str}
_ARCHIVE: _Shape = {
    "person": dict,
    "entries": [_ENTRY],
    "links": [_LINK],
    "sharing": [_SHARE],
    "between": [_BETWEEN],
    "looked": [_LOOK],
}


def check(found: object) -> dict[str, Any]:
    """Return the archive when it is whole; raise Refused naming the first place that is not."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Refused("archive_none")
    if found.get("version") != VERSION:
        raise Refused("archive_version", version=str(found.get("version"))[:20])
    _complete(found)
    wrong = _wrong(found, _ARCHIVE, "marram.json") or _inconsistent(found)
    if wrong:
        raise Refused("archive_shape", place=wrong)
    return found


def _complete(found: dict[str, Any]) -> None:
    """Add what archives did not have before it was: lines between two people, and pictures."""
    found.setdefault("between", [])
    entries = found.get("entries")
    for entry in entries if isinstance(entries, list) else ():
        tellings = entry.get("tellings") if isinstance(entry, dict) else None
        for telling in tellings if isinstance(tellings, list) else ():
            if isinstance(telling, dict):
                telling.setdefault("media", [])


def _wrong(value: object, shape: _Shape, place: str) -> str:
    """Return the first place that does not fit its shape, or nothing."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return place
        parts = ((value.get(name), inner, f"{place}, {name}") for name, inner in shape.items())
    elif isinstance(shape, list):
        if not isinstance(value, list):
            return place
        parts = ((item, shape[0], f"{place} {n}") for n, item in enumerate(value, start=1))
    else:
        choices = shape if isinstance(shape, tuple) else (shape,)
        return "" if any(_fits(value, choice) for choice in choices) else place
    return next(filter(None, (_wrong(*part) for part in parts)), "")


def _fits(value: object, choice: Any) -> bool:
    if choice is None or isinstance(value, bool):
        return value is None if choice is None else choice is bool
    try:
        return _CHECKS[choice](value) if choice in _CHECKS else isinstance(value, choice)
    except ValueError:
        return False


def _is_id(value: object) -> bool:
    return isinstance(value, str) and str(UUID(value)) == value


def _is_instant(value: object) -> bool:
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


def _is_when(value: object) -> bool:
    return isinstance(value, dict) and bool(When.from_json(value))


_CHECKS: dict[Any, Callable[[object], bool]] = {
    UUID: _is_id,
    datetime: _is_instant,
    When: _is_when,
}


def _inconsistent(found: dict[str, Any]) -> str:
    """Return the first place that contradicts another: no telling, one id twice, no such entry."""
    bare = (n for n, entry in enumerate(found["entries"], start=1) if not entry["tellings"])
    places = [f"marram.json, entries {n}, tellings" for n in bare]
    entries = {entry["id"] for entry in found["entries"]}
    tellings = [telling["id"] for entry in found["entries"] for telling in entry["tellings"]]
    for name, ids, count in (
        ("entries", entries, len(found["entries"])),
        ("tellings", set(tellings), len(tellings)),
    ):
        places += [f"marram.json, {name}, id"] if len(ids) != count else []
    for name, ends in (("links", ("source", "target")), ("sharing", ("entry",))):
        for number, row in enumerate(found[name], start=1):
            places += [f"marram.json, {name} {number}, {e}" for e in ends if row[e] not in entries]
    return next(iter(places), "")
