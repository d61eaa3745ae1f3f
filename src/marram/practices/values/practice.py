"""What matters (S29, S30, S33, S34, S49; CLINICAL B18, B19): own words first, no total, no mark."""

from collections.abc import Mapping

from marram.kit.depth import Depth
from marram.kit.practice import Body, Field, Practice, Say, Worksheet
from marram.practices.values.cards import KEYS
from marram.practices.values.piles import SORT
from marram.practices.values.rules import AREAS, BORROWED, NEAR, WHOSE
from marram.practices.values.store import KIND, compass


def _label(body: Body) -> str:
    return str(body.get("words") or "")


def _from_a_card(asked: Mapping[str, str], say: Say) -> Body:
    """Return what a page begins with when a card was chosen: the words on it."""
    card = asked.get("card", "")
    return {"words": say(f"card.{card}")} if card in KEYS else {}


VALUE = Worksheet(
    kind=KIND,
    slug="value",
    seed="S29",
    fields=(
        Field("words", "line"),
        Field("area", "choice", options=AREAS),
        Field("near", "choice", options=NEAR),
        Field("tuesday", "text"),
        Field("in_way", "line"),
        Field("whose", "choice", options=WHOSE, folded=True),
        Field("from_whom", "line", folded=True),
        Field("borrowed", "choice", options=BORROWED, folded=True),
        Field("again", "when"),
    ),
    fills=_from_a_card,
    looks_back="again",
    pages=("trace", "move"),
)
PRACTICE = Practice(
    slug="values",
    seeds=("S29", "S30", "S33", "S34", "S49"),
    depth=Depth.L1,
    place="values",
    home="/me/values/",
    order=0,
    label=_label,
    compass=compass,
    sheets=(VALUE, SORT),
)
