"""What has moved: the rings of today with where things lay before, from the tellings of a page."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marram.kit import registry, shapes
from marram.kit.gate import client_only
from marram.kit.pages import sayer
from marram.kit.practice import Say
from marram.kit.requests import MarramRequest
from marram.practices.circle import figure, rules
from marram.practices.circle.practice import PRACTICE
from marram.record import reading
from marram.record.values import NotFound, Opened


@dataclass(frozen=True, slots=True)
class Path:
    """One thing and where it has lain."""

    words: str
    said: str


@dataclass(frozen=True, slots=True)
class MovedPage:
    """The page."""

    back: str
    sort: str
    figure: str
    moved: tuple[Path, ...]
    gone: tuple[Path, ...]
    told_once: bool


@require_safe
@client_only
def moved(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return what has moved from telling to telling of one page."""
    say = sayer(request, PRACTICE.slug)
    tellings = reading.tellings(request.actor, entry=entry, at=request.at)
    if tellings[-1].outline.kind != PRACTICE.sheets[0].kind:
        raise NotFound
    trails = rules.trails([_items(one) for one in tellings])
    page = MovedPage(
        back=f"/me/e/{entry}/",
        sort=f"/me/r/{PRACTICE.slug}/{PRACTICE.sheets[0].slug}/{entry}/",
        figure=figure.of_trails(trails, say.__call__),
        moved=tuple(_path(one, say.__call__) for one in trails if one.here and one.moved),
        gone=tuple(_path(one, say.__call__) for one in trails if not one.here),
        told_once=len(tellings) == 1,
    )
    return render(request, "circle/moved.html", {"page": page})


def _items(opened: Opened) -> list[dict[str, object]]:
    sheet = registry.sheet(opened.outline.kind) or PRACTICE.sheets[0]
    body = shapes.upcast(sheet, opened.outline.shape, opened.body)
    return shapes.rows_of(body.get("items"))


def _path(trail: rules.Trail, say: Say) -> Path:
    return Path(trail.words, figure.path(trail, say))
