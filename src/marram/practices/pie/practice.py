"""What played a part (S26, CLINICAL B27): others first, one's own slice last; it may stay the same.

Where guilt weighs heavily, it is offered as something to open together with the clinician
(`with_clinician`). Writing on it is never refused: a gate decides what we offer (RULINGS 27).
"""

from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.pie import figure
from marram.practices.pie.shape import UPCASTS, VERSION, Parts

PRACTICE = Practice(
    slug="pie",
    seeds=("S26",),
    depth=Depth.L2,
    place="steady",
    order=30,
    sheets=(
        Worksheet(
            kind="pie",
            slug="pie",
            version=VERSION,
            seed="S26",
            shape=Parts,
            upcasts=UPCASTS,
            figure=figure.of_page,
            with_clinician=True,
            fields=(
                Field("event", "line"),
                Field("my_slice_before", "number"),
                Field(
                    "slices",
                    "rows",
                    fields=(Field("who_or_what", "line"), Field("percent", "number")),
                ),
                Field("my_slice_after", "number"),
                Field("note", "text"),
            ),
        ),
    ),
)
