"""What an archive holds, version 1, said once; docs/guide/archive-format.md says it in words."""

from typing import Any
from uuid import UUID

from marram.core.when import When
from marram.imports.values import Refused

FORMAT = "marram-archive"
VERSION = 1

_Shape = Any  # a type, (types, …) for a choice, [shape] for a list, {name: shape} for an object
_TELLING: _Shape = {
    "id": UUID,
    "parent": (UUID, None),
    "seq": int,
    "recorded": str,
    "kind": str,
    "shape": int,
    "title": str,
    "when": (When, None),
    "threads": [str],
    "source": str,
    "marks": [str],
    "body": dict,
}
_ENTRY: _Shape = {
    "id": UUID,
    "seq": int,
    "recorded": str,
    "put_away": (str, bool, None),
    "tellings": [_TELLING],
}
_LINK: _Shape = {"id": UUID, "source": UUID, "target": UUID, "relation": str, "recorded": str}
_ANSWER: _Shape = {"id": UUID, "text": str, "by": str, "at": str}
_SHARE: _Shape = {
    "id": UUID,
    "entry": UUID,
    "with": str,
    "given": str,
    "taken_back": (str, None),
    "follow": bool,
    "note": str,
    "opened": [str],
    "answers": [_ANSWER],
}
_LOOK: _Shape = {"at": str, "who": str, "deed": str, "entry": (str, None)}
_ARCHIVE: _Shape = {
    "person": dict,
    "entries": [_ENTRY],
    "links": [_LINK],
    "sharing": [_SHARE],
    "looked": [_LOOK],
}


def check(found: object) -> dict[str, Any]:
    """Return the archive when it is whole; raise Refused naming the first place that is not."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Refused("archive_none")
    if found.get("version") != VERSION:
        raise Refused("archive_version", version=str(found.get("version"))[:20])
    wrong = _wrong(found, _ARCHIVE, "marram.json") or _empty(found) or _doubled(found)
    if wrong:
        raise Refused("archive_shape", place=wrong)
    return found


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
    if choice is None:
        return value is None
    if isinstance(value, bool) or choice is bool:
        return isinstance(value, bool) and choice is bool
    try:
        if choice is UUID:
            return isinstance(value, str) and str(UUID(value)) == value
        if choice is When:
            return isinstance(value, dict) and bool(When.from_json(value))
    except ValueError:
        return False
    return isinstance(value, choice)


def _empty(found: dict[str, Any]) -> str:
    bare = (n for n, entry in enumerate(found["entries"], start=1) if not entry["tellings"])
    return next((f"marram.json, entries {n}, tellings" for n in bare), "")


def _doubled(found: dict[str, Any]) -> str:
    """Return a place where one id stands for two things."""
    entries = [entry["id"] for entry in found["entries"]]
    tellings = [telling["id"] for entry in found["entries"] for telling in entry["tellings"]]
    for name, ids in (("entries", entries), ("tellings", tellings)):
        if len(set(ids)) != len(ids):
            return f"marram.json, {name}, id"
    return ""
