"""Slowing down who guesses. A wait ends with its stretch of time; nobody is ever locked out."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from marram.accounts.models import Attempt
from marram.keys import purposes


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries in so many seconds."""

    name: str
    count: int
    seconds: int


SENDING = Limit("sending", 5, 600)
"""Codes sent to one address."""
GUESSING = Limit("guessing", 10, 60)
"""Wrong answers from one address of the network."""
EVERYWHERE = Limit("everywhere", 100, 60)
"""Wrong answers of the whole installation."""
ASKING = Limit("asking", 60, 60)
"""Sign-ins begun from one address of the network."""
DIGITS = Limit("digits", 5, 60)
"""Wrong digits of one person's authenticator."""

LONGEST = 3600
"""Counts older than this many seconds are deleted."""


def wait(limit: Limit, scope: str, *, at: datetime) -> int:
    """Return for how many seconds this is to wait, 0 when it may be tried now."""
    window, left = _window(limit, at)
    row = Attempt.objects.filter(scope_hash=_hash(limit, scope), window=window).first()
    return left if row is not None and row.count >= limit.count else 0


def note(limit: Limit, scope: str, *, at: datetime) -> None:
    """Count one try, and forget those of long ago."""
    window, _ = _window(limit, at)
    hashed = _hash(limit, scope)
    Attempt.objects.get_or_create(scope_hash=hashed, window=window)
    Attempt.objects.filter(scope_hash=hashed, window=window).update(count=F("count") + 1)
    Attempt.objects.filter(window__lt=window - LONGEST).delete()


def _window(limit: Limit, at: datetime) -> tuple[int, int]:
    second = int(at.timestamp())
    gone = second % limit.seconds
    return second - gone, limit.seconds - gone


def _hash(limit: Limit, scope: str) -> str:
    return purposes.token_hash(f"{limit.name}|{scope}", purpose="attempt")
