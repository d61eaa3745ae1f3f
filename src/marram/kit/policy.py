"""What a page may load and run: the one policy, and the one exception from it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse

from marram.kit.requests import MarramRequest

P = ParamSpec("P")
View = Callable[Concatenate[MarramRequest, P], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
WITH_ARGON2 = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""Argon2 comes as WebAssembly, which a browser compiles only where the page allows it."""


def argon2_page(view: View[P]) -> View[P]:
    """Return the view with leave to compile WebAssembly: pages that stretch a passphrase."""

    @wraps(view)
    def allowed(request: MarramRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Content-Security-Policy"] = WITH_ARGON2
        return response

    return allowed
