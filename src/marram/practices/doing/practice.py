"""Plans (S16, S31, S32, S35-S37, S43; CLINICAL B20, B21, B23): each with its smallest version.

Restoring or meaningful, for something that matters, from a scene; done, part of it and not today
weigh the same.
"""

from collections.abc import Mapping

from marram.kit.depth import Depth
from marram.kit.practice import Body, Field, Practice, Say, Worksheet
from marram.practices.doing.ideas import KEYS as IDEAS
from marram.practices.doing.offers import answer, arrived, done, steps, times, today
from marram.practices.doing.rules import ENERGY, GIVES, KINDS
from marram.practices.doing.store import ACTIVITY, ANSWER, DAY, PLAN


def _label(body: Body) -> str:
    return str(body.get("what") or "")


def _from_an_idea(asked: Mapping[str, str], say: Say) -> Body:
    """Return what a page begins with when an idea was chosen: its words."""
    key = asked.get("idea", "")
    return {"what": say(f"idea.{key}")} if key in IDEAS else {}


SHEET = Worksheet(
    kind=ACTIVITY,
    slug="activity",
    seed="S37",
    begins_from="for_what",
    fills=_from_an_idea,
    fields=(
        Field("what", "line"),
        Field("kind", "choice", options=KINDS),
        Field("smallest", "line"),
        Field("energy", "choice", options=ENERGY),
        Field("for_what", "line"),
        Field("gives", "choice", options=GIVES, folded=True),
        Field("long", "line", folded=True),
        Field("needs", "line", folded=True),
        Field("with_whom", "line", folded=True),
        Field("hard", "line", folded=True),
    ),
    pages=("when",),
)
PRACTICE = Practice(
    slug="doing",
    seeds=("S8", "S16", "S31", "S32", "S35", "S36", "S37", "S43"),
    depth=Depth.L1,
    place="values",
    home="/me/plans/",
    order=10,
    label=_label,
    today=today,
    steps=steps,
    answer=answer,
    arrives={ANSWER: arrived},
    done=done,
    times=times,
    notes=(PLAN, DAY),
    sheets=(SHEET,),
)
