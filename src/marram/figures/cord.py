"""The rope of a life: one slice for each item of a list, so that the list stays a list.

Which threads run in a slice, and which of them rest, is said by whoever draws; distance is order
and not time. The pictures say nothing that the list beside them does not say, and are hidden from
screen readers.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from marram.figures.marks import short

SELF = "self"
COLOURS = {"c1": "tide", "c2": "marram", "c3": "gorse-fill", "c4": "dusk", "c5": "thrift"}
STRANDS = (SELF, *COLOURS)
"""The person's own strand, and one for each of up to five threads."""
PHASES = {SELF: 0.0, "c1": 0.25, "c2": 0.5, "c3": 0.75, "c4": 0.125, "c5": 0.625}
"""Where in a turn each strand begins: the first four lie well apart, the others between them."""
TURNS = 2
STEPS = 40
SWING = 9.5
SWAY = (40, 62, 46, 60, 44, 62, 42, 54)
"""Where the middle of the rope lies where slices meet, over and over."""
DISC = '<circle class="disc" cx="24" cy="24" r="23"/>'
TOKENS = {
    "flower": "".join(
        f'<ellipse class="f-thrift-soft s-thrift" stroke-width="1.5" cx="24" cy="14.5" rx="5.2" '
        f'ry="7.4" transform="rotate({turn * 72} 24 24)"/>'
        for turn in range(5)
    )
    + '<circle class="f-gorse-fill s-thrift" stroke-width="1.2" cx="24" cy="24" r="4"/>',
    "stone": '<path class="f-stone-soft s-stone" stroke-width="1.6" d="M11 28C10 20 17 13.5 25 14'
    's13.5 6.5 12.5 13.5S31 35.5 23.5 35.5 11.8 33.5 11 28Z"/><path class="f-none s-stone" '
    'stroke-width="1.3" stroke-linecap="round" d="M15.5 27c4-5 11-8 17-7M20 31.5c3-2.5 6.5-4 '
    '10-4.3"/>',
    "candle": '<path class="f-gorse-fill s-gorse" stroke-width="1.4" stroke-linejoin="round" '
    'd="M24 9.5c3.6 4.6 4.6 6.8 3.6 9.4a3.9 3.9 0 0 1-7.2 0c-1-2.6 0-4.8 3.6-9.4Z"/><path '
    'class="f-none s-gorse" stroke-width="1.4" d="M24 21.5v3"/><path class="f-gorse-soft s-gorse" '
    'stroke-width="1.5" d="M18.5 24.5h11V37h-11Z"/>',
    "turning": '<path class="f-none s-tide" stroke-width="2.2" stroke-linecap="round" '
    'd="M24 37V27c0-4-2-6.5-7.5-9.5"/><path class="f-none s-tide fade" stroke-width="2.2" '
    'stroke-linecap="round" stroke-dasharray=".1 4.2" d="M24 27c0-5 3-8 8.5-10.5"/><path '
    'class="f-none s-tide" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" '
    'd="M15.3 22.6 15.8 17l5.4.2"/>',
    "none": '<circle class="f-none s-edge" stroke-width="2" cx="24" cy="24" r="5"/>',
}


def sway(number: int) -> tuple[float, float]:
    """Return where the middle of the rope lies at the top and at the foot of this slice."""
    return SWAY[number % len(SWAY)], SWAY[(number + 1) % len(SWAY)]


@dataclass(slots=True)
class Rope:
    """The slices of one page. What they have in common is drawn once, and they refer to it.

    So five hundred moments stay a small page. `drawn` goes before the list.
    """

    _parts: dict[str, tuple[str, str]] = field(default_factory=dict)

    def cord(
        self,
        number: int,
        strands: Sequence[str],
        *,
        resting: Iterable[str] = (),
        new: Iterable[str] = (),
    ) -> str:
        """Return one slice, from the top of its list item to the foot.

        `resting` strands are dotted; `new` ones begin behind the token.
        """
        dotted, begun = set(resting), set(new)
        kinds = [_Kind(one, number % len(SWAY), one in dotted, one in begun) for one in strands]
        uses = [self._use(one, behind=behind) for behind in (True, False) for one in kinds]
        return (
            '<svg class="cord" viewBox="0 0 104 100" preserveAspectRatio="none" aria-hidden="true" '
            f'focusable="false">{"".join(uses)}</svg>'
        )

    def token(self, symbol: str) -> str:
        """Return the token that a moment carries; a small ring for one without a symbol."""
        name = symbol if symbol in TOKENS else "none"
        return _framed(self._of(f"token-{name}", "sign-of", f"{DISC}{TOKENS[name]}"))

    def drawn(self) -> str:
        """Return what the slices refer to, for once on the page."""
        parts = "".join(
            f'<g id="{name}" class="{kind}">{d}</g>' for name, (kind, d) in self._parts.items()
        )
        return (
            '<svg class="vh" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
            f"{parts}</defs></svg>"
        )

    def _use(self, kind: "_Kind", *, behind: bool) -> str:
        name = f"{kind.name}-{'back' if behind else 'front'}"
        drawn = "" if name in self._parts else _strand(kind, behind=behind)
        return self._of(name, "strand", drawn)

    def _of(self, name: str, kind: str, drawn: str) -> str:
        self._parts.setdefault(name, (kind, drawn))
        return f'<use href="#{name}"/>'


def token(symbol: str) -> str:
    """Return a token by itself."""
    return _framed(f"{DISC}{TOKENS.get(symbol, TOKENS['none'])}")


def coil(number: int) -> str:
    """Return the rest of the rope, not yet laid."""
    x, _ = sway(number)
    turns = [
        (26 + (30 - k * 0.13) * math.cos(k * 0.16), 60 + (26 - k * 0.11) * math.sin(k * 0.16))
        for k in range(170)
    ]
    start = f"M{short(x)} 0C{short(x)} 18 56 26 56 60"
    return (
        '<svg class="cord cord-coil" viewBox="0 0 104 100" preserveAspectRatio="xMidYMin meet" '
        'aria-hidden="true" focusable="false"><path class="self coil" d="'
        f'{start}{_line(turns)}"/></svg>'
    )


def swatch(strand: str) -> str:
    """Return a short piece of one strand, for the list of threads."""
    return (
        '<svg class="swatch" viewBox="0 0 24 12" aria-hidden="true" focusable="false"><path '
        f'class="f-none s-{COLOURS[strand]} round w4" d="M2 6q5 -7 10 0t10 0"/></svg>'
    )


def _framed(drawn: str) -> str:
    return (
        '<svg class="token token-c" viewBox="0 0 48 48" aria-hidden="true" focusable="false">'
        f"{drawn}</svg>"
    )


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Kind:
    """One strand in one slice, as far as its drawing goes."""

    strand: str
    sway: int
    dotted: bool
    new: bool

    @property
    def name(self) -> str:
        """Return the name under which it is drawn once."""
        return f"{self.strand}-{self.sway}{'-rest' * self.dotted}{'-new' * self.new}"


def _strand(kind: _Kind, *, behind: bool) -> str:
    """Return the pieces of a strand that run behind the others, or those in front."""
    top, foot = sway(kind.sway)
    turn = PHASES[kind.strand] * 2 * math.pi
    places = [step / STEPS for step in range(STEPS + 1) if not kind.new or step >= STEPS // 5]
    return "".join(
        _path(kind.strand, piece, behind=behind, dotted=kind.dotted)
        for piece in runs(
            places,
            point=lambda place: _point(place, top, foot, turn),
            is_behind=lambda place: _behind(place, turn),
            behind=behind,
        )
    )


def runs(
    places: Sequence[float],
    *,
    point: Callable[[float], Point],
    is_behind: Callable[[float], bool],
    behind: bool,
) -> Iterator[list[Point]]:
    """Yield the points of each run of a strand that lies behind the others, or in front of them."""
    piece: list[Point] = []
    for here, there in pairwise(places):
        piece = piece or [point(here)]
        piece.append(point(there))
        if is_behind(here) != is_behind(there) or there == places[-1]:
            if is_behind(here) == behind:
                yield piece
            piece = []


def _point(place: float, top: float, foot: float, turn: float) -> Point:
    middle = top + (foot - top) * place * place * (3 - 2 * place)
    return middle + SWING * math.sin(2 * math.pi * TURNS * place + turn), 100 * place


def _behind(place: float, turn: float) -> bool:
    return math.cos(2 * math.pi * TURNS * place + turn) < 0


def _path(name: str, points: Sequence[Point], *, behind: bool, dotted: bool) -> str:
    marks = f"{name}{' back' if behind else ''}{' rest-thread' if dotted else ''}"
    (x, y), *others = points
    return f'<path class="{marks}" d="M{short(x)} {short(y)}{_line(others)}"/>'


def _line(points: Iterable[Point]) -> str:
    return "".join(f"L{short(x)} {short(y)}" for x, y in points)
