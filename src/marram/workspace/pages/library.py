"""Desk, Library: the words clients read here, in which languages, and who has looked at them."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from marram.kit import registry
from marram.kit.practice import Practice, Reviewed
from marram.kit.requests import MarramRequest
from marram.kit.words import SOURCE, Fault, Words
from marram.workspace import showing


@dataclass(frozen=True, slots=True)
class Language:
    """A room's words in one language: who has looked at them, and whose they are."""

    name: str
    review: str
    ours: bool
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """One room in the library."""

    title: str
    languages: tuple[Language, ...]
    parts: tuple[Reviewed, ...]


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """The page."""

    shelves: tuple[Shelf, ...]


@require_safe
def library(request: MarramRequest) -> HttpResponse:
    """Return the library. It holds words of the programme and of the service, of nobody else."""
    shelves = tuple(_shelf(room, request.language) for room in registry.rooms())
    return showing.show(request, "library", LibraryPage(shelves))


def _shelf(room: Practice, language: str) -> Shelf:
    title = room.words.say("room.title", language=language) or room.slug
    parts = tuple(room.library(language)) if room.library else ()
    return Shelf(title, tuple(_languages(room.words)), parts)


def _languages(words: Words) -> list[Language]:
    shipped = {SOURCE: words.source, **words.others}
    found = [Language(_name(code), file.review, ours=False) for code, file in shipped.items()]
    own = words.own.items()
    return found + [
        Language(_name(code), one.review, ours=True, faults=one.faults) for code, one in own
    ]


def _name(code: str) -> str:
    names = {known.casefold(): name for known, name in settings.LANGUAGES}
    return names.get(code, code)
