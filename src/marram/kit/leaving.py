"""Where Leave may go: pages that anybody might have open, or an address with https."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

NEUTRAL = (
    "https://www.bbc.co.uk/weather",
    "https://www.wikipedia.org/",
    "https://www.openstreetmap.org/",
    "https://www.gutenberg.org/",
)
"""Pages that anybody might have open."""


def may_go_to(address: str) -> bool:
    """Say whether an address is one that Leave may go to: secure, and naming nobody."""
    try:
        URLValidator(schemes=["https"])(address)
    except ValidationError:
        return False
    parts = urlsplit(address)
    return not (parts.username or parts.password)


def name_of(address: str) -> str:
    """Return an address as one says it."""
    parts = urlsplit(address)
    return ((parts.hostname or "").removeprefix("www.") + parts.path).rstrip("/")
