"""How days felt beside what was done on them (UX 5, "activity and mood rhythm").

A ring stands for each answer, its height for the step; blocks above the line are what mattered,
waves below it what restored. Nothing drawn is nothing written down: a day without an answer breaks
the line. No mean, no trend, no connection between the two is drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marram.figures.marks import esc, picture, short

WIDE = 352
LINE, HIGH = 112, 168
TOP, BOTTOM = 16, 74
BLOCK, WAVE, MOST = 8, 8, 3
"""How many blocks or waves a day has room for; the table beside the picture says all."""
STRIP_HIGH, STRIP_TOP, STRIP_BOTTOM = 56, 9, 47
BAND_WIDE, BAND_HIGH = 352, 84


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its answers as (when in the day, how high), both 0 to 1, and what was done."""

    points: tuple[tuple[float, float], ...] = ()
    meaningful: int = 0
    restoring: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """How much of a day was missing, and how much getting on: 0 none, 1 some, 2 most, None unsaid.

    `rest` is whether there was a rest from both.
    """

    loss: int | None = None
    restoring: int | None = None
    rest: bool = False
    label: str = ""


def rhythm(
    days: Sequence[Day], *, title: str, says: str, high: str, low: str, name: str = "rhythm"
) -> str:
    """Return the picture of some days. `high` and `low` are the words of the ends of the scale."""
    wide = WIDE / max(1, len(days))
    parts = [
        f'<path class="s-edge w1" d="M0 {LINE}H{WIDE}"/>',
        f'<text class="t-s" x="0" y="{TOP - 5}">{esc(high)}</text>',
        f'<text class="t-s" x="0" y="{BOTTOM + 15}">{esc(low)}</text>',
    ]
    for place, day in enumerate(days):
        parts += _done(day, wide * place, wide)
    parts += _rings(days, wide, (TOP, BOTTOM), 3.0 if len(days) <= LONG else 2.3)
    parts += _labels(days, wide, HIGH - 3)
    return picture(name, (WIDE, HIGH), title, says, parts)


LONG = 16
"""Up to how many days there is room for the larger ring."""


def strip(days: Sequence[Day], *, title: str, says: str, name: str) -> str:
    """Return a month in little: its answers alone."""
    wide = WIDE / max(1, len(days))
    parts = [f'<path class="s-line w1" d="M0 {STRIP_BOTTOM + 6}H{WIDE}"/>']
    parts += _rings(days, wide, (STRIP_TOP, STRIP_BOTTOM), 2.0)
    return picture(name, (WIDE, STRIP_HIGH), title, says, parts)


def bands(turns: Sequence[Turn], *, title: str, says: str, loss: str, restoring: str) -> str:
    """Return two quiet bands: missing above, getting on below, a dot for a rest from both."""
    wide = BAND_WIDE / max(1, len(turns))
    parts = [
        f'<text class="t-s" x="0" y="11">{esc(loss)}</text>',
        f'<text class="t-s" x="0" y="53">{esc(restoring)}</text>',
    ]
    for place, turn in enumerate(turns):
        left = wide * place
        parts += _band(turn.loss, left, wide, 18, "f-stone-soft s-stone")
        parts += _band(turn.restoring, left, wide, 60, "f-marram-soft s-marram")
        if turn.rest:
            x = short(left + wide / 2)
            parts.append(f'<circle class="f-none s-dusk w15" cx="{x}" cy="43" r="2.6"/>')
    parts += _labels(turns, wide, BAND_HIGH + 10)
    return picture("bands", (BAND_WIDE, BAND_HIGH + 14), title, says, parts)


def _band(much: int | None, left: float, wide: float, top: float, look: str) -> Iterator[str]:
    """Yield how much of a day it was: a line for none of it, a low block, a high one."""
    if much is None:
        return
    high = (1.5, 8.0, 16.0)[much]
    inside = max(2.0, wide - 2)
    yield (
        f'<rect class="{look}" x="{short(left + 1)}" y="{short(top + 16 - high)}" '
        f'width="{short(inside)}" height="{short(high)}" rx="1.2"/>'
    )


def _done(day: Day, left: float, wide: float) -> Iterator[str]:
    half = min(5.0, wide / 2 - 0.8)
    middle = left + wide / 2
    for step in range(min(day.meaningful, MOST)):
        y = LINE - 4 - (step + 1) * BLOCK
        yield (
            f'<rect class="f-marram" x="{short(middle - half)}" y="{y}" '
            f'width="{short(2 * half)}" height="6" rx="2"/>'
        )
    for step in range(min(day.restoring, MOST)):
        y = LINE + 9 + step * WAVE
        yield (
            f'<path class="f-none s-dusk round" stroke-width="1.9" d="M{short(middle - half)} {y}'
            f'q{short(half / 2)} -3.6 {short(half)} 0t{short(half)} 0"/>'
        )


def _rings(
    days: Sequence[Day], wide: float, between: tuple[int, int], size: float
) -> Iterator[str]:
    top, bottom = between
    runs: list[list[tuple[float, float]]] = [[]]
    for place, day in enumerate(days):
        if not day.points:
            runs.append([])
        runs[-1] += [
            (wide * (place + when), bottom - high * (bottom - top)) for when, high in day.points
        ]
    for run in runs:
        at = [f"{short(x)} {short(y)}" for x, y in run]
        if len(at) > 1:
            line = "L".join(at)
            yield f'<path class="f-none s-ink2 fade" stroke-width="1.2" d="M{line}"/>'
        for x, y in run:
            yield (
                f'<circle class="f-surface s-ink" stroke-width="1.5" cx="{short(x)}" '
                f'cy="{short(y)}" r="{short(size)}"/>'
            )


def _labels(days: Sequence[Day | Turn], wide: float, y: float) -> Iterator[str]:
    last = len(days) - 1
    for place, day in enumerate(days):
        if not day.label:
            continue
        where = " t-end" if place == last else "" if place == 0 else " t-mid"
        x = 0 if place == 0 else WIDE if place == last else wide * (place + 0.5)
        yield f'<text class="t-s{where}" x="{short(x)}" y="{short(y)}">{esc(day.label)}</text>'
