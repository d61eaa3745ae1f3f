"""A person's kit in their record, and the small notes of which tool was used."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from marram.people.actor import Actor
from marram.practices.steady.shape import VERSION, Settings, settings_of
from marram.record import erasing, reading, standing, writing
from marram.record.values import NotFound, Outline, Page

SETTINGS, USED = "steady.settings", "steady.used"
ANSWERS = ("helped", "little", "not")


@dataclass(frozen=True, slots=True)
class Used:
    """That a tool was used, and what its user said about it."""

    entry: UUID
    at: datetime
    tool: str
    name: str
    helped: str


def settings(actor: Actor, *, at: datetime) -> Settings:
    """Return how this person set their kit up; an untouched kit where they have not."""
    found = standing.find(actor, kind=SETTINGS, at=at)
    return settings_of(found.body) if found else Settings()


def keep(actor: Actor, *, settings: Settings, at: datetime) -> None:
    """Keep the kit as it is now."""
    page = Page(kind=SETTINGS, shape=VERSION, title="", body=settings.as_body())
    standing.keep(actor, page=page, at=at)


def note(actor: Actor, *, operation: UUID, tool: str, name: str, helped: str, at: datetime) -> None:
    """Note once that a tool was used: for its user alone, shared by nothing else they share."""
    body = {"tool": tool, "name": name, "helped": helped}
    page = Page(kind=USED, shape=VERSION, title="", body=body)
    writing.begin(actor, operation=operation, entry=uuid4(), page=page, at=at)


def used(actor: Actor, *, owner: UUID, at: datetime, most: int = 200) -> list[Used]:
    """Return what was used, the latest first, at most so many."""
    heads = [one for one in reading.outline(actor, owner=owner, at=at) if one.kind == USED]
    heads.sort(key=lambda head: head.seq, reverse=True)
    return [_opened(actor, head, at) for head in heads[:most]]


def _opened(actor: Actor, head: Outline, at: datetime) -> Used:
    body = reading.open_one(actor, entry=head.entry, at=at).body
    tool, name, helped = (str(body.get(key, "")) for key in ("tool", "name", "helped"))
    return Used(head.entry, head.recorded, tool, name, helped)


def erase(actor: Actor, *, entry: UUID, at: datetime) -> None:
    """Erase one such note for ever; another kind of entry is not found here."""
    if reading.open_one(actor, entry=entry, at=at).outline.kind != USED:
        raise NotFound
    erasing.erase_entry(actor, entry=entry, at=at)
