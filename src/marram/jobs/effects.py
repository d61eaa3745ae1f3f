"""What must not be done twice: a note before the deed (at most once), or beside it (once kept).

A reminder that comes twice is worse than none: its note is written first, and a worker that dies
between the two has sent nothing. What a service owes is sent again until its note is there.
"""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction

from marram.jobs.models import Effect


def first_time(*parts: object, at: datetime) -> bool:
    """Note a deed by what makes it this one, and say whether it was not noted before."""
    try:
        with transaction.atomic():
            Effect.objects.create(key=_key(parts), at=at)
    except IntegrityError:
        return False
    return True


def is_noted(*parts: object) -> bool:
    """Say whether this deed was noted."""
    return Effect.objects.filter(key=_key(parts)).exists()


def _key(parts: tuple[object, ...]) -> str:
    """Return what stands for the deed. Ids and times go in, so that nothing can be guessed back."""
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()
