"""What is offered to whom, and in which order. Pure: no Django, no clock.

One rule stands above the others: for somebody who said "not breath", nothing that is offered is
about breathing, wherever it is offered. `suits` holds it, and everything here asks `suits`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marram.practices.steady.shape import MOST_FAVOURITES, Settings
from marram.practices.steady.tools import BODY, BREATH, Catalogue, Step, Tool, ToolList

FIRST_KIT = 4
THREE = 3
CALM = "senses"
"""The tool for somebody of whom nothing is known: eyes open, no breath to begin with."""
PLACE = "steady"
"""Rooms that name this place are listed on Steady."""
PERSON, SONG, WORDS = "own-person", "own-song", "own-words"
OWN = "own-tool-"


def suits(tool: Tool, settings: Settings) -> bool:
    """Say whether a tool may be offered to this person."""
    if tool.slug in settings.not_for_me:
        return False
    return not (settings.no_breath and BREATH in tool.needs)


def own_slugs(settings: Settings) -> tuple[str, ...]:
    """Return the names of what is this person's alone: their person, song, words and tools."""
    have = [(PERSON, settings.person), (SONG, settings.song), (WORDS, settings.words)]
    own = [OWN + one.id for one in settings.own]
    return (*(slug for slug, text in have if text.strip()), *own)


def kit(known: Catalogue, settings: Settings) -> tuple[str, ...]:
    """Return what stands first: their favourites, or the first tools of the house that suit."""
    chosen = [slug for slug in settings.favourites if offered(known, settings, slug)]
    if chosen:
        return tuple(chosen[:MOST_FAVOURITES])
    return tuple(_suiting(known, settings, known.kit))[:FIRST_KIT]


def offered(known: Catalogue, settings: Settings, slug: str) -> bool:
    """Say whether something of this name is there for this person, and suits them."""
    tool = known.tool(slug)
    return suits(tool, settings) if tool else slug in own_slugs(settings)


def first(known: Catalogue, settings: Settings) -> str:
    """Return what Help now offers first: the first of the kit, else what asks least."""
    return next(iter(kit(known, settings)), CALM)


def minute(known: Catalogue, settings: Settings) -> str:
    """Return what a minute on Today is: slow breathing where it suits, else their first tool."""
    breathing = "breathing"
    return breathing if offered(known, settings, breathing) else first(known, settings)


def on_list(known: Catalogue, settings: Settings, one: ToolList) -> tuple[str, ...]:
    """Return the tools of a list that suit: all for a need, three for what it feels like."""
    suiting = tuple(_suiting(known, settings, one.tools))
    return suiting if one.group == "need" else suiting[:THREE]


def another(known: Catalogue, settings: Settings, after: str) -> str:
    """Return something else to try: of the kit first, never the same again, never of its kind."""
    was = known.tool(after)
    family = was.family if was else after
    for slug in (*kit(known, settings), *known.kit, *(one.slug for one in known.tools)):
        tool = known.tool(slug)
        of_its_kind = tool.family == family if tool else slug == after
        if not of_its_kind and offered(known, settings, slug):
            return slug
    return ""


def beside(known: Catalogue, settings: Settings, slug: str) -> tuple[str, ...]:
    """Return other ways to do the same: the tools of its family that suit."""
    was = known.tool(slug)
    if was is None:
        return ()
    alike = [one.slug for one in known.tools if one.family == was.family and one.slug != slug]
    return tuple(_suiting(known, settings, alike))


def steps(tool: Tool, settings: Settings) -> tuple[Step, ...]:
    """Return the lines of a tool, without the parts of the body that are to be left out."""
    if tool.script != BODY:
        return tool.steps
    return tuple(step for step in tool.steps if step.name not in settings.left_out)


def kept(settings: Settings, slug: str) -> Settings:
    """Return the kit with something more in it; a seventh does not fit, and nothing is pushed out.

    What was "not for me" is for them again.
    """
    if slug in settings.favourites or len(settings.favourites) >= MOST_FAVOURITES:
        return settings
    return replace(
        settings,
        favourites=(*settings.favourites, slug),
        not_for_me=_without(settings.not_for_me, slug),
    )


def dropped(settings: Settings, slug: str) -> Settings:
    """Return the kit without this."""
    return replace(settings, favourites=_without(settings.favourites, slug))


def moved(settings: Settings, slug: str, by: int) -> Settings:
    """Return the kit with this one place earlier (-1) or later (1); at either end it stays."""
    order = list(settings.favourites)
    if slug not in order:
        return settings
    place = order.index(slug)
    to = min(max(place + by, 0), len(order) - 1)
    order.insert(to, order.pop(place))
    return replace(settings, favourites=tuple(order))


def not_for_me(settings: Settings, slug: str) -> Settings:
    """Return the kit with this never offered, and not among the favourites."""
    without = dropped(settings, slug)
    return replace(without, not_for_me=(*_without(without.not_for_me, slug), slug))


def for_me(settings: Settings, slug: str) -> Settings:
    """Return the kit with this offered again."""
    return replace(settings, not_for_me=_without(settings.not_for_me, slug))


def _suiting(known: Catalogue, settings: Settings, slugs: Iterable[str]) -> list[str]:
    tools = [known.tool(slug) for slug in slugs]
    return [tool.slug for tool in tools if tool is not None and suits(tool, settings)]


def _without(slugs: Sequence[str], slug: str) -> tuple[str, ...]:
    return tuple(one for one in slugs if one != slug)
