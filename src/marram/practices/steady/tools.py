"""The tools and lists of `tools.toml`, as frozen values. Pure: no words, nobody's choices."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("tools.toml")
BREATH = "breath"
BODY = "body-scan"
WAYS = frozenset({"steps", "pacer", "thoughts", "leaves", "timer"})
NEEDS = frozenset(
    {"breath", "body", "eyes", "imagine", "numbers", "senses", "standing", "touch", "water",
     "words"}
)  # fmt: skip
GROUPS = ("need", "feeling")
LEAST = 4
"""So many tools each list has, so that three are left for somebody who leaves breath out."""
TAKEN = frozenset({"for", "kit", "own", "used"})
"""Words that stand in addresses where the name of a tool would."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a tool: its name among the words, and how long it takes."""

    name: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: what it asks of somebody, and its lines one after the other."""

    slug: str
    family: str
    needs: frozenset[str]
    steps: tuple[Step, ...]
    script: str
    way: str = "steps"
    seconds_in: int = 0
    seconds_out: int = 0
    review: str = ""


@dataclass(frozen=True, slots=True)
class ToolList:
    """Tools for a need, or for what it feels like."""

    slug: str
    group: str
    tools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything there is: tools in their order, lists, and what is shown first."""

    tools: tuple[Tool, ...]
    lists: tuple[ToolList, ...]
    kit: tuple[str, ...]

    def tool(self, slug: str) -> Tool | None:
        """Return the tool of that name, or None."""
        return next((one for one in self.tools if one.slug == slug), None)

    def tool_list(self, slug: str) -> ToolList | None:
        """Return the list of that name, or None."""
        return next((one for one in self.lists if one.slug == slug), None)


@cache
def catalogue() -> Catalogue:
    """Return the tools and lists that come with the room."""
    return read(tomllib.loads(FILE.read_text(encoding="utf-8")))


def read(data: Mapping[str, Any]) -> Catalogue:
    """Return the catalogue that a parsed file means."""
    review = str(data.get("review", ""))
    return Catalogue(
        tools=tuple(_tool(one, review) for one in data["tool"]),
        lists=tuple(
            ToolList(one["slug"], one["group"], tuple(one["tools"])) for one in data["list"]
        ),
        kit=tuple(data["kit"]),
    )


def faults() -> list[str]:
    """Return what is wrong with the shipped tools, as sentences."""
    return list(_faults(catalogue()))


def _tool(data: Mapping[str, Any], review: str) -> Tool:
    return Tool(
        slug=data["slug"],
        family=data["family"],
        needs=frozenset(data["needs"]),
        steps=tuple(Step(name, seconds) for name, seconds in data["steps"]),
        script=data.get("script", data["slug"]),
        way=data.get("way", "steps"),
        seconds_in=data.get("in", 0),
        seconds_out=data.get("out", 0),
        review=data.get("review", review),
    )


def _faults(known: Catalogue) -> Iterator[str]:
    slugs = [one.slug for one in known.tools]
    for tool in known.tools:
        if slugs.count(tool.slug) > 1 or tool.slug in TAKEN or tool.slug.startswith("own-"):
            yield f"a tool cannot be called {tool.slug}"
        if tool.way not in WAYS or not tool.needs <= NEEDS or not tool.steps:
            yield f"{tool.slug} has no steps, or a way or a need that is not known"
    for one in known.lists:
        if one.group not in GROUPS or not set(one.tools) <= set(slugs):
            yield f"the list {one.slug} names what is not there"
        calm = [slug for slug in one.tools if BREATH not in _needs(known, slug)]
        if len(calm) < LEAST:
            yield f"the list {one.slug} has too little without breath"
    if not set(known.kit) <= set(slugs):
        yield "the first kit names what is not there"


def _needs(known: Catalogue, slug: str) -> frozenset[str]:
    found = known.tool(slug)
    return found.needs if found else frozenset()
