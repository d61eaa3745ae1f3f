"""Words put into three piles by their owner, as they are kept: one page, told anew each time.

A word is known by what it says, as on the page of rings: one that was chosen from the cards and one
of somebody's own are the same kind of thing, and a page of piles can be read without any card.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from marram.core.text import searchable
from marram.kit import finding, registry, shapes
from marram.kit.practice import Field, Worksheet
from marram.kit.words import SOURCE
from marram.people.actor import Actor
from marram.practices.values.cards import KEYS
from marram.record import standing
from marram.record.values import Page

KIND = "values.sort"
PILES = ("very", "somewhat", "not_now")
"""None of them is the right one, and nothing is counted."""
SORT = Worksheet(
    kind=KIND,
    slug="sort",
    seed="S29",
    fields=(
        Field(
            "cards",
            "rows",
            fields=(Field("word", "line"), Field("pile", "choice", options=PILES)),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Words, and the pile they lie in, "" for none."""

    words: str
    pile: str


@dataclass(frozen=True, slots=True)
class Piles:
    """What somebody sorted, in the order in which it was first put there."""

    entry: UUID | None
    placed: tuple[Placed, ...] = ()
    cards: Mapping[str, str] = field(default_factory=dict)
    """The key of each card by what it says, in every language there is."""

    def name(self, words: str) -> str:
        """Return by what words are known: the card they stand on, else themselves, folded."""
        return self.cards.get(fold(words), fold(words))

    def key_of(self, words: str) -> str:
        """Return the key of the card that says this, "" for words of one's own."""
        return self.cards.get(fold(words), "")

    def pile_of(self, words: str) -> str:
        """Return where these words lie, "" for nowhere."""
        wanted = self.name(words)
        return next((one.pile for one in self.placed if self.name(one.words) == wanted), "")


def fold(words: str) -> str:
    """Return words as they are compared: case and spaces do not matter."""
    return " ".join(searchable(words).split())


def of(actor: Actor, *, at: datetime) -> Piles:
    """Return what this client sorted."""
    found = standing.find(actor, kind=KIND, at=at)
    if found is None:
        return Piles(None, cards=_said())
    rows = shapes.rows_of(finding.body_of(found).get("cards"))
    kept = (Placed(str(row.get("word") or ""), str(row.get("pile") or "")) for row in rows)
    return Piles(found.entry, tuple(one for one in kept if fold(one.words)), _said())


def put(actor: Actor, wanted: Mapping[str, str], *, at: datetime) -> None:
    """Put words into piles ("" takes them out). What is not named stays where it lies.

    The same again changes nothing, so that a form that comes twice is one telling.
    """
    before = of(actor, at=at)
    after = _after(before, wanted)
    if after == before.placed:
        return
    rows = [{"word": one.words, "pile": one.pile} for one in after]
    page = Page(kind=KIND, shape=SORT.version, title="", body={"cards": rows})
    standing.keep(actor, page=page, at=at)


def _after(before: Piles, wanted: Mapping[str, str]) -> tuple[Placed, ...]:
    asked = {before.name(words): (words, pile) for words, pile in wanted.items() if fold(words)}
    known = {before.name(one.words): one for one in before.placed}
    for name, (words, pile) in asked.items():
        if pile in PILES:
            known[name] = Placed(known[name].words if name in known else words, pile)
        else:
            known.pop(name, None)
    return tuple(known.values())


def _said() -> dict[str, str]:
    words = registry.room("values").words
    languages = (SOURCE, *words.others)
    return {
        fold(words.say(f"card.{key}", language=language)): key
        for language in languages
        for key in KEYS
    }
