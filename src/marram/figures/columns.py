"""Lists side by side, of one width: none of them says that it is the answer to another."""

from collections.abc import Iterable, Sequence

from marram.figures.marks import esc


def columns(named: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return the lists under their names; an empty one keeps its room."""
    return f'<div class="columns">{"".join(_column(name, lines) for name, lines in named)}</div>'


def _column(name: str, lines: Sequence[str]) -> str:
    said = "".join(f'<li dir="auto" class="voice">{esc(line)}</li>' for line in lines)
    listed = f"<ul>{said}</ul>" if said else ""
    return f'<section class="column"><h2>{esc(name)}</h2>{listed}</section>'
