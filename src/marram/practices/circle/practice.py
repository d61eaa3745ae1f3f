"""In my hands (S26, CLINICAL B27): three rings, sorted again later, and what has moved since."""

from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.circle import figure
from marram.practices.circle.rules import RINGS
from marram.practices.circle.shape import UPCASTS, VERSION, Circle

PRACTICE = Practice(
    slug="circle",
    seeds=("S26",),
    depth=Depth.L1,
    place="steady",
    order=20,
    sheets=(
        Worksheet(
            kind="circle",
            slug="circle",
            version=VERSION,
            seed="S26",
            shape=Circle,
            upcasts=UPCASTS,
            figure=figure.of_page,
            pages=("moved",),
            fields=(
                Field("matter", "line"),
                Field(
                    "items",
                    "rows",
                    fields=(
                        Field("text", "line"),
                        Field("ring", "choice", options=RINGS),
                        Field("one_step", "line"),
                    ),
                ),
                Field("note", "text"),
            ),
        ),
    ),
)
