"""The chain of what was done. Each line carries a MAC over itself and the line before it.

The MAC's key lies outside the database: whoever can write the database but has not the keys cannot
edit, delete, insert, reorder or truncate lines unseen, but for a cut of the last minute, before the
head was copied to the key folder.
"""

import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from marram.keys import purposes
from marram.people.actor import Actor
from marram.record import rows
from marram.record.models import AuditLine
from marram.record.values import AccessLine

FIRST = b"\0" * 32
ANCHOR_FILE = "audit-head.json"
ANCHOR_EVERY = 60.0
LOCK = 0x4D4152  # PostgreSQL advisory lock: one writer of the chain at a time
NEWEST = "SELECT seq, mac FROM record_auditline ORDER BY seq DESC LIMIT 1"
PUT_LINE = (
    "INSERT INTO record_auditline (seq, at, actor, face, deed, client, object_type, object_id, "
    "audience, previous, mac) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
_last_anchor = [0.0]

DEEDS = {
    "began": "a page was begun",
    "revised": "a page was told again",
    "imported": "pages were imported",
    "taken-in": "pages written without a signal were taken in",
    "exported": "a copy of everything was made",
    "put-away": "a page was put away",
    "brought-back": "a page was brought back",
    "erased": "a page was erased",
    "telling-erased": "a telling of a page was erased",
    "media-erased": "a picture or a sound was erased",
    "erasing-asked": "erasing everything was asked for",
    "erasing-cancelled": "erasing everything was called off",
    "person-erased": "everything was erased",
    "given": "a page was shared",
    "taken-back": "a page was taken back",
    "looked-at-list": "the list of shared pages was looked at",
    "opened": "a shared page was opened",
    "answered": "a shared page was answered",
    "noted": "a line was added to a shared page",
    "said-between": "a line was added to what the two of you keep",
    "looked-between": "what the two of you keep was looked at",
    "bond-opened": "work together was begun",
    "bond-ended": "work together was ended",
    "restored": "an archive was taken in",
    "tied": "two pages were tied",
    "numbers-compared": "the numbers of Help now were compared",
    "invited": "somebody was invited",
    "declined": "an invitation was declined",
    "signed-in": "somebody signed in",
    "codes-made": "a sheet of paper codes was made",
    "passkey-added": "a passkey was added",
    "calendar-made": "an address for a calendar was made",
    "calendar-ended": "the address of a calendar was ended",
    "page-marked": "a shared page was marked for a note elsewhere",
    "service-named": "the service was named",
    "policy-signed": "the service's page was signed",
    "signed-out": "somebody signed out everywhere",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the chain proves: how many lines are whole, and what is wrong, in sentences."""

    lines: int
    faults: tuple[str, ...]
    anchored: int


def append(
    actor: Actor,
    *,
    deed: str,
    at: datetime,
    client: UUID | None = None,
    object_type: str = "",
    object_id: UUID | None = None,
    audience: UUID | None = None,
) -> None:
    """Write one line in the transaction of the deed itself; without it the deed is undone."""
    if deed not in DEEDS:
        msg = f"There is no deed called {deed}."
        raise ValueError(msg)
    with transaction.atomic(savepoint=False):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        last = rows.one(NEWEST)
        seq, previous = (last[0] + 1, bytes(last[1])) if last else (1, FIRST)
        fields = (
            seq, at.astimezone(UTC), actor.person, actor.face.value, deed, client,
            object_type, object_id, audience,
        )  # fmt: skip
        mac = purposes.audit_mac(previous, _bytes_of(fields))
        rows.put(PUT_LINE, [(*fields, previous, mac)])
    if time.monotonic() - _last_anchor[0] > ANCHOR_EVERY:
        transaction.on_commit(anchor)


def of_entry(actor: Actor, deed: str, entry: UUID, *, owner: UUID, at: datetime) -> None:
    """Write what was done with one entry, as `append` does."""
    append(actor, deed=deed, at=at, client=owner, object_type="entry", object_id=entry)


def anchor() -> None:
    """Copy the number of lines and the newest MAC to the key folder."""
    _last_anchor[0] = time.monotonic()
    last = AuditLine.objects.order_by("-seq").first()
    if last is None:
        return
    head = {"seq": last.seq, "mac": bytes(last.mac).hex()}
    path = _anchor_path()
    half = path.with_suffix(".half")
    half.write_text(json.dumps(head))
    half.replace(path)


def verify() -> Verdict:
    """Return what the whole chain proves, fault by fault."""
    faults: list[str] = []
    previous, expected = FIRST, 1
    head = _read_anchor()
    for line in AuditLine.objects.order_by("seq").iterator(chunk_size=2000):
        faults += _faults_of(line, previous, expected)
        if head and line.seq == head["seq"] and bytes(line.mac).hex() != head["mac"]:
            faults.append(f"Line {line.seq} is not the one noted in the key folder.")
        previous, expected = bytes(line.mac), line.seq + 1
    if head and expected <= int(head["seq"]):
        faults.append(f"Lines {expected} to {head['seq']} were cut off the end.")
    return Verdict(expected - 1, tuple(faults), int(head["seq"]) if head else 0)


def who_looked(actor: Actor, *, owner: UUID) -> list[AccessLine]:
    """Return what others did with this owner's record, newest first, for the owner."""
    if actor.person != owner and actor.face.value != "operator":
        return []
    found_lines = AuditLine.objects.filter(client=owner).exclude(actor=owner).order_by("-seq")
    return [
        AccessLine(
            at=row.at,
            who=row.actor,
            face=row.face,
            deed=row.deed,
            entry=row.object_id if row.object_type == "entry" else None,
        )
        for row in found_lines
    ]


def days_opened(*, owner: UUID) -> dict[tuple[UUID, UUID], list[datetime]]:
    """Return for each entry and reader of this owner the days it was opened on."""
    found: dict[tuple[UUID, UUID], list[datetime]] = {}
    found_lines = AuditLine.objects.filter(client=owner, deed="opened").order_by("seq")
    for row in found_lines:
        if row.object_id is None or row.actor is None:
            continue
        days = found.setdefault((row.object_id, row.actor), [])
        if not days or days[-1].date() != row.at.date():
            days.append(row.at)
    return found


def opened_since_given(*, owner: UUID, following: set[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    """Return the entries and readers where the reader opened what they were given last.

    The order of the lines decides, not their days. For those who follow an entry a later telling
    is given too.
    """
    found: set[tuple[UUID | None, UUID | None]] = set()
    deeds = AuditLine.objects.filter(client=owner, deed__in=("given", "revised", "opened"))
    for deed, who, audience, entry in deeds.order_by("seq").values_list(
        "deed", "actor", "audience", "object_id"
    ):
        if deed == "opened":
            found.add((entry, who))
        elif deed == "given":
            found.discard((entry, audience))
        else:
            found -= {pair for pair in following if pair[0] == entry}
    return {(entry, who) for entry, who in found if entry and who}


def taken_back_unseen(*, owner: UUID, reader: UUID, since: datetime) -> set[UUID]:
    """Return what a reader had opened and lost since then, and since they last saw the list."""
    opened: set[UUID | None] = set()
    gone: set[UUID | None] = set()
    wanted = ("opened", "given", "taken-back", "looked-at-list")
    deeds = AuditLine.objects.filter(client=owner, deed__in=wanted).order_by("seq")
    for deed, at, who, audience, entry in deeds.values_list(
        "deed", "at", "actor", "audience", "object_id"
    ):
        if who == reader and deed == "looked-at-list":
            gone.clear()
        elif who == reader and deed == "opened":
            opened.add(entry)
        elif audience == reader and deed == "given":
            gone.discard(entry)
        elif audience == reader and deed == "taken-back" and entry in opened and at >= since:
            gone.add(entry)
    return {entry for entry in gone if entry}


def _faults_of(line: AuditLine, previous: bytes, expected: int) -> list[str]:
    faults = []
    if line.seq != expected:
        faults.append(f"Line {expected} is missing or stands elsewhere.")
    if bytes(line.previous) != previous:
        faults.append(f"Line {line.seq} does not follow the line before it.")
    if not purposes.same(purposes.audit_mac(bytes(line.previous), _body(line)), bytes(line.mac)):
        faults.append(f"Line {line.seq} was changed.")
    return faults


def _body(line: AuditLine) -> bytes:
    fields = (
        line.seq,
        line.at.astimezone(UTC),
        line.actor,
        line.face,
        line.deed,
        line.client,
        line.object_type,
        line.object_id,
        line.audience,
    )
    return _bytes_of(fields)


def _bytes_of(fields: tuple[Any, ...]) -> bytes:
    seq, at, *rest = fields
    return json.dumps([str(seq), at.isoformat(), *map(str, rest)]).encode()


def _anchor_path() -> Path:
    return Path(settings.MARRAM_KEYS) / ANCHOR_FILE


def _read_anchor() -> dict[str, int | str] | None:
    path = _anchor_path()
    if not path.exists():
        return None
    head: dict[str, int | str] = json.loads(path.read_text())
    return head
