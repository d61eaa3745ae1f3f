"""What tests of notices do over and over."""

import html
import re
from uuid import uuid4

from django.test import Client

REVIEW = {
    "do": "review",
    "done": "We spoke on the telephone for an hour.",
    "told": "Her daughter, with her yes.",
    "plan": "reviewed",
    "next": "2026-11-23",
}


def body(browser: Client, address: str) -> str:
    """Return the page at an address, as it is read."""
    answer = browser.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return html.unescape(answer.content.decode())


def tells(browser: Client, **more: str) -> str:
    """Send the notice and return the address where its truth stands."""
    answer = browser.post("/me/tell/", {"operation": str(uuid4()), **more})
    assert answer.status_code == 303, answer.content.decode()[:400]
    return str(answer["Location"])


def notice_at(desk: Client) -> str:
    """Return the address of the first notice on the desk's Today."""
    found = re.search(r'href="(/desk/clients/[\w-]+/n/[\w-]+/)"', body(desk, "/desk/"))
    assert found, "no notice at the desk"
    return found[1]


def notices_of(desk: Client, client: object) -> list[str]:
    """Return the addresses of all notices on a client's page."""
    page = body(desk, f"/desk/clients/{client}/")
    return re.findall(r'href="(/desk/clients/[\w-]+/n/[\w-]+/)"', page)
