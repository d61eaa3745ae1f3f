"""Words to choose from: a few at a time, into three piles, and from a pile into what matters."""

from itertools import pairwise
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from marram.core.text import storable
from marram.kit import showing
from marram.kit.asking import Choice
from marram.kit.forms import entry_of, ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.practices.values import cards as words_on
from marram.practices.values import piles, store
from marram.practices.values.piles import PILES, Piles
from marram.practices.values.practice import PRACTICE, VALUE
from marram.practices.values.showing import Card, CardsPage, GroupPage, Pile, ToSort
from marram.record import writing
from marram.record.values import NotFound, Page

OWN = "own"
LONGEST = 200
GROUPS = (*words_on.OF, OWN)


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def cards(request: MarramRequest) -> HttpResponse:
    """Return the groups of words and the piles, or begin a page of what matters with own words."""
    say = sayer(request, PRACTICE.slug)
    known = piles.of(request.actor, at=request.at)
    if request.method == "POST":
        return SeeOther(_begun(request, known))
    taken = {known.name(one.words) for one in store.values(request.actor, at=request.at)}
    page = CardsPage(
        groups=tuple(Choice(group, say(f"group.{group}")) for group in GROUPS),
        piles=tuple(_pile(one, known, taken, say) for one in PILES),
        kept=known.entry if known.placed else None,
        operation=uuid4(),
    )
    return render(request, "values/cards.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def group(request: MarramRequest, group: str) -> HttpResponse:
    """Return the words of one group with their piles, or keep where they lie and go on."""
    if group not in GROUPS:
        raise NotFound
    say = sayer(request, PRACTICE.slug)
    known = piles.of(request.actor, at=request.at)
    here = _own(known) if group == OWN else _given(group, say)
    following = dict(pairwise(GROUPS)).get(group, "")
    if request.method == "POST":
        piles.put(request.actor, _sent(request, here), at=request.at)
        on = following if "on" in request.POST else ""
        return SeeOther(reverse("values_group", args=[on]) if on else reverse("values_cards"))
    page = GroupPage(
        name=say(f"group.{group}"),
        own=group == OWN,
        cards=tuple(
            ToSort(str(number), words, _choices(known.pile_of(words), say))
            for number, words in enumerate(here)
        ),
        another=_choices("", say),
        following=say(f"group.{following}") if following else "",
    )
    return render(request, "values/group.html", {"page": page})


def _given(group: str, say: Sayer) -> list[str]:
    return [say(f"card.{key}") for key in words_on.OF[group]]


def _own(known: Piles) -> list[str]:
    """Return what was sorted and stands on no card: somebody's own words."""
    return [one.words for one in known.placed if not known.key_of(one.words)]


def _choices(chosen: str, say: Sayer) -> tuple[Choice, ...]:
    named = ((one, say(f"sheet.sort.cards.pile.option.{one}")) for one in PILES)
    return (
        *(Choice(one, label, chosen=one == chosen) for one, label in named),
        Choice("", say("sort.nowhere"), chosen=not chosen),
    )


def _sent(request: MarramRequest, here: list[str]) -> dict[str, str]:
    """Return where each of the words that were shown goes, and a word more of one's own.

    A form says what it showed: another device may have changed the list since.
    """
    shown = request.POST.getlist("shown")
    wanted = {
        words: request.POST.get(f"pile-{number}", "")
        for number, words in enumerate(shown)
        if words in here
    }
    more = " ".join(storable(request.POST.get("another", "")).split())[:LONGEST]
    if more:
        wanted[more] = request.POST.get("pile-another", "") or PILES[0]
    return wanted


def _pile(pile: str, known: Piles, taken: set[str], say: Sayer) -> Pile:
    return Pile(
        key=pile,
        name=say(f"sheet.sort.cards.pile.option.{pile}"),
        cards=tuple(
            Card(
                words=say(f"card.{key}") if (key := known.key_of(one.words)) else one.words,
                key=key,
                taken=known.name(one.words) in taken,
            )
            for one in known.placed
            if one.pile == pile
        ),
    )


def _begun(request: MarramRequest, known: Piles) -> str:
    """Keep words of somebody's own as something that matters; return where it is written on."""
    words = next((one.words for one in known.placed if one.words == request.POST.get("words")), "")
    if not words:
        raise NotFound
    operation = ident(request.POST.get("operation")) or uuid4()
    body = {"words": words}
    title = showing.title_of(VALUE.kind, body)
    page = Page(kind=VALUE.kind, shape=VALUE.version, title=title, body=body)
    entry = entry_of(operation)
    writing.begin(request.actor, operation=operation, entry=entry, page=page, at=request.at)
    return f"/me/r/{PRACTICE.slug}/{VALUE.slug}/{entry}/"
