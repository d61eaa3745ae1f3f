#!/usr/bin/env python3
"""Make the book's letterforms from those of the pages: static TrueType, as the typesetter wants it.

Needed only when the page fonts change. It wants fonttools and brotli, which no lock file names:

    python3 -m venv fonts && fonts/bin/pip install fonttools brotli
    fonts/bin/python tools/book_fonts.py
"""

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SOURCE = Path(__file__).parents[1] / "src" / "marram"
PAGES = SOURCE / "kit" / "static" / "marram" / "fonts"
BOOK = SOURCE / "binding" / "fonts"
UPRIGHT = ("literata-latin-wght-normal", "literata-latin-ext-wght-normal")
CUTS = {
    "Literata-Regular": (UPRIGHT, 400),
    "Literata-SemiBold": (UPRIGHT, 600),
    "Literata-Italic": (("literata-latin-wght-italic",), 400),
}


def main() -> None:
    """Write each cut with every script that the pages have of it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, (sources, weight) in CUTS.items():
            made = []
            for source in sources:
                font = TTFont(PAGES / f"{source}.woff2")
                cut = instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
                cut.flavor = None
                made.append(str(Path(folder) / f"{source}-{weight}.ttf"))
                cut.save(made[-1])
            font = Merger().merge(made) if len(made) > 1 else TTFont(made[0])
            _named(font, name, weight)
            font.save(BOOK / f"{name}.ttf")


def _named(font: TTFont, name: str, weight: int) -> None:
    style = name.split("-")[1]
    for number, text in {1: "Literata", 2: style, 4: f"Literata {style}", 6: name}.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    for number in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=number)
    font["OS/2"].usWeightClass = weight


if __name__ == "__main__":
    main()
