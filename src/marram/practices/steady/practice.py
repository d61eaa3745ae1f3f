"""Steady (S5, S45, S51-S53, S44 symptom management): the person's own kit, tools, and no score."""

from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.steady import scripts, slots, store, tools
from marram.practices.steady.shape import UPCASTS, VERSION, Thought

PRACTICE = Practice(
    slug="steady",
    seeds=("S5", "S44", "S45", "S51", "S52", "S53"),
    depth=Depth.L0,
    place="steady",
    home="/me/steady/",
    order=0,
    always_in_reach=True,
    offline=True,
    offline_pages=slots.PAGES,
    offline_copy=slots.offline_copy,
    first=slots.first,
    minute=slots.minute,
    library=scripts.library,
    notes=(store.USED,),
    standards=(tools.faults,),
    sheets=(
        Worksheet(
            kind="steady.thought",
            slug="thought",
            version=VERSION,
            seed="S53",
            shape=Thought,
            upcasts=UPCASTS,
            fields=(
                Field("thought", "text"),
                Field("true", "choice", options=("yes", "partly", "unsure")),
                Field("step", "line"),
                Field("towards", "line"),
            ),
        ),
    ),
)
