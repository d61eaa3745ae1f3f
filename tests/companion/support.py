"""What tests of the client's face do over and over."""

import html
import re
from uuid import UUID

from django.test import Client


def hidden(page: str, name: str) -> str:
    """Return the value of a hidden field of a page."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    assert found, f"no field {name}"
    return html.unescape(found[1])


def typed(page: str) -> str:
    """Return what stands in the writing field of a page."""
    found = re.search(r'<textarea id="text"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    assert found, "no writing field"
    return html.unescape(found[1])


def form_of(page: str, text: str, do: str, **more: str) -> dict[str, str]:
    """Return the writing form of a page, filled in."""
    names = ("entry", "operation", "parent", "turn", "prompt_key")
    return {name: hidden(page, name) for name in names} | {"text": text, "do": do} | more


def body(browser: Client, address: str) -> str:
    """Return the page at an address."""
    answer = browser.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return answer.content.decode()


def write(browser: Client, text: str, **more: str) -> UUID:
    """Write a page, be done for now, and return its id."""
    page = body(browser, "/me/write/new/")
    answer = browser.post("/me/write/new/", form_of(page, text, "done", **more))
    assert answer.status_code == 303, answer.content.decode()[:300]
    return UUID(answer["Location"].split("/")[3])
