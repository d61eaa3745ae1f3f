"""The page on which what came of something is brought into the story."""

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marram.kit import finding, writing_on
from marram.kit.asking import Choice
from marram.kit.forms import ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.requests import MarramRequest
from marram.practices.story import brought, store
from marram.practices.story.brought import OWN
from marram.practices.story.halves import half
from marram.practices.story.placing import other_page
from marram.practices.story.showing import BringPage
from marram.record.values import Opened
from marram.record.writing import TooLong


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def bring(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return where what came of a page can go, or keep a line of it in the story."""
    opened = other_page(request, entry)
    near = list(brought.scenes(request.actor, opened, at=request.at))
    if request.method != "POST":
        return _page(request, opened, near)
    sent = request.POST.dict()
    line, moment = brought.line_of(sent), brought.place_of(sent)
    if not line or not (moment or sent.get("where") == OWN):
        return _page(request, opened, near, problem="line" if not line else "where")
    try:
        kept = brought.keep(
            request.actor,
            page=entry,
            line=line,
            moment=moment,
            at=request.at,
            operation=ident(sent.get("operation")),
        )
    except TooLong:
        return _page(request, opened, near, problem="long")
    return SeeOther(f"/me/e/{kept}/?news=kept")


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
