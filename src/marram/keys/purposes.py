"""Keys for one purpose each: blind index, sessions, codes, audit, and each person's identity.

None of them opens what a person wrote; that is for `keys.content`, which only the record asks.
"""

import hashlib
import hmac
import json
import unicodedata
from typing import Any
from uuid import UUID

from marram.keys import sealing
from marram.keys.installed import keyring

INDEX_BYTES = 16


def blind_index(text: str) -> bytes:
    """Return 16 bytes by which an exact address can be found and nothing else be learnt."""
    normal = unicodedata.normalize("NFKC", text).casefold().strip()
    return _mac("index", normal.encode())[:INDEX_BYTES]


def token_hash(text: str, *, purpose: str) -> str:
    """Return what is stored of a secret handed out, such as a session cookie or a code."""
    return _mac(purpose, text.encode()).hex()


def audit_mac(previous: bytes, body: bytes) -> bytes:
    """Return the 32 bytes that chain one audit line to the line before it."""
    return _mac("audit", previous + body)


def keyed_id(text: str) -> bytes:
    """Return 16 bytes that stand for a text here and nowhere else, and give nothing of it away."""
    return _mac("standing", text.encode())[:INDEX_BYTES]


def same(left: bytes | str, right: bytes | str) -> bool:
    """Say whether two hashes are equal, in constant time."""
    as_bytes = [side.encode() if isinstance(side, str) else side for side in (left, right)]
    return hmac.compare_digest(*as_bytes)


def make_identity(person: UUID) -> None:
    """Make the key under which this person's name and addresses are sealed."""
    keyring().create(kind="identity", owner=person)


def destroy_identity(person: UUID) -> None:
    """Destroy it: the name cannot be read any more, in no backup either."""
    keyring().destroy(kind="identity", owner=person)


def seal_identity(person: UUID, data: dict[str, Any]) -> bytes:
    """Return a person's names and addresses sealed under their own identity key."""
    key = keyring().current(kind="identity", owner=person)
    plain = json.dumps(data, ensure_ascii=False).encode()
    return sealing.seal(key.secret, sealing.padded(plain), _bound("identity", person))


def open_identity(person: UUID, blob: sealing.Blob) -> dict[str, Any]:
    """Return a person's names and addresses."""
    key = keyring().current(kind="identity", owner=person)
    opened: dict[str, Any] = json.loads(
        sealing.unpadded(sealing.unseal(key.secret, blob, _bound("identity", person)))
    )
    return opened


def seal_for(person: UUID, data: dict[str, Any], *, purpose: str) -> bytes:
    """Return a small value of a person sealed under their identity key, for one purpose.

    It goes with them: when the identity key is destroyed no back-up opens it.
    """
    key = keyring().current(kind="identity", owner=person)
    plain = json.dumps(data, ensure_ascii=False).encode()
    return sealing.seal(key.secret, sealing.padded(plain), _bound(purpose, person))


def open_for(person: UUID, blob: sealing.Blob, *, purpose: str) -> dict[str, Any]:
    """Return what `seal_for` sealed."""
    key = keyring().current(kind="identity", owner=person)
    opened: dict[str, Any] = json.loads(
        sealing.unpadded(sealing.unseal(key.secret, blob, _bound(purpose, person)))
    )
    return opened


def seal_small(data: dict[str, Any], *, purpose: str, row: object) -> bytes:
    """Return a small value of the installation sealed for one purpose, bound to its row."""
    key = keyring().get_or_create(kind=purpose, owner="")
    plain = json.dumps(data, ensure_ascii=False).encode()
    return sealing.seal(key.secret, sealing.padded(plain), _bound(purpose, row))


def open_small(blob: sealing.Blob, *, purpose: str, row: object) -> dict[str, Any]:
    """Return what `seal_small` sealed."""
    key = keyring().get_or_create(kind=purpose, owner="")
    opened: dict[str, Any] = json.loads(
        sealing.unpadded(sealing.unseal(key.secret, blob, _bound(purpose, row)))
    )
    return opened


def _mac(purpose: str, data: bytes) -> bytes:
    key = keyring().get_or_create(kind=purpose, owner="")
    return hmac.new(key.secret, data, hashlib.sha256).digest()


def _bound(purpose: str, row: object) -> bytes:
    return sealing.bound_to(keyring().install, purpose, row)
