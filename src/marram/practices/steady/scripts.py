"""The words of tools and lists, in the language and plainness of whoever reads them."""

from dataclasses import dataclass

from django.utils.translation import get_language

from marram.kit import registry
from marram.kit.practice import Reviewed
from marram.kit.showing import Sayer
from marram.kit.words import SOURCE
from marram.practices.steady import rules
from marram.practices.steady.rules import OWN, PERSON, SONG, WORDS
from marram.practices.steady.shape import OwnTool, Settings
from marram.practices.steady.tools import Tool, catalogue

SLUG = "steady"
PUBLIC, OWN_PLACE = "/steady/", "/me/steady/"
NO_BREATH = ".no-breath"


@dataclass(frozen=True, slots=True)
class Door:
    """The way to a tool. `own`: its name is this person's own words."""

    slug: str
    href: str
    title: str
    about: str
    own: bool = False


def sayer(language: str = "", *, plain: bool = False) -> Sayer:
    """Return the room with its words, in this language or the one being spoken."""
    return Sayer(registry.room(SLUG), language or get_language() or SOURCE, plain)


def lines(say: Sayer, tool: Tool, settings: Settings) -> list[str]:
    """Return the lines of a tool, one instruction each, for this person."""
    return [_line(say, tool, step.name, settings) for step in rules.steps(tool, settings)]


def door(say: Sayer, slug: str, settings: Settings, base: str) -> Door | None:
    """Return the way to a tool, shipped or somebody's own; None where there is no such tool."""
    tool = catalogue().tool(slug)
    if tool is not None:
        title, about = say(f"tool.{slug}.title"), say(f"tool.{slug}.about")
        return Door(slug, f"{base}{slug}/", title, about)
    title = own_title(slug, settings)
    kind = slug.removeprefix("own-").split("-", maxsplit=1)[0]
    return Door(slug, f"{base}{slug}/", title, say(f"own.{kind}"), own=True) if title else None


def doors(say: Sayer, slugs: tuple[str, ...], settings: Settings, base: str) -> tuple[Door, ...]:
    """Return the ways to these tools, in this order."""
    found = (door(say, slug, settings, base) for slug in slugs)
    return tuple(one for one in found if one is not None)


def own_title(slug: str, settings: Settings) -> str:
    """Return what somebody's own person, song, words or tool is called; "" where there is none."""
    named = {PERSON: settings.person, SONG: settings.song}
    if slug in named:
        return named[slug].strip()
    if slug == WORDS:
        return next((line.strip() for line in settings.words.splitlines() if line.strip()), "")
    made = own_tool(slug, settings)
    return made.title.strip() if made else ""


def own_tool(slug: str, settings: Settings) -> OwnTool | None:
    """Return the tool that somebody made, by its name in addresses."""
    return next((one for one in settings.own if OWN + one.id == slug), None)


def library(language: str) -> tuple[Reviewed, ...]:
    """Return every tool with who has looked at it: the service's own word first."""
    say = sayer(language)
    return tuple(
        Reviewed(say(f"tool.{one.slug}.title"), say(f"tool.{one.slug}.review") or one.review)
        for one in catalogue().tools
    )


def _line(say: Sayer, tool: Tool, name: str, settings: Settings) -> str:
    key = f"script.{tool.script}.{name}"
    return (say(key + NO_BREATH) if settings.no_breath else "") or say(key)
