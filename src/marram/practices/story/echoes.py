"""Other places where I wrote something like this: asked for, found here, kept nowhere.

The passage asked about is named by its number, so that no word stands in an address.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marram.kit import finding, nearby
from marram.kit.forms import ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.nearby import Passage
from marram.kit.requests import MarramRequest
from marram.practices.story import store
from marram.practices.story.lines import line
from marram.practices.story.placing import other_page
from marram.practices.story.showing import Echo, EchoesPage, Tie
from marram.practices.story.store import Thread
from marram.record.values import NotFound


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def echoes(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return the passages of a page to choose from, or `?of=` what is like one of them.

    A form ties one of the pages found to a thread, or unties it.
    """
    opened = other_page(request, entry)
    mine = nearby.passages_of(opened.body)
    asked = nearby.chosen(request.GET.get("of"), mine)
    if request.method == "POST":
        _tie(request)
        more = "&more=yes" if request.GET.get("more") == "yes" else ""
        return SeeOther(f"{request.path}?of={asked}{more}" if asked is not None else request.path)
    page = EchoesPage(
        entry=entry,
        passages=tuple(enumerate(mine)),
        asked=mine[asked] if asked is not None else "",
        number=asked or 0,
        more=request.GET.get("more") == "yes",
    )
    if asked is None:
        return render(request, "story/echoes.html", {"page": page})
    return render(request, "story/echoes.html", {"page": _found(request, page)})


def _found(request: MarramRequest, page: EchoesPage) -> EchoesPage:
    """Return the page with what is like the passage asked about: one passage of each page."""
    pages = finding.written(request.actor, at=request.at)
    found = nearby.like(page.asked, pages, apart=page.entry)
    chosen = found.passages[: nearby.MORE if page.more else nearby.FEW]
    return replace(
        page,
        found=_echoes(request, chosen),
        by_words=found.by_words,
        rest=len(found.passages) > nearby.FEW and not page.more,
    )


def _echoes(request: MarramRequest, chosen: Sequence[Passage]) -> tuple[Echo, ...]:
    threads = store.threads(request.actor, at=request.at)
    tied = store.places(request.actor, at=request.at).threads
    ids = {head.entry for _text, head in chosen}
    pages = {one.entry: one for one in finding.some(request.actor, entries=ids, at=request.at)}
    return tuple(
        Echo(
            page=line(request, pages[head.entry]),
            text=text,
            ties=tuple(_ties(threads, tied.get(str(head.entry), ()), head.entry)),
        )
        for text, head in chosen
    )


def _ties(threads: Sequence[Thread], tied: Sequence[str], entry: UUID) -> Iterator[Tie]:
    for one in threads:
        yield Tie(f"{entry}.{one.entry}", one.name, on=str(one.entry) in tied)


def _tie(request: MarramRequest) -> None:
    """Tie a page to a thread, or untie it where it is tied."""
    page, _, thread = request.POST.get("tie", "").partition(".")
    entry, wanted = ident(page), ident(thread)
    if entry is None or wanted not in {
        t.entry for t in store.threads(request.actor, at=request.at)
    }:
        raise NotFound
    other_page(request, entry)
    places, name = store.places(request.actor, at=request.at), str(wanted)
    now = places.threads.get(str(entry), ())
    new = tuple(one for one in now if one != name) if name in now else (*now, name)
    store.keep_places(request.actor, places.with_threads(entry, new), at=request.at)
