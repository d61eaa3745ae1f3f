"""What naming gives to the pace of everything: what was lost, and when, as its writer said it."""

from collections.abc import Sequence
from datetime import datetime

from marram.kit.practice import Loss
from marram.people.actor import Actor
from marram.record import reading

KIND = "naming"


def losses(actor: Actor, at: datetime) -> Sequence[Loss]:
    """Return each page of naming as a loss: its own title and its date. No page is opened."""
    if actor.person is None:
        return ()
    heads = reading.outline(actor, owner=actor.person, at=at)
    return [
        Loss(
            id=head.entry.hex,
            name=head.title,
            first=head.when.first if head.when else None,
            last=head.when.last if head.when else None,
        )
        for head in heads
        if head.kind == KIND and head.title
    ]
