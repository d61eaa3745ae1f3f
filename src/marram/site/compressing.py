"""Answers in text are sent compressed: on a slow line a page is there in a third of the time.

A page that mixes a secret with words from its address could give the secret away by its length
(BREACH). Here no page with somebody's words repeats words of its address, the token of a form is
another one in each answer, cookies do not come along with what another site asks for, and Django
adds a random length to each answer. What is no text (pictures, sounds, archives, print) is sent as
it is.
"""

import gzip
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.http.request import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

TEXTS = frozenset({"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"})


class Compressed(GZipMiddleware):
    """Compresses pages as they are made, and the files that come with them once for good."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next in line, with no file compressed yet."""
        super().__init__(get_response)
        self._files: dict[tuple[str, str], bytes] = {}

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the answer, compressed where it is text and the browser takes it so."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if kind not in TEXTS or response.status_code == HTTPStatus.NOT_MODIFIED:
            return response
        if not request.path.startswith(settings.STATIC_URL):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        takes = "gzip" in request.headers.get("Accept-Encoding", "")
        if takes and request.method == "GET" and isinstance(response, FileResponse):
            return self._file(request.path, response)
        return response

    def _file(self, path: str, response: FileResponse) -> HttpResponseBase:
        """Return a file compressed: the same file is compressed once."""
        known = (path, response.headers.get("Last-Modified", ""))
        if known not in self._files:
            self._files[known] = gzip.compress(b"".join(response), mtime=0)
        made = HttpResponse(self._files[known], status=response.status_code)
        for name, value in response.headers.items():
            made[name] = value
        if response.file_to_stream is not None:
            response.file_to_stream.close()  # the file alone: the request is not over yet
        made["Content-Encoding"] = "gzip"
        made["Content-Length"] = str(len(self._files[known]))
        return made
