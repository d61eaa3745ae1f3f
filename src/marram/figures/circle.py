"""Three rings: in my hands, near, out of reach. Where something lies, and where it lay before."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marram.figures.marks import esc, listed, picture, short

SIZE = 320
MIDDLE = SIZE / 2
RINGS = (0.44, 0.72, 0.97)
"""How far each ring reaches, of half the picture."""
LIES = (0.24, 0.58, 0.85)
"""How far from the middle something in each ring lies."""
GAP = 70
"""Degrees at the top that stay free for the names of the rings."""
BIGGEST = 14
LEGIBLE = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing: its words, its ring (0 is the middle, None is not placed), its ring before."""

    words: str
    ring: int | None
    before: int | None = None


def circle(
    marks: Sequence[Mark], names: Sequence[str], said: Sequence[str], *, title: str, name: str
) -> str:
    """Return the picture and its list. `said` are the words for where each mark lies."""
    says = "; ".join(f"{mark.words}: {where}" for mark, where in zip(marks, said, strict=True))
    parts = [*_rings(names), *_moves(marks), *_dots(marks)]
    drawn = picture(name, (SIZE, SIZE), title, says, parts)
    return drawn + listed(zip((mark.words for mark in marks), said, strict=True))


def place(number: int, of: int, ring: int) -> tuple[float, float]:
    """Return where the mark of that number lies; it keeps its direction in every ring."""
    turn = math.radians(-90 + GAP / 2 + (360 - GAP) * (number + 0.5) / of)
    far = LIES[ring] * MIDDLE
    return MIDDLE + far * math.cos(turn), MIDDLE + far * math.sin(turn)


def _radius(of: int) -> float:
    """Return how big a mark may be, so that as many as there are lie side by side."""
    return max(3.0, min(float(BIGGEST), math.pi * LIES[1] * MIDDLE / of))


def _rings(names: Sequence[str]) -> Iterator[str]:
    shades = ("f-tide-soft", "f-surface", "f-none")
    for far, shade in reversed(list(zip(RINGS, shades, strict=True))):
        yield (
            f'<circle class="{shade} s-edge" cx="{short(MIDDLE)}" cy="{short(MIDDLE)}" '
            f'r="{short(far * MIDDLE - 1)}"/>'
        )
    for far, words in zip(RINGS, names, strict=True):
        high = MIDDLE - far * MIDDLE + 19
        yield (
            f'<text class="t-mid t-strong" x="{short(MIDDLE)}" y="{short(high)}">'
            f"{esc(words)}</text>"
        )


def _moves(marks: Sequence[Mark]) -> Iterator[str]:
    size = _radius(len(marks))
    for number, mark in enumerate(marks):
        if mark.ring is None or mark.before is None or mark.before == mark.ring:
            continue
        old, new = (place(number, len(marks), ring) for ring in (mark.before, mark.ring))
        yield (
            f'<path class="f-none s-tide w2 dots" d="M{short(old[0])} {short(old[1])}'
            f'L{short(new[0])} {short(new[1])}"/>'
            f'<circle class="f-surface s-edge dash" cx="{short(old[0])}" cy="{short(old[1])}" '
            f'r="{short(size - 2)}"/>'
        )


def _dots(marks: Sequence[Mark]) -> Iterator[str]:
    size = _radius(len(marks))
    for number, mark in enumerate(marks):
        if mark.ring is None:
            continue
        x, y = place(number, len(marks), mark.ring)
        yield (
            f'<circle class="f-surface s-tide w2" cx="{short(x)}" cy="{short(y)}" '
            f'r="{short(size)}"/>'
        )
        if size >= LEGIBLE:
            yield (
                f'<text class="t-mid t-strong" x="{short(x)}" y="{short(y + 4.5)}">'
                f"{number + 1}</text>"
            )
