"""A slip: one form that was filled in without a signal, as the phone sealed it and as it opens.

The phone writes v, entry, operation, parent, kind, done, made and fields: the form's own names and
values. `made` is what the phone's clock said; nothing is ordered by it.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict

from marram.kit import registry
from marram.kit.practice import Arrives, Worksheet

VERSION = 1
LONGEST_KIND = 80


class Unreadable(Exception):
    """What the phone sealed is no slip of ours."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A slip as it was sent: its own id, the key it was sealed for, and the bytes."""

    id: UUID
    key_id: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip, opened: a form for one entry. `done`: a telling; otherwise a draft."""

    id: UUID
    entry: UUID
    operation: UUID
    parent: UUID | None
    sheet: Worksheet
    done: bool
    sent: QueryDict


@dataclass(frozen=True, slots=True)
class Short:
    """A short answer that is no page, opened, and what keeps it."""

    id: UUID
    operation: UUID
    sent: dict[str, str]
    keeps: Arrives


def read(ident: UUID, found: dict[str, Any]) -> Slip | Short:
    """Return the slip that was opened, or raise Unreadable."""
    try:
        if found["v"] != VERSION:
            raise Unreadable
        kind = str(found["kind"])[:LONGEST_KIND]
        sheet, keeps = registry.sheet(kind), registry.arrives(kind)
        if keeps is not None:
            sent = {str(name): str(value) for name, value in found["fields"]}
            return Short(ident, UUID(found["operation"]), sent, keeps)
        if sheet is None:
            raise Unreadable
        return Slip(
            id=ident,
            entry=UUID(found["entry"]),
            operation=UUID(found["operation"]),
            parent=UUID(found["parent"]) if found.get("parent") else None,
            sheet=sheet,
            done=found["done"] is True,
            sent=_form(found["fields"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreadable from error


def _form(fields: list[list[str]]) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, value in fields:
        sent.appendlist(str(name), str(value))
    return sent
