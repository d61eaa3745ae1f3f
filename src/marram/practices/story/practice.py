"""My story (S9-S12, S14, S15): moments in order, told as far as wanted, and threads through them.

Writing what happened in one's own words is never close work (RULINGS 27): this room asks nothing
before and nothing after. Where a moment stands is kept apart from its words.
"""

from marram.kit.depth import Depth
from marram.kit.practice import Body, Field, Practice, Worksheet
from marram.practices.story.rules import SYMBOLS

MOMENT = Worksheet(
    kind="story.moment",
    slug="moment",
    seed="S11",
    pages=("place",),
    fields=(
        Field("named", "line"),
        Field("symbol", "choice", options=SYMBOLS),
        Field("ahead", "tick"),
        Field("what", "text"),
        Field("felt_then", "text"),
        Field("means_now", "text"),
        Field("may_be", "text"),
        Field("who", "line"),
        Field("choice", "text"),
        Field("saw", "line"),
        Field("heard", "line"),
        Field("smelt", "line"),
        Field("body", "line"),
    ),
)
THREAD = Worksheet(
    kind="story.thread",
    slug="thread",
    seed="S10",
    fields=(Field("name", "line"), Field("what", "text"), Field("resting", "tick")),
)


def label(body: Body) -> str:
    """Return what a moment or a thread is called: by the words its owner gave it."""
    return next((str(body[name]) for name in ("named", "name", "what") if body.get(name)), "")


PRACTICE = Practice(
    slug="story",
    seeds=("S9", "S10", "S11", "S12", "S14", "S15"),
    depth=Depth.L2,
    place="story",
    home="/me/story/",
    order=0,
    label=label,
    sheets=(MOMENT, THREAD),
)
