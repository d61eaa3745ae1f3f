"""What matters, drawn: four directions, and how near to the middle days are just now.

Nothing is added up. A dashed ring says where a mark was before; neither place is a score.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from marram.figures.marks import esc, picture, short

STEPS = 7
"""How many places there are from the middle outwards, 0 the middle."""
WIDE, HIGH = 320, 320
_MIDDLE, _RADIUS, _RINGS = 160, 132, 5
_DEEP = {5: ".10", 4: ".14", 3: ".18", 2: ".24", 1: ".34"}
_ANGLES = (-135, -45, 45, 135)
_APART = (0, -24, 24, -38, 38)
"""Degrees by which several marks of one direction stand apart."""
_CORNERS = ((8, 22, "start"), (312, 22, "end"), (312, 310, "end"), (8, 310, "start"))
_TOUCH = 11
"""How far from the middle of a dashed ring the way to the mark begins."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that matters: its number in the list, its direction, where it is and was.

    `area` is 0 to 3, clockwise from the upper left; `now` and `before` are 0 to 6, None for unsaid.
    """

    number: int
    area: int
    now: int | None
    before: int | None = None


def bullseye(marks: Sequence[Mark], areas: Sequence[str], *, title: str, says: str) -> str:
    """Return the picture; `areas` are the names of the four directions, `says` all of it in words.

    A mark whose place was not said is in the list alone.
    """
    placed = [mark for mark in marks if mark.now is not None]
    parts = [*_ground()]
    nth = [0, 0, 0, 0]
    for mark in placed:
        parts.append(_mark(mark, _APART[nth[mark.area] % len(_APART)]))
        nth[mark.area] += 1
    for name, (x, y, anchor) in zip(areas, _CORNERS, strict=True):
        parts.append(
            f'<text class="t-strong bl" x="{x}" y="{y}" text-anchor="{anchor}">{esc(name)}</text>'
        )
    return picture("bullseye", (WIDE, HIGH), title, says, parts)


def _ground() -> list[str]:
    discs = [
        f'<circle cx="{_MIDDLE}" cy="{_MIDDLE}" r="{short(_RADIUS * ring / _RINGS)}" '
        f'class="f-tide" fill-opacity="{_DEEP[ring]}"/>'
        for ring in range(_RINGS, 0, -1)
    ]
    rings = [
        f'<circle cx="{_MIDDLE}" cy="{_MIDDLE}" r="{short(_RADIUS * ring / _RINGS)}" '
        'class="f-none s-surface" stroke-width="1.5"/>'
        for ring in range(1, _RINGS + 1)
    ]
    low, high = _MIDDLE - _RADIUS, _MIDDLE + _RADIUS
    cross = f"M{_MIDDLE} {low}V{high}M{low} {_MIDDLE}H{high}"
    return [*discs, *rings, f'<path class="s-surface" stroke-width="5" d="{cross}"/>']


def _mark(mark: Mark, apart: int) -> str:
    x, y = _place(mark.area, mark.now or 0, apart)
    drawn = ""
    if mark.before is not None and mark.before != mark.now:
        was_x, was_y = _place(mark.area, mark.before, apart)
        far = max(1.0, math.hypot(x - was_x, y - was_y))
        from_x, from_y = was_x + (x - was_x) * _TOUCH / far, was_y + (y - was_y) * _TOUCH / far
        drawn = (
            f'<path class="s-ink2 dots" stroke-width="2.4" d="M{short(from_x)} {short(from_y)}'
            f'L{short(x)} {short(y)}"/><circle class="f-surface s-tide" fill-opacity=".75" '
            f'stroke-width="1.8" stroke-dasharray="3 2.5" cx="{short(was_x)}" '
            f'cy="{short(was_y)}" r="9"/>'
        )
    return (
        f'{drawn}<circle class="f-tide s-surface" stroke-width="2.5" cx="{short(x)}" '
        f'cy="{short(y)}" r="13.5"/><text class="bn" x="{short(x)}" y="{short(y + 4.6)}" '
        f'text-anchor="middle">{mark.number}</text>'
    )


def _place(area: int, step: int, apart: int) -> tuple[float, float]:
    turn = math.radians(_ANGLES[area] + apart)
    far = 14 + (_RADIUS - 26) * step / (STEPS - 1)
    return _MIDDLE + far * math.cos(turn), _MIDDLE + far * math.sin(turn)
