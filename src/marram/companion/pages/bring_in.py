"""Bring in a diary: look into the file first, then all of it or nothing of it.

Between the two steps the file waits as a sealed draft of its owner, never in a temporary file.
"""

import base64
import io
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpResponse

from marram.accounts.gate import client_only
from marram.companion.asking import as_id, owner, page_number, see_other, show
from marram.imports import taking
from marram.imports.taking import Preview
from marram.imports.values import Refused
from marram.kit.requests import MarramRequest
from marram.record import drafts

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
    problem: str = ""
    sentence: str = ""


@client_only
def you_import(request: MarramRequest) -> HttpResponse:
    """Return the choice of a file, look inside one, or bring it in."""
    if request.method == "POST":
        return _take(request) if request.POST.get("do") == "bring" else _look(request)
    if "imported" in request.GET:
        done = BringIn("done", imported=page_number(request.GET.get("imported")))
        return show(request, "import", done)
    return show(request, "import", BringIn("choose"))


def _look(request: MarramRequest) -> HttpResponse:
    """Keep the file sealed and show what it would bring; nothing is brought in."""
    _forget(request)
    sent = request.FILES.get("file")
    if sent is None:
        return show(request, "import", BringIn("choose", problem="file"), status=422)
    raw, name, secret = sent.read(), sent.name or "", request.POST.get("passphrase", "")
    known = taking.known_sources(request.actor, owner=owner(request), at=request.at)
    try:
        seen = taking.preview(io.BytesIO(raw), known, name=name, passphrase=secret)
    except Refused as error:
        page = BringIn("choose", problem="refused", sentence=str(error))
        return show(request, "import", page, status=422)
    token = uuid4()
    body = {"file": base64.b64encode(raw).decode(), "name": name, "passphrase": secret}
    drafts.keep(request.actor, entry=token, kind=WAITING, body=body, at=request.at)
    return show(request, "import", _preview(token, seen))


def _take(request: MarramRequest) -> HttpResponse:
    """Bring the waiting file in, whole or not at all."""
    token = as_id(request.POST.get("token"))
    card = drafts.of_entry(request.actor, entry=token) if token else None
    if card is None or card.kind != WAITING:
        return show(request, "import", BringIn("choose", problem="file"), status=422)
    try:
        taken = taking.take(
            request.actor,
            owner=owner(request),
            stream=io.BytesIO(base64.b64decode(card.body["file"])),
            name=card.body["name"],
            passphrase=card.body["passphrase"],
            at=request.at,
        )
    except Refused as error:
        page = BringIn("choose", problem="refused", sentence=str(error))
        return show(request, "import", page, status=422)
    drafts.drop(request.actor, entry=card.entry)
    return see_other("you_import", imported=taken.imported)


def _forget(request: MarramRequest) -> None:
    for card in drafts.every(request.actor):
        if card.kind == WAITING:
            drafts.drop(request.actor, entry=card.entry)


def _preview(token: UUID, seen: Preview) -> BringIn:
    reasons: dict[str, int] = {}
    for line in seen.skipped:
        reasons[line.reason] = reasons.get(line.reason, 0) + 1
    return BringIn(
        step="preview",
        token=token,
        read=seen.read,
        ready=seen.to_import,
        again=seen.read - seen.to_import - len(seen.skipped),
        first=seen.first,
        last=seen.last,
        skipped=tuple(Left(why, count) for why, count in list(reasons.items())[:SHOWN]),
        notes=seen.notes,
    )
