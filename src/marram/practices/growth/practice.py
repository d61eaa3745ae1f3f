"""What may be growing (S2, S21, S22, CLINICAL B12): never put forward, and the cost comes first.

Deeds stand as evidence. Nothing is counted, and "nothing yet" is an answer.
"""

from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.growth import figure

PRACTICE = Practice(
    slug="growth",
    seeds=("S2", "S21", "S22"),
    depth=Depth.L2,
    place="story",
    growth=True,
    order=80,
    sheets=(
        Worksheet(
            kind="growth",
            slug="growth",
            seed="S21",
            figure=figure.of_page,
            fields=(
                Field(
                    "pairs",
                    "rows",
                    fields=(
                        Field("disruption", "line"),
                        Field("cost", "text"),
                        Field("possible", "text"),
                        Field("shoot", "choice", options=tuple(figure.LEAVES)),
                        Field("deed", "line"),
                        Field("noticed_by", "choice", options=("me", "someone_else")),
                    ),
                ),
                Field("nothing_yet", "tick"),
                Field("note", "text"),
            ),
        ),
    ),
)
