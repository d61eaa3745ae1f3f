"""The worksheets of the story: a moment and a thread, what they are called, where they stand."""

from collections.abc import Sequence
from datetime import date

from marram.kit.practice import Body, Field, Worksheet
from marram.practices.story.rules import SYMBOLS, Moment, arranged, odd
from marram.record.values import Outline


def odd_date(written: str, body: Body, today: date) -> str:
    """Return what cannot be, or not yet, about the date of a moment; "" for nothing."""
    return odd(written, today=today, ahead=body.get("ahead") is True) or ""


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
        Field("saw", "line", folded=True),
        Field("heard", "line", folded=True),
        Field("smelt", "line", folded=True),
        Field("body", "line", folded=True),
    ),
    asks_about_date=odd_date,
)
THREAD = Worksheet(
    kind="story.thread",
    slug="thread",
    seed="S10",
    names_only=True,
    fields=(Field("name", "line"), Field("what", "text"), Field("resting", "tick")),
)
WHOLE = Worksheet(
    kind="story.whole",
    slug="whole",
    seed="S14",
    fields=(Field("told", "text"), Field("changed", "text")),
)
"""The story as a whole, as it is told today; every earlier telling of it stays."""


def label(body: Body) -> str:
    """Return what a page of the story is called: by the words its owner gave it."""
    names = ("named", "name", "what", "told")
    return next((str(body[name]) for name in names if body.get(name)), "")


def rope(heads: Sequence[Outline]) -> list[Outline]:
    """Return the moments among these pages, by their days; no page is opened for it.

    Where their owner put them by hand is theirs alone, as are the threads.
    """
    by_entry = {head.entry: head for head in heads if head.kind == MOMENT.kind}
    return [by_entry[one.entry] for one in arranged(list(map(placed, by_entry.values())), {})]


def placed(head: Outline) -> Moment:
    """Return what the head of a moment says about its place."""
    return Moment(
        entry=head.entry,
        title=head.title,
        written=head.when.written if head.when else "",
        place=head.when.place if head.when else "",
        seq=head.seq,
    )
