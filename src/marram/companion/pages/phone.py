"""What this phone keeps: by choice, per device. The server hands out a copy and knows no choice."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import formats, translation
from django.views.decorators.http import require_POST, require_safe

from marram.accounts import sessions
from marram.accounts.gate import client_only
from marram.companion.asking import as_id, me, owner, page_number, plain, show
from marram.companion.days import local
from marram.companion.rows import first_name
from marram.keys import purposes
from marram.kit import registry, showing
from marram.kit.policy import argon2_page
from marram.kit.requests import MarramRequest
from marram.kit.surroundings import without_database
from marram.record import reading
from marram.record.values import SEALED, NotFound, Opened, Outline

MOST = 20


@require_safe
@argon2_page
@client_only
def you_phone(request: MarramRequest) -> HttpResponse:
    """Return the choice of what this phone keeps."""
    return show(request, "you_phone", None)


@require_safe
@client_only
def phone_copy(request: MarramRequest) -> HttpResponse:
    """Return what was asked for, to be kept on this phone: plan and kit, and a number of pages.

    `whose` tells one person from another and says no more: what is kept is never mixed.
    """
    now = local(request.at, me(request).time_zone)
    many = min(page_number(request.GET.get("pages")), MOST)
    return JsonResponse(
        {
            "whose": purposes.keyed_id(f"{owner(request).hex} phone").hex(),
            "at": request.at.isoformat(),
            "day": formats.date_format(now, "j F Y, H:i"),
            "copied": _copied(request) if request.GET.get("plain") else [],
            "pages": [_page(request, one) for one in _pages(request, many)] if many else [],
        }
    )


@require_POST
@client_only
def phone_clear(_request: MarramRequest) -> HttpResponse:
    """Ask the browser to clear what it stores for us; a deleted record alone stays on its disk."""
    return JsonResponse({"kept": True}, headers={"Clear-Site-Data": '"storage"'})


@require_safe
def offline_here(request: MarramRequest) -> HttpResponse:
    """Say whether this browser was signed out from elsewhere: what it keeps goes then."""
    return JsonResponse({"gone": sessions.ended_elsewhere(request)})


@require_safe
@argon2_page
def offline_read(request: MarramRequest) -> HttpResponse:
    """Return the page that shows what a phone keeps; it holds no word of anybody."""
    with translation.override(request.language):
        return HttpResponse(render_to_string("companion/offline_read.html", without_database()))


def _copied(request: MarramRequest) -> list[dict[str, Any]]:
    """Return plan and kit, as the rooms give them."""
    slots = [room.offline_copy for room in registry.rooms()]
    return [asdict(part) for slot in slots if slot for part in slot(request.actor, request.at)]


def _pages(request: MarramRequest, many: int) -> Iterator[Opened]:
    """Yield the pages that were opened last, then the newest, as many as were asked for."""
    heads = reading.outline(request.actor, owner=owner(request), at=request.at)
    known = {head.entry: head for head in heads if _may_be_kept(head)}
    asked = [as_id(part) for part in request.GET.get("e", "").split(",")[:MOST]]
    for entry in list(_first(asked, known, many)):
        try:
            yield reading.open_one(request.actor, entry=entry, at=request.at)
        except NotFound:
            continue


def _first(asked: Sequence[UUID | None], known: dict[UUID, Outline], many: int) -> Iterator[UUID]:
    opened = [entry for entry in asked if entry is not None and entry in known]
    newest = sorted(known, key=lambda entry: known[entry].seq, reverse=True)
    yield from list(dict.fromkeys([*opened, *newest]))[:many]


def _may_be_kept(head: Outline) -> bool:
    return showing.is_page(head) and head.kind != SEALED


def _page(request: MarramRequest, opened: Opened) -> dict[str, Any]:
    shown = showing.shown(opened, request.language, plain=plain(me(request)))
    return {
        "name": first_name(opened, request.language),
        "day": _day(request, opened.outline.recorded),
        "parts": [[part.label, part.words] for part in shown],
    }


def _day(request: MarramRequest, at: datetime) -> str:
    return formats.date_format(local(at, me(request).time_zone), "j F Y")
