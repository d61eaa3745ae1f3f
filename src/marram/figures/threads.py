"""Threads by year: one row for each, from its first moment on, with its moments where they fell.

The second view of the rope: here distance is time. What has no day stands in the lists alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marram.figures.cord import COLOURS, TOKENS
from marram.figures.marks import esc, picture, short

WIDE = 312
LEFT, RIGHT = 14, 298
TOP, ROW, FOOT = 14, 54, 26
TOKEN = 24
DISC = '<circle class="f-surface s-line" stroke-width="2" cx="24" cy="24" r="23"/>'
STEPS = (1, 2, 5, 10, 20, 50, 100)
MOST_MARKS = 5


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment of a thread: its year, with the part of it that has gone, and its token."""

    year: float
    symbol: str


@dataclass(frozen=True, slots=True)
class Row:
    """A thread: its name, its strand of the rope, and whether it rests after its last moment."""

    name: str
    strand: str
    stops: tuple[Stop, ...]
    resting: bool = False


def threads(rows: Sequence[Row], *, title: str, name: str = "threads") -> str:
    """Return the picture, "" where there are not two years to tell apart."""
    years = [stop.year for row in rows for stop in row.stops]
    if not years or int(min(years)) == int(max(years)):
        return ""
    scale = _Scale(min(years), max(years))
    high = TOP + ROW * len(rows) + FOOT
    says = "; ".join(
        f"{row.name}: {', '.join(str(int(stop.year)) for stop in row.stops)}" for row in rows
    )
    parts = [*_marks(scale, high)]
    for place, row in enumerate(rows):
        parts += _row(row, scale, TOP + place * ROW)
    return picture(name, (WIDE, high), title, says, parts)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where years lie."""

    first: float
    last: float

    def across(self, year: float) -> float:
        """Return how far from the left edge."""
        return LEFT + (year - self.first) / (self.last - self.first) * (RIGHT - LEFT)

    def marks(self) -> list[int]:
        """Return a few whole years, evenly apart, inside the time that is shown."""
        span = self.last - self.first
        step = next((one for one in STEPS if span / one <= MOST_MARKS), STEPS[-1])
        begin = -(-int(self.first) // step) * step
        return [year for year in range(begin, int(self.last) + 1, step) if year >= self.first]


def _marks(scale: _Scale, high: int) -> Iterator[str]:
    for year in scale.marks():
        x = short(scale.across(year))
        yield f'<path class="s-line w1" d="M{x} 4V{high - 22}"/>'
        yield f'<text class="t-s t-mid" x="{x}" y="{high - 6}">{year}</text>'


def _row(row: Row, scale: _Scale, top: int) -> Iterator[str]:
    y = top + 34
    yield f'<text class="t-strong" x="0" y="{top + 10}">{esc(row.name)}</text>'
    if not row.stops:
        return
    colour = f"f-none s-{COLOURS[row.strand]}"
    first, last = scale.across(row.stops[0].year), scale.across(row.stops[-1].year)
    yield f'<path class="{colour} round w4" d="M{short(first)} {y}H{short(last)}"/>'
    if last < RIGHT:
        kind = "dots" if row.resting else "round"
        yield f'<path class="{colour} {kind} w4" d="M{short(last)} {y}H{RIGHT}"/>'
    for stop in row.stops:
        x, size = scale.across(stop.year) - TOKEN / 2, short(TOKEN / 48)
        yield (
            f'<g transform="translate({short(x)} {short(y - TOKEN / 2)}) scale({size})">{DISC}'
            f"{TOKENS.get(stop.symbol, TOKENS['none'])}</g>"
        )
