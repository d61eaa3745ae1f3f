"""An address of a push service comes from anybody: nothing inside is ever reached through it."""

import socket

import pytest

from marram.reminders import walls
from marram.reminders.walls import WalledOff, checked, post, public_address


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://2130706433/x",
        "https://localhost/x",
        "https://intranet/x",
        "https://db.internal/x",
        "https://printer.local/x",
        "https://push.example.org:8443/x",
        "https://push.example.org:99999/x",
        "https://someone@push.example.org/x",
        "https://push.example.org./x",
        "https://push.example.org/x#y",
        "https://10.0.0.1/x",
        "ftp://push.example.org/x",
        "file:///etc/passwd",
        "//push.example.org/x",
        "https://push.\u0435xample.org/x",
        "https://push.example.org/" + "x" * 3000,
        "",
    ],
)
def test_what_is_no_public_https_address_by_name_is_walled_off(endpoint: str) -> None:
    with pytest.raises(WalledOff):
        checked(endpoint)


def test_what_a_browser_names_is_taken_apart() -> None:
    assert checked("https://push.example.org/a/b?c=d") == ("push.example.org", "/a/b?c=d")
    assert checked("https://push.example.org:443/a") == ("push.example.org", "/a")


@pytest.mark.parametrize(
    "inside",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.1.2.3", "224.0.0.1", "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1",
        "2002:0a00:0001::",
    ],
)  # fmt: skip
def test_a_name_that_leads_inside_is_walled_off_even_beside_a_public_one(
    inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(_host: str, port: int, **_more: object) -> list[object]:
        return [(2, 1, 6, "", (one, port)) for one in ("93.184.216.34", inside)]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    with pytest.raises(WalledOff):
        public_address("push.example.org")


def test_the_connection_goes_to_the_address_that_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, int]] = []

    def found(_host: str, port: int, **_more: object) -> list[object]:
        return [(2, 1, 6, "", ("93.184.216.34", port))]

    def connect(where: tuple[str, int], timeout: float) -> socket.socket:
        asked.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(ConnectionRefusedError):
        post("https://push.example.org/x", b"", {})
    assert asked == [("93.184.216.34", walls.PORT)]
