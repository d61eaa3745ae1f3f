"""What a browser sends of a sealed page: a ring or ciphertext, checked to be nothing else. Pure.

A ring is one random root key, wrapped under the passphrase and under the recovery code, with how
the passphrase is stretched. Nothing here opens it. kit/static/marram/seal.js makes and opens both.
"""

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

SHAPE = 1
SALT, WRAPPED, LEAST, STEP = 16, 12 + 32 + 16, 12 + 16, 256
"""Bytes: a salt; a key under AES-GCM (nonce, key, tag); nonce and tag; what words are padded to."""
STRETCHED = {
    "argon2id": {"memory": (65536, 2**21), "passes": (3, 100), "lanes": (1, 16)},
    "pbkdf2-sha256": {"memory": (0, 0), "passes": (600_000, 10**8), "lanes": (1, 1)},
}
"""How a passphrase may be stretched: from what we begin with up to what a phone can bear.

Argon2id with 64 MiB and three passes: RFC 9106, section 4, second recommended option. PBKDF2 with
600,000: OWASP Password Storage Cheat Sheet, 2023.
"""
PAGE = ("ring", "key", "words")
RING = ("id", "kdf", "wrap", "code")


@dataclass(frozen=True, slots=True)
class NotSealed(Exception):
    """What was sent is not ciphertext of ours; nothing of it may be kept."""


def page(sent: str) -> dict[str, str]:
    """Return the body of a sealed page, or raise NotSealed."""
    found = _object(sent, PAGE)
    if not _is_id(found["ring"]) or _length(found["key"]) != WRAPPED:
        raise NotSealed
    padded = _length(found["words"]) - LEAST
    if padded < STEP or padded % STEP:
        raise NotSealed
    return found


def ring(sent: str) -> dict[str, Any]:
    """Return a ring, or raise NotSealed."""
    found = _object(sent, RING)
    if not _is_id(found["id"]) or {_length(found["wrap"]), _length(found["code"])} != {WRAPPED}:
        raise NotSealed
    how = found["kdf"]
    limits = STRETCHED.get(str(how.get("name"))) if isinstance(how, dict) else None
    if limits is None or set(how) != {"name", "salt", *limits} or _length(how["salt"]) != SALT:
        raise NotSealed
    for name, (least, most) in limits.items():
        if type(how[name]) is not int or not least <= how[name] <= most:
            raise NotSealed
    return found


def rings_of(bodies: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return every ring that was kept, by its id; of two with one id the later one."""
    return {one["id"]: one for body in bodies for one in body.get("rings", ())}


def _object(sent: str, names: Sequence[str]) -> dict[str, Any]:
    try:
        found = json.loads(sent)
    except (ValueError, RecursionError):
        raise NotSealed from None
    if not isinstance(found, dict) or set(found) != set(names):
        raise NotSealed
    return found


def _is_id(text: object) -> bool:
    try:
        return isinstance(text, str) and str(UUID(text)) == text
    except ValueError:
        return False


def _length(text: object) -> int:
    """Return how many bytes stand there in base64; what is not base64 has none."""
    try:
        return len(b64decode(text, validate=True)) if isinstance(text, str) else 0
    except ValueError:
        return 0
