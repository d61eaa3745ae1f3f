"""What a phone dials for a number as people write it down."""

import re

from marram.core.text import plain_digits

_RUN = re.compile(r"[+*#(]{0,2}\d[\d\s()./*#\u2010-\u2013-]*")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_SIGNS = frozenset("0123456789+*#")
SHORTEST = 3


def dialled(written: str) -> str:
    """Return the signs to dial: of the first number in these words, "" where there is none.

    Digits may be of any script. What follows in words (an extension, a second number) is left for
    the person to read. After a country code a zero in brackets is left out: it is dialled at home
    only (ITU-T E.123). A run of fewer than three digits counts only where there is no longer one.
    """
    runs = [_signs(found[0]) for found in _RUN.finditer(plain_digits(written))]
    long = (run for run in runs if sum(sign.isdigit() for sign in run) >= SHORTEST)
    return next(long, runs[0] if runs else "")


def address(written: str) -> str:
    """Return the address that calls this number, "" where there is nothing to dial."""
    number = dialled(written)
    return f"tel:{number}" if number else ""


def _signs(run: str) -> str:
    abroad = run.startswith(("+", "(+", "00"))
    bare = _TRUNK_ZERO.sub("", run) if abroad else run
    return "".join(sign for sign in bare if sign in _SIGNS)
