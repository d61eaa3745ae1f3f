"""Pictures of the pages with their colours written in: no style sheet reaches a printed book."""

import re

# The light palette of the pages: companion.css, layer tokens. A test holds one against the other.
INK = {
    "ink": "#1E2D31",
    "edge": "#74827F",
    "line": "#CFD6D0",
    "surface": "#FCFCF9",
    "tide": "#1C5A63",
    "thrift": "#A03E68",
    "thrift-soft": "#F6E4EB",
    "stone": "#566068",
    "stone-soft": "#E4E7E8",
    "gorse": "#8A5A00",
    "gorse-soft": "#FAEFD6",
    "gorse-fill": "#E3A92F",
    "marram": "#3F6B45",
    "dusk": "#5B568F",
}
STRANDS = {
    "self": "edge",
    "c1": "tide",
    "c2": "marram",
    "c3": "gorse-fill",
    "c4": "dusk",
    "c5": "thrift",
}
_CLASS = re.compile(r'class="([^"]*)"')


def inked(drawn: str) -> str:
    """Return a picture with its classes turned into colours."""
    return _CLASS.sub(lambda found: " ".join(_of(one) for one in found[1].split()), drawn)


def _of(name: str) -> str:
    if name == "f-none":
        return 'fill="none"'
    if name == "disc":
        return f'fill="{INK["surface"]}" stroke="{INK["line"]}"'
    if name == "fade":
        return 'opacity="0.45"'
    kind, _, colour = name.partition("-")
    if kind in {"f", "s"} and colour in INK:
        return f'{"fill" if kind == "f" else "stroke"}="{INK[colour]}"'
    return ""
