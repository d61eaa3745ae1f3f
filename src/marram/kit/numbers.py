"""Public numbers by country, from a file that needs neither the database nor the keys."""

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

FILE = Path(__file__).with_name("numbers.toml")


@dataclass(frozen=True, slots=True)
class Line:
    """One public line: who answers, and how to reach them."""

    name: str
    about: str
    number: str
    href: str
    lang: str


@dataclass(frozen=True, slots=True)
class Country:
    """The numbers of one country."""

    code: str
    name: str
    emergency: Line
    lines: tuple[Line, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """All countries, and when a service last compared their numbers, if it ever did."""

    countries: tuple[Country, ...]
    default: str
    checked: date | None
    next_check: date | None
    elsewhere: str

    @property
    def names(self) -> dict[str, str]:
        """Return the known countries, code and name."""
        return {country.code: country.name for country in self.countries}

    def of(self, *asked: str) -> Country:
        """Return the first country asked for that is known here, else the default one."""
        known = {country.code: country for country in self.countries}
        codes = [code.upper() for code in asked if code.upper() in known]
        return known[codes[0] if codes else self.default]


@cache
def numbers() -> Numbers:
    """Return the numbers as they stand in the file."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    countries = [_country(code, value) for code, value in data.items() if isinstance(value, dict)]
    return Numbers(
        countries=tuple(sorted(countries, key=lambda country: country.name)),
        default=data["default"],
        checked=data.get("checked"),
        next_check=data.get("next_check"),
        elsewhere=data["elsewhere"],
    )


def _country(code: str, data: dict[str, Any]) -> Country:
    lang = data.get("lang", "en")
    return Country(
        code=code,
        name=data["name"],
        emergency=_line({"name": "", "number": data["emergency"]}, lang),
        lines=tuple(_line(line, lang) for line in data["lines"]),
        source=data["source"],
    )


def _line(data: dict[str, str], lang: str) -> Line:
    number = data["number"]
    way = "sms" if data.get("kind") == "text" else "tel"
    dialled = re.sub(r"[^0-9*+]", "", number)
    return Line(
        name=data["name"],
        about=data.get("about", ""),
        number=number,
        href=f"{way}:{dialled}",
        lang=data.get("lang", lang),
    )


def confirmed(country: str) -> date | None:
    """Return the day on which this service last compared a country's numbers, or None."""
    try:
        known = json.loads(_confirmations().read_text(encoding="utf-8"))
        return date.fromisoformat(known[country.upper()])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def confirm(country: str, *, on: date) -> None:
    """Note that a country's numbers were compared with their operators' own pages on this day."""
    try:
        known = json.loads(_confirmations().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    half = _confirmations().with_suffix(".half")
    half.write_text(json.dumps(known | {country.upper(): on.isoformat()}), encoding="utf-8")
    half.replace(_confirmations())


def _confirmations() -> Path:
    return Path(settings.MARRAM_DATA) / "numbers-confirmed.json"
