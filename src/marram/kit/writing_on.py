"""Writing on a worksheet: show the form, keep the draft, finish it for now."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render

from marram.kit import begun, forms, shapes, showing, telling, ways
from marram.kit.asking import SheetPage, Wrong, date_question, problems_by_field, questions
from marram.kit.containment import close
from marram.kit.desk import Desk
from marram.kit.forms import Problem, Typed
from marram.kit.gate import SeeOther
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.record import drafts, sharing, writing
from marram.record.values import Page

NOT_KEPT = 422
NOT_CARRIED = {forms.SETTLED, *(mark for marks in forms.MARKS.values() for mark in marks)}
"""Marks that a later telling does not take over: each says its own."""


def keep_draft(request: MarramRequest, desk: Desk, typed: Typed) -> None:
    """Keep what was typed as the draft of this device."""
    drafts.keep(
        request.actor,
        entry=desk.entry,
        kind=desk.sheet.kind,
        body=typed.as_draft(),
        at=request.at,
        parent=forms.ident(request.POST.get("parent")),
    )


def done(request: MarramRequest, desk: Desk, typed: Typed) -> HttpResponse:
    """Keep a telling and show the page; where that cannot be, give everything back in the form."""
    odd = _odd_date(request, desk, typed)
    if odd:
        typed = replace(typed, problems=(*typed.problems, Problem(forms.WHEN, f"problem.{odd}")))
    if typed.problems:
        return form(request, desk, typed, odd=bool(odd))
    if shapes.is_empty(typed.body) and desk.opened is None:
        drafts.drop(request.actor, entry=desk.entry)
        return SeeOther(desk.back)
    try:
        page = page_of(request, desk, typed)
        keep_telling(request, desk, page)
        begun.tie(request.actor, page=desk.entry, of=typed.of, at=request.at)
    except writing.TooLong:
        first = forms.name_in_form("", desk.asked(request)[0])
        return form(request, desk, replace(typed, problems=(Problem(first, "problem.too-long"),)))
    drafts.settle(request.actor, entry=desk.entry, body=page.body)
    return SeeOther(desk.kept_at)


def _odd_date(request: MarramRequest, desk: Desk, typed: Typed) -> str:
    """Return what is odd about the date, where the worksheet asks and nobody said to keep it."""
    asks = desk.sheet.asks_about_date
    if asks is None or request.POST.get("do") == "anyway" or typed.when == desk.before.when:
        return ""
    return asks(typed.when, typed.body, local_date(request, request.at))


def page_of(request: MarramRequest, desk: Desk, typed: Typed) -> Page:
    """Return the page to be kept."""
    head = desk.opened.outline if desk.opened else None
    others = tuple(mark for mark in (head.marks if head else ()) if mark not in NOT_CARRIED)
    when = forms.date_of(typed.when, before=head.when if head else None, near=request.at.date())
    return Page(
        kind=desk.sheet.kind,
        shape=desk.sheet.version,
        title=showing.title_of(desk.sheet.kind, typed.body),
        body=typed.body,
        when=when,
        threads=head.threads if head else (),
        source=head.source if head else "",
        marks=others + typed.marks + ((forms.SETTLED,) if desk.settles else ()),
    )


def form(
    request: MarramRequest,
    desk: Desk,
    typed: Typed,
    *,
    longer: str = "",
    kept_at: str = "",
    odd: bool = False,
) -> HttpResponse:
    """Return the worksheet with what was typed in it."""
    start = f"sheet.{desk.sheet.slug}."
    wrong = problems_by_field(typed.problems, request.language)
    page = SheetPage(
        kind=desk.sheet.kind,
        back=desk.back,
        title=desk.say(f"{start}title"),
        intro=desk.say(f"{start}about"),
        fields=questions(desk.sheet, desk.asked(request), typed, desk.say, longer=longer),
        when=date_question(typed, desk.say),
        errors=tuple(Wrong(field, text) for field, text in wrong.items()),
        keep=f"{desk.here}keep/",
        draft=desk.entry,
        operation=_operation(request),
        parent=request.POST.get("parent", desk.parent),
        audience=readers(request).get(desk.entry, ()),
        kept_at=kept_at,
        on_paper=bool(typed.paper),
        beside=typed.paper == "beside",
        beside_names=_working_with(request),
        rest="" if desk.known else ways.rest(request, desk.sheet, desk.say),
        close=close.on_page(request, desk),
        of=typed.of,
        anyway=odd,
    )
    status = NOT_KEPT if typed.problems else 200
    return render(request, "companion/sheet.html", {"page": page}, status=status)


def readers(request: MarramRequest) -> dict[UUID, tuple[str, ...]]:
    """Return who can read which of the actor's pages."""
    owner = request.actor.person
    if owner is None:
        return {}
    found: dict[UUID, tuple[str, ...]] = {}
    for card in sharing.shares_by_owner(request.actor, owner=owner):
        if card.taken_back is None:
            found[card.entry] = (*found.get(card.entry, ()), card.reader_name)
    return found


def clock(request: MarramRequest, at: datetime) -> str:
    """Return a time as the person's clock shows it."""
    return _local(request, at).strftime("%H:%M")


def local_date(request: MarramRequest, at: datetime) -> date:
    """Return the day of an instant where the person lives."""
    return _local(request, at).date()


def _local(request: MarramRequest, at: datetime) -> datetime:
    return at.astimezone(directory.zone_of(request.actor.person))


def keep_telling(request: MarramRequest, desk: Desk, page: Page) -> None:
    """Keep the page; one on which nothing was changed stays as it is."""
    if desk.opened is not None and not desk.settles and telling.says_the_same(desk.opened, page):
        return
    telling.keep(
        request.actor,
        operation=_operation(request),
        entry=desk.entry,
        parent=forms.ident(request.POST.get("parent", desk.parent)),
        page=page,
        at=request.at,
        begun=desk.opened is not None,
    )


def _operation(request: MarramRequest) -> UUID:
    """Return the id under which this writing is kept once, however often it is sent."""
    return forms.ident(request.POST.get("operation")) or uuid4()


def _working_with(request: MarramRequest) -> tuple[str, ...]:
    if request.actor.person is None:
        return ()
    return tuple(card.clinician.name for card in directory.bonds_of_client(request.actor.person))
