"""What played a part, as a whole of 100: others first, one's own slice last and marked as such."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marram.figures.marks import listed, picture, short

SIZE = 320
MIDDLE = SIZE / 2
FAR = 122
RIM = 140
WHOLE = 100
NARROW = 4
"""A slice smaller than this has its number outside."""
SHADES = ("f-gorse-soft", "f-marram-soft", "f-stone-soft", "f-thrift-soft", "f-dusk-soft")


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of 100; `own` is the slice of whoever draws it."""

    words: str
    part: int
    own: bool = False


def pie(
    slices: Sequence[Slice], said: Sequence[str], *, before: int | None, title: str, name: str
) -> str:
    """Return the picture and its list. `before`: one's own part as it felt before, dashed."""
    says = "; ".join(f"{one.words}: {words}" for one, words in zip(slices, said, strict=True))
    parts = [*_slices(slices), *_before(before)]
    drawn = picture(name, (SIZE, SIZE), title, says, parts)
    return drawn + listed(zip((one.words for one in slices), said, strict=True))


def _slices(slices: Sequence[Slice]) -> Iterator[str]:
    start = 0
    for number, one in enumerate(slices):
        if not one.part:
            continue
        look = "f-tide-soft s-tide w3" if one.own else f"{SHADES[number % len(SHADES)]} s-edge w15"
        yield _wedge(look, start, one.part)
        far = FAR * 0.66 if one.part >= NARROW else FAR + 13
        x, y = _at(start + one.part / 2, far)
        yield (
            f'<text class="t-mid t-strong" x="{short(x)}" y="{short(y + 4.5)}">{number + 1}</text>'
        )
        start += one.part


def _wedge(look: str, start: int, part: int) -> str:
    if part == WHOLE:
        return f'<circle class="{look}" cx="{short(MIDDLE)}" cy="{short(MIDDLE)}" r="{FAR}"/>'
    (x1, y1), (x2, y2) = _at(start, FAR), _at(start + part, FAR)
    large = int(part > WHOLE / 2)
    return (
        f'<path class="{look} round" d="M{short(MIDDLE)} {short(MIDDLE)}L{short(x1)} {short(y1)}'
        f'A{FAR} {FAR} 0 {large} 1 {short(x2)} {short(y2)}Z"/>'
    )


def _before(part: int | None) -> Iterator[str]:
    """Draw one's own part of before as a dashed line along the rim: it ends where a pie begins."""
    if not part:
        return
    if part >= WHOLE:
        yield (
            f'<circle class="f-none s-tide w3 dash" cx="{short(MIDDLE)}" cy="{short(MIDDLE)}" '
            f'r="{RIM}"/>'
        )
        return
    (x1, y1), (x2, y2) = _at(WHOLE - part, RIM), _at(WHOLE, RIM)
    large = int(part > WHOLE / 2)
    yield (
        f'<path class="f-none s-tide w3 dash" d="M{short(x1)} {short(y1)}'
        f'A{RIM} {RIM} 0 {large} 1 {short(x2)} {short(y2)}"/>'
    )


def _at(hundredths: float, far: float) -> tuple[float, float]:
    """Return the point so many hundredths of the way round from the top, clockwise."""
    turn = 2 * math.pi * hundredths / WHOLE - math.pi / 2
    return MIDDLE + far * math.cos(turn), MIDDLE + far * math.sin(turn)
