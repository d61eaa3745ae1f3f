"""Naming it (S1): own words first, no diagnosis, no list of losses in an order."""

from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.naming import rules, slots
from marram.practices.naming.shape import UPCASTS, VERSION, Naming

PRACTICE = Practice(
    slug="naming",
    seeds=("S1", "S4"),
    depth=Depth.L1,
    order=10,
    losses=slots.losses,
    sheets=(
        Worksheet(
            kind="naming",
            slug="naming",
            version=VERSION,
            seed="S1",
            shape=Naming,
            upcasts=UPCASTS,
            asks=rules.still_to_ask,
            fields=(
                Field("happened", "line"),
                Field("word", "line"),
                Field("death_word", "line"),
                Field("losses", "list"),
                Field("now", "text"),
                Field("besides", "text"),
            ),
        ),
    ),
)
