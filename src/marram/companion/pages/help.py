"""Help now: for everybody, at every hour, with nothing broken that could keep it from showing.

Nobody signed in: the page asks neither the database nor the keys. Its use is never noted.
"""

from dataclasses import dataclass

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from marram.companion.surroundings import leave_address
from marram.kit.numbers import Country, Line, numbers
from marram.kit.requests import MarramRequest
from marram.kit.surroundings import surroundings, without_database
from marram.people import directory
from marram.people.actor import Face
from marram.people.directory import PersonCard


@dataclass(frozen=True, slots=True)
class CountryChoice:
    """A country with numbers."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Help:
    """The page."""

    signed_in: bool
    back: str
    emergency: Line
    own: str
    lines: tuple[Line, ...]
    countries: tuple[CountryChoice, ...]
    elsewhere: str


@require_safe
def help_now(request: MarramRequest) -> HttpResponse:
    """Return Help now."""
    person = _person(request)
    asked = request.GET.get("country", "")
    country = numbers().of(asked, person.country if person else "")
    known = person is not None
    context = {"page": _page(country, signed_in=known and request.actor.face is Face.CLIENT)}
    around = _around(request) if known else without_database()
    with translation.override(request.language):
        return HttpResponse(render_to_string("companion/help.html", around | context))


def _page(country: Country, *, signed_in: bool) -> Help:
    choices = tuple(
        CountryChoice(one.code, one.name, one.code == country.code) for one in numbers().countries
    )
    return Help(
        signed_in=signed_in,
        back="/me/" if signed_in else "/",
        emergency=country.emergency,
        own="",
        lines=country.lines,
        countries=choices,
        elsewhere=numbers().elsewhere,
    )


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
