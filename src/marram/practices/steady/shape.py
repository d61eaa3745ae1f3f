"""What Steady keeps: how a person set their kit up, and a thought that was written down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

VERSION = 1
MOST_FAVOURITES = 6
LONGEST_LINE, LONGEST_TEXT, MOST_OWN, MOST_STEPS = 200, 2000, 20, 20


@dataclass(frozen=True, slots=True)
class Thought:
    """A thought that was noticed, and where to turn. Everything may be empty."""

    thought: str = ""
    true: str = ""
    step: str = ""
    towards: str = ""


UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


@dataclass(frozen=True, slots=True)
class OwnTool:
    """A tool somebody made: what it is called, and what to do, one line at a time."""

    id: str
    title: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """A person's kit: what stands first, what is not for them, and what is theirs alone."""

    favourites: tuple[str, ...] = ()
    not_for_me: tuple[str, ...] = ()
    no_breath: bool = False
    left_out: tuple[str, ...] = ()
    """Parts of the body that no tool names for them."""
    person: str = ""
    phone: str = ""
    song: str = ""
    song_where: str = ""
    words: str = ""
    own: tuple[OwnTool, ...] = ()

    def as_body(self) -> dict[str, Any]:
        """Return the plain body that is kept."""
        own = [{"id": one.id, "title": one.title, "steps": list(one.steps)} for one in self.own]
        return {
            "favourites": list(self.favourites),
            "not_for_me": list(self.not_for_me),
            "no_breath": self.no_breath,
            "left_out": list(self.left_out),
            "person": self.person,
            "phone": self.phone,
            "song": self.song,
            "song_where": self.song_where,
            "words": self.words,
            "own": own,
        }


def settings_of(body: Mapping[str, Any]) -> Settings:
    """Return the kit that a body means; what cannot be read in it is left out."""
    own = [one for one in _many(body.get("own")) if isinstance(one, Mapping)]
    return Settings(
        favourites=_texts(body.get("favourites")),
        not_for_me=_texts(body.get("not_for_me")),
        no_breath=bool(body.get("no_breath")),
        left_out=_texts(body.get("left_out")),
        person=str(body.get("person", "")),
        phone=str(body.get("phone", "")),
        song=str(body.get("song", "")),
        song_where=str(body.get("song_where", "")),
        words=str(body.get("words", "")),
        own=tuple(
            OwnTool(str(one.get("id", "")), str(one.get("title", "")), _texts(one.get("steps")))
            for one in own
        ),
    )


def _many(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in _many(value) if isinstance(one, str))
