"""My plan: read it, call somebody, change it, print it, note that it was looked at."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from marram.kit.gate import SeeOther, client_only
from marram.kit.numbers import numbers
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.kit.writing_on import local_date, readers
from marram.people import directory
from marram.practices.plan import rules, slots
from marram.practices.plan.rules import Person
from marram.record import standing
from marram.record.values import Opened, Page

HOME = "/me/plan/"
CARDS = ("", "large", "wallet")


@dataclass(frozen=True, slots=True)
class Heading:
    """One of the seven, with what stands under it."""

    title: str
    lines: tuple[str, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The page, on a screen or on paper."""

    title: str
    about: str
    note: str
    edit: str
    entry: str
    parts: tuple[Heading, ...]
    begun: bool
    made_with: str
    looked: date | None
    audience: tuple[str, ...]
    beside: bool
    card: str = ""


@require_safe
@client_only
def plan(request: MarramRequest) -> HttpResponse:
    """Return the plan: every heading, those that are empty too; one line is a plan already."""
    return render(request, "plan/plan.html", {"page": _page(request, "")})


@require_safe
@client_only
def card(request: MarramRequest) -> HttpResponse:
    """Return the plan to print: `?card=wallet` as a card to fold, `?card=large` in large print."""
    asked = request.GET.get("card", "")
    page = _page(request, asked if asked in CARDS else "", on_paper=True)
    country = directory.person(request.actor.person).country if request.actor.person else ""
    emergency = numbers().of(country).emergency.number
    return render(request, "plan/card.html", {"page": page, "emergency": emergency})


@require_POST
@client_only
def looked(request: MarramRequest) -> HttpResponse:
    """Note that it was looked at today; the words stay as they are."""
    found = slots.find(request.actor, request.at)
    if found is not None:
        today = local_date(request, request.at).isoformat()
        head = found.outline
        page = Page(
            kind=head.kind,
            shape=head.shape,
            title=head.title,
            body=found.body | {"last_looked_at": today},
            when=head.when,
            marks=head.marks,
        )
        if found.body.get("last_looked_at") != today:
            standing.keep(request.actor, page=page, at=request.at)
    return SeeOther(HOME)


def _page(request: MarramRequest, asked: str, *, on_paper: bool = False) -> PlanPage:
    say, found = sayer(request, slots.KIND), slots.find(request.actor, request.at)
    body = found.body if found else {}
    shown = rules.parts(body, on_paper=on_paper)
    return PlanPage(
        title=say("room.title"),
        about=say("room.about"),
        note="" if rules.begun(body) else say("room.note"),
        edit=f"/me/r/{slots.KIND}/{slots.KIND}/new/",
        entry=str(found.entry) if found else "",
        parts=tuple(_heading(part, say) for part in shown),
        begun=rules.begun(body),
        made_with=str(body.get("made_with", "")),
        looked=_looked(found, request),
        audience=readers(request).get(found.entry, ()) if found else (),
        beside=bool(found and found.outline.beside),
        card=asked,
    )


def _heading(part: rules.Part, say: Sayer) -> Heading:
    return Heading(say(f"part.{part.name}"), part.lines, part.people)


def _looked(found: Opened | None, request: MarramRequest) -> date | None:
    """Return the day it was last looked at or written on, whichever is later."""
    if found is None:
        return None
    written = local_date(request, found.outline.recorded)
    said = str(found.body.get("last_looked_at", ""))
    return max(written, datetime.fromisoformat(said).date()) if said else written
