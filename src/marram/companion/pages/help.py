"""Help now: for everybody, at every hour, with nothing broken that could keep it from showing.

Nobody signed in: the page asks neither the database nor the keys. Its use is never noted.
"""

import logging
from dataclasses import dataclass

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from marram.companion.surroundings import leave_address
from marram.kit import registry
from marram.kit.numbers import Country, Line, numbers
from marram.kit.practice import Copied
from marram.kit.requests import MarramRequest
from marram.kit.surroundings import surroundings, without_database
from marram.people import directory
from marram.people.actor import NOBODY, Actor, Face
from marram.people.directory import PersonCard

log = logging.getLogger("marram.companion")


@dataclass(frozen=True, slots=True)
class CountryChoice:
    """A country with numbers."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Own:
    """What is the person's own: the first thing to do, whom to call, the plan; all may be empty."""

    first: Copied | None = None
    people: tuple[Copied, ...] = ()
    plan: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """The page."""

    signed_in: bool
    back: str
    emergency: Line
    own: Own
    lines: tuple[Line, ...]
    countries: tuple[CountryChoice, ...]
    elsewhere: str


@require_safe
def help_now(request: MarramRequest) -> HttpResponse:
    """Return Help now."""
    person = _person(request)
    asked = request.GET.get("country", "")
    country = numbers().of(asked, person.country if person else "")
    client = person is not None and request.actor.face is Face.CLIENT
    page = _page(country, _own(request) if client else Own(_first(NOBODY, request)), client=client)
    around = _around(request) if person is not None else without_database()
    with translation.override(request.language):
        return HttpResponse(render_to_string("companion/help.html", around | {"page": page}))


def _page(country: Country, own: Own, *, client: bool) -> Help:
    choices = tuple(
        CountryChoice(one.code, one.name, one.code == country.code) for one in numbers().countries
    )
    return Help(
        signed_in=client,
        back="/me/" if client else "/",
        emergency=country.emergency,
        own=own,
        lines=country.lines,
        countries=choices,
        elsewhere=numbers().elsewhere,
    )


def _own(request: MarramRequest) -> Own:
    """Return what is this client's own, as far as it can be opened just now."""
    found: list[Copied] = []
    for room in registry.rooms():
        if room.in_help is not None:
            try:
                found += room.in_help(request.actor, request.at)
            except Exception:  # noqa: BLE001 - whatever is broken, the numbers are shown
                log.warning("Help now is shown without what is the client's own.")
    return Own(
        first=_first(request.actor, request),
        people=tuple(one for one in found if one.href),
        plan=tuple(one for one in found if not one.href),
    )


def _first(actor: Actor, request: MarramRequest) -> Copied | None:
    """Return the first thing to do that a room gives, or None."""
    for room in registry.rooms():
        if room.first is not None:
            try:
                return room.first(actor, request.at)
            except Exception:  # noqa: BLE001 - whatever is broken, the numbers are shown
                return None
    return None


def _person(request: MarramRequest) -> PersonCard | None:
    """Return who asks, or None when that cannot be known just now."""
    if request.actor.person is None:
        return None
    try:
        return directory.person(request.actor.person)
    except Exception:  # noqa: BLE001 - whatever is broken, the numbers are shown
        return None


def _around(request: MarramRequest) -> dict[str, object]:
    try:
        return surroundings(request) | {"leave_url": leave_address(request)}
    except Exception:  # noqa: BLE001 - whatever is broken, the numbers are shown
        return without_database()
