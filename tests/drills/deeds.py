"""What a process of a drill does, after `django.setup()`. Each prints what the drill needs."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.core.management import call_command

from marram.keys import content, sealing
from marram.keys.installed import keyring
from marram.keys.keyring import Keyring
from marram.kit.testing import client_called, journal_page, three_people
from marram.people.actor import OPERATOR, Actor, Face
from marram.record import auditing, erasing, reading, sharing, writing
from marram.record.models import AuditLine, Revision, Wrap


def now() -> datetime:
    return datetime.now(UTC)


def prepare() -> None:
    Keyring.make(Path(settings.MARRAM_KEYS))
    call_command("migrate", verbosity=0)


def fill(clients: int) -> None:
    """Make clients with one page each, shared with Miriam, and print their ids."""
    people = three_people(now())
    made = []
    for n in range(clients):
        card = client_called(f"Client {n}", f"c{n}@example.org")
        actor = Actor(card.id, Face.CLIENT, uuid4())
        entry = uuid4()
        writing.begin(
            actor, operation=uuid4(), entry=entry, page=journal_page(f"words {n}"), at=now()
        )
        bond = sharing.begin_bond(
            people.as_miriam, client=card.id, clinician=people.miriam.id, at=now()
        )
        sharing.give(actor, entry=entry, bond=bond, at=now())
        made.append([str(card.id), str(entry)])
    print(json.dumps(made))


def fill_one(entries: int) -> None:
    """Make one client with several pages and print their ids."""
    card = client_called("One", "one@example.org")
    made = []
    for n in range(entries):
        entry = uuid4()
        writing.begin(
            Actor(card.id, Face.CLIENT, uuid4()),
            operation=uuid4(), entry=entry, page=journal_page(f"words {n}"), at=now(),
        )  # fmt: skip
        made.append(str(entry))
    print(json.dumps([str(card.id), made]))


def erase_people(ids: list[str]) -> None:
    for ident in ids:
        erasing.erase_person_now(OPERATOR, owner=UUID(ident), at=now())


def erase_entries(owner: str, ids: list[str]) -> None:
    for ident in ids:
        erasing.erase_entry(Actor(UUID(owner), Face.CLIENT), entry=UUID(ident), at=now())


def attack() -> None:
    """Try every key of the keyring on every wrap, and print the pages that open."""
    ring = keyring()
    rows = ring._connection().execute("SELECT DISTINCT kind, owner FROM ring").fetchall()
    keys = [key for kind, owner in rows for key in ring.all_of(kind=kind, owner=owner)]
    opened = set()
    for wrap in Wrap.objects.select_related("revision"):
        for key in keys:
            try:
                data_key = content.unwrap(
                    key, wrap.wrapped, row=wrap.revision_id, owner=wrap.owner_id
                )
                content.unseal(
                    data_key, wrap.revision.body, table="revision", row=wrap.revision_id,
                    column="body", owner=wrap.owner_id,
                )  # fmt: skip
            except sealing.CannotOpen:
                continue
            opened.add(str(wrap.revision.entry_id))
    print(json.dumps(sorted(opened)))


def write_for_ever(owner: str) -> None:
    """Write page after page, and say each one once it is kept: entry and operation."""
    actor = Actor(UUID(owner), Face.CLIENT, uuid4())
    while True:
        entry, operation = uuid4(), uuid4()
        writing.begin(
            actor, operation=operation, entry=entry, page=journal_page(f"kept {entry}"), at=now()
        )
        sys.stdout.write(f"{entry} {operation}\n")
        sys.stdout.flush()


def check_acknowledged(owner: str, path: str) -> None:
    """Print which of the acknowledged pages are missing, unreadable or without their line."""
    acknowledged = [line.split() for line in Path(path).read_text().splitlines()]
    actor = Actor(UUID(owner), Face.CLIENT)
    lines = set(AuditLine.objects.filter(deed="began").values_list("object_id", flat=True))
    known = set(Revision.objects.values_list("id", flat=True))
    lost = [op for _, op in acknowledged if UUID(op) not in known]
    unread = [
        entry
        for entry, _ in acknowledged
        if reading.open_one(actor, entry=UUID(entry), at=now()).body["text"] != f"kept {entry}"
    ]
    without_line = [entry for entry, _ in acknowledged if UUID(entry) not in lines]
    half = len(known) - Wrap.objects.filter(audience=None).count()
    verdict = auditing.verify()
    print(
        json.dumps(
            {
                "acknowledged": len(acknowledged),
                "lost": lost,
                "unread": unread,
                "without_line": without_line,
                "half": half,
                "faults": verdict.faults,
            }
        )
    )
