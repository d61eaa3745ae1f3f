"""One worksheet on the desk of one person: what was kept, what is in draft, what it asks."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from marram.kit import forms, shapes
from marram.kit.forms import Typed
from marram.kit.practice import Field, Worksheet
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.record import drafts, reading
from marram.record.values import DraftCard, NotFound, Opened


@dataclass(frozen=True, slots=True)
class Desk:
    """A worksheet, with the entry on it as it was last kept and as it is in draft."""

    say: Sayer
    sheet: Worksheet
    entry: UUID
    opened: Opened | None
    draft: DraftCard | None
    newest: str = ""
    """The telling from which it is written on."""
    settles: bool = False
    """Whether one of two tellings side by side was chosen to go on with."""

    @property
    def known(self) -> bool:
        """Say whether there is something here already, kept or in draft."""
        return self.opened is not None or self.draft is not None

    @property
    def back(self) -> str:
        """Return the address of the room."""
        return self.say.room.home if self.say.room.one else f"/me/r/{self.say.room.slug}/"

    @property
    def here(self) -> str:
        """Return the address at which this page is written on."""
        return f"/me/r/{self.say.room.slug}/{self.sheet.slug}/{self.entry}/"

    @property
    def kept_at(self) -> str:
        """Return where the page stands once it is kept."""
        return self.say.room.home if self.say.room.one else f"/me/e/{self.entry}/"

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
        return self.newest

    def read(self, request: MarramRequest) -> Typed:
        """Return what was sent; what the form did not ask stays as it is."""
        before = self.before if self.opened else self.now
        return forms.read(self.sheet, request.POST, before=before.body, near=request.at.date())

    def asked(self, request: MarramRequest) -> tuple[Field, ...]:
        """Return the questions: all of a page there is, of a new one those not yet answered."""
        if self.opened is not None or self.sheet.asks is None:
            return self.sheet.fields
        chosen = self.sheet.asks(self.sheet.fields, _earlier(request, self.sheet))
        typed = self.now.body
        return tuple(
            field
            for field in self.sheet.fields
            if field in chosen or not shapes.is_empty(typed.get(field.name))
        )


def at(request: MarramRequest, say: Sayer, sheet: Worksheet, entry: UUID) -> Desk:
    """Return the desk for this entry: the actor's own page or draft of this kind, or a new one.

    `?from=` chooses another telling than the newest to write on.
    """
    try:
        newest = reading.open_one(request.actor, entry=entry, at=request.at)
    except NotFound:
        return Desk(say, sheet, entry, None, _draft(request, sheet, entry))
    if newest.outline.kind != sheet.kind:
        raise NotFound
    telling = str(newest.outline.telling)
    chosen = forms.ident(request.GET.get("from"))
    if chosen is not None:
        older = reading.open_one(request.actor, entry=entry, telling=chosen, at=request.at)
        settles = newest.outline.beside
        return Desk(say, sheet, entry, older, None, telling, settles=settles)
    return Desk(say, sheet, entry, newest, _draft(request, sheet, entry), telling)


def _draft(request: MarramRequest, sheet: Worksheet, entry: UUID) -> DraftCard | None:
    draft = drafts.of_entry(request.actor, entry=entry)
    if draft is not None and draft.kind != sheet.kind:
        raise NotFound
    return draft


def _earlier(request: MarramRequest, sheet: Worksheet) -> list[dict[str, Any]]:
    owner = request.actor.person
    if owner is None:
        return []
    heads = reading.outline(request.actor, owner=owner, at=request.at)
    found = [head for head in heads if head.kind == sheet.kind]
    opened = [reading.open_one(request.actor, entry=head.entry, at=request.at) for head in found]
    return [shapes.upcast(sheet, one.outline.shape, one.body) for one in opened]
