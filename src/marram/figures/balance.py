"""Rest and meaning, week by week (UX 5, "balance"): blocks above the line, waves below it.

What was done or partly done is drawn, one mark each. There is no target, no ideal and no ratio;
what was not for now is nowhere in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marram.figures.marks import esc, picture, short

WIDE = 352
LEFT = 92
LINE = 92
HIGH = 196
STEP = 9
ROOM = 9
"""How many marks there is room for on either side; the table beside the picture says all."""


@dataclass(frozen=True, slots=True)
class Week:
    """What was done in a week of either kind, and what stands below it."""

    meaningful: int = 0
    restoring: int = 0
    label: str = ""


def balance(
    weeks: Sequence[Week], *, title: str, says: str, meaningful: str, restoring: str
) -> str:
    """Return the picture; `meaningful` and `restoring` are the words of its two sides."""
    wide = (WIDE - LEFT) / max(1, len(weeks))
    parts = [
        f'<text class="t-strong" x="0" y="{LINE - 28}">{esc(meaningful)}</text>',
        f'<text class="t-strong" x="0" y="{LINE + 40}">{esc(restoring)}</text>',
    ]
    for place, week in enumerate(weeks):
        left = LEFT + wide * place
        parts += _blocks(week.meaningful, left, wide)
        parts += _waves(week.restoring, left, wide)
        if week.label:
            x = short(left + wide / 2)
            parts.append(f'<text class="t-s t-mid" x="{x}" y="{HIGH - 4}">{esc(week.label)}</text>')
    parts.append(f'<path class="s-edge w1" d="M{LEFT} {LINE}H{WIDE}"/>')
    return picture("balance", (WIDE, HIGH), title, says, parts)


def _blocks(many: int, left: float, wide: float) -> Iterator[str]:
    for step in range(min(many, ROOM)):
        y = LINE - 5 - (step + 1) * STEP
        yield (
            f'<rect class="f-marram" x="{short(left + 3)}" y="{y}" '
            f'width="{short(wide - 6)}" height="6.5" rx="2.5"/>'
        )


def _waves(many: int, left: float, wide: float) -> Iterator[str]:
    half = (wide - 6) / 2
    for step in range(min(many, ROOM)):
        y = LINE + 12 + step * STEP
        yield (
            f'<path class="f-none s-dusk round" stroke-width="2.2" d="M{short(left + 3)} {y}'
            f'q{short(half / 2)} -5 {short(half)} 0t{short(half)} 0"/>'
        )
