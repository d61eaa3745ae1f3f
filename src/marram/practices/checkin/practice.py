"""How is today? (S66, S8; CLINICAL B20, B22, B30): affect and commitments, in one short form.

Up to three single questions, several times a day if somebody likes, for a stretch they choose. Each
may be left out. Days without an answer stay days without an answer.
"""

from marram.kit.depth import Depth
from marram.kit.practice import Practice
from marram.practices.checkin import keeping
from marram.practices.checkin.store import ASKED, CHECK_IN, DAY, QUESTION, asks_today

PRACTICE = Practice(
    slug="checkin",
    seeds=("S8", "S66"),
    depth=Depth.L0,
    place="values",
    home="/me/check-in/",
    order=20,
    asks=asks_today,
    arrives={CHECK_IN: keeping.arrived},
    notes=(CHECK_IN, QUESTION, DAY, ASKED),
)
