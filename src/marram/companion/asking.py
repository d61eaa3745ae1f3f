"""What every page of the client's face begins and ends with."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from marram.accounts.gate import SeeOther
from marram.core.text import whole_number
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.directory import PersonCard
from marram.record.values import NotFound

PAGE_OF = 50
NEWS = frozenset(
    {
        "kept",
        "shared",
        "taken-back",
        "put-away",
        "brought-back",
        "erased",
        "set",
        "staying",
        "chosen",
        "helped",
    }
)


def owner(request: MarramRequest) -> UUID:
    """Return the id of the client whose pages these are, or raise NotFound."""
    if request.actor.person is None:
        raise NotFound
    return request.actor.person


def me(request: MarramRequest) -> PersonCard:
    """Return the card of the client who asks."""
    return directory.person(owner(request))


def plain(person: PersonCard) -> bool:
    """Say whether this person chose plainer words."""
    return person.look.get("plain") == "yes"


def see_other(name: str, *args: object, **query: object) -> SeeOther:
    """Return the answer to a form that was taken: go and look there. Never with words in it."""
    said = {key: value for key, value in query.items() if value is not None}
    return SeeOther(reverse(name, args=args) + (f"?{urlencode(said)}" if said else ""))


def show(request: MarramRequest, name: str, page: object, *, status: int = 200) -> HttpResponse:
    """Return a page of the client's face."""
    context: dict[str, Any] = {"page": page}
    return render(request, f"companion/{name}.html", context, status=status)


def news(request: MarramRequest) -> str:
    """Return the name of what has just been done, "" for nothing."""
    said = request.GET.get("news", "")
    return said if said in NEWS else ""


def as_id(text: str | None) -> UUID | None:
    """Return the id that was sent, or None where it is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def page_number(text: str | None) -> int:
    """Return which page of a list was asked for; the first is 0."""
    return min(whole_number(text or "") or 0, 100_000)
