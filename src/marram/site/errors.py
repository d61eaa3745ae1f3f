# ruff: noqa: ARG001, ARG002 - Django names these arguments; our pages need none of them
"""Error pages: a plain sentence, and whatever was typed given back."""

from types import TracebackType
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.debug import SafeExceptionReporterFilter

from marram.kit.gate import given_back


class NothingToReport(SafeExceptionReporterFilter):
    """Django's error reports with nothing of the request in them: no body, no locals."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Say yes, always."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Return nothing."""
        return {}

    def get_traceback_frame_variables(  # type: ignore[override]  # Django takes any pairs
        self, request: HttpRequest | None, tb_frame: TracebackType
    ) -> list[tuple[str, Any]]:
        """Return nothing."""
        return []


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for what is not there, or not theirs: nobody can tell which."""
    return render(request, "kit/404.html", given_back(request), status=404)


def only_sent_to(request: HttpRequest, *, allowed: str) -> HttpResponse:
    """Return the page for an address that is not looked at, or not sent to; `allowed`: the ways."""
    page = render(request, "kit/405.html", given_back(request), status=405)
    page["Allow"] = allowed
    return page


def broken(request: HttpRequest) -> HttpResponse:
    """Return the page for what broke on our side."""
    return render(request, "kit/500.html", given_back(request), status=500)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for what could not be read.

    A form longer than may be read at all is answered with nothing, so that the browser stays on
    the page with the words in it: another page could not give them back.
    """
    if isinstance(exception, RequestDataTooBig):
        looked = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        return HttpResponse(status=204 if looked else 413)
    return render(request, "kit/400.html", {"kept": []}, status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page of a form that came from an old page, with the words in it."""
    return render(request, "kit/expired.html", given_back(request), status=403)
