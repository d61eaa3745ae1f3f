"""A device with a lock, in software: it makes keys and signs as a browser would pass it on."""

import hashlib
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256

PRESENT, VERIFIED, NEW_KEY = 0x01, 0x04, 0x40


def text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Device:
    """Holds one key; `knows_its_person` says whether it asked for finger, face or code."""

    def __init__(self, origin: str = "http://localhost:8000", *, knows_its_person: bool = True):
        self.origin, self.flags = origin, PRESENT | (VERIFIED if knows_its_person else 0)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.ident, self.count, self.handle = os.urandom(32), 0, b""

    def make(self, options: dict) -> str:
        """Return the answer to options that ask for a new key."""
        asked = options["publicKey"]
        self.handle = raw(asked["user"]["id"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        held = bytes(16) + len(self.ident).to_bytes(2, "big") + self.ident + public
        data = self._data(asked["rp"]["id"], NEW_KEY) + held
        attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        said = {
            "clientDataJSON": text(self._client("webauthn.create", asked["challenge"])),
            "attestationObject": text(attested),
        }
        return self._answer(said)

    def sign(self, options: dict) -> str:
        """Return the answer to options that ask to sign."""
        asked = options["publicKey"]
        self.count += 1
        data = self._data(asked["rpId"], 0)
        client = self._client("webauthn.get", asked["challenge"])
        signed = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        said = {
            "clientDataJSON": text(client),
            "authenticatorData": text(data),
            "signature": text(signed),
            "userHandle": text(self.handle),
        }
        return self._answer(said)

    def _data(self, place: str, more: int) -> bytes:
        hashed = hashlib.sha256(place.encode()).digest()
        return hashed + bytes([self.flags | more]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _answer(self, response: dict) -> str:
        ident = text(self.ident)
        whole = {"id": ident, "rawId": ident, "type": "public-key", "response": response}
        return json.dumps(whole | {"clientExtensionResults": {}})
