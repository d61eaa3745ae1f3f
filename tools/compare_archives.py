#!/usr/bin/env python3
"""Compare two Marram archives and say in sentences what differs.

    compare_archives.py ONE OTHER

Each is an archive (zip, not locked) or the marram.json taken out of one. It uses nothing of
Marram, so that it can find a fault there. Compared are ids, tellings, links, the history of
sharing, what two people kept between them and dates as written; not the access log, which
belongs to the installation.
Exit 0: the same. Exit 1: something differs. Exit 2: one of them cannot be read.
"""

import json
import sys
import zipfile
from pathlib import Path
from typing import Any

MEMBER = "marram.json"
TELLING = (
    "parent",
    "recorded",
    "kind",
    "shape",
    "title",
    "when",
    "threads",
    "source",
    "marks",
    "body",
)
LINK = ("source", "target", "relation", "recorded")
SHARE = ("entry", "with", "given", "taken_back", "follow", "opened")
BETWEEN = ("with", "by", "at", "kind", "about", "body")
REMARK = ("text", "by", "at")


def load(path: Path) -> dict[str, Any]:
    """Return the record in an archive or a marram.json."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            raw = archive.read(MEMBER)
    else:
        raw = path.read_bytes()
    record: dict[str, Any] = json.loads(raw)
    if record.get("format") != "marram-archive":
        raise ValueError("it does not say that it is a Marram archive")
    return record


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Return one sentence for each difference; none when the two are the same."""
    found = []
    if one.get("version") != other.get("version"):
        found.append("The versions of the format differ.")
    found += _rows(
        "entry", one["entries"], other["entries"], ("recorded", "put_away"), ordered=True
    )
    rest = {entry["id"]: entry["tellings"] for entry in other["entries"]}
    for entry in one["entries"]:
        if entry["id"] in rest:
            name = f"telling of entry {entry['id']}"
            found += _rows(name, entry["tellings"], rest[entry["id"]], TELLING, ordered=True)
    found += _rows("link", one["links"], other["links"], LINK)
    found += _rows("share", one["sharing"], other["sharing"], SHARE)
    found += _rows(
        "line between two people", one.get("between", []), other.get("between", []), BETWEEN
    )
    rest = {share["id"]: share["remarks"] for share in other["sharing"]}
    for share in one["sharing"]:
        if share["id"] in rest:
            found += _rows(
                f"answer in share {share['id']}", share["remarks"], rest[share["id"]], REMARK
            )
    return found


def _rows(
    name: str,
    one: list[dict[str, Any]],
    other: list[dict[str, Any]],
    fields: tuple[str, ...],
    *,
    ordered: bool = False,
) -> list[str]:
    here, there = ({row["id"]: row for row in rows} for rows in (one, other))
    found = [
        f"{len(rows) - len(ids)} {name}: an id stands more than once in the {which} archive."
        for which, rows, ids in (("first", one, here), ("second", other, there))
        if len(rows) != len(ids)
    ]
    found += [f"The {name} {i} is only in the first archive." for i in here if i not in there]
    found += [f"The {name} {i} is only in the second archive." for i in there if i not in here]
    both = [i for i in here if i in there]
    if ordered and both != [i for i in there if i in here]:
        found.append(f"The order differs: {name}.")
    return found + [
        f"The {name} {i} differs in its {field}: {_short(here[i].get(field))} is not "
        f"{_short(there[i].get(field))}."
        for i in both
        for field in fields
        if _plain(here[i].get(field)) != _plain(there[i].get(field))
    ]


def _plain(value: object) -> str:
    """Return a value as text that is equal only for the same value: 1 is not true is not 1.0."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _short(value: object, limit: int = 60) -> str:
    text = _plain(value)
    return text if len(text) <= limit else f"{text[:limit]}…"


def main(arguments: list[str]) -> int:
    """Compare the two files named and return the exit code."""
    if len(arguments) != 2:  # noqa: PLR2004 - two archives
        sys.stderr.write((__doc__ or "") + "\n")
        return 2
    records = []
    for path in arguments:
        try:
            records.append(load(Path(path)))
        except (OSError, ValueError, KeyError, zipfile.BadZipFile, RuntimeError) as error:
            sys.stderr.write(f"{path} cannot be read as an archive: {error}\n")
            return 2
    found = differences(records[0], records[1])
    entries = len(records[0]["entries"])
    tellings = sum(len(entry["tellings"]) for entry in records[0]["entries"])
    same = f"The same: {entries} entries with {tellings} tellings, links and sharing history."
    sys.stdout.write("\n".join(found or [same]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
