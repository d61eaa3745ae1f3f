"""Finds out who asks: sets `request.actor` and `request.language` from the session cookie."""

from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from marram.accounts import sessions
from marram.accounts.gate import LEAVING_MAY
from marram.accounts.models import Session
from marram.kit.everybody import FILES, FOR_EVERYBODY
from marram.kit.gate import SeeOther
from marram.kit.requests import MarramRequest
from marram.people.models import Service

LONGEST_TOKEN = 100
KEPT_IN = "X-Language"
"""In which language the service worker keeps the public pages: the one that was chosen."""

QUIET = "X-Marram-Quiet"
"""Said by a screen that follows another by itself (`kit.following`): nobody did anything."""


class SessionMiddleware:
    """Says who acts. A request reads its session and may note that it was seen, nothing else."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self._answer = answer

    def __call__(self, request: MarramRequest) -> HttpResponse:
        """Return the answer to a request that knows its actor and language."""
        row = None if request.path.startswith(FILES) else _session(request)
        request.META[sessions.PLACE] = row
        request.actor = sessions.actor_of(row)
        request.language = _language(request, row)
        if _held(request, row):
            return SeeOther(LEAVING_MAY)
        return self._answer(request)


def _held(request: MarramRequest, row: Session | None) -> bool:
    """Say whether this is a client who asked to be erased: their data page is what they reach."""
    leaving = row is not None and row.person is not None and row.person.state == "leaving"
    return leaving and request.path.startswith("/me/") and not request.path.startswith(LEAVING_MAY)


def _session(request: MarramRequest) -> Session | None:
    token = request.COOKIES.get(settings.SESSION_COOKIE, "")
    if not token or len(token) > LONGEST_TOKEN:
        return None
    try:
        row = sessions.find(token, at=request.at)
    except Exception:  # noqa: BLE001 - whatever is broken, Help now answers
        return None
    if row is not None and QUIET not in request.headers:
        with suppress(DatabaseError, OSError):  # with a full disk one stays signed in and reads
            sessions.note_seen(row, at=request.at)
    return row


def _language(request: MarramRequest, row: Session | None) -> str:
    spoken = dict(settings.LANGUAGES)
    if row is not None and row.person is not None and row.person.language in spoken:
        return row.person.language
    if request.path.startswith(FILES):
        return settings.LANGUAGE_CODE
    if request.headers.get(KEPT_IN) in spoken:
        return request.headers[KEPT_IN]
    if request.path.startswith(FOR_EVERYBODY):
        return _of_browser(request)
    try:
        ours = Service.objects.values_list("language", flat=True).first()
    except (DatabaseError, OSError):
        ours = None
    return ours if ours in spoken else _of_browser(request)


def _of_browser(request: MarramRequest) -> str:
    """Return the language the browser asks for; a draft is only spoken where it was chosen."""
    asked = get_language_from_request(request)
    return settings.LANGUAGE_CODE if asked in settings.DRAFT_LANGUAGES else asked
