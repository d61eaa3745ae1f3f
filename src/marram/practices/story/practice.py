"""My story (S9-S12, S14, S15, S17, S57, S59): moments in order, told as far as wanted, and threads.

Writing what happened in one's own words is never close work (RULINGS 27): this room asks nothing
before and nothing after. Where a moment stands is kept apart from its words.
"""

from marram.kit.depth import Depth
from marram.kit.practice import Practice
from marram.practices.story.brought import KIND, arrived
from marram.practices.story.sheets import MOMENT, THREAD, WHOLE, label, rope
from marram.practices.story.store import through
from marram.practices.story.waiting import said_on_today

PRACTICE = Practice(
    slug="story",
    seeds=("S9", "S10", "S11", "S12", "S14", "S15", "S17", "S57", "S59"),
    depth=Depth.L2,
    place="story",
    home="/me/story/",
    order=0,
    label=label,
    aside=said_on_today,
    rope=rope,
    through=through,
    arrives={KIND: arrived},
    sheets=(MOMENT, THREAD, WHOLE),
)
