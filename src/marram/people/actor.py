"""Who is acting. The actor comes first in every call that reads or writes."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Face(StrEnum):
    """In which part somebody acts just now; one person may have more than one."""

    CLIENT = "client"
    CLINICIAN = "clinician"
    ADMINISTRATOR = "administrator"
    OPERATOR = "operator"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in one of their parts, on one device."""

    person: UUID | None
    face: Face
    device: UUID | None = None


NOBODY = Actor(None, Face.NOBODY)
OPERATOR = Actor(None, Face.OPERATOR)
"""The operator at the machine: a command run by whoever holds the key folder."""
