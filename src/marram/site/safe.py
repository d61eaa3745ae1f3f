"""The WSGI application for when the keys or the data are missing: Help now, Steady, and no more.

It asks neither database nor keys, takes nothing in, and reads no cookie.
"""

from marram.site.wsgi import application as whole  # first: it makes Django ready

# isort: split
from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string

from marram.kit.everybody import FILES, FOR_EVERYBODY
from marram.kit.surroundings import without_database

OPEN = (*FOR_EVERYBODY, *FILES, "/leave/", "/manifest.webmanifest")


def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    """Answer what works without keys or data, and everything else with the way to help."""
    environ.pop("HTTP_COOKIE", None)
    looked = environ["REQUEST_METHOD"] in {"GET", "HEAD"}
    if looked and environ["PATH_INFO"].startswith(OPEN):
        return whole(environ, start)
    page = render_to_string("kit/503.html", without_database()).encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(page))),
        ("Cache-Control", "no-store"),
        ("Retry-After", "600"),
    ]
    start("503 Service Unavailable", headers)
    return [page]
