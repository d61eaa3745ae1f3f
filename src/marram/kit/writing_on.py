"""One worksheet on the desk of one person: what is on it now, keep it, finish it for now."""

import json
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render

from marram.kit import forms, shapes, showing
from marram.kit.asking import SheetPage, Wrong, date_question, problems_by_field, questions
from marram.kit.forms import Problem, Typed
from marram.kit.gate import SeeOther
from marram.kit.practice import Field, Worksheet
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.people import directory
from marram.record import drafts, reading, sharing, writing
from marram.record.values import DraftCard, NotFound, Opened, Page, Receipt

NOT_KEPT = 422


@dataclass(frozen=True, slots=True)
class Desk:
    """A worksheet, the entry on it as it was last kept, its draft, and what it asks."""

    say: Sayer
    sheet: Worksheet
    entry: UUID
    opened: Opened | None
    draft: DraftCard | None
    asked: tuple[Field, ...]

    @property
    def known(self) -> bool:
        """Say whether there is something here already, kept or in draft."""
        return self.opened is not None or self.draft is not None

    @property
    def back(self) -> str:
        """Return the address of the room."""
        return f"/me/r/{self.say.room.slug}/"

    @property
    def before(self) -> Typed:
        """Return the page as it was last kept, in the shape of today."""
        if self.opened is None:
            return Typed(shapes.blank(self.sheet.fields))
        head = self.opened.outline
        body = shapes.upcast(self.sheet, head.shape, self.opened.body)
        paper = next((key for key, marks in forms.MARKS.items() if marks == head.marks), "")
        return Typed(body, head.when.written if head.when else "", paper)

    @property
    def now(self) -> Typed:
        """Return what the form shows: the draft where there is one."""
        return forms.from_draft(self.draft.body) if self.draft else self.before

    @property
    def parent(self) -> str:
        """Return the telling from which this is written on."""
        if self.draft is not None and self.draft.parent is not None:
            return str(self.draft.parent)
        return str(self.opened.outline.telling) if self.opened else ""

    def read(self, request: MarramRequest) -> Typed:
        """Return what was sent."""
        near = request.at.date()
        return forms.read(self.sheet, request.POST, before=self.before.body, near=near)


def begin_at(request: MarramRequest, say: Sayer, sheet: Worksheet, entry: UUID) -> Desk:
    """Return the desk for this entry: the actor's own page or draft of this kind, or a new one."""
    try:
        opened = reading.open_one(request.actor, entry=entry, at=request.at)
    except NotFound:
        opened = None
    draft = drafts.of_entry(request.actor, entry=entry)
    kinds = [opened.outline.kind] if opened else []
    kinds += [draft.kind] if draft else []
    if any(kind != sheet.kind for kind in kinds):
        raise NotFound
    asked = sheet.fields
    if opened is None and sheet.asks is not None:
        asked = sheet.asks(sheet.fields, _earlier(request, sheet))
    return Desk(say, sheet, entry, opened, draft, asked)


def keep_draft(request: MarramRequest, desk: Desk, typed: Typed) -> None:
    """Keep what was typed as the draft of this device."""
    drafts.keep(
        request.actor,
        entry=desk.entry,
        kind=desk.sheet.kind,
        body=typed.as_draft(),
        at=request.at,
        parent=ident(request.POST.get("parent")),
    )


def done(request: MarramRequest, desk: Desk, typed: Typed) -> HttpResponse:
    """Keep a telling and show the page; where that cannot be, give everything back in the form."""
    if typed.problems:
        return form(request, desk, typed)
    if shapes.is_empty(typed.body) and desk.opened is None:
        drafts.drop(request.actor, entry=desk.entry)
        return SeeOther(desk.back)
    try:
        _write(request, desk, page_of(request, desk, typed))
    except writing.TooLong:
        first = forms.name_in_form("", desk.asked[0])
        return form(request, desk, replace(typed, problems=(Problem(first, "problem.too-long"),)))
    return SeeOther(f"/me/e/{desk.entry}/")


def page_of(request: MarramRequest, desk: Desk, typed: Typed) -> Page:
    """Return the page to be kept."""
    head = desk.opened.outline if desk.opened else None
    others = tuple(mark for mark in (head.marks if head else ()) if mark not in _paper_marks())
    when = forms.date_of(typed.when, before=head.when if head else None, near=request.at.date())
    return Page(
        kind=desk.sheet.kind,
        shape=desk.sheet.version,
        title=showing.title_of(desk.sheet.kind, typed.body),
        body=typed.body,
        when=when,
        threads=head.threads if head else (),
        source=head.source if head else "",
        marks=others + typed.marks,
    )


def form(
    request: MarramRequest, desk: Desk, typed: Typed, *, longer: str = "", kept_at: str = ""
) -> HttpResponse:
    """Return the worksheet with what was typed in it."""
    start = f"sheet.{desk.sheet.slug}."
    wrong = problems_by_field(typed.problems, request.language)
    page = SheetPage(
        back=desk.back,
        title=desk.say(f"{start}title"),
        intro=desk.say(f"{start}about"),
        fields=questions(desk.sheet, desk.asked, typed, desk.say, longer=longer),
        when=date_question(typed, desk.say),
        errors=tuple(Wrong(field, text) for field, text in wrong.items()),
        keep=f"{desk.back}{desk.sheet.slug}/{desk.entry}/keep/",
        draft=desk.entry,
        operation=_operation(request),
        parent=request.POST.get("parent", desk.parent),
        audience=readers(request).get(desk.entry, ()),
        kept_at=kept_at,
        on_paper=bool(typed.paper),
        beside=typed.paper == "beside",
        beside_names=_working_with(request),
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


def ident(text: str | None) -> UUID | None:
    """Return the id that a form sent, or None."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def clock(request: MarramRequest) -> str:
    """Return the time of this request as the person's clock shows it."""
    zone = directory.person(request.actor.person).time_zone if request.actor.person else "UTC"
    try:
        return request.at.astimezone(ZoneInfo(zone)).strftime("%H:%M")
    except (KeyError, ValueError, OSError):
        return request.at.strftime("%H:%M")


def _write(request: MarramRequest, desk: Desk, page: Page) -> None:
    """Keep the page once; a form that comes again with other words in it is a later telling."""
    operation, parent = _operation(request), ident(request.POST.get("parent", desk.parent))
    receipt = _keep(request, desk, page, operation, parent)
    if receipt.again:
        first = reading.open_one(
            request.actor, entry=receipt.entry, telling=receipt.telling, at=request.at
        )
        if not _says_the_same(first, page):
            said = [page.body, page.marks, page.when.written if page.when else ""]
            later = uuid5(operation, json.dumps(said, sort_keys=True))
            _keep(request, desk, page, later, receipt.telling)


def _says_the_same(opened: Opened, page: Page) -> bool:
    head = opened.outline
    dates = [when.written if when else "" for when in (head.when, page.when)]
    return opened.body == page.body and head.marks == page.marks and dates[0] == dates[1]


def _keep(
    request: MarramRequest, desk: Desk, page: Page, operation: UUID, parent: UUID | None
) -> Receipt:
    shared = {"operation": operation, "entry": desk.entry}
    if desk.opened is None:
        return writing.begin(request.actor, page=page, at=request.at, **shared)
    return writing.revise(request.actor, parent=parent, page=page, at=request.at, **shared)


def _operation(request: MarramRequest) -> UUID:
    """Return the id under which this writing is kept once, however often it is sent."""
    return ident(request.POST.get("operation")) or uuid4()


def _earlier(request: MarramRequest, sheet: Worksheet) -> list[dict[str, Any]]:
    owner = request.actor.person
    if owner is None:
        return []
    heads = reading.outline(request.actor, owner=owner, at=request.at)
    found = [head for head in heads if head.kind == sheet.kind]
    opened = [reading.open_one(request.actor, entry=head.entry, at=request.at) for head in found]
    return [shapes.upcast(sheet, one.outline.shape, one.body) for one in opened]


def _working_with(request: MarramRequest) -> tuple[str, ...]:
    if request.actor.person is None:
        return ()
    return tuple(card.clinician.name for card in directory.bonds_of_client(request.actor.person))


def _paper_marks() -> set[str]:
    return {mark for marks in forms.MARKS.values() for mark in marks}
