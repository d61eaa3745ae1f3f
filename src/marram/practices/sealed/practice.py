"""Sealed pages: what is written is sealed in the browser, under a passphrase nobody here has.

The room has no worksheets: its pages are ciphertext, and only the companion's own pages open them.
"""

from marram.kit.depth import Depth
from marram.kit.practice import Practice
from marram.record.values import SEALED

PRACTICE = Practice(
    slug=SEALED,
    seeds=("S54",),
    depth=Depth.L2,
    order=90,
    home="/me/sealed/",
    offline_pages=("/offline/read/",),
)
