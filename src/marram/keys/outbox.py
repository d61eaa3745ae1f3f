"""The outbox of a client's devices: what they seal so that this server alone can open it.

A device holds the public half of a key and can seal with it, but open nothing: words written
without a signal lie on the phone as bytes that the phone itself cannot read. HPKE (RFC 9180), base
mode, with X25519, HKDF-SHA256 and AES-256-GCM; `info` binds what is sealed to this installation and
to the key.
Only `marram.record` may import this module.
"""

from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from marram.keys import sealing
from marram.keys.installed import keyring
from marram.keys.keyring import KeyGone
from marram.keys.sealing import CannotOpen

KIND = "outbox"
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class PublicHalf:
    """What a device needs to seal: the id of the key, its public half, what sealing is bound to."""

    key_id: str
    public: bytes
    info: bytes


def public_half(owner: UUID) -> PublicHalf:
    """Return the public half of a client's outbox key, made now if there was none."""
    key = keyring().get_or_create(kind=KIND, owner=owner)
    private = X25519PrivateKey.from_private_bytes(key.secret)
    return PublicHalf(key.id.hex(), private.public_key().public_bytes_raw(), _info(key.id.hex()))


def unseal(owner: UUID, key_id: str, sealed: bytes) -> bytes:
    """Return what a device of this client sealed, or raise KeyGone or CannotOpen."""
    for key in keyring().all_of(kind=KIND, owner=owner):
        if key.id.hex() == key_id:
            private = X25519PrivateKey.from_private_bytes(key.secret)
            try:
                return SUITE.decrypt(sealed, private, info=_info(key_id))
            except (InvalidTag, ValueError) as error:
                msg = "This was sealed for somebody else, or is not whole."
                raise CannotOpen(msg) from error
    msg = "There is no such outbox key."
    raise KeyGone(msg)


def destroy(owner: UUID) -> None:
    """Destroy a client's outbox keys: what is still on a device opens nowhere any more."""
    keyring().destroy(kind=KIND, owner=owner)


def _info(key_id: str) -> bytes:
    return sealing.bound_to(keyring().install, KIND, key_id)
