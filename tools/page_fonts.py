#!/usr/bin/env python3
"""Keep of the pages' letterforms the weights that are used, 400 to 700: a third fewer bytes.

Needed only when the page fonts change: put the files of Fontsource into the folder, then run it. It
wants fonttools and brotli, which no lock file names:

    python3 -m venv fonts && fonts/bin/pip install fonttools brotli
    fonts/bin/python tools/page_fonts.py
"""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import AxisTriple, instantiateVariableFont

PAGES = Path(__file__).parents[1] / "src" / "marram" / "kit" / "static" / "marram" / "fonts"
USED = (400, 700)


def main() -> None:
    """Narrow each file in place. One that is narrow already stays as it is."""
    for path in sorted(PAGES.glob("*.woff2")):
        font = TTFont(path)
        (axis,) = font["fvar"].axes
        if (axis.minValue, axis.maxValue) == USED:
            continue
        limits = {"wght": AxisTriple(USED[0], USED[0], USED[1])}
        narrow = instantiateVariableFont(font, limits, updateFontNames=False)
        narrow.flavor = "woff2"
        narrow.save(path)


if __name__ == "__main__":
    main()
