"""Who may see: the only sharing rule. A list is this query; one thing is this query with an id."""

from django.db.models import QuerySet

from marram.people.actor import Actor, Face
from marram.record.models import Wrap


def opens(actor: Actor) -> QuerySet[Wrap]:
    """Return the wraps that `actor` may use: what is not among them is not there for them.

    A client: their own tellings. A clinician: tellings that were shared with one of their open
    bonds, are not taken back and not put away. The operator: every owner's own wraps.
    """
    if actor.face is Face.CLIENT and actor.person is not None:
        return Wrap.objects.filter(owner=actor.person, audience=None)
    if actor.face is Face.CLINICIAN and actor.person is not None:
        return Wrap.objects.filter(
            audience__clinician=actor.person,
            audience__ended_at=None,
            revision__entry__put_away_at=None,
        )
    if actor.face is Face.OPERATOR:
        return Wrap.objects.filter(audience=None)
    return Wrap.objects.none()


def may_write(actor: Actor, owner: object) -> bool:
    """Say whether `actor` may write into this owner's record: the owner, and the operator."""
    if actor.face is Face.OPERATOR:
        return True
    return actor.face is Face.CLIENT and actor.person is not None and actor.person == owner
