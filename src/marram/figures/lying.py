"""The rope of a life lying down: for a wide desk and for paper, some moments to a row.

It says nothing that the list below it does not say, and is hidden from screen readers. Distance is
order and not time.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marram.figures.cord import COLOURS, PHASES, SELF, TOKENS, Point, runs
from marram.figures.marks import esc, short

WIDE, HIGH = 1040, 236
LEFT, RIGHT = 72, 968
MIDDLE, SWING, TURN = 116, 10, 13
STEP = 3.0
PER_ROW = 8
MOST = 48
"""Moments after which the list alone is the better picture."""
LETTERS, LINES = 20, 2
"""How many letters stand on one line beside the rope, and how many lines."""
DISC = '<circle class="f-surface s-line" stroke-width="2" cx="24" cy="24" r="23"/>'
TOKEN = 42


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment: its title, its date in words, its token, and the strands that run at it."""

    title: str
    when: str
    symbol: str
    strands: tuple[str, ...] = (SELF,)


def lying(stops: Sequence[Stop], *, mirrored: bool = False) -> str:
    """Return the rope row by row, "" for fewer than two moments or more than MOST.

    `mirrored` has it run from right to left.
    """
    if not 1 < len(stops) <= MOST:
        return ""
    rows = [stops[first : first + PER_ROW] for first in range(0, len(stops), PER_ROW)]
    return "".join(_row(row, mirrored=mirrored, last=row is rows[-1]) for row in rows)


def _row(stops: Sequence[Stop], *, mirrored: bool, last: bool) -> str:
    places = [LEFT + (RIGHT - LEFT) * (n + 0.5) / PER_ROW for n in range(len(stops))]
    end = places[-1] + 60 if last else float(WIDE)
    ropes = [
        "".join(_strand(name, _begins(name, stops, places), end, mirrored=mirrored, behind=behind))
        for behind in (True, False)
        for name in (SELF, *COLOURS)
        if any(name in stop.strands for stop in stops)
    ]
    rest = _ahead(end, mirrored=mirrored) if last else ""
    tokens = [
        _stop(stop, _over(place, mirrored=mirrored), above=number % 2 == 0)
        for number, (stop, place) in enumerate(zip(stops, places, strict=True))
    ]
    return (
        f'<svg class="pic" viewBox="0 0 {WIDE} {HIGH}" aria-hidden="true" focusable="false">'
        f"{''.join(ropes)}{rest}{''.join(tokens)}</svg>"
    )


def _begins(name: str, stops: Sequence[Stop], places: Sequence[float]) -> float:
    """Return where a strand begins in this row: at its edge, or behind the first it runs at."""
    first = next(n for n, stop in enumerate(stops) if name in stop.strands)
    return 0.0 if first == 0 else places[first]


def _strand(name: str, begin: float, end: float, *, mirrored: bool, behind: bool) -> Iterator[str]:
    """Yield the pieces of a strand that run behind the others, or those in front."""
    turn = PHASES[name] * 2 * math.pi
    count = max(1, int((end - begin) / STEP))
    across = [begin + (end - begin) * n / count for n in range(count + 1)]
    pieces = runs(
        across,
        point=lambda x: _point(x, turn, mirrored=mirrored),
        is_behind=lambda x: _behind(x, turn),
        behind=behind,
    )
    yield from (_path(name, piece, behind=behind) for piece in pieces)


def _point(x: float, turn: float, *, mirrored: bool) -> Point:
    middle = MIDDLE + 9 * math.sin(x / 118)
    return _over(x, mirrored=mirrored), middle + SWING * math.sin(x / TURN + turn)


def _behind(x: float, turn: float) -> bool:
    return math.cos(x / TURN + turn) < 0


def _over(x: float, *, mirrored: bool) -> float:
    return WIDE - x if mirrored else x


def _path(name: str, points: Sequence[Point], *, behind: bool) -> str:
    colour = "edge" if name == SELF else COLOURS[name]
    line = "L".join(f"{short(x)} {short(y)}" for x, y in points)
    faded = " fade" if behind else ""
    return f'<path class="f-none s-{colour}{faded} round" stroke-width="4" d="M{line}"/>'


def _ahead(end: float, *, mirrored: bool) -> str:
    y = MIDDLE + 9 * math.sin(end / 118)
    from_, to = _over(end + 8, mirrored=mirrored), _over(min(end + 80, WIDE), mirrored=mirrored)
    line = f"M{short(from_)} {short(y)}H{short(to)}"
    return f'<path class="f-none s-edge dots" stroke-width="4" d="{line}"/>'


def _stop(stop: Stop, x: float, *, above: bool) -> str:
    lines = _lines(stop.title)
    top = MIDDLE - 34 - 18 * len(lines) if above else MIDDLE + 50
    said = [f'<text class="t-s t-mid" x="{short(x)}" y="{top}">{esc(_cut(stop.when))}</text>']
    said += [
        f'<text class="t-voice t-mid" x="{short(x)}" y="{top + 19 + 18 * n}">{esc(line)}</text>'
        for n, line in enumerate(lines)
    ]
    corner, size = TOKEN / 2, short(TOKEN / 48)
    return (
        f'<g transform="translate({short(x - corner)} {short(MIDDLE - corner)}) scale({size})">'
        f"{DISC}{TOKENS.get(stop.symbol, TOKENS['none'])}</g>{''.join(said)}"
    )


def _cut(text: str) -> str:
    return text if len(text) <= LETTERS + 3 else f"{text[: LETTERS + 2].rstrip()}…"


def _lines(title: str) -> list[str]:
    """Return a title on at most LINES lines, with a sign where it goes on."""
    lines: list[str] = []
    for word in title.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LETTERS:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word if len(word) <= LETTERS else f"{word[: LETTERS - 1]}…")
    if len(lines) <= LINES:
        return lines
    kept = lines[:LINES]
    return [*kept[:-1], f"{kept[-1].rstrip('.,;: …')}…"]
