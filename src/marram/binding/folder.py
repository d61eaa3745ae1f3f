"""A book as a folder of plain pages that open in any browser, without us and without a network."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from html import escape

from marram.binding import rope
from marram.binding.book import Book, Chapter, Shown
from marram.binding.ink import INK
from marram.pictures.kinds import ENDINGS

FOLDER = "book"
STYLE = f"""\
:root {{ color-scheme: light; }}
body {{ margin: 0 auto; padding: 3rem 1.25rem; max-width: 34rem; background: {INK["surface"]};
  color: {INK["ink"]}; font: 1.125rem/1.6 Literata, Georgia, "Times New Roman", serif; }}
h1 {{ font-size: 2.25rem; line-height: 1.2; }}
h2 {{ font-size: 1.5rem; line-height: 1.25; margin: 4rem 0 .25rem; }}
h3, .quiet {{ font-size: .95rem; font-weight: normal; font-style: italic; margin: 0;
  color: #4A5A5C; }}
h3 {{ margin-top: 1.5rem; }}
.words {{ white-space: pre-wrap; overflow-wrap: break-word; }}
figure {{ margin: 1.5rem 0; }} figure img {{ max-width: 100%; height: auto; }}
.dedication {{ font-style: italic; margin: 4rem 0; }}
.token {{ width: 2.5rem; height: 2.5rem; float: inline-end; }}
a {{ color: {INK["tide"]}; }}
@media print {{ body {{ max-width: none; background: none; }} h2 {{ break-after: avoid; }} }}
"""


def packed(book: Book, *, at: datetime) -> bytes:
    """Return a ZIP archive with the book's one page, its style and its tokens."""
    made = io.BytesIO()
    day = at.timetuple()[:6]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in _files(book):
            data = content.encode("utf-8") if isinstance(content, str) else content
            folder.writestr(zipfile.ZipInfo(f"{FOLDER}/{name}", day), data)
    return made.getvalue()


def _files(book: Book) -> Iterator[tuple[str, str | bytes]]:
    yield "index.html", _page(book)
    yield "style.css", STYLE
    for symbol in sorted({one.symbol for one in book.chapters if one.symbol}):
        yield f"{symbol}.svg", rope.token(symbol)
    for number, chapter in enumerate(book.chapters, 1):
        for place, one in enumerate(chapter.shows, 1):
            yield _name(number, place, one), one.data


def _name(chapter: int, place: int, one: Shown) -> str:
    """Return under which name a photograph or a sound lies beside the page."""
    return f"{chapter}-{place}.{ENDINGS.get(one.kind, 'bin')}"


def _page(book: Book) -> str:
    direction = ' dir="rtl"' if book.right_to_left else ""
    language = f"{book.language}-{book.region}" if book.region else book.language
    parts = [
        f'<!doctype html>\n<html lang="{escape(language)}"{direction}>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<title>{escape(book.title)}</title>\n<link rel="stylesheet" href="style.css">',
        f'<header><h1 dir="auto">{escape(book.title)}</h1>',
        f'<p class="quiet" dir="auto">{escape(book.author)}</p>' if book.author else "",
        f'<div class="dedication">{_words(book.dedication)}</div>' if book.dedication else "",
        f"</header>\n{_contents(book)}<main>",
        *(_chapter(number, one) for number, one in enumerate(book.chapters, 1)),
        "</main>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _contents(book: Book) -> str:
    lines = "".join(
        f'<li><a href="#c{number}" dir="auto">{escape(one.title)}</a></li>\n'
        for number, one in enumerate(book.chapters, 1)
    )
    heading = f'<h2 id="contents">{escape(book.contents)}</h2>'
    return f'<nav aria-labelledby="contents">{heading}\n<ol>{lines}</ol></nav>\n'


def _chapter(number: int, chapter: Chapter) -> str:
    token = (
        f'<img class="token" src="{escape(chapter.symbol)}.svg" alt="{escape(chapter.sign)}">'
        if chapter.symbol
        else ""
    )
    quiet = [chapter.when, ", ".join(chapter.threads)]
    return (
        f'<section aria-labelledby="c{number}">{token}<h2 id="c{number}" dir="auto">'
        f"{escape(chapter.title)}</h2>\n"
        + "".join(f'<p class="quiet" dir="auto">{escape(one)}</p>\n' for one in quiet if one)
        + "".join(
            (f'<h3 dir="auto">{escape(part.label)}</h3>\n' if part.label else "")
            + _words(part.text)
            for part in chapter.parts
        )
        + "".join(_shown(number, place, one) for place, one in enumerate(chapter.shows, 1))
        + "</section>"
    )


def _shown(chapter: int, place: int, one: Shown) -> str:
    name, words = _name(chapter, place, one), escape(one.words)
    seen = (
        f'<audio controls preload="none" src="{name}"></audio>'
        if one.is_sound
        else f'<img src="{name}" alt="{words}">'
    )
    caption = f'<figcaption class="quiet" dir="auto">{words}</figcaption>' if words else ""
    return f"<figure>{seen}{caption}</figure>\n"


def _words(text: str) -> str:
    """Return each paragraph by itself: each may run in its own direction."""
    paragraphs = re.split(r"\n[ \t]*\n+", text)
    return "".join(f'<p class="words" dir="auto">{escape(one)}</p>\n' for one in paragraphs)
