"""Making a client's record: the root key and the clock. Called when somebody becomes a client."""

from uuid import UUID

from marram.keys import content
from marram.record.models import OwnerClock


def open_record(owner: UUID) -> None:
    """Make the owner's root key and clock where they are missing."""
    if not content.roots(owner):
        content.make_root(owner)
    OwnerClock.objects.get_or_create(owner_id=owner)
