"""The public numbers that the pages before signing in show, by country."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One public line."""

    name: str
    about: str
    number: str
    href: str
    lang: str = "en"


KNOWN = {"GB": ("United Kingdom", "999"), "IE": ("Ireland", "112")}
LINES = {
    "GB": [Line("Samaritans", "Any time, any day", "116 123", "tel:116123")],
    "IE": [Line("Samaritans", "Any time, any day", "116 123", "tel:116123")],
}


def countries() -> list[tuple[str, str]]:
    """Return the countries whose numbers are known, as code and name."""
    return [(code, name) for code, (name, _) in KNOWN.items()]


def emergency(country: str) -> str:
    """Return the number to call in danger; 112 reaches help in most other countries."""
    return KNOWN[country][1] if country in KNOWN else "112"


def lines(country: str) -> list[Line]:
    """Return the public lines of a country."""
    return LINES.get(country, [])
