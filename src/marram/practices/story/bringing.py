"""What came of something, brought into the story: one line, and every earlier telling is kept.

A line goes with a moment that is there, as part of what it is now, or becomes a moment of its own.
The two stay tied, and the tie is walked both ways. Nothing is proposed but where it could go.
"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4, uuid5

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marram.core.text import storable
from marram.kit import begun, finding, showing, telling, writing_on
from marram.kit.asking import Choice
from marram.kit.forms import entry_of, ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.requests import MarramRequest
from marram.practices.story import store
from marram.practices.story.halves import half
from marram.practices.story.placing import other_page
from marram.practices.story.sheets import MOMENT
from marram.practices.story.showing import BringPage
from marram.record.values import NotFound, Opened, Page
from marram.record.writing import TooLong

OWN, OTHER = "own", "other"
TITLE = 120
"""Up to here a line is the title of its moment; a longer one is told in it."""
STEPS_BACK = 4
"""From what came of a test to the test, to the step it was made of, to the scene."""


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def bring(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return where what came of a page can go, or keep a line of it in the story."""
    opened = other_page(request, entry)
    near = list(_scenes(request, opened))
    if request.method != "POST":
        return _page(request, opened, near)
    line = storable(request.POST.get("line", "")).strip()
    where = request.POST.get("where", "")
    chosen = ident(request.POST.get("moment") if where == OTHER else where)
    if not line or not (chosen or where == OWN):
        return _page(request, opened, near, problem="line" if not line else "where")
    try:
        moment = _told_again(request, chosen, line) if chosen else _new(request, line)
    except TooLong:
        return _page(request, opened, near, problem="long")
    begun.tie(request.actor, page=moment, of=str(entry), at=request.at, relation=begun.BROUGHT)
    return SeeOther(f"/me/e/{moment}/?news=kept")


def _scenes(request: MarramRequest, opened: Opened) -> Iterator[Opened]:
    """Yield the moments that this page goes back to, the nearest first."""
    seen, edge = {opened.entry}, [opened.entry]
    for _step in range(STEPS_BACK):
        found = [one for entry in edge for one in _behind(request, entry)]
        new = {one.entry: one for one in found if one.entry not in seen}
        yield from (one for one in new.values() if one.outline.kind == MOMENT.kind)
        seen |= set(new)
        edge = list(new)


def _behind(request: MarramRequest, entry: UUID) -> tuple[Opened, ...]:
    """Return what a page was begun from, and, for something that matters, what carried it."""
    known, none = begun.each_way(request.actor, entry=entry, at=request.at), begun.Around()
    return (*known.get(begun.FROM, none).of, *known.get(begun.CARRIED, none).begun)


def _told_again(request: MarramRequest, moment: UUID, line: str) -> UUID:
    """Keep a moment once more with the line in what it is now. The same form again adds nothing."""
    found = finding.own(request.actor, entry=moment, kind=MOMENT.kind, at=request.at)
    if found is None:
        raise NotFound
    body = finding.body_of(found)
    now = str(body.get("means_now") or "")
    if now != line and not now.endswith(f"\n\n{line}"):
        body = body | {"means_now": f"{now}\n\n{line}" if now else line}
        telling.keep(
            request.actor,
            operation=_operation(request, str(moment)),
            entry=moment,
            parent=found.outline.telling,
            page=replace(telling.again(found), shape=MOMENT.version, body=body),
            at=request.at,
            begun=True,
        )
    return moment


def _new(request: MarramRequest, line: str) -> UUID:
    """Keep the line as a moment of its own. The same form again is the same moment."""
    body = {"named": line} if len(line) <= TITLE and "\n" not in line else {"what": line}
    title = showing.title_of(MOMENT.kind, body)
    page = Page(kind=MOMENT.kind, shape=MOMENT.version, title=title, body=body)
    operation = _operation(request, OWN)
    receipt = telling.keep(
        request.actor,
        operation=operation,
        entry=entry_of(operation),
        parent=None,
        page=page,
        at=request.at,
        begun=False,
    )
    return receipt.entry


def _operation(request: MarramRequest, where: str) -> UUID:
    """Return by what this form is known in one place: sent again for another, it is another."""
    return uuid5(ident(request.POST.get("operation")) or uuid4(), where)


def _page(
    request: MarramRequest, opened: Opened, near: list[Opened], *, problem: str = ""
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    first = str(near[0].entry) if near else OWN
    where, at = (sent.get("where", ""), sent.get("moment", "")) if sent else (first, "")
    apart = {opened.entry, *(one.entry for one in near)}
    others = [one for one in store.moments(request.actor, at=request.at) if one.entry not in apart]
    page = BringPage(
        entry=opened.entry,
        own=half(request, opened),
        near=tuple(
            Choice(
                str(one.entry),
                finding.name_of(one, request.language),
                chosen=str(one.entry) == where,
            )
            for one in near
        ),
        others=tuple(
            Choice(str(one.entry), one.title, chosen=str(one.entry) == at) for one in others
        ),
        where=where,
        line=sent.get("line", "") if sent else "",
        problem=problem,
        operation=(ident(sent.get("operation")) if sent else None) or uuid4(),
    )
    status = writing_on.NOT_KEPT if problem else 200
    return render(request, "story/bring.html", {"page": page}, status=status)
