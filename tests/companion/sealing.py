"""A browser that seals, in Python: what seal.js makes, made again from its description."""

import json
import secrets
from base64 import b64encode
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def shut(key: bytes, plain: bytes, about: str) -> str:
    nonce = secrets.token_bytes(12)
    return b64encode(nonce + AESGCM(key).encrypt(nonce, plain, about.encode())).decode()


def a_ring(**more: Any) -> dict[str, Any]:
    """Return a ring of PBKDF2, as a browser without WebAssembly makes it."""
    salt = secrets.token_bytes(16)
    how = {"name": "pbkdf2-sha256", "salt": b64encode(salt).decode(), "memory": 0, "lanes": 1}
    ring = str(uuid4())
    wrap = shut(secrets.token_bytes(32), secrets.token_bytes(32), f"marram ring 1|{ring}")
    return {"id": ring, "kdf": how | {"passes": 600_000}, "wrap": wrap, "code": wrap} | more


def sealed(words: str, ring: str, entry: object) -> str:
    """Return the ciphertext of a page, as the browser sends it."""
    raw, plain = secrets.token_bytes(32), json.dumps({"text": words}).encode()
    padded = plain.ljust(-(-len(plain) // 256) * 256)
    return json.dumps(
        {
            "ring": ring,
            "key": shut(secrets.token_bytes(32), raw, f"marram sealed key 1|{entry}"),
            "words": shut(raw, padded, f"marram sealed page 1|{entry}"),
        }
    )
