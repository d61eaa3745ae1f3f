"""Find your words. What is looked for is sent in the form, so that it stands in no address."""

from dataclasses import dataclass, replace

from django.http import HttpResponse

from marram.accounts.gate import client_only
from marram.companion.asking import PAGE_OF, owner, page_number, show
from marram.companion.passages import passage
from marram.companion.rows import RowCard, cards
from marram.core.text import storable
from marram.kit import showing
from marram.kit.requests import MarramRequest
from marram.record import reading, searching
from marram.record.values import Outline

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Search:
    """The page."""

    query: str
    rows: tuple[RowCard, ...] = ()
    total: int = 0
    newer: int | None = None
    older: int | None = None


@client_only
def search(request: MarramRequest) -> HttpResponse:
    """Return the pages that hold the words, with the passage around each first hit."""
    query = storable(request.POST.get("q", ""))[:LONGEST]
    if not query.strip():
        return show(request, "search", Search(query))
    found = searching.search(request.actor, owner=owner(request), words=query, at=request.at)
    heads = [head for head in found if showing.is_page(head)]
    number = page_number(request.POST.get("page"))
    first = number * PAGE_OF
    part = heads[first : first + PAGE_OF]
    rows = tuple(
        replace(row, found=passage(_text(request, head), searching.wanted(query)))
        for row, head in zip(cards(request, part), part, strict=True)
    )
    page = Search(
        query,
        rows,
        len(heads),
        newer=number - 1 if number else None,
        older=number + 1 if len(heads) > first + PAGE_OF else None,
    )
    return show(request, "search", page)


def _text(request: MarramRequest, head: Outline) -> str:
    opened = reading.open_one(request.actor, entry=head.entry, at=request.at)
    return "\n".join(shown.words for shown in showing.shown(opened, request.language))
