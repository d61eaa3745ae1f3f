"""The form in which a journal page is written, as the page shows it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from marram.companion import prompted
from marram.companion.asking import me, plain, show
from marram.companion.days import local
from marram.companion.journal import Typed
from marram.companion.rows import readers
from marram.kit.prompts import Prompt
from marram.kit.requests import MarramRequest
from marram.record.values import Opened


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class WhenField:
    """When it was, in the writer's own words."""

    value: str
    id: str = "when"
    name: str = "when"
    kind: str = "when"
    error: str = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """The page."""

    back: str
    keep: str
    entry: UUID
    operation: UUID
    parent: UUID | None
    text: str
    prompt: Prompt | None
    turn: int
    one_line: bool
    audience: tuple[str, ...]
    when: WhenField
    shelf: str
    shelves: tuple[Choice, ...]
    kept_at: str
    problem: str


@dataclass(frozen=True, slots=True)
class Form:
    """One page as it was sent."""

    entry: UUID
    operation: UUID
    parent: UUID | None
    typed: Typed
    before: Opened | None


def shown(
    request: MarramRequest,
    form: Form,
    *,
    kept: datetime | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the form with what stands in it, and what is in the way."""
    names = prompted.shelf_names(request)
    page = Writing(
        back=reverse("entry", args=[form.entry]) if form.before else reverse("write"),
        keep=reverse("entry_keep", args=[form.entry]),
        entry=form.entry,
        operation=form.operation,
        parent=form.parent,
        text=form.typed.text,
        prompt=prompted.prompt(request, form.typed.prompt, plainer=plain(me(request))),
        turn=form.typed.turn,
        one_line=form.typed.length == "line",
        audience=tuple(readers(request).get(form.entry, ())),
        when=WhenField(form.typed.when),
        shelf=form.typed.shelf,
        shelves=tuple(Choice(key, name) for key, name in names.items()),
        kept_at=clock(request, kept) if kept else "",
        problem=problem,
    )
    return show(request, "writing", page, status=status)


def clock(request: MarramRequest, at: datetime) -> str:
    """Return the minute of an instant on the writer's clock, such as 10:42."""
    return local(at, me(request).time_zone).strftime("%H:%M")
