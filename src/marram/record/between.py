"""What a client and a clinician keep between them: lines on their bond that both can open.

An agenda, a door that the clinician opens, a notice and what was done about it. Append only: a
later line answers an earlier one by naming it. The kinds belong to whoever writes them.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import Count, Max

from marram.people import directory
from marram.people.actor import Actor, Face
from marram.people.models import CareBond
from marram.record import auditing
from marram.record.access import may_write
from marram.record.keychain import Keychain
from marram.record.models import Between
from marram.record.sealed import open_note, seal_note
from marram.record.values import NotFound

TABLE = "between"


@dataclass(frozen=True, slots=True)
class Said:
    """One line. `about` names the earlier line it answers; `reader` is the clinician's name."""

    id: UUID
    bond: UUID | None
    owner: UUID
    by_owner: bool
    at: datetime
    kind: str
    body: dict[str, Any]
    about: UUID | None = None
    reader: str = ""


def say(
    actor: Actor,
    *,
    bond: UUID,
    kind: str,
    body: dict[str, Any],
    at: datetime,
    about: UUID | None = None,
    operation: UUID | None = None,
) -> UUID:
    """Keep a line on an open bond of this actor and return its id; the same operation adds one."""
    row = _own_bond(actor, bond)
    ident = uuid5(operation, bond.hex) if operation else uuid4()
    with transaction.atomic():
        CareBond.objects.select_for_update().get(id=bond)
        if Between.objects.filter(id=ident).exists():
            return ident
        data = {"kind": kind, "body": body, "about": str(about or ""), "at": at.isoformat()}
        key = Keychain(actor).newest_audience(bond)
        last = Between.objects.filter(bond=bond).aggregate(last=Max("place"))["last"]
        Between.objects.create(
            id=ident,
            bond_id=bond,
            owner_id=row.client_id,
            by_owner=actor.face is Face.CLIENT,
            place=0 if last is None else last + 1,
            created_minute=at.replace(second=0, microsecond=0),
            **seal_note(data, key, table=TABLE, row=ident, owner=row.client_id),
        )
        _line(actor, "said-between", row.client_id, ident, at)
    return ident


def said(
    actor: Actor,
    *,
    owner: UUID,
    at: datetime,
    kinds: Collection[str] = (),
    bond: UUID | None = None,
) -> list[Said]:
    """Return what this actor keeps with others about `owner`, oldest first, of these kinds or all.

    The client reads all of it, with those they worked with before too; a clinician reads the lines
    of their own open bond, and that look is written to the chain first.
    """
    rows = Between.objects.filter(owner=owner).order_by("created_minute", "bond", "place")
    if bond is not None:
        rows = rows.filter(bond=bond)
    if actor.face is Face.CLINICIAN:
        rows = rows.filter(bond__clinician=actor.person, bond__ended_at=None)
    elif actor.face is Face.OPERATOR and bond is not None:  # a wake-up, of one open bond at a time
        rows = rows.filter(bond__ended_at=None)
    elif actor.person != owner or actor.face is not Face.CLIENT:
        raise NotFound
    found = [one for one in _opened(actor, rows) if not kinds or one.kind in kinds]
    if actor.face is Face.CLINICIAN and any(one.by_owner for one in found):
        _line(actor, "looked-between", owner, None, at)
    return found


def mark(actor: Actor, *, owner: UUID) -> str:
    """Return a mark that is another one once a line was added that this actor may read.

    No line is opened, no key is asked for, and it says nothing but whether something was added:
    so a screen can follow the other one without a look in the chain for each time it asks.
    """
    rows = Between.objects.filter(owner=owner)
    if actor.face is Face.CLINICIAN:
        rows = rows.filter(bond__clinician=actor.person, bond__ended_at=None)
    elif actor.person != owner or actor.face is not Face.CLIENT:
        raise NotFound
    found = rows.aggregate(lines=Count("id"), last=Max("place"))
    return f"{found['lines']}.{found['last'] or 0}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line lies, without opening it: on which bond, whose, and since when."""

    id: UUID
    bond: UUID
    owner: UUID
    since: datetime


def places(lines: Iterable[UUID]) -> dict[UUID, Place]:
    """Return where these lines lie, of those that are on an open bond. No key is asked for."""
    rows = Between.objects.filter(id__in=list(lines), bond__ended_at=None)
    return {
        row.id: Place(row.id, row.bond_id, row.owner_id, row.created_minute)
        for row in rows
        if row.bond_id is not None
    }


def of_owner(actor: Actor, *, owner: UUID) -> list[Said]:
    """Return everything of this owner, for their archive: for themselves and for the operator."""
    if not may_write(actor, owner):
        raise NotFound
    return list(_opened(actor, Between.objects.filter(owner=owner)))


def take_in(actor: Actor, *, owner: UUID, line: dict[str, Any]) -> None:
    """Keep a line of an archive as history: for its owner, on no bond. Known ones stay as they are.

    A line that stands here in somebody else's record, or on a bond, is left alone.
    """
    ident = UUID(line["id"])
    if not may_write(actor, owner) or Between.objects.filter(id=ident).exists():
        return
    data = {name: line[name] for name in ("kind", "body", "at", "with")}
    Between.objects.create(
        id=ident,
        bond=None,
        owner_id=owner,
        by_owner=line["by"] == "owner",
        place=0,
        created_minute=datetime.fromisoformat(line["at"]).replace(second=0, microsecond=0),
        for_owner=True,
        **seal_note(
            data | {"about": line["about"] or ""},
            Keychain(actor).newest_root(owner),
            table=TABLE,
            row=ident,
            owner=owner,
        ),
    )


def answers(lines: Iterable[Said]) -> dict[UUID, list[Said]]:
    """Return for each line the later ones that name it."""
    found: dict[UUID, list[Said]] = {}
    for line in lines:
        if line.about is not None:
            found.setdefault(line.about, []).append(line)
    return found


def _opened(actor: Actor, rows: Iterable[Between]) -> Iterator[Said]:
    keychain, names = Keychain(actor), dict[UUID, str]()
    for row in rows:
        audience = None if row.for_owner else row.bond_id
        data_key = keychain.unwrap(
            row=row.id,
            owner=row.owner_id,
            audience=audience,
            key_id=row.key_id,
            wrapped=row.wrapped,
        )
        data = open_note(data_key, row.sealed, table=TABLE, row=row.id, owner=row.owner_id)
        if row.bond_id is not None and row.bond_id not in names:
            names[row.bond_id] = directory.bond(row.bond_id).clinician.name
        yield Said(
            id=row.id,
            bond=row.bond_id,
            owner=row.owner_id,
            by_owner=row.by_owner,
            at=datetime.fromisoformat(data["at"]),
            kind=data["kind"],
            body=data["body"],
            about=UUID(data["about"]) if data["about"] else None,
            reader=names[row.bond_id] if row.bond_id else data.get("with", ""),
        )


def _own_bond(actor: Actor, bond: UUID) -> CareBond:
    if actor.face is Face.OPERATOR:
        operated = CareBond.objects.filter(id=bond, ended_at=None).first()
        if operated is None:
            raise NotFound
        return operated
    side = {Face.CLIENT: "client", Face.CLINICIAN: "clinician"}.get(actor.face)
    if side is None or actor.person is None:
        raise NotFound
    row = CareBond.objects.filter(id=bond, ended_at=None, **{side: actor.person}).first()
    if row is None:
        raise NotFound
    return row


def _line(actor: Actor, deed: str, owner: UUID, line: UUID | None, at: datetime) -> None:
    with transaction.atomic():
        auditing.append(
            actor, deed=deed, at=at, client=owner, object_type="between", object_id=line
        )
