"""What is gone, what stays (S13, CLINICAL B9): two columns that refuse to resolve.

The second may stay empty for ever. Nothing is paired, sorted or counted.
"""

from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.both import figure

PRACTICE = Practice(
    slug="both",
    seeds=("S13",),
    depth=Depth.L2,
    place="story",
    order=30,
    sheets=(
        Worksheet(
            kind="both",
            slug="both",
            seed="S13",
            figure=figure.of_page,
            fields=(Field("gone", "list"), Field("stays", "list"), Field("both_true", "text")),
        ),
    ),
)
