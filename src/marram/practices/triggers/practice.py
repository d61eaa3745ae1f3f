"""What set it off (S46, CLINICAL B37): short, never told again, and a plan for the next time."""

from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.triggers.rules import HELPED, KINDS, REST_AFTER
from marram.practices.triggers.shape import UPCASTS, VERSION, SetOff

PRACTICE = Practice(
    slug="triggers",
    seeds=("S46",),
    depth=Depth.L1,
    place="steady",
    order=50,
    pages=("kinds",),
    sheets=(
        Worksheet(
            kind="triggers",
            slug="triggers",
            version=VERSION,
            seed="S46",
            shape=SetOff,
            upcasts=UPCASTS,
            rest_after=REST_AFTER,
            fields=(
                Field("what", "choice", options=KINDS),
                Field("own_word", "line"),
                Field("where", "line"),
                Field("intensity", "number"),
                Field("body_sign", "line"),
                Field("what_i_did", "line"),
                Field("helped", "choice", options=HELPED),
                Field("then_what", "line"),
                Field("plan_next", "line"),
            ),
        ),
    ),
)
