"""The rope of the story, standing in the margin from page to page, and the tokens on it."""

import math

from marram.binding.ink import INK, STRANDS, inked
from marram.figures import cord

WIDTH = 30.0
SWING = 6.5
TURN = 84.0
"""How long one turn is; a page holds whole turns, so that the rope goes on on the next."""
STEP = 2.0


def standing(height: float, strands: int) -> str:
    """Return the rope as a picture `height` points tall, with this many threads beside oneself."""
    names = list(STRANDS)[: strands + 1]
    turns = max(1, round(height / TURN))
    back: list[str] = []
    front: list[str] = []
    for name in names:
        for behind, path in _pieces(name, height, turns):
            (back if behind else front).append(path)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}" '
        f'width="{WIDTH:g}" height="{height:g}">{"".join(back + front)}</svg>'
    )


def token(symbol: str) -> str:
    """Return a token by itself, coloured."""
    drawn = inked(cord.DISC + cord.TOKENS.get(symbol, cord.TOKENS["none"]))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">'
        f"{drawn}</svg>"
    )


def _pieces(name: str, height: float, turns: int) -> list[tuple[bool, str]]:
    """Return the pieces of one strand, each with whether it runs behind the others."""
    turn = cord.PHASES[name] * 2 * math.pi
    steps = math.ceil(height / STEP)
    found: list[tuple[bool, str]] = []
    piece: list[str] = []
    side: bool | None = None
    for step in range(steps + 1):
        down = min(step * STEP, height)
        angle = 2 * math.pi * turns * down / height + turn
        behind = math.cos(angle) < 0
        piece.append(f"{WIDTH / 2 + SWING * math.sin(angle):.1f} {down:.1f}")
        if side is not None and (behind != side or step == steps):
            found.append((side, _path(name, piece, behind=side)))
            piece = piece[-1:]
        side = behind
    return found


def _path(name: str, points: list[str], *, behind: bool) -> str:
    width = 2.4 if name == "self" else 1.9
    faint = ' stroke-opacity="0.45"' if behind else ""
    return (
        f'<path fill="none" stroke="{INK[STRANDS[name]]}" stroke-width="{width}" '
        f'stroke-linecap="round"{faint} d="M{"L".join(points)}"/>'
    )
