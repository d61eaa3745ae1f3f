"""After something was used: a short form, kept with one press. And putting something to rest."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from marram.core.when import When
from marram.kit import asking, forms, shapes, ways
from marram.kit.asking import Choice, Question, Wrong, questions
from marram.kit.forms import Problem, Typed, ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.practices.coping import rules, store
from marram.practices.coping.pages import HOME
from marram.practices.coping.practice import PRACTICE, USE
from marram.practices.coping.rules import Used
from marram.practices.coping.showing import UsedPage
from marram.practices.coping.store import Kept
from marram.record import writing

KNOWN = "known"
MOST_KNOWN = 6


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def used(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return the short form for one use, or keep what was said in it."""
    thing = store.one(request.actor, entry=entry, at=request.at)
    if request.method != "POST":
        return _form(request, thing, Typed(shapes.blank(USE.fields) | {"phase": _phase(request)}))
    sent = {"strategy": thing.strategy.name}
    typed = forms.read(USE, request.POST, before=sent, near=_today(request))
    known = request.POST.get(KNOWN, "")
    if not str(typed.body.get("situation", "")).strip() and known in _known(request, thing):
        typed = replace(typed, body=typed.body | {"situation": known})
    if typed.problems:
        return _form(request, thing, typed)
    try:
        kept = store.keep_use(
            request.actor,
            operation=ident(request.POST.get("operation")) or uuid4(),
            thing=thing,
            use=shapes.as_shape(USE, typed.body | sent),
            when=_when(request, typed),
            at=request.at,
        )
    except writing.TooLong:
        return _form(
            request, thing, replace(typed, problems=(Problem("note", "problem.too-long"),))
        )
    return SeeOther(f"{HOME}?after={kept}")


@require_POST
@client_only
def rest(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Put something on the list to one side, or bring it back."""
    thing = store.one(request.actor, entry=entry, at=request.at)
    store.rest(
        request.actor,
        thing=thing,
        resting=request.POST.get("do") != "back",
        operation=ident(request.POST.get("operation")) or uuid4(),
        at=request.at,
    )
    return SeeOther(HOME)


def _form(request: MarramRequest, thing: Kept, typed: Typed) -> HttpResponse:
    say = sayer(request, PRACTICE.slug)
    found = {one.id: one for one in questions(USE, USE.fields, typed, say)}
    wrong = asking.problems_by_field(typed.problems, request.language)
    known = tuple(Choice(one, one, "", chosen=False) for one in _known(request, thing))
    label = say("sheet.used.situation.ask")
    page = UsedPage(
        back=HOME,
        name=thing.strategy.name,
        helped=found["helped"],
        known=Question("choice", KNOWN, label, choices=known) if known else None,
        situation=found["situation"],
        more=(found["phase"], found["note"]),
        when=asking.date_question(typed, say),
        today=_today(request),
        errors=tuple(Wrong(field, text) for field, text in wrong.items()),
        operation=ident(request.POST.get("operation")) or uuid4(),
    )
    status = 422 if typed.problems else 200
    return render(request, "coping/used.html", {"page": page}, status=status)


def _known(request: MarramRequest, thing: Kept) -> list[str]:
    """Return the situations that stand with this thing already, in its owner's order."""
    before = [one.situation for one in _uses(request, thing) if one.situation.strip()]
    mine = dict.fromkeys([*thing.strategy.good_for, *rules.by_name(before)])
    first = {rules.folded(one): one for one in reversed(mine)}
    return [one for one in mine if first[rules.folded(one)] == one][:MOST_KNOWN]


def _uses(request: MarramRequest, thing: Kept) -> list[Used]:
    zone = ways.zone_of(request)
    found = store.uses(request.actor, [thing], at=request.at, zone=zone)
    return [one for one in found if rules.folded(one.thing) == rules.folded(thing.strategy.name)]


def _phase(request: MarramRequest) -> str:
    """Return the phase that was named last, so that it need not be typed again."""
    found = store.uses(request.actor, [], at=request.at, zone=ways.zone_of(request))
    return next((one.phase for one in found if one.phase.strip()), "")


def _today(request: MarramRequest) -> date:
    return request.at.astimezone(ways.zone_of(request)).date()


def _when(request: MarramRequest, typed: Typed) -> When:
    today = _today(request)
    return forms.date_of(typed.when, before=None, near=today) or When.on(today)
