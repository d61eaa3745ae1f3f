"""Setting the kit up: what stands first, what is not for somebody, and what is theirs alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from secrets import token_hex

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods, require_POST

from marram.core.text import storable
from marram.kit.asking import Wrong
from marram.kit.gate import SeeOther, client_only
from marram.kit.requests import MarramRequest
from marram.kit.words import of_the_kit
from marram.practices.steady import building, rules, scripts, store
from marram.practices.steady.building import Room
from marram.practices.steady.pages import room_of, shown
from marram.practices.steady.scripts import OWN_PLACE, Door
from marram.practices.steady.shape import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_FAVOURITES,
    MOST_OWN,
    MOST_STEPS,
    OwnTool,
    Settings,
)
from marram.practices.steady.tools import BODY, catalogue
from marram.record.values import NotFound

KIT = f"{OWN_PLACE}kit/"
ASKED = {"person": ("person", "phone"), "song": ("song", "song_where"), "words": ("words",)}
TOOL, TITLE, STEPS = "tool", "title", "steps"
LONG = {"words", "steps"}
NOT_KEPT = 422


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the body, and whether tools leave it out."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class KitPage:
    """The kit being set up."""

    back: str
    news: str
    favourites: tuple[Door, ...]
    full: bool
    others: tuple[Door, ...]
    not_for_me: tuple[Door, ...]
    no_breath: bool
    areas: tuple[Area, ...]
    own: tuple[Door, ...]
    person: str
    song: str
    words: bool
    may_make: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Something of one's own being typed."""

    back: str
    what: str
    fields: Mapping[str, Mapping[str, str]]
    errors: tuple[Wrong, ...]
    there: bool


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def kit(request: MarramRequest) -> HttpResponse:
    """Return the kit to be set up, or keep what was chosen about breath and the body."""
    room = room_of(request)
    if request.method != "POST":
        return shown(request, "kit", _kit_page(room, request.GET.get("news", "")))
    areas = [one for one in request.POST.getlist("left_out") if one in _areas()]
    changed = replace(
        room.settings,
        no_breath=request.POST.get("no_breath") == "yes",
        left_out=tuple(areas),
    )
    store.keep(request.actor, settings=changed, at=request.at)
    return SeeOther(f"{KIT}?news=set")


@require_POST
@client_only
def wish(request: MarramRequest, tool: str) -> HttpResponse:
    """Keep a wish about one tool: into the kit or out of it, earlier or later, not for me."""
    room = room_of(request)
    wished = request.POST.get("do", "")
    known = building.is_there(room, tool) or tool in room.settings.favourites
    if not known or wished not in WISHES:
        raise NotFound
    changed = _wished(room.settings, tool, wished)
    if changed != room.settings:
        store.keep(request.actor, settings=changed, at=request.at)
    back = f"{OWN_PLACE}{tool}/" if request.POST.get("back") == "tool" else KIT
    return SeeOther(back)


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def own(request: MarramRequest, what: str) -> HttpResponse:
    """Return the form for something of one's own, or keep it; an empty one is taken out."""
    room = room_of(request)
    now = _now(room.settings, what)
    if request.method != "POST":
        return _own_page(request, what, now)
    typed = _typed(request.POST, tuple(now))
    wrong = [name for name, text in typed.items() if len(text) > _most(name)]
    if wrong or len(_steps(typed)) > MOST_STEPS:
        return _own_page(request, what, typed, wrong=wrong or [STEPS], status=NOT_KEPT)
    changed = _with(room.settings, what, typed)
    store.keep(request.actor, settings=changed, at=request.at)
    return SeeOther(f"{KIT}?news=set")


WISHES = ("keep", "drop", "earlier", "later", "not-for-me", "for-me")


def _wished(settings: Settings, tool: str, wished: str) -> Settings:
    changed = {
        "keep": lambda: rules.kept(settings, tool),
        "drop": lambda: rules.dropped(settings, tool),
        "earlier": lambda: rules.moved(settings, tool, -1),
        "later": lambda: rules.moved(settings, tool, 1),
        "not-for-me": lambda: rules.not_for_me(settings, tool),
        "for-me": lambda: rules.for_me(settings, tool),
    }
    return changed[wished]()


def _now(settings: Settings, what: str) -> dict[str, str]:
    """Return what stands in the form, or raise NotFound for what there is not."""
    if what in ASKED:
        return {name: str(getattr(settings, name)) for name in ASKED[what]}
    if what == TOOL:
        return {TITLE: "", STEPS: ""}
    made = building.own_of(settings, what.removeprefix(f"{TOOL}-"))
    if made is None or not what.startswith(f"{TOOL}-"):
        raise NotFound
    return {TITLE: made.title, STEPS: "\n".join(made.steps)}


def _typed(post: QueryDict, names: tuple[str, ...]) -> dict[str, str]:
    return {name: storable(post.get(name, "")).strip() for name in names}


def _steps(typed: Mapping[str, str]) -> tuple[str, ...]:
    lines = typed.get(STEPS, "").splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def _with(settings: Settings, what: str, typed: dict[str, str]) -> Settings:
    if what in ASKED:
        return replace(settings, **typed)  # type: ignore[arg-type]  # these fields are all text
    ident = token_hex(4) if what == TOOL else what.removeprefix(f"{TOOL}-")
    steps = _steps(typed)
    title = typed[TITLE] or next(iter(steps), "")
    made = [OwnTool(ident, title, steps)] if title else []
    others = [one for one in settings.own if one.id != ident]
    return replace(settings, own=tuple((others + made)[:MOST_OWN]))


def _most(name: str) -> int:
    return LONGEST_TEXT if name in LONG else LONGEST_LINE


def _own_page(
    request: MarramRequest,
    what: str,
    typed: Mapping[str, str],
    *,
    wrong: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    said = of_the_kit().say("problem.too-long", language=request.language)
    errors = tuple(Wrong(name, said) for name in wrong or ())
    fields = {
        name: {
            "kind": "text" if name in LONG else "line",
            "id": name,
            "name": name,
            "value": text,
            "error": said if name in (wrong or ()) else "",
        }
        for name, text in typed.items()
    }
    kind = what if what in ASKED else TOOL
    there = what != TOOL and any(typed.values())
    page = OwnPage(KIT, kind, fields, errors, there)
    return shown(request, "own", page, status=status)


def _kit_page(room: Room, news: str) -> KitPage:
    known, settings = catalogue(), room.settings
    others = [
        one.slug
        for one in known.tools
        if rules.suits(one, settings) and one.slug not in settings.favourites
    ]
    mine = [slug for slug in rules.own_slugs(settings) if slug not in settings.favourites]
    favourites = [slug for slug in settings.favourites if rules.offered(known, settings, slug)]

    def ways(slugs: list[str] | tuple[str, ...]) -> tuple[Door, ...]:
        return scripts.doors(room.say, tuple(slugs), settings, room.base)

    return KitPage(
        back=room.base,
        news="set" if news == "set" else "",
        favourites=ways(favourites),
        full=len(settings.favourites) >= MOST_FAVOURITES,
        others=ways([*mine, *others]),
        not_for_me=ways(settings.not_for_me),
        no_breath=settings.no_breath,
        areas=tuple(
            Area(one, room.say(f"area.{one}"), one in settings.left_out) for one in _areas()
        ),
        own=ways([f"{rules.OWN}{one.id}" for one in settings.own]),
        person=settings.person,
        song=settings.song,
        words=bool(settings.words),
        may_make=len(settings.own) < MOST_OWN,
    )


def _areas() -> tuple[str, ...]:
    """Return the parts of the body that a body scan names."""
    named = [step.name for one in catalogue().tools if one.script == BODY for step in one.steps]
    return tuple(name for name in dict.fromkeys(named) if name not in {"start", "end"})
