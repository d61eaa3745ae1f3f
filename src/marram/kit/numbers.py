"""Public numbers by country, from files that need neither the database nor the keys.

What is shipped stands in `numbers.toml`, taken from public lists and compared by nobody. A
service's own copy of a country, compared with the operators' pages on a day by somebody, lies in
MARRAM_DATA and takes its place. A copy that cannot be read is left aside.
"""

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from marram.core import telephone

FILE = Path(__file__).with_name("numbers.toml")
OWN = "numbers.json"
KINDS = (
    "suicide", "listening", "text", "youth", "domestic_abuse", "bereavement", "deaf", "other",
)  # fmt: skip
FRESH = timedelta(days=180)
"""After so long a number is to be compared again; staff are told, clients are not."""


@dataclass(frozen=True, slots=True)
class Line:
    """One public line: who answers, and how to reach them. One that is off is not shown."""

    name: str
    about: str
    number: str
    href: str
    lang: str
    kind: str = "listening"
    source: str = ""
    off: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """The numbers of one country, and who compared them when; nobody for those that are shipped."""

    code: str
    name: str
    emergency: Line
    lines: tuple[Line, ...]
    source: str
    checked_on: date | None = None
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """All countries, as Help now shows them: without what is off."""

    countries: tuple[Country, ...]
    default: str
    elsewhere: str

    @property
    def names(self) -> dict[str, str]:
        """Return the known countries, code and name."""
        return {country.code: country.name for country in self.countries}

    def of(self, *asked: str) -> Country:
        """Return the first country asked for that is known here, else the default one."""
        known = {country.code: country for country in self.countries}
        codes = [code.upper() for code in asked if code.upper() in known]
        found = known[codes[0] if codes else self.default]
        return replace(found, lines=tuple(line for line in found.lines if not line.off))


def numbers() -> Numbers:
    """Return the shipped numbers with a service's own copies in their place."""
    shipped, own = _shipped(), _own()
    countries = tuple(own.get(country.code, country) for country in shipped.countries)
    return replace(shipped, countries=countries)


def whole(code: str) -> Country:
    """Return a country with the lines that are off too, for those who look after the numbers."""
    found = {country.code: country for country in numbers().countries}
    return found[code.upper() if code.upper() in found else numbers().default]


def confirmed(country: str) -> date | None:
    """Return the day on which this service last compared a country's numbers, or None."""
    own = _own().get(country.upper())
    return own.checked_on if own else None


def old(country: str, *, on: date) -> bool:
    """Say whether a country's numbers are to be compared again by this day, or never were."""
    known = confirmed(country)
    return known is None or on - known > FRESH


def confirm(country: str, *, on: date, by: str = "") -> None:
    """Note that a country's numbers were compared with their operators' own pages on this day."""
    keep(replace(whole(country), checked_on=on, checked_by=by))


def keep(country: Country) -> None:
    """Keep a service's own copy of a country, whole or not at all."""
    known = {code: _plain(one) for code, one in _own().items()} | {country.code: _plain(country)}
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
    half.replace(path)


def line(*, name: str, number: str, about: str = "", kind: str = "listening", **more: Any) -> Line:
    """Return a line with the address that calls it, or writes to it where it is for texts."""
    way = "sms" if kind == "text" else "tel"
    return Line(
        name,
        about,
        number,
        f"{way}:{telephone.dialled(number)}",
        more.pop("lang", "en"),
        kind,
        **more,
    )


def stamp() -> str:
    """Return what changes when the numbers do."""
    return hashlib.sha256(FILE.read_bytes() + repr(_own()).encode()).hexdigest()


@cache
def _shipped() -> Numbers:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    countries = [_country(code, value) for code, value in data.items() if isinstance(value, dict)]
    return Numbers(
        countries=tuple(sorted(countries, key=lambda country: country.name)),
        default=data["default"],
        elsewhere=data["elsewhere"],
    )


def _own() -> dict[str, Country]:
    """Return a service's own copies by country; none where they cannot be read."""
    try:
        data = json.loads(_path().read_text(encoding="utf-8"))
        return {code: _country(code, value) for code, value in data.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _path() -> Path:
    return Path(settings.MARRAM_DATA) / OWN


def _plain(country: Country) -> dict[str, Any]:
    """Return a country as it is kept, in the shape of the shipped file."""
    kept = ("name", "about", "number", "lang", "kind", "source", "off")
    return {
        "name": country.name,
        "emergency": country.emergency.number,
        "source": country.source,
        "checked": country.checked_on.isoformat() if country.checked_on else "",
        "checked_by": country.checked_by,
        "lines": [{key: asdict(one)[key] for key in kept} for one in country.lines],
    }


def _country(code: str, data: dict[str, Any]) -> Country:
    lang = data.get("lang", "en")
    return Country(
        code=code,
        name=data["name"],
        emergency=line(name="", number=data["emergency"], lang=lang),
        lines=tuple(line(**{"lang": lang, **one}) for one in data["lines"]),
        source=data["source"],
        checked_on=date.fromisoformat(data["checked"]) if data.get("checked") else None,
        checked_by=data.get("checked_by", ""),
    )
