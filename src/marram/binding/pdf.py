"""A book as a PDF with tags, by a typesetter that gets every word as data and no network."""

import base64
import contextlib
import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import typst

from marram.binding import rope
from marram.binding.book import Book, Chapter, Paper, Shown

HERE = Path(__file__).parent
HEIGHTS = {Paper.A5: 595.28, Paper.A4: 841.89, Paper.LETTER: 792.0}
"""Points."""
LONG = 900
"""Characters from which on a chapter begins a page of its own."""
MOST_STRANDS = 5
NO_TITLE = "\u2026"
"""Stands where a title has no letter that can be seen: a heading has to have one."""
LOOKS_THE_SAME = str.maketrans({"\ufeff": "", "\u2e3a": "\u2014" * 2, "\u2e3b": "\u2014" * 3})
"""Signs without a letterform that another spelling shows alike: nothing, and long dashes."""


class Printed(NamedTuple):
    """A PDF, and whether every sign had a letterform."""

    pdf: bytes
    whole: bool
    """Whether it keeps PDF/UA-1: it cannot where a sign has no letterform here."""


def printed(book: Book) -> Printed:
    """Return the book as PDF/UA-1, else as a tagged PDF in which some signs are empty boxes.

    Letterforms of this machine are used too where those of the book do not reach.
    """
    for system in (False, True):
        with contextlib.suppress(typst.TypstError):
            return Printed(_compiled(book, system=system, accessible=True), whole=True)
    return Printed(_compiled(book, system=True, accessible=False), whole=False)


def _compiled(book: Book, *, system: bool, accessible: bool) -> bytes:
    return typst.compile(
        HERE / "book.typ",
        root=HERE,
        font_paths=_fonts(system=system),
        package_path=HERE / "fonts",
        package_cache_path=HERE / "fonts",
        sys_inputs={"data": json.dumps(_data(book), ensure_ascii=False).translate(LOOKS_THE_SAME)},
        format="pdf",
        pdf_standards=["ua-1"] if accessible else [],
    )


@cache
def _fonts(*, system: bool) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=system,
        include_embedded_fonts=True,
        font_paths=[str(HERE / "fonts")],
    )


def _data(book: Book) -> dict[str, Any]:
    symbols = {one.symbol for one in book.chapters}
    return {
        "title": book.title if _seen(book.title) else NO_TITLE,
        "author": book.author,
        "dedication": book.dedication,
        "dedication_back": runs_back(book.dedication),
        "contents": book.contents,
        "lang": book.language,
        "region": book.region,
        "rtl": book.right_to_left,
        "paper": str(book.paper),
        "large": book.large,
        "rope": book.rope,
        "rope_picture": rope.standing(HEIGHTS[book.paper], min(book.strands, MOST_STRANDS)),
        "tokens": {symbol: rope.token(symbol) for symbol in symbols if symbol},
        "chapters": [_chapter(one) for one in book.chapters],
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    length = sum(len(part.text) for part in chapter.parts)
    return {
        "title": chapter.title if _seen(chapter.title) else NO_TITLE,
        "when": chapter.when,
        "symbol": chapter.symbol,
        "sign": chapter.sign or chapter.symbol,
        "threads": ", ".join(chapter.threads),
        "opens": length > LONG,
        "parts": [
            {"label": part.label, "text": part.text, "back": runs_back(part.text)}
            for part in chapter.parts
        ],
        "photos": [_photo(one) for one in chapter.shows if not one.is_sound],
    }


def _photo(one: Shown) -> dict[str, str]:
    """Return a photograph as the typesetter takes bytes: inside a drawing, as text."""
    data, size = base64.b64encode(one.data).decode(), f'width="{one.width}" height="{one.height}"'
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {one.width} {one.height}"'
    image = f'<image {size} href="data:{one.kind};base64,{data}"/>'
    return {
        "picture": f"<svg {frame}>{image}</svg>",
        "words": one.words if _seen(one.words) else NO_TITLE,
        "caption": one.words if _seen(one.words) else "",
        "tall": "yes" if one.height > one.width else "",
    }


def _seen(text: str) -> bool:
    """Say whether anything of a text can be seen."""
    return any(unicodedata.category(sign)[0] not in "ZC" for sign in text)


def runs_back(text: str) -> bool:
    """Say whether a text runs from right to left, by its first letter (Unicode's rule P2)."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False
