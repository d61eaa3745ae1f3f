"""Mail reaches a real server, carries nothing but its fixed words, and its absence is said."""

import socket
from collections.abc import Iterator
from email import message_from_bytes

import pytest

from marram.accounts import invitation, mail
from marram.kit.testing import NOON, People
from marram.people import directory

aiosmtpd = pytest.importorskip("aiosmtpd.controller", reason="aiosmtpd is not installed")


class Sink:
    """Keeps what it is given."""

    def __init__(self) -> None:
        self.got: list[tuple[list[str], bytes]] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802 - its name
        self.got.append((list(envelope.rcpt_tos), envelope.content))
        return "250 OK"


@pytest.fixture
def sink(settings: object) -> Iterator[Sink]:
    """Start a mail server and send through it."""
    kept = Sink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = aiosmtpd.Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.MARRAM_MAIL = {"host": "127.0.0.1", "port": port}
    yield kept
    server.stop()


def test_an_invitation_arrives_and_names_nobody(people: People, sink: Sink) -> None:
    directory.name_service(name="Marram House")
    invited = invitation.invite(
        people.as_miriam, name="Edmond Roux", email="edmond@example.org", at=NOON
    )
    ((to, content),) = sink.got
    message = message_from_bytes(content)
    text = message.get_payload(decode=True).decode()
    assert to == ["edmond@example.org"]
    assert message["Subject"] == "An invitation from Marram House"
    assert invited.link in text
    assert invited.mailed
    assert not [name for name in ("Edmond", "Miriam", "Castell") if name in text]


def test_a_name_with_line_breaks_adds_no_header(people: People, sink: Sink) -> None:
    directory.name_service(name="Marram\r\nBcc: other@example.org\r\n House")
    assert mail.send(people.ruth.id, message=mail.Message.INVITATION, link="x")
    ((to, content),) = sink.got
    assert to == [people.ruth.email]
    assert message_from_bytes(content)["Bcc"] is None


def test_without_a_mail_server_it_says_so(people: People) -> None:
    assert not mail.works()
    assert not mail.send(people.ruth.id, message=mail.Message.CODE, code="123456")


def test_a_mail_server_that_is_down_is_a_no_and_codes_go_on_paper(
    people: People, sink: Sink, settings: object
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = probe.getsockname()[1]
    invited = invitation.invite(people.as_miriam, name="E", email="e@example.org", at=NOON)
    assert not invited.mailed
    assert len(invited.paper_codes) == 10
