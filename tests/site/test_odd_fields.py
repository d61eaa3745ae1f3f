"""Whatever is sent in a field of any form or in an address, the answer is no fault of ours."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client

from marram.kit.testing import NOON, make_keyring
from marram.operations.demo import loading
from marram.operations.demo.house import person_id
from marram.people.actor import Actor, Face
from marram.site import middleware
from tests.site.walking import Form, every_page, forms_on, kind_of, signed_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.timeout(600)]
ODD = ["²", "9" * 5000, "-1", "a\x00b", "99:99", "2026-13-45"]
FAULT = 500
NOT_HERE = ("erase", "out/", "leave", "unlock")
"""What ends the visit, or reaches beyond what a database takes back."""


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware.timezone, "now", lambda: NOON)


def odd_forms(form: Form) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (what is odd, what is sent): each field with each odd value, each button with one."""
    for place, (name, value) in enumerate(form.buttons or [("", "")]):
        pressed = {name: value} if name else {}
        for one in form.fields:
            for odd in ODD[-1:] if place else ODD:
                said = re.sub(r"[0-9a-f-]{36}|\d+", "·", f"{one} {name}={value}")
                yield f"{said} {odd[:12]!r}", form.fields | pressed | {one: odd}


@pytest.mark.parametrize(
    ("who", "face", "begin"),
    [
        ("ruth", Face.CLIENT, ["/me/", "/me/check-in/questions/", "/me/check-in/diary/"]),
        ("miriam", Face.CLINICIAN, ["/desk/", "/desk/clients/"]),
    ],
)
def test_no_odd_value_breaks_a_page(who: str, face: Face, begin: list[str]) -> None:
    make_keyring()
    loading.load(lambda _said: None)
    browser = signed_in(Actor(person_id(who), face))
    browser.raise_request_exception = False
    tried: set[str] = set()
    faults = {}
    for address, page in every_page(browser, begin, of_a_kind=1).items():
        for said, path, sent in [*queries(address, page), *posts(address, page)]:
            if said not in tried:
                tried.add(said)
                status = answer(browser, path, sent)
                if status >= FAULT:
                    faults[said] = status
    assert faults == {}
    assert len(tried) > 200, "there was something to try"


def queries(address: str, page: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield what a page may be asked: every name that its own links ask by."""
    path = urlsplit(address).path
    for name in sorted(set(re.findall(r"[?;]([a-z_]+)=", page))):
        for odd in ODD:
            yield f"{kind_of(path)}?{name}={odd[:12]!r}", f"{path}?", {name: odd}


def posts(address: str, page: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    for form in forms_on(page, address):
        if not any(word in form.action for word in NOT_HERE):
            for said, sent in odd_forms(form):
                yield f"{kind_of(form.action)} {said}", form.action, sent


def answer(browser: Client, path: str, sent: dict[str, str]) -> int:
    """Return the status of the answer; what it did is taken back."""
    with transaction.atomic():
        asks = browser.get if path.endswith("?") else browser.post
        status = int(asks(path.removesuffix("?"), sent).status_code)
        transaction.set_rollback(True)
    return status
