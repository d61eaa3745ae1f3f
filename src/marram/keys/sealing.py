"""Authenticated encryption of one value: AES-256-GCM, bound to where the value belongs.

A sealed blob is `suite (1 byte) | nonce (12) | ciphertext and tag`. The suite byte leaves room for
another cipher; today only suite 1 exists. Call these as `sealing.seal(...)`, so that a test can
switch sealing off and prove that it would notice.
"""

import os
import struct
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SUITE = b"\x01"
KEY_BYTES = 32
NONCE_BYTES = 12
_BEGIN = 1 + NONCE_BYTES
STEP = 256
_LENGTH = struct.Struct(">I")


Blob = bytes | memoryview


class CannotOpen(Exception):
    """The bytes were changed, belong somewhere else, or the key is another one."""


def new_key() -> bytes:
    """Return 32 fresh random bytes."""
    return os.urandom(KEY_BYTES)


def bound_to(*parts: object) -> bytes:
    """Return associated data naming the place a value belongs to, such as table, row and column."""
    return "|".join([part.hex if isinstance(part, UUID) else str(part) for part in parts]).encode()


def seal(key: bytes, plain: bytes, bound: bytes) -> bytes:
    """Return `plain` sealed under `key` and bound to `bound`."""
    nonce = os.urandom(NONCE_BYTES)
    return SUITE + nonce + AESGCM(key).encrypt(nonce, plain, SUITE + bound)


def cipher(key: bytes) -> AESGCM:
    """Return a key made ready to open many values."""
    return AESGCM(key)


def unseal(key: bytes | AESGCM, blob: Blob, bound: bytes) -> bytes:
    """Return what was sealed, or raise CannotOpen."""
    if not isinstance(blob, bytes):
        blob = bytes(blob)
    if blob[:1] != SUITE:
        msg = "This was sealed by a suite that is not known here."
        raise CannotOpen(msg)
    try:
        ready = AESGCM(key) if isinstance(key, bytes) else key
        return ready.decrypt(blob[1:_BEGIN], blob[_BEGIN:], SUITE + bound)
    except (InvalidTag, ValueError) as error:
        msg = "This cannot be opened with this key in this place."
        raise CannotOpen(msg) from error


def padded(plain: bytes) -> bytes:
    """Return `plain` with its length in front, filled up to a multiple of 256 bytes."""
    framed = _LENGTH.pack(len(plain)) + plain
    return framed + b"\0" * (-len(framed) % STEP)


def unpadded(framed: bytes) -> bytes:
    """Return what `padded` was given."""
    (length,) = _LENGTH.unpack_from(framed)
    return framed[4 : 4 + length]
