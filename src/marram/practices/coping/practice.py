"""What helps me (S47, S49, S50, CLINICAL B28): an own list, and what helped when. No ranking."""

from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.coping.rules import HELPED, TYPES
from marram.practices.coping.shape import UPCASTS, VERSION, Strategy, Use

STRATEGY = Worksheet(
    kind="coping",
    slug="coping",
    version=VERSION,
    seed="S47",
    shape=Strategy,
    upcasts=UPCASTS,
    pages=("used",),
    fields=(
        Field("name", "line"),
        Field("type", "choice", options=TYPES),
        Field("good_for", "list"),
        Field("minutes", "number", most=600),
        Field("towards", "text"),
        Field("second", "line"),
        Field("short_use", "tick"),
        Field("favourite", "tick"),
        Field("resting", "tick"),
    ),
)
USE = Worksheet(
    kind="coping.used",
    slug="used",
    version=VERSION,
    seed="S50",
    shape=Use,
    upcasts=UPCASTS,
    fields=(
        Field("strategy", "line"),
        Field("helped", "choice", options=HELPED),
        Field("situation", "line"),
        Field("phase", "line"),
        Field("note", "text"),
    ),
)
PRACTICE = Practice(
    slug="coping",
    seeds=("S47", "S49", "S50"),
    depth=Depth.L0,
    place="steady",
    order=10,
    always_in_reach=True,
    pages=("helped", "picture"),
    sheets=(STRATEGY, USE),
)
