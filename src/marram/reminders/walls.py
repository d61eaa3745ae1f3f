"""Posting to an address that somebody else chose: https, a public host, no redirects, a short wait.

The address of a push service comes from a browser, and so from anybody. The name is looked up once,
every address it has must be a public one, and the connection goes to just that address, so that a
second look-up cannot lead inside (SECURITY 9).
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from urllib.parse import urlsplit

PORT = 443
WAIT = 10.0
LONGEST = 2048
Dial = Callable[[str, int], socket.socket]


class WalledOff(Exception):
    """This address is not one to post to."""


def checked(endpoint: str) -> tuple[str, str]:
    """Return host and path of a push service's address, or raise WalledOff. Nothing is asked."""
    if len(endpoint) > LONGEST or not endpoint.isascii():
        raise WalledOff
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        raise WalledOff from None
    host = parts.hostname or ""
    if parts.scheme != "https" or port not in {None, PORT} or parts.username or parts.fragment:
        raise WalledOff
    if "." not in host or host.endswith((".", ".local", ".internal", ".localhost")):
        raise WalledOff
    if _is_address(host):
        raise WalledOff
    return host, parts.path + (f"?{parts.query}" if parts.query else "")


def public_address(host: str) -> str:
    """Return the address of a host, or raise WalledOff when any that it has is not public."""
    try:
        found = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    except OSError:
        raise WalledOff from None
    addresses = [str(one[4][0]) for one in found]
    if not addresses or not all(_is_public(one) for one in addresses):
        raise WalledOff
    return addresses[0]


def dial(host: str, port: int) -> socket.socket:
    """Return a connection to a public host, with its certificate checked against its name."""
    plain = socket.create_connection((public_address(host), port), timeout=WAIT)
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def post(endpoint: str, body: bytes, headers: dict[str, str], *, dial: Dial = dial) -> int:
    """Post to a push service and return the status of its answer. Where it leads on is not gone."""
    host, path = checked(endpoint)
    connection = http.client.HTTPSConnection(host, PORT, timeout=WAIT)
    connection.sock = dial(host, PORT)
    try:
        connection.request("POST", path, body=body, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_public(address: str) -> bool:
    known = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(known, "ipv4_mapped", None) or getattr(known, "sixtofour", None)
    return known.is_global and not known.is_multicast and (inner is None or inner.is_global)
