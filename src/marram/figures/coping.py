"""What somebody reached for, week by week, and whether they felt it helped (UX 5, "coping used").

The ring grows with how often it was used that week; the filled core with how often it was felt to
help. A week without a use is left blank, never drawn as nothing. Used is not the same as good:
there is no sum, no average and no order by size.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marram.figures.marks import esc, picture, short

WIDE = 320
ROW = 46
EDGE = 22
FOOT = 22
SMALLEST, STEP, BIGGEST = 3.6, 1.5, 13.0


@dataclass(frozen=True, slots=True)
class Week:
    """How often something was used in a week, and how often it was felt to help."""

    used: int = 0
    helped: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One thing somebody reached for, in few words, week by week, the oldest week first."""

    words: str
    weeks: tuple[Week, ...]


def coping(
    rows: Sequence[Row], *, title: str, says: str, first: str, last: str, name: str = "coping"
) -> str:
    """Return the picture; the table that says the same stands beside it on the page."""
    high = ROW * len(rows) + FOOT
    parts = [part for place, row in enumerate(rows) for part in _row(row, place * ROW)]
    return picture(name, (WIDE, high), title, says, [*parts, *_foot(high, first, last)])


def ring(used: int) -> float:
    """Return the radius for so many uses in a week."""
    return min(BIGGEST, SMALLEST + used * STEP)


def core(week: Week) -> float:
    """Return the radius of the filled core: its area is the part of the uses that helped."""
    if not week.helped:
        return 0.0
    return max(1.8, (ring(week.used) - 2) * math.sqrt(min(1, week.helped / week.used)))


def _row(row: Row, top: float) -> Iterator[str]:
    line = top + 30
    yield f'<text class="t-strong" x="0" y="{short(top + 12)}">{esc(row.words)}</text>'
    yield f'<path class="s-line w1" d="M0 {short(line)}H{WIDE}"/>'
    apart = (WIDE - 2 * EDGE) / max(1, len(row.weeks) - 1)
    for place, week in enumerate(row.weeks):
        if week.used > 0:
            yield _week(week, EDGE + place * apart, line)


def _week(week: Week, x: float, y: float) -> str:
    at = f'cx="{short(x)}" cy="{short(y)}"'
    drawn = f'<circle class="f-surface s-dusk w15" {at} r="{short(ring(week.used))}"/>'
    filled = core(week)
    return drawn + (f'<circle class="f-dusk" {at} r="{short(filled)}"/>' if filled else "")


def _foot(high: float, first: str, last: str) -> Iterator[str]:
    yield f'<text class="t-s" x="0" y="{short(high - 3)}">{esc(first)}</text>'
    yield f'<text class="t-s t-end" x="{WIDE}" y="{short(high - 3)}">{esc(last)}</text>'
