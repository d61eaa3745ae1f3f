"""Desk, a shared page: reading it and answering it."""

from dataclasses import replace
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marram.core.text import storable
from marram.kit import media as kit_media
from marram.kit import showing as written
from marram.kit.forms import ident
from marram.kit.requests import MarramRequest
from marram.people.directory import PersonCard
from marram.record import linking, reading, sharing
from marram.record.values import NotFound, Opened, ShareCard
from marram.workspace import caseload, sharedlist, showing
from marram.workspace.contexts import (
    ClientHead,
    EntryPage,
    Error,
    Field,
    Pair,
    StoryMoment,
    TellingLink,
)

LONGEST_ANSWER = 4000


@require_safe
def entry(request: MarramRequest, client: UUID, entry: UUID) -> HttpResponse:
    """Return a page shared with this clinician; ?telling= asks for an earlier shared telling."""
    return _show(request, client, entry, Field("text", kind="text"))


@require_safe
def picture(request: MarramRequest, client: UUID, entry: UUID, media: UUID) -> HttpResponse:
    """Return one picture or sound of a page shared with this clinician."""
    caseload.bond_with(request.actor, client)
    _share(request, client, entry)
    tellings = reading.tellings(request.actor, entry=entry, at=request.at)
    names = (one for one in reversed(tellings) if media in {each.id for each in one.media})
    found = next(names, None)
    if found is None:
        raise NotFound
    return kit_media.answer(found, media)


@require_POST
def answer(request: MarramRequest, client: UUID, entry: UUID) -> HttpResponse:
    """Keep an answer: the one-tap answer, or a line of the clinician's own."""
    caseload.bond_with(request.actor, client)
    card = _share(request, client, entry)
    text = "" if "tap" in request.POST else storable(request.POST.get("text", "")).strip()
    wrong = _wrong(text, tapped="tap" in request.POST)
    if wrong:
        typed = Field("text", text, wrong, kind="text")
        return _show(request, client, entry, typed, status=showing.WRONG)
    operation = ident(request.POST.get("operation"))
    tapped = not text and any(not (one.by_owner or one.text) for one in card.remarks)
    if not tapped:
        sharing.answer(request.actor, entry=entry, text=text, operation=operation, at=request.at)
    return showing.go("desk_entry", done="answered", client=client, entry=entry)


def _wrong(text: str, *, tapped: bool) -> str:
    if not text and not tapped:
        return _("Write a line, or choose “I have read this”.")
    if len(text) > LONGEST_ANSWER:
        return _("Keep it under %(limit)s characters.") % {"limit": LONGEST_ANSWER}
    return ""


def _share(request: MarramRequest, client: UUID, entry: UUID) -> ShareCard:
    """Return the share of this entry by this client, or NotFound before anything is opened."""
    for card in sharing.shares_with_reader(request.actor, owner=client):
        if card.entry == entry:
            return card
    raise NotFound


def _show(
    request: MarramRequest, client: UUID, entry: UUID, typed: Field, *, status: int = 200
) -> HttpResponse:
    bond = caseload.bond_with(request.actor, client)
    card = _share(request, client, entry)
    tellings = reading.tellings(request.actor, entry=entry, at=request.at)
    page = _page(
        ClientHead.of(bond),
        card,
        tellings=tellings,
        chosen=_chosen(tellings, request.GET.get("telling", "")),
        reader=bond.clinician,
        typed=typed,
        language=request.language,
        news=showing.news(request),
    )
    page = replace(page, tied=_tied(request, client, entry))
    return showing.show(request, "entry", page, status=status)


def _tied(request: MarramRequest, client: UUID, entry: UUID) -> list[StoryMoment]:
    """Return the shared pages that are tied to this one, by their titles. None is opened by it."""
    tied = linking.shared_beside(request.actor, owner=client, entry=entry)
    heads = reading.outline(request.actor, owner=client, at=request.at) if tied else []
    return [
        StoryMoment(
            head.entry,
            head.title,
            head.when.written if head.when else "",
            sheet=written.sheet_name(head.kind, request.language),
        )
        for head in heads
        if head.entry in tied
    ]


def _chosen(tellings: list[Opened], wanted: str) -> Opened:
    if not wanted:
        return tellings[-1]
    for telling in tellings:
        if str(telling.outline.telling) == wanted:
            return telling
    raise NotFound


def _page(
    client: ClientHead,
    card: ShareCard,
    *,
    tellings: list[Opened],
    chosen: Opened,
    reader: PersonCard,
    typed: Field,
    language: str,
    news: str,
) -> EntryPage:
    zone = showing.zone_of(reader)
    journal = chosen.outline.kind == written.JOURNAL
    said = written.shown(chosen, language)
    answers = sharedlist.answers(card, reader=reader.id, name=reader.name, zone=zone)
    return EntryPage(
        client=client,
        id=card.entry,
        sheet=written.sheet_name(chosen.outline.kind, language),
        title=chosen.outline.title,
        words=said[0].words if journal and said else "",
        pairs=[] if journal else [Pair(one.label, one.words, one.rows) for one in said],
        when=chosen.outline.when,
        shared_on=card.given.astimezone(zone).date(),
        notes=sharedlist.notes(card),
        prompt=said[0].question if journal and said else "",
        marks=written.mark_names(chosen.outline.marks, language),
        tellings=_links(tellings, chosen, zone),
        answers=answers,
        answered=any(answer.in_person for answer in answers),
        answer=typed,
        operation=uuid4(),
        news=news,
        errors=[Error(typed.id, typed.error)] if typed.error else [],
        figure=written.figure_of(chosen, language),
        media=kit_media.shows(chosen, _pictures(client.id, card.entry)),
    )


def _pictures(client: UUID, entry: UUID) -> str:
    """Return the address under which the pictures and sounds of a shared page are."""
    return f"{reverse('desk_entry', kwargs={'client': client, 'entry': entry})}pictures/"


def _links(tellings: list[Opened], chosen: Opened, zone: ZoneInfo) -> list[TellingLink]:
    if len(tellings) == 1:
        return []
    return [
        TellingLink(
            day=one.outline.recorded.astimezone(zone).date(),
            telling=one.outline.telling,
            current=one.outline.telling == chosen.outline.telling,
        )
        for one in tellings
    ]
