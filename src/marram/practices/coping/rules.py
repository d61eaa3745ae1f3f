"""What was used when, and whether it helped then. In own words, by the alphabet; nothing is ranked.

Whether something helped belongs to one time and one situation. No function here orders anything
by how often it was used or how often it helped, and none adds the answers up to a verdict.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marram.core.text import searchable

TYPES = ("calm_body", "think", "do", "be_with", "let_be", "break", "solve")
HELPED = ("harder", "no", "little", "yes")
"""In the order in which they are offered: none of them is the good answer."""
FELT_TO_HELP = frozenset({"little", "yes"})
WEEKS = 6
FEW = 5
"""Below so many uses a picture says little (CLINICAL 0.10), and that is said."""


@dataclass(frozen=True, slots=True)
class Used:
    """One use of something."""

    thing: str
    situation: str
    phase: str
    helped: str
    day: date
    page: str = ""
    """Where this use is read."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something within one situation or phase: each use of it there, the latest first."""

    words: str
    uses: tuple[Used, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A situation or a phase in somebody's own words, with what was used then."""

    words: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """How often something was used in a week, and how often it was felt to help."""

    used: int = 0
    helped: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Something that was used, week by week, the oldest week first."""

    words: str
    weeks: tuple[Week, ...]


def folded(text: str) -> str:
    """Return the text so that two writings of the same words are alike."""
    return " ".join(searchable(text).split())


def by_name(texts: Iterable[str]) -> list[str]:
    """Return the texts by the alphabet, each once, as it was first written."""
    first: dict[str, str] = {}
    for text in texts:
        if folded(text):
            first.setdefault(folded(text), text)
    return [first[key] for key in sorted(first)]


def by_situation(uses: Sequence[Used], good_for: Mapping[str, Sequence[str]]) -> tuple[Group, ...]:
    """Return what was used, or is thought to help, in each situation. `good_for` is by thing."""
    pairs = [(one.situation, one) for one in uses]
    meant = [(situation, thing) for thing, found in good_for.items() for situation in found]
    return _groups(pairs, meant)


def by_phase(uses: Sequence[Used]) -> tuple[Group, ...]:
    """Return what was used in each phase, as its owner called it."""
    return _groups([(one.phase, one) for one in uses], [])


def unsaid(uses: Sequence[Used]) -> tuple[Thing, ...]:
    """Return what was used when nothing was said about what it was like."""
    return _things("", [(one.situation, one) for one in uses], [])


def weeks(uses: Sequence[Used], today: date) -> tuple[Row, ...]:
    """Return the last weeks of everything that was used in them, by the alphabet."""
    rows = []
    for name in by_name(one.thing for one in uses):
        found = [Week()] * WEEKS
        for one in uses:
            ago = (today - one.day).days // 7
            if folded(one.thing) == folded(name) and 0 <= ago < WEEKS:
                place = WEEKS - 1 - ago
                found[place] = _one_more(found[place], one.helped)
        if any(week.used for week in found):
            rows.append(Row(name, tuple(found)))
    return tuple(rows)


def total(rows: Iterable[Row]) -> int:
    """Return how many uses a picture shows, to say when they are few."""
    return sum(week.used for row in rows for week in row.weeks)


def _one_more(week: Week, helped: str) -> Week:
    return replace(week, used=week.used + 1, helped=week.helped + (helped in FELT_TO_HELP))


def _groups(
    pairs: Sequence[tuple[str, Used]], meant: Sequence[tuple[str, str]]
) -> tuple[Group, ...]:
    names = by_name([*(words for words, _ in pairs), *(words for words, _ in meant)])
    return tuple(Group(name, _things(name, pairs, meant)) for name in names)


def _things(
    name: str, pairs: Sequence[tuple[str, Used]], meant: Sequence[tuple[str, str]]
) -> tuple[Thing, ...]:
    here = [one for words, one in pairs if folded(words) == folded(name)]
    thought = [thing for words, thing in meant if folded(words) == folded(name)]
    latest = sorted(here, key=lambda one: one.day, reverse=True)
    return tuple(
        Thing(thing, tuple(one for one in latest if folded(one.thing) == folded(thing)))
        for thing in by_name([*thought, *(one.thing for one in here)])
    )
