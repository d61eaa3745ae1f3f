"""Ways on: to the rooms there are, and to what was being written."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from marram.companion.asking import me
from marram.companion.days import local
from marram.companion.journal import KIND
from marram.core.text import first_words
from marram.kit import registry, showing, ways
from marram.kit.practice import Day
from marram.kit.requests import MarramRequest
from marram.kit.ways import Way
from marram.record import drafts
from marram.record.values import SEALED, DraftCard

WORDS = 80
PLACE = "write"


@dataclass(frozen=True, slots=True)
class MinuteDoor:
    """The way to something that takes a minute."""

    href: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class DraftDoor:
    """The way back to what was being written."""

    href: str
    words: str
    day: date


def room_doors(request: MarramRequest) -> tuple[Way, ...]:
    """Return the rooms of Write that have worksheets; the journal is Write itself."""
    here = (one for one in registry.rooms() if one.place == PLACE and one.sheets)
    return ways.to_rooms((one for one in here if one.slug != KIND), request.language)


def minute_door(request: MarramRequest) -> MinuteDoor | None:
    """Return the way to what takes a minute, from the first room that offers something."""
    for room in registry.rooms():
        found = room.minute(request.actor, request.at) if room.minute else None
        if found is not None:
            return MinuteDoor(found.href, found.heading, " ".join(found.lines[:1]))
    return None


def aside_door(request: MarramRequest) -> str:
    """Return where something lies that was set aside until now, "" for nothing."""
    found = (room.aside(request.actor, request.at) for room in registry.rooms() if room.aside)
    return next(filter(None, found), "")


def day_of(request: MarramRequest) -> Day:
    """Return how today is for the client, and what of their own plans is offered."""
    found = (
        room.today(request.actor, request.at, request.language)
        for room in registry.rooms()
        if room.today
    )
    return next(found, Day())


def compass_door(request: MarramRequest) -> str:
    """Return where one asks what matters most in this moment, "" for nothing to go by."""
    found = (room.compass(request.actor, request.at) for room in registry.rooms() if room.compass)
    return next(filter(None, found), "")


def asks_door(request: MarramRequest) -> str:
    """Return where one says how today is, "" while its owner does not want Today to ask."""
    found = (room.asks(request.actor, request.at) for room in registry.rooms() if room.asks)
    return next(filter(None, found), "")


def draft_door(request: MarramRequest) -> DraftDoor | None:
    """Return the way to the newest draft that holds words, or None."""
    zone = me(request).time_zone
    for card in drafts.every(request.actor):
        href, words = _address(card), _words(card, request.language)
        if href and words:
            return DraftDoor(href, words, local(card.kept, zone).date())
    return None


def _address(card: DraftCard) -> str:
    if card.kind == KIND:
        return reverse("entry_edit", args=[card.entry])
    return showing.address(card.kind, card.entry)


def _words(card: DraftCard, language: str) -> str:
    if card.kind == KIND:
        return first_words(str(card.body.get("text", "")), limit=WORDS)
    if card.kind == SEALED:
        return showing.sheet_name(SEALED, language)
    return showing.title_of(card.kind, card.body)
