"""Which kinds there are: a table of counts, only when somebody asks for it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marram.kit import finding
from marram.kit.gate import client_only
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.practices.triggers import rules
from marram.practices.triggers.practice import PRACTICE


@dataclass(frozen=True, slots=True)
class Kind:
    """One line of the table."""

    words: str
    own: bool
    notes: int


@dataclass(frozen=True, slots=True)
class KindsPage:
    """The page."""

    back: str
    kinds: tuple[Kind, ...]
    notes: int


@require_safe
@client_only
def kinds(request: MarramRequest) -> HttpResponse:
    """Return how many notes there are of each kind, by the alphabet."""
    sheet, say = PRACTICE.sheets[0], sayer(request, PRACTICE.slug)
    found = finding.newest(request.actor, kinds={sheet.kind}, at=request.at)
    option = f"sheet.{sheet.slug}.what.option."
    page = KindsPage(
        back=f"/me/r/{PRACTICE.slug}/",
        kinds=tuple(
            Kind(one.own or say(option + one.kind) or one.kind, bool(one.own), one.notes)
            for one in rules.counts(map(finding.body_of, found))
        ),
        notes=len(found),
    )
    return render(request, "triggers/kinds.html", {"page": page})
