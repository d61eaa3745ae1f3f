"""Archives as a person might bring them, whole and otherwise."""

import io
import json
import zipfile
from typing import Any

ENTRY = "6f2c1c0e-7a52-4b3c-9a51-000000000001"
TELLING = "6f2c1c0e-7a52-4b3c-9a51-000000000002"


def record() -> dict[str, Any]:
    """Return the smallest whole record: one person, one entry, one telling."""
    telling = {
        "id": TELLING,
        "parent": None,
        "recorded": "2026-11-22T17:41:00+00:00",
        "kind": "journal",
        "shape": 1,
        "title": "",
        "when": {
            "written": "Lundi 20 juin",
            "first": "1870-06-20",
            "last": "1870-06-20",
            "place": "1870-06-20",
            "note": "",
        },
        "threads": [],
        "source": "0123456789abcdef",
        "marks": [],
        "media": [],
        "body": {"text": "Mort.", "prompt": "", "shelf": "", "source": {}},
    }
    entry = {
        "id": ENTRY,
        "recorded": "2026-11-22T17:41:00+00:00",
        "put_away": None,
        "tellings": [telling],
    }
    return {
        "format": "marram-archive",
        "version": 1,
        "person": {"name": "Edmond"},
        "entries": [entry],
        "links": [],
        "sharing": [],
        "between": [],
        "looked": [],
    }


def packed(
    *members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED
) -> io.BytesIO:
    """Return a zip file with these members, held in memory."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, content in members:
            made.writestr(name, content, compress_type=method)
    stream.seek(0)
    return stream


def dumped(found: object) -> bytes:
    """Return this as the bytes of a marram.json."""
    return json.dumps(found, ensure_ascii=False).encode()


def packed_record(found: object) -> io.BytesIO:
    """Return an archive that holds this as its marram.json."""
    return packed(("marram.json", dumped(found)))
