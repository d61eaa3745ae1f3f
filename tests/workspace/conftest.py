"""Miriam's desk: her requests without a browser, and pages that Ruth gives her."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve
from marram.kit.testing import NOON, People, journal_page, three_people
from marram.people.actor import Actor
from marram.record import sharing, writing

Visit = Callable[..., HttpResponse]
Give = Callable[..., UUID]


@pytest.fixture
def people(db: None) -> People:
    """Return the three people of a test."""
    return three_people()


@pytest.fixture
def visit() -> Visit:
    """Return a way to open an address as somebody, past the gate; data is posted."""

    def go(
        actor: Actor, address: str, data: dict[str, str] | None = None, *, at: datetime = NOON
    ) -> HttpResponse:
        made = RequestFactory()
        request = made.get(address) if data is None else made.post(address, data)
        request.actor, request.at, request.language = actor, at, "en-gb"
        found = resolve(request.path)
        return found.func(request, *found.args, **found.kwargs)

    return go


@pytest.fixture
def give(people: People) -> Give:
    """Return a way for Ruth to write a page and to share it with Miriam."""

    def write_and_give(
        text: str, *, title: str = "", note: str = "", at: datetime = NOON, shared: bool = True
    ) -> UUID:
        entry = uuid4()
        page = journal_page(text, title=title)
        writing.begin(people.as_ruth, operation=uuid4(), entry=entry, page=page, at=at)
        if shared:
            sharing.give(people.as_ruth, entry=entry, bond=people.bond, note=note, at=at)
        return entry

    return write_and_give


LATER = NOON + timedelta(hours=1)
