"""What every answer carries and what happens when something breaks."""

import logging
import traceback
from collections.abc import Callable
from contextlib import nullcontext

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.utils import timezone, translation

from marram.kit.policy import POLICY
from marram.kit.requests import MarramRequest
from marram.record import reading
from marram.record.values import NotFound
from marram.site import errors

Answer = Callable[[HttpRequest], HttpResponse]
log = logging.getLogger("marram.site")
NOT_GIVEN = 400

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # no-referrer would make a form's Origin "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


class SafeHeaders:
    """Sets the time of the request, and on the answer the headers that keep a page to itself."""

    def __init__(self, answer: Answer) -> None:
        """Keep the next in line."""
        self._answer = answer

    def __call__(self, request: MarramRequest) -> HttpResponse:
        """Return the answer with its headers."""
        request.at = timezone.now()
        looking = reading.only_looking() if request.method in {"GET", "HEAD"} else nullcontext()
        with looking:
            response = self._answer(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if settings.HTTPS:
            response.setdefault("Strict-Transport-Security", "max-age=31536000")
        if not request.path.startswith("/static/") or response.status_code >= NOT_GIVEN:
            response["Cache-Control"] = "no-store"
        return response


class LastResort:
    """Turns what is not found into 404 and anything unforeseen into a page that keeps the words."""

    def __init__(self, answer: Answer) -> None:
        """Keep the next in line."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, only where we are called by our name."""
        if self._by_number(request):
            return HttpResponseRedirect(settings.MARRAM_PUBLIC_URL + request.get_full_path())
        request.get_host()
        return self._answer(request)

    @staticmethod
    def _by_number(request: HttpRequest) -> bool:
        """Say whether somebody looks at this machine by its number, where the name is localhost."""
        host, named = request.META.get("HTTP_HOST", ""), f"{settings.MARRAM_PUBLIC_URL}/"
        here = host.startswith(("127.0.0.1", "[::1]")) and named.startswith("http://localhost")
        return here and request.method in {"GET", "HEAD"}

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for an error in a view, and log where it was, never what it held."""
        if isinstance(error, NotFound):
            return errors.not_found(request, error)
        if isinstance(error, SuspiciousOperation):
            return errors.bad_request(request, error)
        if getattr(error, "status_code", None) or type(error).__module__.startswith("django.http"):
            return None
        places = [
            f"{frame.name} ({frame.filename.rsplit('marram/', 1)[-1]}:{frame.lineno})"
            for frame in traceback.extract_tb(error.__traceback__)
            if "marram" in frame.filename
        ]
        log.error("%s at %s", type(error).__name__, " > ".join(places[-4:]))
        return errors.broken(request)


class LanguageOfPerson:
    """Speaks the language that the person chose, else the one of the service."""

    def __init__(self, answer: Answer) -> None:
        """Keep the next in line."""
        self._answer = answer

    def __call__(self, request: MarramRequest) -> HttpResponse:
        """Return the answer in that language."""
        with translation.override(request.language):
            response = self._answer(request)
        response.headers.setdefault("Content-Language", request.language)
        return response


class NeverBlank:
    """Turns the empty answer of an address that only forms lead to into a page with a way on.

    A telephone that let a page go asks for its address again later, also where that page was the
    answer to a form. What it would show of an empty answer is a page of the browser's own.
    """

    def __init__(self, answer: Answer) -> None:
        """Keep the next in line."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, or the page."""
        response = self._answer(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return errors.only_sent_to(request, allowed=response["Allow"])
        return response
