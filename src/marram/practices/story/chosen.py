"""What a client chose for their book: which pages, in which order, told how, under which title."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from marram.binding.book import Paper
from marram.kit.forms import ident
from marram.people.actor import Actor
from marram.record import standing
from marram.record.values import Page

KIND = "story.book.settings"
SHAPE = 1


@dataclass(frozen=True, slots=True)
class Chosen:
    """One page of the book; `telling` is None for it as it is told now."""

    entry: UUID
    telling: UUID | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """How the book is to be."""

    title: str = ""
    author: str = ""
    dedication: str = ""
    paper: Paper = Paper.A5
    large: bool = False
    rope: bool = True
    pages: tuple[Chosen, ...] = ()

    def with_pages(self, entries: tuple[UUID, ...]) -> "Wish":
        """Return the same with these pages at its end, those that are in it left where they are."""
        there = {one.entry for one in self.pages}
        new = tuple(Chosen(one) for one in dict.fromkeys(entries) if one not in there)
        return replace(self, pages=(*self.pages, *new))

    def without(self, entry: UUID) -> "Wish":
        """Return the same without this page."""
        return replace(self, pages=tuple(one for one in self.pages if one.entry != entry))

    def moved(self, entry: UUID, *, by: int) -> "Wish":
        """Return the same with this page so many places later; at either end it stays."""
        pages = list(self.pages)
        here = next((n for n, one in enumerate(pages) if one.entry == entry), None)
        if here is not None and 0 <= here + by < len(pages):
            pages.insert(here + by, pages.pop(here))
        return replace(self, pages=tuple(pages))

    def told(self, entry: UUID, telling: UUID | None) -> "Wish":
        """Return the same with this page told as it was in that telling."""
        pages = (Chosen(entry, telling) if one.entry == entry else one for one in self.pages)
        return replace(self, pages=tuple(pages))


def find(actor: Actor, *, at: datetime) -> Wish:
    """Return what this client chose so far."""
    found = standing.find(actor, kind=KIND, at=at)
    body: Mapping[str, Any] = found.body if found else {}
    paper = body.get("paper")
    return Wish(
        title=str(body.get("title", "")),
        author=str(body.get("author", "")),
        dedication=str(body.get("dedication", "")),
        paper=Paper(paper) if paper in set(Paper) else Paper.A5,
        large=body.get("large") is True,
        rope=body.get("rope") is not False,
        pages=tuple(
            Chosen(entry, ident(telling))
            for one, telling in body.get("pages", [])
            if (entry := ident(one))
        ),
    )


def keep(actor: Actor, wish: Wish, *, at: datetime) -> None:
    """Keep what was chosen, when that changed."""
    if wish == find(actor, at=at):
        return
    body = {
        "title": wish.title,
        "author": wish.author,
        "dedication": wish.dedication,
        "paper": str(wish.paper),
        "large": wish.large,
        "rope": wish.rope,
        "pages": [[str(one.entry), str(one.telling or "")] for one in wish.pages],
    }
    standing.keep(actor, page=Page(kind=KIND, shape=SHAPE, title="", body=body), at=at)
