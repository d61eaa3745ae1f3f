"""From tools, words and a person's kit to what a page shows."""

from dataclasses import dataclass, replace
from uuid import UUID

from marram.core import telephone
from marram.core.text import whole_number
from marram.kit.showing import Sayer
from marram.kit.ways import Way
from marram.practices.steady import rules, scripts
from marram.practices.steady.scripts import Door
from marram.practices.steady.shape import MOST_FAVOURITES, OwnTool, Settings
from marram.practices.steady.showing import (
    Line,
    ListDoor,
    ListPage,
    Own,
    Pacer,
    SteadyPage,
    ToolPage,
)
from marram.practices.steady.tools import BODY, Tool, ToolList, catalogue
from marram.record.values import NotFound

OWN_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Room:
    """The room as it is for somebody: words, kit, and where its pages are."""

    say: Sayer
    settings: Settings
    base: str
    mine: bool


def steady(
    room: Room, *, rooms: tuple[Way, ...] = (), news: str = "", after: str = ""
) -> SteadyPage:
    """Return Steady: the kit first, then by need, then for what it feels like."""
    known, settings = catalogue(), room.settings
    chosen = rules.kit(known, settings)
    own = tuple(slug for slug in rules.own_slugs(settings) if slug not in chosen)
    others = tuple(
        one.slug for one in known.tools if rules.suits(one, settings) and one.slug not in chosen
    )
    return SteadyPage(
        mine=room.mine,
        back="/",
        kit=_doors(room, chosen),
        chosen=bool(settings.favourites),
        yours=_doors(room, own),
        needs=_list_doors(room, "need"),
        feelings=_list_doors(room, "feeling"),
        rooms=rooms,
        everything=_doors(room, others),
        news="kept" if news == "kept" else "",
        another=_another(room, after) if news == "kept" else None,
    )


def tool_list(room: Room, slug: str) -> ListPage:
    """Return one list, or raise NotFound."""
    found = catalogue().tool_list(slug)
    if found is None:
        raise NotFound
    say = room.say
    return ListPage(
        mine=room.mine,
        back=room.base,
        title=say(f"list.{slug}.title"),
        common=say(f"list.{slug}.common"),
        ask=say(f"list.{slug}.ask"),
        tools=_doors(room, rules.on_list(catalogue(), room.settings, found)),
    )


def tool(room: Room, slug: str, step: str, *, operation: UUID | None = None) -> ToolPage:
    """Return a tool, shipped or this person's own, at this step ("" for all), or raise NotFound."""
    known = catalogue().tool(slug)
    page = _shipped(room, known, step) if known else _own(room, slug, step)
    if not room.mine:
        return page
    settings = room.settings
    return replace(
        page,
        in_kit=slug in settings.favourites,
        kit_full=len(settings.favourites) >= MOST_FAVOURITES,
        left_alone=slug in settings.not_for_me,
        operation=operation,
    )


def _shipped(room: Room, known: Tool, step: str) -> ToolPage:
    say, start = room.say, f"tool.{known.slug}"
    texts = scripts.lines(say, known, room.settings)
    seconds = [one.seconds for one in rules.steps(known, room.settings)]
    lines = list(zip(texts, seconds, strict=True))
    page = _page(room, known.slug, say(f"{start}.title"), lines, _number(step, len(lines)))
    return replace(
        page,
        about=say(f"{start}.about"),
        note=say(f"{start}.note"),
        way=known.way,
        beside=_doors(room, rules.beside(catalogue(), room.settings, known.slug)),
        pacer=_pacer(say, known),
        scan=known.script == BODY,
    )


def _own(room: Room, slug: str, step: str) -> ToolPage:
    title = scripts.own_title(slug, room.settings) if room.mine else ""
    if not title:
        raise NotFound
    made = scripts.own_tool(slug, room.settings)
    lines = [(text, OWN_SECONDS) for text in (made.steps if made else ())]
    page = _page(room, slug, title, lines, _number(step, len(lines)), own=True)
    return replace(page, own=None if made else _thing(slug, room.settings), is_own=True)


def _page(
    room: Room, slug: str, title: str, texts: list[tuple[str, int]], step: int, *, own: bool = False
) -> ToolPage:
    here, last = f"{room.base}{slug}/", len(texts)
    return ToolPage(
        mine=room.mine,
        slug=slug,
        title=title,
        about="",
        note="",
        way="steps",
        lines=tuple(
            Line(place, text, seconds, step in {0, place}, own)
            for place, (text, seconds) in enumerate(texts, start=1)
        ),
        step=step,
        previous=f"{here}?step={step - 1}" if step > 1 else "",
        next=f"{here}?step={step + 1}" if 0 < step < last else "",
        one_by_one="" if step or last < 2 else f"{here}?step=1",  # noqa: PLR2004 - one line stands alone anyhow
        whole=here,
        stop=room.base,
        beside=(),
    )


def _thing(slug: str, settings: Settings) -> Own:
    if slug == rules.PERSON:
        return Own(number=settings.phone, call=telephone.address(settings.phone))
    if slug == rules.SONG:
        where = settings.song_where.strip()
        return Own(where=where, link=where if where.startswith("https://") else "")
    return Own(words=settings.words)


def _pacer(say: Sayer, known: Tool) -> Pacer | None:
    if known.way != "pacer":
        return None
    start = f"pacer.{known.slug}"
    return Pacer(known.seconds_in, known.seconds_out, say(f"{start}.in"), say(f"{start}.out"))


def _number(step: str, last: int) -> int:
    """Return which line is asked for, 0 for all of them."""
    return min(whole_number(step) or 0, last)


def _another(room: Room, after: str) -> Door | None:
    slug = rules.another(catalogue(), room.settings, after)
    return scripts.door(room.say, slug, room.settings, room.base) if slug else None


def _doors(room: Room, slugs: tuple[str, ...]) -> tuple[Door, ...]:
    return scripts.doors(room.say, slugs, room.settings, room.base)


def _list_doors(room: Room, group: str) -> tuple[ListDoor, ...]:
    def way(one: ToolList) -> ListDoor:
        return ListDoor(f"{room.base}for/{one.slug}/", room.say(f"list.{one.slug}.title"))

    return tuple(way(one) for one in catalogue().lists if one.group == group)


def own_of(settings: Settings, ident: str) -> OwnTool | None:
    """Return somebody's own tool by its id."""
    return next((one for one in settings.own if one.id == ident), None)


def is_there(room: Room, slug: str) -> bool:
    """Say whether there is a tool of this name for this person."""
    return catalogue().tool(slug) is not None or slug in rules.own_slugs(room.settings)
