"""The key by which a push service knows this installation, and the sealing of what is pushed.

The signing key is made from a key of the keyring, so that it lies nowhere else and is in every copy
of the key folder. Sealing and signing are those of a library (RFC 8291 and RFC 8292).
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from marram.keys.installed import keyring

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of P-256 (FIPS 186-4, D.1.2.3)."""
KEPT_FOR = 3600
"""Seconds for which a push service keeps what it cannot deliver: a late reminder is none."""


class NoSubscription(Exception):
    """What was sent is no subscription of a push service."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A message as it is posted to a push service."""

    body: bytes
    headers: dict[str, str]


def application_key() -> str:
    """Return the public key a browser subscribes with."""
    point = (
        _private()
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return urlsafe_b64encode(point).rstrip(b"=").decode()


def sealed(text: str, *, endpoint: str, p256dh: str, auth: str, sender: str) -> Sealed:
    """Return a text sealed for one subscription and signed by this installation.

    `sender` is an address of the installation, which the standard asks for. Raises NoSubscription
    when the keys of the subscription are none.
    """
    # A quarter of a second, which no command and no page pays that pushes nothing.
    from webpush import WebPush, WebPushSubscription  # noqa: PLC0415 - see above
    from webpush.types import WebPushKeys  # noqa: PLC0415 - see above

    key = _private()
    pair = WebPush(
        private_key=key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        public_key=key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        ),
        ttl=KEPT_FOR,
    )
    try:
        whom = WebPushSubscription(
            endpoint=endpoint,
            keys=WebPushKeys(auth=auth, p256dh=p256dh),
        )
        made = pair.get(text, whom, subscriber=sender)
    except (ValueError, TypeError) as error:  # what is wrong with a model is a ValueError too
        raise NoSubscription from error
    return Sealed(made.encrypted, dict(made.headers))


def _private() -> ec.EllipticCurvePrivateKey:
    secret = keyring().get_or_create(kind="push", owner="").secret
    wide = HKDF(hashes.SHA256(), length=48, salt=None, info=b"marram push").derive(secret)
    return ec.derive_private_key(int.from_bytes(wide) % (ORDER - 1) + 1, ec.SECP256R1())
