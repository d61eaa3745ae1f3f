"""A plan, part by part, as every page, card and phone shows it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marram.core import telephone

PARTS = ("signs", "alone", "company", "ask", "helpers", "safer", "reasons")
"""The seven headings, in the order in which a hard moment needs them."""
PEOPLE = ("ask", "helpers", "company")
"""Where somebody can be called, those first who know what it is about."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be reached: a name, what is written about them, and how to call them."""

    name: str
    about: str
    number: str
    href: str


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with its lines; people stand apart, so that they can be called."""

    name: str
    lines: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()

    @property
    def empty(self) -> bool:
        """Say whether nothing stands under it."""
        return not (self.lines or self.people)


def parts(body: Mapping[str, Any], *, on_paper: bool = False) -> tuple[Part, ...]:
    """Return the seven parts. On paper the sixth, the place around, is left off unless chosen."""
    found = tuple(_part(body, name) for name in PARTS)
    if on_paper and not body.get("safer_on_paper"):
        return tuple(part for part in found if part.name != "safer")
    return found


def people(body: Mapping[str, Any]) -> tuple[Person, ...]:
    """Return everybody in the plan who can be called, each once."""
    found: dict[str, Person] = {}
    for name in PEOPLE:
        for one in _people(body, name):
            if one.href:
                found.setdefault(one.href, one)
    return tuple(found.values())


def begun(body: Mapping[str, Any]) -> bool:
    """Say whether anything stands in it: a plan with one line is a plan."""
    return any(not part.empty for part in parts(body))


def _part(body: Mapping[str, Any], name: str) -> Part:
    if name in PEOPLE:
        return Part(name, people=_people(body, name))
    if name == "safer":
        return Part(name, tuple(filter(None, map(_step, _rows(body, name)))))
    return Part(name, tuple(str(line) for line in body.get(name) or () if str(line).strip()))


def _step(row: Mapping[str, Any]) -> str:
    return " · ".join(str(row[key]) for key in ("step", "who") if row.get(key))


def _people(body: Mapping[str, Any], name: str) -> tuple[Person, ...]:
    return tuple(
        Person(
            name=str(row.get("name", "")) or str(row.get("phone", "")),
            about=" · ".join(str(row[key]) for key in ("role", "hours") if row.get(key)),
            number=str(row.get("phone", "")),
            href=telephone.address(str(row.get("phone", ""))),
        )
        for row in _rows(body, name)
        if row.get("name") or row.get("phone")
    )


def _rows(body: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    return [row for row in body.get(name) or () if isinstance(row, Mapping)]


def words(found: Sequence[Part]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each part that holds something with its lines, people as name and number."""
    for part in found:
        if not part.empty:
            called = tuple(f"{one.name} {one.number}".strip() for one in part.people)
            yield part.name, (*part.lines, *called)
