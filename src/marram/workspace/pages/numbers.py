"""Desk, Numbers: the lines of Help now, as this service has compared and keeps them."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marram.core.text import storable
from marram.kit import numbers
from marram.kit.numbers import KINDS, Country, Line
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.record import auditing
from marram.workspace import showing
from marram.workspace.contexts import Choice, Error, Field

SPARE = 2
PARTS = ("name", "about", "number", "source")


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One line to be edited, by its place."""

    place: int
    title: str
    name: Field
    about: Field
    number: Field
    source: Field
    kinds: tuple[Choice, ...]
    off: bool


@dataclass(frozen=True, slots=True)
class NumbersPage:
    """Desk, Numbers."""

    country: Country
    countries: tuple[Choice, ...]
    emergency: Field
    rows: tuple[NumberRow, ...]
    by: Field
    old: bool
    news: str = ""
    undo: str = ""
    errors: tuple[Error, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def desk_numbers(request: MarramRequest) -> HttpResponse:
    """Return the numbers of a country; posting keeps them, and notes who compared them today."""
    asked = request.POST.get("country") or request.GET.get("country") or ""
    country = numbers.whole(asked or directory.service().country)
    if request.method != "POST":
        return _page(request, country, {}, person=showing.me(request).name)
    typed = replace(country, emergency=_emergency(request.POST), lines=_lines(request.POST))
    by = " ".join(storable(request.POST.get("by", "")).split())
    compared = request.POST.get("do") == "compared"
    wrong = _wrong(typed, by if compared else "-")
    if wrong:
        return _page(request, typed, wrong, person=by, status=showing.WRONG)
    lines = tuple(line for line in typed.lines if line.name or line.number)
    today = request.at.astimezone(showing.zone_of(showing.me(request))).date()
    day, who = (today, by) if compared else (country.checked_on, country.checked_by)
    numbers.keep(replace(typed, lines=lines, checked_on=day, checked_by=who))
    if compared:
        auditing.append(request.actor, deed="numbers-compared", at=request.at)
    return showing.go("desk_numbers", done="kept")


def _emergency(sent: QueryDict) -> Line:
    return numbers.line(name="", number=storable(sent.get("emergency", "")).strip())


def _lines(sent: QueryDict) -> tuple[Line, ...]:
    """Return the lines as they were typed, the empty ones too: each keeps its place in the form."""
    many = min(len(sent.getlist("name")), 60)
    return tuple(_line(sent, place) for place in range(many))


def _line(sent: QueryDict, place: int) -> Line:
    said = {part: storable(sent.getlist(part)[place]).strip() for part in PARTS}
    kind = sent.getlist("kind")[place]
    return numbers.line(
        **said,
        kind=kind if kind in KINDS else "other",
        off=f"{place}" in sent.getlist("off"),
    )


def _wrong(typed: Country, by: str) -> dict[str, str]:
    """Return what is wrong, by field: no number, no name, nobody who compared them."""
    found = {}
    if not any(sign.isdigit() for sign in typed.emergency.number):
        found["emergency"] = _("Enter the number for an emergency.")
    for place, line in enumerate(typed.lines):
        if line.name and not any(sign.isdigit() for sign in line.number):
            found[f"number-{place}"] = _("Enter a number that can be called.")
        if line.number and not line.name:
            found[f"name-{place}"] = _("Enter who answers.")
    if not by:
        found["by"] = _("Enter the name of whoever compared them.")
    return found


def _page(
    request: MarramRequest,
    country: Country,
    wrong: dict[str, str],
    *,
    person: str,
    status: int = 200,
) -> HttpResponse:
    spare = tuple(numbers.line(name="", number="") for _spare in range(SPARE))
    lines = country.lines if wrong else (*country.lines, *spare)
    known = numbers.numbers().names
    page = NumbersPage(
        country=country,
        countries=tuple(Choice(code, name, code == country.code) for code, name in known.items()),
        emergency=_field("emergency", country.emergency.number, wrong),
        rows=tuple(_row(place, line, wrong) for place, line in enumerate(lines)),
        by=_field("by", person, wrong),
        old=numbers.old(country.code, on=_today(request)),
        news=showing.news(request),
        errors=tuple(Error(field, text) for field, text in wrong.items()),
    )
    return showing.show(request, "numbers", page, status=status)


def _row(place: int, line: Line, wrong: dict[str, str]) -> NumberRow:
    fields = {
        part: replace(_field(f"{part}-{place}", getattr(line, part), wrong), sent_as=part)
        for part in PARTS
    }
    kinds = tuple(Choice(kind, kind, kind == line.kind) for kind in KINDS)
    return NumberRow(place, line.name, **fields, kinds=kinds, off=line.off)


def _field(name: str, value: str, wrong: dict[str, str]) -> Field:
    return Field(name, value, wrong.get(name, ""), kind="plain")


def _today(request: MarramRequest) -> date:
    return request.at.astimezone(showing.zone_of(showing.me(request))).date()
