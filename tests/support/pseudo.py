"""A language made by code: every sentence in brackets, longer by two fifths, from right to left.

Whatever a page shows without brackets in this language was never given to the translators. The
words themselves run right to left, as letters of Arabic do; names and numbers keep their way.
"""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib

from marram.kit import words
from marram.kit.words import WordFile, Words

CODE = "ar-xb"
NAME = "⟦Pseudo⟧"
OPEN, CLOSE = "⟦", "⟧"
RIGHT_TO_LEFT, END = "\u202e", "\u202c"
LONGER = 0.4
FILLER = "lorem ipsum "
KEPT = re.compile(r"(%\(\w+\)[sd]|%%|\{\w+\}|</?\w+>)")
PLURALS = "nplurals=2; plural=(n != 1);"
CATALOGUES = Path(words.__file__).resolve().parent.parent / "locale"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
CALENDAR = [*MONTHS, *DAYS, *(name[:3] for name in DAYS), *(name[:3].casefold() for name in MONTHS)]


def mirrored(text: str) -> str:
    """Return a text as the pseudo-locale has it; what stands for a name or a tag is kept whole."""
    parts = [
        part if not part or KEPT.fullmatch(part) else f"{RIGHT_TO_LEFT}{part}{END}"
        for part in KEPT.split(text)
    ]
    more = math.ceil(len(KEPT.sub("", text)) * LONGER)
    filler = (FILLER * (more // len(FILLER) + 1))[:more].strip()
    return f"{OPEN}{''.join(parts)} {filler}{CLOSE}"


def outside(text: str) -> str:
    """Return what of a shown text stands outside all brackets."""
    while True:
        less = re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", text)
        if less == text:
            return re.sub(rf"[{RIGHT_TO_LEFT}{END}\s]+", " ", less).strip()
        text = less


def write(folder: Path) -> Path:
    """Write the pseudo-locale and today's catalogues into a folder, compiled, and return it."""
    source = polib.pofile(str(CATALOGUES / "ar" / "LC_MESSAGES" / "django.po"))
    _compile(source, folder / "ar")
    pseudo = polib.POFile()
    pseudo.metadata = {
        "Content-Type": "text/plain; charset=UTF-8", "Language": CODE, "Plural-Forms": PLURALS,
    }  # fmt: skip
    for entry in source:
        made = polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt)
        if entry.msgid_plural:
            made.msgid_plural = entry.msgid_plural
            made.msgstr_plural = {0: mirrored(entry.msgid), 1: mirrored(entry.msgid_plural)}
        else:
            made.msgstr = mirrored(entry.msgid)
        pseudo.append(made)
    for name in CALENDAR:
        for context in (None, "alt. month"):
            pseudo.append(polib.POEntry(msgid=name, msgctxt=context, msgstr=f"{OPEN}{name}{CLOSE}"))
    _compile(pseudo, folder / "ar_XB")
    return folder


def _compile(catalogue: polib.POFile, folder: Path) -> None:
    place = folder / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    catalogue.save_as_mofile(str(place / "django.mo"))


def give_rooms_the_language() -> None:
    """Let each room's words, read from now on, have the pseudo-locale beside them."""
    plainly: Callable[[WordFile, Path], Words] = words.with_other_languages

    def beside(source: WordFile, folder: Path) -> Words:
        found = plainly(source, folder)
        texts = {key: mirrored(text) for key, text in source.texts.items()}
        made = replace(source, language=CODE, texts=texts)
        return replace(found, others={**found.others, CODE: made})

    words.with_other_languages = beside
