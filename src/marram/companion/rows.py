"""Lists of a client's pages: which there are, what each is called, and who can read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from marram.companion.asking import PAGE_OF, me, owner
from marram.companion.days import local
from marram.core.text import first_words
from marram.kit import finding, showing
from marram.kit.requests import MarramRequest
from marram.record import reading, sharing
from marram.record.values import NotFound, Opened, Outline

NAME = 90


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a passage: what was looked for, or what stands around it."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class RowCard:
    """One line of a list."""

    entry: UUID
    href: str
    name: str
    when: str
    kept_on: date
    audience: tuple[str, ...] = ()
    shelf: str = ""
    marks: tuple[str, ...] = ()
    found: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a long list and the addresses of its neighbours."""

    heads: Sequence[Outline]
    newer: str
    older: str


def everything(request: MarramRequest, *, put_away: bool = False) -> list[Outline]:
    """Return the heads of all that is the client's, the latest first, settings too."""
    return reading.outline(request.actor, owner=owner(request), at=request.at, put_away=put_away)


def pages_of(request: MarramRequest, *, put_away: bool = False) -> list[Outline]:
    """Return the heads of what the client wrote, the latest first; no settings among them."""
    heads = everything(request, put_away=put_away)
    return [head for head in heads if showing.is_page(head)]


def cut(heads: Sequence[Outline], number: int, address: str, **query: str) -> Slice:
    """Return the fifty heads of that page, with addresses of the pages beside it."""
    first = number * PAGE_OF
    kept = {key: value for key, value in query.items() if value}

    def at(place: int) -> str:
        said = kept | ({"page": str(place)} if place else {})
        return f"{address}?{urlencode(said)}" if said else address

    newer = at(number - 1) if number and heads[: first + 1] else ""
    older = at(number + 1) if len(heads) > first + PAGE_OF else ""
    return Slice(heads[first : first + PAGE_OF], newer, older)


def cards(request: MarramRequest, heads: Sequence[Outline]) -> tuple[RowCard, ...]:
    """Return the lines for these heads."""
    zone = me(request).time_zone
    names = readers(request)
    return tuple(
        RowCard(
            entry=head.entry,
            href=reverse("entry", args=[head.entry]),
            name=name_of(request, head),
            when=head.when.written if head.when else "",
            kept_on=local(head.recorded, zone).date(),
            audience=tuple(names.get(head.entry, ())),
            marks=marks(head, request.language),
        )
        for head in heads
    )


def readers(request: MarramRequest) -> dict[UUID, list[str]]:
    """Return for each shared page the names of those who can read it now."""
    found: dict[UUID, list[str]] = {}
    for share in sharing.shares_by_owner(request.actor, owner=owner(request)):
        if share.taken_back is None:
            found.setdefault(share.entry, []).append(share.reader_name)
    return found


def name_of(request: MarramRequest, head: Outline) -> str:
    """Return what a list calls a page: its title, else its own first words."""
    if head.title:
        return first_words(head.title, limit=NAME)
    try:
        opened = reading.open_one(request.actor, entry=head.entry, at=request.at)
    except NotFound:
        return ""
    return first_name(opened, request.language)


def first_name(opened: Opened, language: str) -> str:
    """Return the title of an opened page, else its first words, else the name of its worksheet."""
    return first_words(finding.name_of(opened, language), limit=NAME)


def marks(head: Outline, language: str) -> tuple[str, ...]:
    """Return how a page was made, in words, such as "on paper"."""
    said = [mark for mark in head.marks if mark != "settled"]
    return tuple(showing.mark_names(said, language))
