"""What Steady gives to Help now, to Today and to a phone without a signal."""

from collections.abc import Sequence
from datetime import datetime

from marram.core import telephone
from marram.kit.practice import Copied
from marram.kit.showing import Sayer
from marram.people.actor import Actor, Face
from marram.practices.steady import rules, scripts, store
from marram.practices.steady.scripts import OWN_PLACE, PUBLIC
from marram.practices.steady.shape import Settings
from marram.practices.steady.tools import catalogue

PAGES = (
    PUBLIC,
    *(f"{PUBLIC}{one.slug}/" for one in catalogue().tools),
    *(f"{PUBLIC}for/{one.slug}/" for one in catalogue().lists),
)
"""Public pages that hold no word of anybody."""


def first(actor: Actor, at: datetime) -> Copied | None:
    """Return this person's first tool; the calm one for nobody and when the kit does not open.

    The calm one is not about breath, so that it suits somebody of whom nothing can be known.
    """
    settings, base = _settings(actor, at)
    return _copied(scripts.sayer(), rules.first(catalogue(), settings), settings, base)


def minute(actor: Actor, at: datetime) -> Copied | None:
    """Return the minute on Today: breathing, or for whom it is not, their first tool."""
    settings = store.settings(actor, at=at)
    say, slug = scripts.sayer(), rules.minute(catalogue(), settings)
    if slug == "breathing":
        return Copied(say("minute.title"), (say("minute.about"),), f"{OWN_PLACE}{slug}/")
    found = scripts.door(say, slug, settings, OWN_PLACE)
    return Copied(found.title, (found.about,) if found.about else (), found.href) if found else None


def offline_copy(actor: Actor, at: datetime) -> Sequence[Copied]:
    """Return the kit as a phone keeps it by choice: tools with their lines, whom to call."""
    settings = store.settings(actor, at=at)
    say = scripts.sayer()
    slugs = dict.fromkeys((*rules.kit(catalogue(), settings), *rules.own_slugs(settings)))
    found = [_copied(say, slug, settings, PUBLIC) for slug in slugs]
    return tuple(one for one in found if one is not None)


def _settings(actor: Actor, at: datetime) -> tuple[Settings, str]:
    if actor.person is None or actor.face is not Face.CLIENT:
        return Settings(favourites=(rules.CALM,)), PUBLIC
    try:
        return store.settings(actor, at=at), OWN_PLACE
    except Exception:  # noqa: BLE001 - whatever is broken, there is something to do
        return Settings(favourites=(rules.CALM,)), PUBLIC


def _copied(say: Sayer, slug: str, settings: Settings, base: str) -> Copied | None:
    tool = catalogue().tool(slug)
    if tool is not None:
        lines = tuple(scripts.lines(say, tool, settings))
        return Copied(say(f"tool.{slug}.title"), lines, f"{base}{slug}/")
    title = scripts.own_title(slug, settings)
    if not title:
        return None
    made = scripts.own_tool(slug, settings)
    texts = {
        rules.PERSON: ((settings.phone,), telephone.address(settings.phone)),
        rules.SONG: ((settings.song_where,), ""),
        rules.WORDS: (tuple(settings.words.splitlines()[1:]), ""),
    }
    lines, href = texts.get(slug, (made.steps if made else (), ""))
    kept = tuple(line for line in lines if line.strip())
    return Copied(title, kept, href if base == PUBLIC else f"{base}{slug}/")
