"""Sealed pages: the browser seals and opens, this keeps ciphertext and hands it back.

Nothing on the server can open what is kept here. What is sent is checked to be ciphertext, so that
a fault in a script cannot bring words in by this door.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from marram.accounts.gate import client_only
from marram.companion import rings, sealing
from marram.companion.asking import as_id, me, news, owner, see_other, show
from marram.companion.days import local
from marram.companion.form import clock
from marram.companion.pages.entry import own_page
from marram.kit import telling
from marram.kit.policy import argon2_page
from marram.kit.requests import MarramRequest
from marram.record import drafts, reading
from marram.record.values import SEALED, DraftCard, NotFound, Opened, Page
from marram.record.writing import TooLong

CONFLICT, UNPROCESSABLE, LONG = 409, 422, 413


@dataclass(frozen=True, slots=True)
class Rings:
    """What the passphrase or the code opens, as the browser reads it."""

    rings: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling, sealed."""

    id: UUID
    day: datetime
    body: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class SealedPage:
    """The page."""

    id: UUID
    rings: str
    tellings: tuple[Telling, ...]
    draft: str
    parent: UUID | None
    kept_on: date | None
    put_away: bool
    news: str
    undo: str = ""


@argon2_page
@client_only
def sealed_home(request: MarramRequest) -> HttpResponse:
    """Return what sealing costs and the way to begin, or keep the first ring."""
    known = rings.every(request)
    if request.method != "POST":
        return show(request, "sealed_home", Rings(rings.as_text(known)))
    if known:  # set on another device meanwhile: that one stays
        return JsonResponse({"kept": False}, status=CONFLICT)
    return _kept_ring(request, fresh=True)


@argon2_page
@client_only
def sealed_keys(request: MarramRequest) -> HttpResponse:
    """Return the trying of the code and the change of the passphrase, or keep a changed ring."""
    if request.method == "POST":
        return _kept_ring(request, fresh=False)
    known = rings.every(request)
    return show(request, "sealed_keys", Rings(rings.as_text(known)))


@require_safe
@argon2_page
@client_only
def sealed_new(request: MarramRequest) -> HttpResponse:
    """Return an empty sealed page, once there is a passphrase."""
    known = rings.every(request)
    if not known:
        return see_other("sealed_home")
    page = SealedPage(uuid4(), rings.as_text(known), (), "", None, None, put_away=False, news="")
    return show(request, "sealed_page", page)


@argon2_page
@client_only
def sealed_page(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return a sealed page to be opened in the browser, or keep the ciphertext that it sends."""
    before = _before(request, entry)
    if request.method == "POST":
        return _keep(request, entry, before)
    draft = drafts.of_entry(request.actor, entry=entry)
    if draft is not None and draft.kind != SEALED:
        raise NotFound
    if draft is None and not before:
        raise NotFound
    return show(request, "sealed_page", _page(request, entry, before, draft))


def _page(
    request: MarramRequest, entry: UUID, before: list[Opened], draft: DraftCard | None
) -> SealedPage:
    zone = me(request).time_zone
    newest = before[-1].outline if before else None
    parents = {one.parent for one in before}
    last = {one.outline.telling for one in before} - parents
    return SealedPage(
        id=entry,
        rings=rings.as_text(rings.every(request)),
        tellings=tuple(
            Telling(
                one.outline.telling,
                local(one.outline.recorded, zone),
                json.dumps(one.body),
                beside=len(last) > 1 and one.outline.telling in last,
            )
            for one in reversed(before)
        ),
        draft=json.dumps(draft.body) if draft else "",
        parent=draft.parent if draft else newest.telling if newest else None,
        kept_on=local(newest.recorded, zone).date() if newest else None,
        put_away=bool(newest and newest.put_away_at),
        news=news(request),
    )


def _before(request: MarramRequest, entry: UUID) -> list[Opened]:
    """Return the tellings of a sealed page; a page of another kind is not there."""
    try:
        opened = own_page(request, entry)
    except NotFound:
        return []
    if opened.outline.kind != SEALED:
        raise NotFound
    return reading.tellings(request.actor, entry=entry, at=request.at)


def _keep(request: MarramRequest, entry: UUID, before: list[Opened]) -> HttpResponse:
    """Keep the ciphertext as the draft of this device, or as a telling."""
    parent = as_id(request.POST.get("parent"))
    if parent is not None and not before:
        raise NotFound
    try:
        body = sealing.page(request.POST.get("page", ""))
        if request.POST.get("do") == "done":
            parent = _told(request, entry, parent, body, begun=bool(before))
        else:
            drafts.keep(
                request.actor, entry=entry, kind=SEALED, body=body, at=request.at, parent=parent
            )
    except sealing.NotSealed:
        return JsonResponse({"kept": False}, status=UNPROCESSABLE)
    except TooLong:
        return JsonResponse({"kept": False, "long": True}, status=LONG)
    answer = {"kept": True, "at": clock(request, request.at), "parent": str(parent or "")}
    return JsonResponse(answer | {"href": reverse("sealed_page", args=[entry])})


def _told(
    request: MarramRequest,
    entry: UUID,
    parent: UUID | None,
    body: dict[str, str],
    *,
    begun: bool,
) -> UUID:
    receipt = telling.keep(
        request.actor,
        operation=as_id(request.POST.get("operation")) or uuid4(),
        entry=entry,
        parent=parent,
        page=Page(SEALED, sealing.SHAPE, "", dict(body)),
        at=request.at,
        begun=begun,
    )
    drafts.settle(request.actor, entry=entry, body=dict(body))
    return receipt.telling


def _kept_ring(request: MarramRequest, *, fresh: bool) -> HttpResponse:
    try:
        ring = sealing.ring(request.POST.get("ring", ""))
    except sealing.NotSealed:
        return JsonResponse({"kept": False}, status=UNPROCESSABLE)
    if not fresh and ring["id"] not in rings.every(request):
        raise NotFound
    rings.keep(request.actor, ring, owner=owner(request), at=request.at)
    return JsonResponse({"kept": True, "href": reverse("sealed_new")})
