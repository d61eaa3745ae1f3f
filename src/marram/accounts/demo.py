"""Becoming one of the made-up people. Only in a demo installation, only from this machine."""

from dataclasses import dataclass
from ipaddress import ip_address

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from marram.accounts import entering
from marram.accounts.fields import page
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.directory import PersonCard
from marram.record.values import NotFound


@dataclass(frozen=True, slots=True)
class Persona:
    """A made-up person one can become."""

    key: str
    name: str
    person: PersonCard


def personas() -> list[Persona]:
    """Return the made-up people, staff first."""
    cards = sorted(directory.everybody(), key=lambda card: (not card.is_clinician, card.name))
    found: dict[str, Persona] = {}
    for card in cards:
        first = "".join(sign for sign in card.name.split()[0].casefold() if sign.isalnum())
        key = first if first and first not in found else str(card.id)
        found[key] = Persona(key, card.name, card)
    return list(found.values())


@require_http_methods(["GET", "HEAD"])
def demo(request: MarramRequest) -> HttpResponse:
    """Show the made-up people."""
    _only_here(request)
    return render(request, "accounts/demo.html", page(personas=personas()))


@require_POST
def become(request: MarramRequest, key: str) -> HttpResponse:
    """Sign in as a made-up person."""
    _only_here(request)
    card = next((one.person for one in personas() if one.key == key), None)
    if card is None:
        raise NotFound
    if card.is_client:
        return entering.let_in_client(request, person=card.id)
    return entering.let_in_staff(request, person=card.id)


def _only_here(request: MarramRequest) -> None:
    """Raise NotFound unless this is a demo, asked for from this machine without a proxy between."""
    where = str(request.META.get("REMOTE_ADDR") or "0.0.0.0")  # noqa: S104 - stands for unknown
    proxied = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    if proxied or not ip_address(where).is_loopback or not directory.service().is_demo:
        raise NotFound
