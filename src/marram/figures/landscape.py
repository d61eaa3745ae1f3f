"""The shore on Today: sea, two dunes and marram grass, drawn once and always the same.

The near dune has the page's own ground colour, so the page grows out of the picture. Every colour
is a class that the style sheet fills, so light, dark and the hours need no second drawing.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

HOURS = ("dawn", "day", "dusk", "night")
WIDTH = 390
SEED = 11
LIGHT = {
    "dawn": (322, 204, 20),
    "day": (322, 168, 18),
    "dusk": (322, 208, 22),
    "night": (322, 186, 13),
}

Slope = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Clump:
    """One tuft of grass: where it stands, how many blades, how wide and how tall."""

    at: float
    blades: int
    spread: float
    height: float
    shade: str


BACK = (
    Clump(128, 16, 26, 20, "l-grass2"),
    Clump(20, 12, 22, 24, "l-grass2"),
    Clump(352, 14, 26, 22, "l-grass2"),
)
FRONT = (
    Clump(44, 34, 34, 48, "l-grass"),
    Clump(84, 14, 18, 28, "l-grass2"),
    Clump(346, 30, 30, 44, "l-grass"),
    Clump(384, 14, 16, 34, "l-grass2"),
    Clump(300, 9, 14, 20, "l-grass2"),
)


@cache
def landscape(hour: str) -> str:
    """Return the picture for an hour of light (one of HOURS, else dawn) as SVG markup."""
    kind = hour if hour in HOURS else "dawn"
    chance = Random(SEED)  # noqa: S311 - a drawing, not a secret
    back = "".join(_clump(chance, _far, clump) for clump in BACK)
    front = "".join(_clump(chance, _near, clump) for clump in FRONT)
    x, y, size = LIGHT[kind]
    return (
        f'<svg class="scape scape-{kind}" viewBox="0 0 390 300" '
        'preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">'
        '<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">'
        '<stop offset="0" class="l-sky1"/><stop offset=".7" class="l-sky2"/></linearGradient>'
        '<clipPath id="above"><path d="M0 0H390V208H0Z"/></clipPath></defs>'
        '<path fill="url(#sky)" d="M0 0H390V300H0Z"/>'
        f'<circle class="l-sun" cx="{x}" cy="{y}" r="{size}" clip-path="url(#above)"/>'
        '<path class="l-sea" d="M0 208H390V270H0Z"/>'
        '<path class="l-sea2" d="M0 223C90 220 200 227 390 221V270H0Z"/>'
        f"{_glints(chance)}{back}{_dune('l-dune1', _far)}{front}{_dune('f-ground', _near)}</svg>"
    )


def _near(x: float) -> float:
    turn = x / WIDTH * math.pi
    return 268 - 20 * math.sin(turn * 1.1 + 0.35) + 10 * math.sin(turn * 2.7 + 0.4)


def _far(x: float) -> float:
    turn = x / WIDTH * math.pi
    return 240 - 15 * math.sin(turn * 1.6 + 0.2) + 7 * math.sin(turn * 3.1 + 1)


def _dune(shade: str, slope: Slope) -> str:
    line = "".join(f"L{x} {_short(slope(x))}" for x in range(0, WIDTH + 6, 10))
    return f'<path class="{shade}" d="M0 301{line}V301Z"/>'


def _clump(chance: Random, slope: Slope, clump: Clump) -> str:
    blades = "".join(_blade(chance, slope, clump) for _ in range(clump.blades))
    return f'<path class="{clump.shade}" d="{blades}"/>'


def _blade(chance: Random, slope: Slope, clump: Clump) -> str:
    """Return a tapered leaf: out along one side of a curve, back along the other."""
    off = chance.gauss(0, 0.38)
    x = clump.at + off * clump.spread
    tall = clump.height * max(0.28, 1 - abs(off) * 0.75) * chance.uniform(0.62, 1.05)
    lean = tall * 0.22 + off * 10 + chance.uniform(-2, 4)
    wide = chance.uniform(1.7, 2.8)
    foot = slope(min(WIDTH - 1, max(1, x))) + 9
    rise = tall + 7
    bend = f"{_short(lean * 0.08)} {_short(-rise * 0.55)}"
    down = f"{_short(wide / 2 - lean * 0.92)} {_short(rise * 0.45)}"
    return (
        f"M{_short(x)} {_short(foot)}q{bend} {_short(lean)} {_short(-rise)}"
        f"q{down} {_short(wide - lean)} {_short(rise)}z"
    )


def _glints(chance: Random) -> str:
    lines = "".join(
        f"M{_short(318 + chance.uniform(-22, 10))} {y}h{_short(chance.uniform(6, 22))}"
        for y in (212.5, 216, 219.5, 223.5, 228)
    )
    look = 'class="l-glint" stroke-width="1.3" stroke-linecap="round" stroke-opacity=".6"'
    return f'<path {look} d="{lines}"/>'


def _short(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
