"""My plan (S44, CLINICAL B38): one of them, always in reach, with seven headings of one's own."""

from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.plan import slots
from marram.practices.plan.shape import UPCASTS, VERSION, Plan

NAME, PHONE = Field("name", "line"), Field("phone", "line")
PRACTICE = Practice(
    slug="plan",
    seeds=("S44",),
    depth=Depth.L0,
    place="steady",
    home="/me/plan/",
    one=True,
    order=5,
    always_in_reach=True,
    offline=True,
    label=slots.label,
    offline_copy=slots.offline_copy,
    in_help=slots.offline_copy,
    before_close=slots.begun,
    keeps_person=slots.keep_person,
    sheets=(
        Worksheet(
            kind=slots.KIND,
            slug="plan",
            version=VERSION,
            seed="S44",
            shape=Plan,
            upcasts=UPCASTS,
            fields=(
                Field("signs", "list"),
                Field("alone", "list"),
                Field("company", "rows", fields=(NAME, PHONE)),
                Field("ask", "rows", fields=(NAME, PHONE, Field("knows", "tick"))),
                Field(
                    "helpers",
                    "rows",
                    fields=(NAME, Field("role", "line"), PHONE, Field("hours", "line")),
                ),
                Field(
                    "safer",
                    "rows",
                    fields=(Field("step", "line"), Field("who", "line"), Field("done", "tick")),
                ),
                Field("safer_on_paper", "tick"),
                Field("reasons", "list"),
                Field("made_with", "line"),
                Field("copies", "list"),
            ),
        ),
    ),
)
