"""What is shown once and handed over: a letter, a sheet of codes.

It is put aside, sealed, in the session of whoever made it, so that it is shown after the form was
taken (303) and loading the page again makes no second one. "I have them" takes it away.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from marram.accounts import sessions
from marram.accounts.invitation import Invited
from marram.kit.requests import MarramRequest

LETTER, SHEET, DONE = "desk-letter", "desk-sheet", "desk-done"
OPERATION_SIGNS = 64


def put_letter(request: MarramRequest, response: HttpResponse, made: Invited) -> None:
    """Put a letter aside until it was printed."""
    letter = {
        "name": made.person.call_me or made.person.name,
        "client": made.person.is_client,
        "address": made.typed_address,
        "code": made.code,
        "paper_codes": list(made.paper_codes),
        "until": made.until.isoformat(),
    }
    sessions.put(request, response, at=request.at, **{LETTER: letter})


def letter(request: MarramRequest) -> dict[str, Any] | None:
    """Return the letter that was put aside, or None."""
    found = sessions.data(request).get(LETTER)
    return found if isinstance(found, dict) else None


def put_sheet(
    request: MarramRequest, response: HttpResponse, *, client: UUID, codes: tuple[str, ...]
) -> None:
    """Put a sheet of paper codes aside until it was printed."""
    sheet = {"client": str(client), "codes": list(codes)}
    sessions.put(request, response, at=request.at, **{SHEET: sheet})


def sheet(request: MarramRequest, client: UUID) -> tuple[str, ...]:
    """Return the sheet that was put aside for this client, or nothing."""
    found = sessions.data(request).get(SHEET)
    if not isinstance(found, dict) or found.get("client") != str(client):
        return ()
    return tuple(found["codes"])


def clear(request: MarramRequest, response: HttpResponse) -> None:
    """Take away what was put aside."""
    sessions.put(request, response, at=request.at, **{LETTER: None, SHEET: None})


def done_before(request: MarramRequest) -> bool:
    """Say whether this very form was taken already: sent twice, it invites one person."""
    operation = request.POST.get("operation", "")[:OPERATION_SIGNS]
    return bool(operation) and sessions.data(request).get(DONE) == operation


def note_done(request: MarramRequest, response: HttpResponse) -> None:
    """Note that this form was taken."""
    operation = request.POST.get("operation", "")[:OPERATION_SIGNS]
    sessions.put(request, response, at=request.at, **{DONE: operation})
