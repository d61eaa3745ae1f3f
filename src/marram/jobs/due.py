"""Setting, finding and ending wake-ups."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from marram.jobs.models import Due


@dataclass(frozen=True, slots=True)
class Wake:
    """One wake-up: whose, about which line or page, and when."""

    owner: UUID
    entry: UUID
    at: datetime


def look_again(*, owner: UUID, entry: UUID, at: datetime) -> None:
    """Wake up about this at that time; an earlier wake-up of the same moves there."""
    Due.objects.update_or_create(owner=owner, entry=entry, defaults={"at": at})


def let_be(entries: Iterable[UUID], *, owner: UUID | None = None) -> None:
    """End the wake-ups about these, for everybody or for one person."""
    rows = Due.objects.filter(entry__in=list(entries))
    (rows.filter(owner=owner) if owner else rows).delete()


def let_be_others(entries: Iterable[UUID], *, owner: UUID) -> None:
    """End the wake-ups about these for everybody but one person."""
    Due.objects.filter(entry__in=list(entries)).exclude(owner=owner).delete()


def waiting(*, owners: Iterable[UUID] | None = None, until: datetime | None = None) -> list[Wake]:
    """Return the wake-ups, soonest first: of these people, and up to this time, where given."""
    rows = Due.objects.order_by("at", "id")
    if owners is not None:
        rows = rows.filter(owner__in=list(owners))
    if until is not None:
        rows = rows.filter(at__lte=until)
    return [Wake(row.owner, row.entry, row.at) for row in rows]


def forget(owner: UUID) -> None:
    """End everything that would wake this person."""
    Due.objects.filter(owner=owner).delete()
