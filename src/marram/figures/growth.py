"""Stones and shoots: what was shaken lies under the ground, what may be growing stands above it.

Stones are all of one size and nothing is added up. Bare ground is an answer too. The words stand in
the list beside the picture, under the same numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marram.figures.marks import listed, picture, short

WIDE = 350
HIGH = 236
GROUND = 138
IN_A_ROW = 5
LEAF = 26
"""By how much a shoot is taller for each leaf."""
MOST = 3
"""So many leaves has one that carries a bud."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What was shaken, in its owner's words, and with how many leaves (0 to 3) the shoot stands."""

    words: str
    leaves: int = 0


def growth(pairs: Sequence[Pair], said: Sequence[str], *, title: str, name: str) -> str:
    """Return the picture and its list; `said` is what stands beside each pair."""
    words = [one.words for one in pairs]
    says = "; ".join(f"{one}: {told}" for one, told in zip(words, said, strict=True))
    bands = range(0, len(pairs), IN_A_ROW)
    parts = [part for row, first in enumerate(bands) for part in _band(pairs, first, row)]
    drawn = picture(name, (WIDE, HIGH * len(bands)), title, says, parts)
    return drawn + listed(zip(words, said, strict=True))


def _band(pairs: Sequence[Pair], first: int, row: int) -> Iterator[str]:
    some = pairs[first : first + IN_A_ROW]
    yield f'<g transform="translate(0 {row * HIGH})">'
    line = f"M0 {GROUND}C77 {GROUND - 9} 147 {GROUND + 8} 210 {GROUND - 2}S315 {GROUND - 7} "
    line += f"{WIDE} {GROUND}"
    yield f'<path class="f-sunk" d="{line}V{HIGH}H0Z"/><path class="f-none s-edge w1" d="{line}"/>'
    for place, one in enumerate(some):
        middle = WIDE / len(some) * (place + 0.5)
        yield _stone(middle, first + place + 1)
        yield from _shoot(middle, one.leaves, place) if one.leaves else [_bare(middle)]
    yield "</g>"


def _stone(x: float, number: int) -> str:
    y = GROUND + 52
    return (
        f'<path class="f-stone-soft s-stone" stroke-width="1.7" d="M{short(x - 21)} {y}'
        'c-1-11 8-19 20-18s22 8 21 18-10 13-21 13-19-4-20-13Z"/>'
        f'<text class="t-strong t-mid" x="{short(x)}" y="{y + 6}">{number}</text>'
    )


def _bare(x: float) -> str:
    return f'<path class="s-edge dots" stroke-width="2" d="M{short(x - 16)} {GROUND - 8}h32"/>'


def _shoot(x: float, leaves: int, place: int) -> Iterator[str]:
    top, sway = GROUND - 14 - leaves * LEAF, -7 if place % 2 else 7
    yield (
        f'<path class="f-none s-marram round" stroke-width="2.4" d="M{short(x)} {GROUND + 34}'
        f"C{short(x)} {GROUND - 8} {short(x + sway)} {short((GROUND + top) / 2)} "
        f'{short(x + sway * 0.6)} {top}"/>'
    )
    for leaf in range(leaves):
        side = 1 if (leaf + place) % 2 else -1
        yield _leaf(x + sway * 0.55, GROUND - 22 - leaf * LEAF, side)
    if leaves == MOST:
        yield (
            '<circle class="f-gorse-fill s-gorse" stroke-width="1.3" '
            f'cx="{short(x + sway * 0.6)}" cy="{top - 3}" r="5"/>'
        )


def _leaf(x: float, y: float, side: int) -> str:
    places = ((3, -11), (12, -17), (23, -15), (22, -5), (12, 3))
    first, *others = (f"{short(x + side * dx)} {short(y + dy)}" for dx, dy in places)
    curve = f"C{first} {others[0]} {others[1]}C{others[2]} {others[3]} {short(x)} {short(y)}Z"
    return (
        '<path class="f-marram-soft s-marram" stroke-width="1.7" stroke-linejoin="round" '
        f'd="M{short(x)} {short(y)}{curve}"/>'
    )
