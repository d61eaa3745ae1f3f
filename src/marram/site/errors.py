# ruff: noqa: ARG001, ARG002 - Django names these arguments; our pages need none of them
"""Error pages: a plain sentence, and whatever was typed given back."""

from types import TracebackType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.shortcuts import render
from django.views.debug import SafeExceptionReporterFilter

from marram.kit.gate import CARRIED

NOT_WORDS = CARRIED | {"csrfmiddlewaretoken", "code", "passphrase", "next", "token", "answer"}


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


def kept_words(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed into the form, so that the page can give it back."""
    try:
        items = [(name, str(one)) for name, many in request.POST.lists() for one in many]
    except (RawPostDataException, OSError, ValueError):
        return []
    return [(name, words) for name, words in items if name not in NOT_WORDS and words]


def _with_words(request: HttpRequest) -> dict[str, object]:
    return {
        "kept": kept_words(request),
        "carried": carried(request),
        "again": request.get_full_path(),
    }


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the hidden values of the form, without which it could not be sent again."""
    try:
        items = list(request.POST.items())
    except (RawPostDataException, OSError, ValueError):
        return []
    return [(name, str(value)) for name, value in items if name in CARRIED]


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for what is not there, or not theirs: nobody can tell which."""
    return render(request, "kit/404.html", _with_words(request), status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Return the page for what broke on our side."""
    return render(request, "kit/500.html", _with_words(request), status=500)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for what could not be read."""
    return render(request, "kit/400.html", {"kept": []}, status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page of a form that came from an old page, with the words in it."""
    return render(request, "kit/expired.html", _with_words(request), status=403)
