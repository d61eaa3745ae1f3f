"""Ruth, a mail server, and a push service on this machine that opens what it is sent."""

import base64
import http.server
import json
import os
import socket
import threading
from collections.abc import Iterator
from email import message_from_bytes
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from marram.kit.testing import People, three_people


@pytest.fixture
def people(db: None) -> People:
    return three_people()


class Sink:
    """A mail server that keeps what it is given."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, str]] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802 - its name
        message = message_from_bytes(envelope.content)
        text = message.get_payload(decode=True).decode()
        self.got.append((envelope.rcpt_tos[0], str(message["Subject"]), text))
        return "250 OK"


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """Start a mail server and send through it."""
    controller = pytest.importorskip("aiosmtpd.controller", reason="aiosmtpd is not installed")
    kept = Sink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = controller.Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.MARRAM_MAIL = {"host": "127.0.0.1", "port": port}
    yield kept
    server.stop()


class Phone:
    """What a browser holds of its subscription, and how it opens a message (RFC 8291)."""

    def __init__(self, endpoint: str = "https://push.example.org/send/1") -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = os.urandom(16)
        self.endpoint = endpoint

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )

    @property
    def subscription(self) -> dict[str, Any]:
        keys = {"p256dh": _text(self.point), "auth": _text(self.auth)}
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": keys}

    def opens(self, body: bytes) -> dict[str, str]:
        salt, length = body[:16], body[20]
        server = body[21 : 21 + length]
        peer = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), server)
        shared = self.key.exchange(ec.ECDH(), peer)
        info = b"WebPush: info\x00" + self.point + server
        secret = _derived(shared, self.auth, info, 32)
        key = _derived(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
        nonce = _derived(secret, salt, b"Content-Encoding: nonce\x00", 12)
        plain = AESGCM(key).decrypt(nonce, body[21 + length :], None)
        assert plain.endswith(b"\x02")
        said: dict[str, str] = json.loads(plain[:-1])
        return said


class Service(threading.Thread):
    """A push service: keeps what is posted to it and answers as it is told."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        self.answers = 201
        mine = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                mine.got.append((self.path, dict(self.headers.items()), body))
                self.send_response(mine.answers)
                self.send_header("Location", "http://127.0.0.1:1/inside")
                self.end_headers()

            def log_message(self, *_parts: object) -> None:
                pass

        self.server = http.server.HTTPServer(("127.0.0.1", 0), Handler)

    def run(self) -> None:
        self.server.serve_forever()

    def dial(self, _host: str, _port: int) -> socket.socket:
        """Return a connection to this service, whatever was dialled."""
        return socket.create_connection(("127.0.0.1", self.server.server_port), timeout=5)


@pytest.fixture
def service() -> Iterator[Service]:
    running = Service()
    running.start()
    yield running
    running.server.shutdown()
    running.server.server_close()


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length=length, salt=salt, info=info).derive(secret)
