"""How is today: the short form, and which questions are in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4, uuid5

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from marram.core.text import storable, whole_number
from marram.kit import finding, hours, registry, showing, suggesting, writing_on
from marram.kit.asking import Choice
from marram.kit.containment import between_us
from marram.kit.forms import entry_of, ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.practice import Offered
from marram.kit.requests import MarramRequest
from marram.kit.suggesting import Suggestion
from marram.practices.checkin import carrying, keeping, rules, store, wording
from marram.practices.checkin.practice import PRACTICE
from marram.practices.checkin.rules import Own, Settings
from marram.practices.checkin.showing import ChoosePage, NowPage

HOME = "/me/check-in/"
NEWS = frozenset({"kept", "nothing", "chosen", "away", "back"})
DEEDS = {"aside": Settings.put_aside, "back": Settings.taken_up}
"""What a button beside a question of one's own does, by its name; what was ticked is kept too."""
UNDONE = frozenset({"kept", "away"})
ASK_LONGEST, END_LONGEST = 120, 40
OWN = UUID("6d617272-616d-4000-8000-6f776e000000")
"""The same question in the same words is the same question again."""


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def now(request: MarramRequest) -> HttpResponse:
    """Return the questions and what is meant for today, or keep what was said. All may be left."""
    if request.method == "POST":
        operation = ident(request.POST.get("operation")) or uuid4()
        kept = keeping.keep(request.actor, request.POST, operation, request.at)
        undo = f"&entry={entry_of(operation)}" if kept else ""
        return SeeOther(f"{HOME}?news={'kept' if kept else 'nothing'}{undo}")
    known = store.settings(request.actor, at=request.at, asked_alone=True)
    say, plans = sayer(request, PRACTICE.slug), _steps(request)
    if not known.asked and not known.bands:
        return SeeOther(f"{HOME}questions/")
    page = NowPage(
        questions=tuple(wording.asked(one, known, say) for one in known.asked),
        bands=wording.bands(say) if known.bands else (),
        plans=tuple(plans),
        operation=uuid4(),
        diary=known.diary_runs(hours.today(request)),
        news=_news(request),
        undo=_undo(request),
        readers=", ".join(name for _bond, name in carrying.readers(request.actor, known)),
    )
    return render(request, "checkin/now.html", {"page": page})


@require_POST
@client_only
def away(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Take one's answers of one time away; for 30 days they can come back."""
    carrying.take_away(request.actor, entry, at=request.at)
    return SeeOther(f"{HOME}?news=away&entry={entry}")


@require_POST
@client_only
def back(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Bring answers back that were taken away."""
    carrying.bring_back(request.actor, entry, at=request.at)
    return SeeOther(f"{HOME}?news=back")


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def choose(request: MarramRequest) -> HttpResponse:
    """Return which questions there are, or keep the choice of up to three of them."""
    known = store.settings(request.actor, at=request.at)
    if request.method != "POST":
        taken = request.GET.get("take") == "yes"
        return _choose_page(request, _suggested(request, known) if taken else known)
    wanted, problem = _chosen(request, known)
    if problem:
        return _choose_page(request, wanted, problem=problem)
    deed, _colon, question = request.POST.get("do", "").partition(":")
    if deed in DEEDS:
        wanted = DEEDS[deed](wanted, question)
    store.keep_settings(request.actor, wanted, at=request.at)
    if deed in DEEDS:
        return SeeOther(f"{HOME}questions/#own-h")
    return SeeOther(f"{HOME}?news=chosen" if wanted.asked or wanted.bands else "/me/values/")


def _steps(request: MarramRequest) -> list[Offered]:
    """Return what matters and was meant for today. What restores asks for no outcome."""
    return [
        one
        for room in registry.rooms()
        if room.steps
        for one in room.steps(request.actor, request.at, request.language)
        if one.meaningful
    ]


def _suggested(request: MarramRequest, known: Settings) -> Settings:
    """Return the settings as somebody suggested them, as far as they go. Nothing is kept by it."""
    found = _suggestion(request)
    if found is None:
        return known
    days = found.days if found.days in rules.STRETCHES else 0
    until = hours.today(request) + timedelta(days=days - 1) if days else known.until
    return replace(known, asked=found.asked[: rules.MOST_ASKED], until=until)


def _suggestion(request: MarramRequest) -> Suggestion | None:
    """Return what somebody suggested to ask: only questions that there are words for."""
    person = request.actor.person
    found = suggesting.newest(request.actor, owner=person, at=request.at) if person else None
    asked = tuple(one for one in found.asked if one in rules.GIVEN) if found else ()
    return replace(found, asked=asked) if found and asked else None


def _chosen(request: MarramRequest, known: Settings) -> tuple[Settings, str]:
    """Return what is wanted, and what is wrong with it: "many", "own", or "" for nothing."""
    asked = tuple(one for one in known.known() if one in request.POST.getlist("asked"))
    own_ask = _line(request, "own", ASK_LONGEST)
    if own_ask:
        ends = _line(request, "low", END_LONGEST), _line(request, "high", END_LONGEST)
        made = Own(
            id=uuid5(OWN, "\n".join((own_ask, *ends))).hex[:8],
            ask=own_ask,
            low=ends[0],
            high=ends[1],
        )
        if made.id not in known.own_by_id():
            known = replace(known, own=(*known.own, made))
        known = known.taken_up(made.id)
        asked = tuple(dict.fromkeys((*asked, made.id)))
    wanted = replace(known, asked=asked, bands="bands" in request.POST, until=_until(request))
    ticked = [one for one in _people(request) if one in request.POST.getlist("reader")]
    wanted = wanted.read_by(ticked, today=hours.today(request))
    return wanted, "many" if len(asked) > rules.MOST_ASKED else ""


def _people(request: MarramRequest) -> dict[str, str]:
    """Return the names of those this client works with, by their bonds."""
    person = request.actor.person
    return {str(bond): name for bond, name in between_us.with_whom(person)} if person else {}


def _until(request: MarramRequest) -> date | None:
    """Return until which day Today asks: so many days, as it was, or None for not by itself."""
    said = request.POST.get("days", "")
    days = whole_number(said)
    if days in rules.STRETCHES:
        return hours.today(request) + timedelta(days=days - 1)
    if said == "stay":
        return store.settings(request.actor, at=request.at).until
    return None


def _choose_page(request: MarramRequest, known: Settings, *, problem: str = "") -> HttpResponse:
    say, today = sayer(request, PRACTICE.slug), hours.today(request)
    sent = request.POST if request.method == "POST" else None
    kept = store.settings(request.actor, at=request.at)
    runs = kept.until if kept.until and kept.until >= today else None
    found, taken = _suggestion(request), request.GET.get("take") == "yes"
    length = str(found.days) if taken and found and found.days in rules.STRETCHES else ""
    chosen = sent.get("days", "") if sent else length or ("stay" if runs else "none")
    page = ChoosePage(
        questions=tuple(
            Choice(one, wording.ask(one, kept, say), chosen=one in known.asked)
            for one in kept.offered()
        ),
        bands=known.bands,
        stretches=rules.STRETCHES,
        own=sent.get("own", "") if sent else "",
        low=sent.get("low", "") if sent else "",
        high=sent.get("high", "") if sent else "",
        days=chosen,
        until=runs,
        problem=problem,
        suggested_by=found.by if found and not taken and found.asked != kept.asked else "",
        suggested=tuple(wording.ask(one, kept, say) for one in found.asked) if found else (),
        of_ones_own=tuple(
            Choice(one.id, wording.ask(one.id, kept, say), chosen=one.id in kept.aside)
            for one in kept.own
            if not one.brought
        ),
        people=tuple(
            Choice(bond, name, chosen=bond in dict((known if sent else kept).readers))
            for bond, name in _people(request).items()
        ),
        pages=tuple(_pages_now(request)),
    )
    status = writing_on.NOT_KEPT if problem else 200
    return render(request, "checkin/choose.html", {"page": page}, status=status)


def _pages_now(request: MarramRequest) -> Iterator[tuple[UUID, str]]:
    """Yield the pages of this month that somebody may read, with their names."""
    person, today = request.actor.person, hours.today(request)
    if person is None:
        return
    for bond, name in between_us.with_whom(person):
        entry = carrying.page_of(person, today, bond)
        if finding.own(request.actor, entry=entry, kind=showing.JOURNAL, at=request.at):
            yield entry, name


def _line(request: MarramRequest, name: str, longest: int) -> str:
    return storable(request.POST.get(name, "")).strip()[:longest]


def _undo(request: MarramRequest) -> str:
    """Return where what was just done is undone, "" for nowhere."""
    entry = ident(request.GET.get("entry"))
    if entry is None or _news(request) not in UNDONE:
        return ""
    known = finding.own(request.actor, entry=entry, kind=store.CHECK_IN, at=request.at)
    there = known is not None
    ways = {"kept": "away" if there else "", "away": "" if there else "back"}
    way = ways[_news(request)]
    return f"{HOME}{entry}/{way}/" if way else ""


def _news(request: MarramRequest) -> str:
    said = request.GET.get("news", "")
    return said if said in NEWS else ""
