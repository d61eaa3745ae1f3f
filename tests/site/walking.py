"""Somebody of the demo walks through the place by its links, and reads the forms on the way."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client, RequestFactory

from marram.accounts import sessions
from marram.kit.testing import NOON
from marram.people.actor import Actor

AWAY = ("/leave", "/out", "/static", "/demo", "/gone", "/sw.js", "/manifest")
MOST = 700


def signed_in(person: Actor) -> Client:
    """Return a browser in which this person is signed in."""
    made, answer = Client(HTTP_HOST="localhost"), HttpResponse()
    assert person.person is not None
    request = RequestFactory().get("/")
    sessions.sign_in(request, answer, person=person.person, face=person.face, at=NOON)
    made.cookies.update(answer.cookies)
    return made


def kind_of(address: str) -> str:
    """Return an address without what it is about: pages of one kind share it."""
    return re.sub(r"[0-9a-f-]{36}", "·", urlsplit(address).path)


def every_page(browser: Client, begin: Sequence[str], *, of_a_kind: int = 26) -> dict[str, str]:
    """Return every page that can be reached by links from these, by its address."""
    seen: dict[str, str] = {}
    left, kinds = deque(begin), dict[str, int]()
    while left and len(seen) < MOST:
        where = left.popleft()
        kind = kind_of(where)
        if where in seen or where.startswith(AWAY) or kinds.get(kind, 0) >= of_a_kind:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = browser.get(where, follow=True)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        seen[where] = answer.content.decode()
        base = answer.redirect_chain[-1][0] if answer.redirect_chain else where
        for link in re.findall(r'<a [^>]*href="([^"#]+)"', seen[where]):
            to = unescape(link)
            if to.startswith("?"):
                to = urlsplit(base).path + to
            if to.startswith("/") and not to.startswith("//"):
                left.append(to)
    return seen


@dataclass
class Form:
    """A form as it stands: where it goes, what its fields hold, what its buttons say."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(said.get("action") or self.address)
            if said.get("method", "").casefold() == "post":
                self.forms.append(self.form)
        elif self.form and said.get("name"):
            self._field(self.form, tag, said)
        elif self.form and tag == "option" and self.within and "selected" in said:
            self.form.fields[self.within] = said.get("value", "")

    def _field(self, form: Form, tag: str, said: dict[str, str]) -> None:
        name, value = said["name"], said.get("value", "")
        if tag == "button":
            form.buttons.append((name, value))
        elif said.get("type") in {"radio", "checkbox"}:
            if "checked" in said or name not in form.fields:
                form.fields[name] = value or "on"
        elif said.get("type") != "file":
            form.fields[name] = value
            self.within = name if tag in {"textarea", "select"} else ""

    def handle_data(self, data: str) -> None:
        if self.form and self.within and self.lasttag == "textarea":
            self.form.fields[self.within] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        if tag in {"textarea", "select"}:
            self.within = ""


def forms_on(page: str, address: str) -> list[Form]:
    """Return the forms of a page that send something."""
    reader = _Reader(address)
    reader.feed(page)
    for one in reader.forms:
        one.fields.pop("csrfmiddlewaretoken", None)
    return reader.forms
