"""Bring in a diary or check-ins: look into the file first, then all of it or nothing of it.

Between the two steps the file waits as a sealed draft of its owner, never in a temporary file.
"""

import base64
import io
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict

from marram.accounts.gate import client_only
from marram.companion.asking import as_id, owner, page_number, see_other, show
from marram.companion.pages import tables
from marram.companion.pages.tables import TablePage
from marram.imports import taking
from marram.imports.mapping import Mapping
from marram.imports.taking import Preview
from marram.imports.values import Refused
from marram.kit.requests import MarramRequest
from marram.record import drafts
from marram.record.values import DraftCard

WAITING = "import.waiting"
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Left:
    """A reason why lines stay out, and how many do."""

    why: str
    how_many: int


@dataclass(frozen=True, slots=True)
class BringIn:
    """The page."""

    step: str
    token: UUID | None = None
    read: int = 0
    ready: int = 0
    again: int = 0
    first: date | None = None
    last: date | None = None
    skipped: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()
    imported: int = 0
    table: TablePage | None = None
    """Which column is what, for a table of check-ins."""
    mapped: bool = False
    """Whether it is a table, and that can still be changed."""
    problem: str = ""
    sentence: str = ""


@client_only
def you_import(request: MarramRequest) -> HttpResponse:
    """Return the choice of a file, look inside one, or bring it in."""
    if request.method == "POST":
        deeds = {"bring": _take, "map": _map}
        return deeds.get(request.POST.get("do", ""), _look)(request)
    if "imported" in request.GET:
        count = page_number(request.GET.get("imported"))
        done = BringIn("done", imported=count, mapped=bool(request.GET.get("table")))
        return show(request, "import", done)
    waiting = _waiting(request, request.GET.get("look"))
    if waiting is None:
        return show(request, "import", BringIn("choose"))
    again = request.GET.get("map") == "yes"
    return show(request, "import", _table(waiting) if again else _seen(waiting))


def _look(request: MarramRequest) -> HttpResponse:
    """Keep the file sealed and show what it would bring; nothing is brought in."""
    _forget(request)
    sent = request.FILES.get("file")
    if sent is None:
        return show(request, "import", BringIn("choose", problem="file"), status=422)
    raw, name, secret = sent.read(), sent.name or "", request.POST.get("passphrase", "")
    try:
        body = _as_body(request, raw, name, secret)
    except Refused as error:
        page = BringIn("choose", problem="refused", sentence=str(error))
        return show(request, "import", page, status=422)
    token = uuid4()
    drafts.keep(request.actor, entry=token, kind=WAITING, body=body, at=request.at)
    return see_other("you_import", look=token)


def _as_body(request: MarramRequest, raw: bytes, name: str, secret: str) -> dict[str, Any]:
    """Return the file as it waits, with what was seen in it; of a table, which column is what."""
    waits = {"file": base64.b64encode(raw).decode(), "name": name, "passphrase": secret}
    if tables.is_table(name):
        return waits | {"mapping": tables.guessed(waits).as_json(), "seen": None}
    return waits | {"seen": _counts(_preview(request, waits))}


def _preview(
    request: MarramRequest, waits: dict[str, Any], mapping: Mapping | None = None
) -> Preview:
    known = taking.known_sources(request.actor, owner=owner(request), at=request.at)
    return taking.preview(
        io.BytesIO(base64.b64decode(waits["file"])),
        known,
        name=waits["name"],
        passphrase=waits["passphrase"],
        mapping=mapping,
    )


def _map(request: MarramRequest) -> HttpResponse:
    """Keep which column is what, and show what the table would bring."""
    card = _waiting(request, request.POST.get("token"))
    if card is None:
        return show(request, "import", BringIn("choose", problem="file"), status=422)
    try:
        wanted = tables.sent(request.POST, card.body)
        seen = _counts(_preview(request, card.body, wanted))
    except Refused as error:
        page = replace(_table(card, request.POST), problem="refused", sentence=str(error))
        return show(request, "import", page, status=422)
    body = card.body | {"mapping": wanted.as_json(), "seen": seen}
    drafts.keep(request.actor, entry=card.entry, kind=WAITING, body=body, at=request.at)
    return see_other("you_import", look=card.entry)


def _take(request: MarramRequest) -> HttpResponse:
    """Bring the waiting file in, whole or not at all."""
    card = _waiting(request, request.POST.get("token"))
    if card is None:
        return show(request, "import", BringIn("choose", problem="file"), status=422)
    try:
        taken = taking.take(
            request.actor,
            owner=owner(request),
            stream=io.BytesIO(base64.b64decode(card.body["file"])),
            name=card.body["name"],
            passphrase=card.body["passphrase"],
            mapping=tables.mapping_of(card.body),
            at=request.at,
        )
    except Refused as error:
        page = BringIn("choose", problem="refused", sentence=str(error))
        return show(request, "import", page, status=422)
    drafts.drop(request.actor, entry=card.entry)
    table = "yes" if tables.is_table(card.body["name"]) else ""
    return see_other("you_import", imported=taken.imported, table=table)


def _forget(request: MarramRequest) -> None:
    for card in drafts.every(request.actor):
        if card.kind == WAITING:
            drafts.drop(request.actor, entry=card.entry)


def _waiting(request: MarramRequest, token: str | None) -> DraftCard | None:
    """Return the file that was looked into and waits."""
    ident = as_id(token)
    card = drafts.of_entry(request.actor, entry=ident) if ident else None
    return card if card is not None and card.kind == WAITING else None


def _counts(seen: Preview) -> dict[str, Any]:
    """Return what was seen in a file, to wait beside it."""
    reasons: dict[str, int] = {}
    for line in seen.skipped:
        reasons[line.reason] = reasons.get(line.reason, 0) + 1
    return {
        "read": seen.read,
        "ready": seen.to_import,
        "again": seen.read - seen.to_import - len(seen.skipped),
        "first": seen.first.isoformat() if seen.first else "",
        "last": seen.last.isoformat() if seen.last else "",
        "skipped": list(reasons.items())[:SHOWN],
        "notes": list(seen.notes),
    }


def _table(card: DraftCard, form: QueryDict | None = None) -> BringIn:
    """Return the page that shows which column of the waiting table is what, as it was typed."""
    return BringIn("table", token=card.entry, table=tables.page(card.body, form))


def _seen(card: DraftCard) -> BringIn:
    """Return the page that shows what is in the waiting file; first, of a table, its columns."""
    seen = card.body["seen"]
    if seen is None:
        return _table(card)
    return BringIn(
        step="preview",
        token=card.entry,
        read=seen["read"],
        ready=seen["ready"],
        again=seen["again"],
        first=date.fromisoformat(seen["first"]) if seen["first"] else None,
        last=date.fromisoformat(seen["last"]) if seen["last"] else None,
        skipped=tuple(Left(why, count) for why, count in seen["skipped"]),
        notes=tuple(seen["notes"]),
        mapped=tables.is_table(card.body["name"]),
    )
