"""Photographs and sounds of a page: put on it, say what is on them, take off, erase for ever."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from marram.accounts.gate import client_only
from marram.companion.asking import as_id, news, owner, see_other, show
from marram.companion.pages.entry import own_page
from marram.companion.pages.put_away import Confirm
from marram.core.text import storable
from marram.kit import finding, telling
from marram.kit import media as kit_media
from marram.kit.media import Shows
from marram.kit.requests import MarramRequest
from marram.pictures import cleaned
from marram.pictures.cleaned import NotKept
from marram.record import erasing, media, writing
from marram.record.values import Media, NotFound, Opened

MOST = 12
"""How many there can be on one page."""
LONGEST = 500
NOT_KEPT = 422


@dataclass(frozen=True, slots=True)
class PicturesPage:
    """The page."""

    id: UUID
    title: str
    back: str
    media: tuple[Shows, ...]
    full: bool
    problem: str
    """Why a file was not kept (`pictures.cleaned.NotKept`, or "full"), "" for none."""
    words: str
    """What was typed about it."""
    operation: UUID
    news: str
    undo: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def pictures(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return what is on a page, or put one more on it, or say anew what is on one, or take it off.

    Taking off makes a telling without it; earlier tellings keep it until it is erased.
    """
    opened = _readable(request, entry)
    if request.method != "POST":
        return _page(request, opened)
    deed, _colon, which = request.POST.get("do", "add").partition(":")
    if deed == "add":
        return _add(request, opened)
    ident, words = as_id(which), storable(request.POST.get("words", "")).strip()[:LONGEST]
    wanted = tuple(
        replace(one, words=words) if one.id == ident and deed == "say" else one
        for one in opened.media
        if one.id != ident or deed != "off"
    )
    if wanted != opened.media:
        _tell(request, opened, wanted)
    return see_other("pictures", entry, news="kept")


@require_safe
@client_only
def one(request: MarramRequest, entry: UUID, media: UUID) -> HttpResponse:
    """Return one picture or sound of a page."""
    return kit_media.answer(_readable(request, entry), media)


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def picture_erase(request: MarramRequest, entry: UUID, media: UUID) -> HttpResponse:
    """Return what erasing one means, or erase it for ever."""
    opened = _readable(request, entry)
    if request.method == "POST":
        erasing.erase_media(request.actor, entry=entry, ident=media, at=request.at)
        return see_other("pictures", entry, news="erased")
    if media not in {each.id for each in opened.media}:
        raise NotFound
    return show(request, "confirm", Confirm("picture", reverse("pictures", args=[entry])))


def _readable(request: MarramRequest, entry: UUID) -> Opened:
    opened = own_page(request, entry)
    if not finding.readable(opened.outline):
        raise NotFound
    return opened


def _add(request: MarramRequest, opened: Opened) -> HttpResponse:
    sent = request.FILES.get("file")
    words = storable(request.POST.get("words", "")).strip()[:LONGEST]
    if len(opened.media) >= MOST:
        return _page(request, opened, problem="full", words=words)
    try:
        found = cleaned.cleaned(sent.read() if sent else b"", name=sent.name or "" if sent else "")
    except NotKept as error:
        return _page(request, opened, problem=str(error), words=words)
    made = media.named(found, words)
    media.put(owner(request), opened.entry, found.data, made)
    _tell(request, opened, (*opened.media, made))
    return see_other("pictures", opened.entry, news="kept")


def _tell(request: MarramRequest, opened: Opened, wanted: tuple[Media, ...]) -> None:
    writing.revise(
        request.actor,
        operation=as_id(request.POST.get("operation")) or uuid4(),
        entry=opened.entry,
        parent=opened.outline.telling,
        page=replace(telling.again(opened), media=wanted),
        at=request.at,
    )


def _page(
    request: MarramRequest, opened: Opened, *, problem: str = "", words: str = ""
) -> HttpResponse:
    where = reverse("pictures", args=[opened.entry])
    page = PicturesPage(
        id=opened.entry,
        title=finding.name_of(opened, request.language),
        back=reverse("entry", args=[opened.entry]),
        media=kit_media.shows(opened, where),
        full=len(opened.media) >= MOST,
        problem=problem,
        words=words,
        operation=uuid4(),
        news=news(request),
    )
    return show(request, "pictures", page, status=NOT_KEPT if problem else 200)
