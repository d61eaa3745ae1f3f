"""Made-up people and pages: seeded, the same each time, without a word anybody wrote."""

import hashlib
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from marram.core.when import When
from marram.record.values import Page

AT = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
CANARY = "quillowbrax"
_SYLLABLES = (
    *("ba", "be", "do", "fa", "gi", "ho", "ka", "le", "ma", "ne", "or", "pa", "ri"),
    *("sa", "tu", "ve", "wi", "yo", "zu", "el", "an", "th", "st"),
)
_FOLLOWERS = 24


@dataclass(frozen=True, slots=True)
class Written:
    """One page as plain values, for us and for every peer."""

    title: str
    text: str
    day: str

    def as_page(self) -> Page:
        """Return the page as our record takes it."""
        body = {"text": self.text, "prompt": "", "shelf": "", "source": {}}
        return Page("journal", 1, self.title, body, When.on(date.fromisoformat(self.day)))


@dataclass(frozen=True, slots=True)
class World:
    """Pages of one client, and the questions asked of them."""

    name: str
    pages: tuple[Written, ...]
    queries: tuple[str, ...]
    digest: str


SIZES = {"XS": (300, 8), "S": (5000, 40)}


def world(name: str, *, seed: int = 1) -> World:
    """Return the world of this size; its digest says whether two runs had the same one."""
    count, asked = SIZES[name]
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - seeded on purpose
    words = _vocabulary(chance)
    after = {word: chance.choices(words, k=_FOLLOWERS) for word in words}
    pages = [_page(chance, words, after) for _ in range(count)]
    canary = Written(pages[7].title, f"{pages[7].text} {CANARY}", pages[7].day)
    pages[7] = canary
    queries = [CANARY, *(" ".join(chance.sample(words, 1 + n % 2)) for n in range(asked - 1))]
    digest = hashlib.sha256(repr(pages).encode()).hexdigest()
    return World(name, tuple(pages), tuple(queries), digest)


def _vocabulary(chance: random.Random) -> list[str]:
    made: set[str] = set()
    while len(made) < 6000:
        made.add("".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4)))))
    return sorted(made)


def _page(chance: random.Random, words: list[str], after: dict[str, list[str]]) -> Written:
    length = min(3000, max(5, int(chance.lognormvariate(5.2, 0.9))))
    word = chance.choice(words)
    text = [word]
    for _ in range(length):
        # Rare words start again, so that the frequencies fall off as in writing.
        word = chance.choice(after[word]) if chance.random() < 0.95 else chance.choice(words)
        text.append(word)
    day = date(2016, 1, 1) + timedelta(days=chance.randrange(3800))
    return Written(" ".join(text[:4]), " ".join(text), day.isoformat())
