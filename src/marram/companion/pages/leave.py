"""Leave: the session ends, and another page stands there. Works by a plain link and by a beacon."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from marram.accounts import sessions
from marram.accounts.gate import SeeOther
from marram.companion.surroundings import leave_address
from marram.kit.numbers import numbers
from marram.kit.requests import MarramRequest
from marram.kit.safety import words


def gone(request: MarramRequest) -> HttpResponse:
    """Return the page on which erasing everything ends: a form may not lead to another host."""
    card = {}
    if "card" in request.GET:
        country = numbers().of("")
        says = words.say("t13", language=request.language)
        card = {"says": says, "emergency": country.emergency, "lines": country.lines}
    return render(request, "companion/gone.html", {"card": card})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: MarramRequest) -> HttpResponse:
    """End the session and go where Leave goes; a beacon is only told that it was heard."""
    beacon = request.method == "POST" and request.headers.get("Sec-Fetch-Dest") == "empty"
    response = HttpResponse(status=204) if beacon else SeeOther(leave_address(request))
    try:
        sessions.lock(request, response)
    except Exception:  # noqa: BLE001 - whoever leaves is let go, whatever is broken
        response.delete_cookie(settings.SESSION_COOKIE)
    response["Referrer-Policy"] = "no-referrer"
    return response
