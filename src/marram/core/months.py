"""Names of months as people write them: English, German, French, Arabic (east, west, Maghreb)."""

import re

_FULL = (
    ("january", "januar", "jänner", "janvier", "يناير", "كانون الثاني", "جانفي"),
    ("february", "februar", "feber", "février", "fevrier", "فبراير", "شباط", "فيفري"),
    ("march", "märz", "maerz", "mars", "مارس", "آذار", "اذار"),
    ("april", "avril", "أبريل", "ابريل", "إبريل", "نيسان", "أفريل"),
    ("may", "mai", "مايو", "أيار", "ايار", "ماي"),
    ("june", "juni", "juin", "يونيو", "يونيه", "حزيران", "جوان"),
    ("july", "juli", "juillet", "يوليو", "يوليه", "تموز", "جويلية"),
    ("august", "août", "aout", "أغسطس", "اغسطس", "آب", "أوت"),
    ("september", "septembre", "سبتمبر", "أيلول", "ايلول"),
    ("october", "oktober", "octobre", "أكتوبر", "اكتوبر", "تشرين الأول"),
    ("november", "novembre", "نوفمبر", "تشرين الثاني"),
    ("december", "dezember", "décembre", "decembre", "ديسمبر", "كانون الأول"),
)
_SHORT = (
    ("jan", "janv"),
    ("feb", "févr"),
    ("mar", "mrz"),
    ("apr", "avr"),
    (),
    ("jun",),
    ("jul", "juil"),
    ("aug",),
    ("sep", "sept"),
    ("oct", "okt"),
    ("nov",),
    ("dec", "dez", "déc"),
)
_NUMBERS = {name: n for names in (_FULL, _SHORT) for n, of in enumerate(names, 1) for name in of}


def number_of(name: str) -> int | None:
    """Return which month (1 to 12) a name or its short form means; None for any other word."""
    return _NUMBERS.get(name.casefold())


def _any_of(names: tuple[tuple[str, ...], ...]) -> str:
    return "|".join(re.escape(name) for name in sorted(sum(names, ()), key=len, reverse=True))


NAME = rf"\b(?:{_any_of(_FULL)})\b"
"""A pattern for a whole name, as a word of its own."""
SHORT = rf"\b(?:{_any_of(_SHORT)})\b\.?"
"""A pattern for a short form; it means a month only beside a number."""
