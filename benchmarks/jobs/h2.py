"""h2: a book of some 200 pages, and one of 400, from a record; beside ReportLab if it is here."""

import importlib.util
import io
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import meter, people
from benchmarks.gen import AT, World
from benchmarks.jobs.shape import Job
from marram.binding import folder as plain
from marram.binding import pdf
from marram.binding.book import Book, Chapter, Part
from marram.kit.testing import ask
from marram.practices.story import chosen
from marram.record import reading, writing

SIZES = {"200 pages": 150, "400 pages": 300}


def run(world: World, *, rounds: int, folder: Path, smoke: bool) -> dict[str, Any]:
    """Return CPU ms for each book; every chapter is in it."""
    del folder
    job = Job("h2", "CPU ms for a book")
    card, actor = people.client()
    writing.begin_many(actor, pages=[page.as_page() for page in world.pages], at=AT)
    heads = reading.outline(actor, owner=card.id, at=AT)
    for name, many in SIZES.items():
        count = min(many, len(heads)) if not smoke else 20
        entries = tuple(head.entry for head in heads[:count])
        for turn in range(rounds):
            # Other words each time: the typesetter remembers for a while what it has set.
            told = _told(world, count, f"{turn}")
            wish = chosen.Wish(title=f"A book {turn}").with_pages(entries[turn:])
            chosen.keep(actor, wish, at=AT)
            spent, made = meter.cpu_ms(
                lambda: ask(actor, "/me/story/book/make/", {"as": "pdf"}, at=AT)
            )
            job.add(name, spent)
            job.add(f"{name}, pages", _pages(made.content))
            job.add(f"{name}, MB", len(made.content) / 1e6)
            job.add(f"{name}, setting alone", meter.cpu_ms(partial(pdf.printed, told))[0])
            job.add(f"{name}, plain pages", meter.cpu_ms(partial(plain.packed, told, at=AT))[0])
            if importlib.util.find_spec("reportlab"):
                job.add(f"{name}, ReportLab", meter.cpu_ms(partial(_reportlab, told))[0])
        job.compare(f"{name}, setting alone", f"{name}, ReportLab")
    job.checked("every page of the record that was chosen is a chapter")
    job.aim("400 pages", 3000)
    return job.as_json()


def _told(world: World, count: int, mark: str) -> Book:
    return Book(
        f"A book {mark}",
        tuple(
            Chapter(page.title, page.day, (Part("", f"{mark} {page.text}"),))
            for page in world.pages[:count]
        ),
    )


def _pages(content: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(content)).pages)


def _reportlab(book: Book) -> bytes:
    """Set the same words with ReportLab: no tags, no rope."""
    from xml.sax.saxutils import escape

    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style, made = getSampleStyleSheet(), io.BytesIO()
    story = [Paragraph(escape(book.title), style["Title"])]
    for one in book.chapters:
        story.append(Paragraph(escape(one.title), style["Heading1"]))
        story += [Paragraph(escape(part.text), style["BodyText"]) for part in one.parts]
    SimpleDocTemplate(made, pagesize=A5).build(story)
    return made.getvalue()
