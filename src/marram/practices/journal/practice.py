"""The journal (S54-S56): free writing, and prompts by what somebody wants."""

from marram.kit.depth import Depth
from marram.kit.practice import Field, Practice, Worksheet
from marram.practices.journal.rules import SHELVES, read_form
from marram.practices.journal.shape import UPCASTS, VERSION, JournalPage

PRACTICE = Practice(
    slug="journal",
    seeds=("S54", "S55", "S56"),
    depth=Depth.L2,
    order=0,
    home="/me/write/",
    shelves=SHELVES,
    always_in_reach=True,
    offline=True,
    sheets=(
        Worksheet(
            kind="journal",
            slug="page",
            version=VERSION,
            seed="S54",
            shape=JournalPage,
            upcasts=UPCASTS,
            reads=read_form,
            fields=(Field("text", "text"),),
        ),
    ),
)
