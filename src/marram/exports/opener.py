"""The page that opens sealed pages from a file, without us and without a network.

Beside it lie the ciphertext and the same script that sealed it (kit/static/marram/seal.js), with
Argon2. A browser runs no modules from a file, so they are one ordinary script.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from marram.record.values import RINGS, SEALED

_SCRIPTS = Path(__file__).parent.parent / "kit" / "static" / "marram"
_OWN = Path(__file__).parent / "templates" / "exports" / "opener.js"
NAME, PAGES, SCRIPT = "sealed.html", "sealed-pages.js", "sealed.js"


def sealed_in(everything: dict[str, Any]) -> dict[str, Any]:
    """Return the rings and the sealed pages of an archive, as the opener reads them."""
    tellings = [(entry, one) for entry in everything["entries"] for one in entry["tellings"]]
    rings = {
        ring["id"]: ring
        for _, one in tellings
        if one["kind"] == RINGS
        for ring in one["body"].get("rings", ())
    }
    pages = [
        {"entry": entry["id"], "day": one["recorded"][:10], "body": one["body"]}
        for entry, one in tellings
        if one["kind"] == SEALED
    ]
    return {"rings": list(rings.values()), "pages": pages}


def data(found: dict[str, Any]) -> str:
    """Return it as a script that hands it on: from a file a browser reads no other file."""
    return f"globalThis.marramSealed = {json.dumps(found)};\n"


@cache
def script() -> str:
    """Return the scripts as one, none of it a module."""
    seal = (_SCRIPTS / "seal.js").read_text(encoding="utf-8")
    plain = re.sub(r"^export ", "", seal, flags=re.MULTILINE)
    argon2 = (_SCRIPTS / "vendor" / "argon2.js").read_text(encoding="utf-8")
    return "\n".join((argon2, "{", plain, _OWN.read_text(encoding="utf-8"), "}"))
