"""Find your words. What is looked for stands in no address, and in no browser's own files.

It waits, sealed, in the session between the form and the page that shows what was found.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from marram.accounts import sessions
from marram.accounts.gate import client_only
from marram.companion.asking import PAGE_OF, owner, page_number, see_other, show
from marram.companion.passages import passage
from marram.companion.rows import RowCard, cards
from marram.core.text import storable
from marram.kit import showing
from marram.kit.requests import MarramRequest
from marram.record import reading, searching
from marram.record.values import Outline

LONGEST = 500
ASIDE = "search"
FOR_A_WHILE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Search:
    """The page."""

    query: str
    rows: tuple[RowCard, ...] = ()
    total: int = 0
    newer: int | None = None
    older: int | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def search(request: MarramRequest) -> HttpResponse:
    """Return the pages that hold the words, with the passage around each first hit."""
    if request.method == "POST":
        return _put_aside(request)
    query, number = _asked(request)
    if not query:
        return show(request, "search", Search(""))
    found = searching.search(request.actor, owner=owner(request), words=query, at=request.at)
    heads = [head for head in found if showing.is_page(head)]
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


def _put_aside(request: MarramRequest) -> HttpResponse:
    """Put the words aside, sealed, and go and look: a browser keeps what a page answers itself."""
    query = storable(request.POST.get("q", ""))[:LONGEST]
    page = page_number(request.POST.get("page"))
    looked = {"q": query, "page": page, "at": request.at.isoformat()} if query.strip() else None
    response = see_other("search", found="yes" if looked else None)
    sessions.put(request, response, at=request.at, **{ASIDE: looked})
    return response


def _asked(request: MarramRequest) -> tuple[str, int]:
    """Return what was put aside a short while ago, and which page of it."""
    looked = sessions.data(request).get(ASIDE) if request.GET.get("found") else None
    if not looked or request.at - datetime.fromisoformat(looked["at"]) > FOR_A_WHILE:
        return "", 0
    return looked["q"], looked["page"]


def _text(request: MarramRequest, head: Outline) -> str:
    opened = reading.open_one(request.actor, entry=head.entry, at=request.at)
    return "\n".join(shown.words for shown in showing.shown(opened, request.language))
