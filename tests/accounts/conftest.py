"""Ruth, Miriam and the stranger; a browser for each; a mail server that keeps what it gets."""

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail as outbox
from django.test import Client

from marram.kit.testing import NOON, People, three_people
from marram.site import middleware

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
"""Digits as a keyboard types them that is set to Arabic."""


@pytest.fixture
def people(db: None) -> People:
    """Return the three people of a test."""
    return three_people()


Mail = Callable[..., str]


def code_in(text: str) -> str:
    """Return the six digits in a message."""
    found = re.search(r"\b\d{6}\b", text)
    assert found
    return found.group()


class Clock:
    """The time that pages see. It stands still until it is moved."""

    now = NOON

    def on(self, **by: float) -> datetime:
        """Move the clock on and return the new time."""
        self.now += timedelta(**by)
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Hold the clock of the pages at noon."""
    held = Clock()
    monkeypatch.setattr(middleware.timezone, "now", lambda: held.now)
    return held


@pytest.fixture
def phone(db: None) -> Client:
    """Return a browser, here Ruth's phone."""
    return Client(HTTP_HOST="localhost")


@pytest.fixture
def with_mail(settings: object) -> Callable[[], str]:
    """Set a mail server and return a function that waits for the newest message's text."""
    settings.MARRAM_MAIL = {"host": "localhost"}

    def newest(count: int = 1) -> str:
        for _ in range(200):
            if len(outbox.outbox) >= count:
                return str(outbox.outbox[-1].body)
            time.sleep(0.01)
        pytest.fail("no mail came")

    return newest
