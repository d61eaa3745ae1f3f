"""The pages of a phone without a signal, the worker that keeps them, and the name on its screen.

None of them asks the database or the keys for anything that they cannot do without.
"""

import json
from dataclasses import asdict, dataclass

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from django.views.decorators.http import require_safe

from marram.companion import offline
from marram.kit.requests import MarramRequest
from marram.kit.surroundings import surroundings, without_database


@dataclass(frozen=True, slots=True)
class Offline:
    """A page: what stands in its form, where it has one."""

    part: str


@require_safe
def page(request: MarramRequest, part: str = "home") -> HttpResponse:
    """Return one of the pages: home, today, write or kept."""
    with translation.override(request.language):
        around = without_database() | {"page": Offline(part)}
        return HttpResponse(render_to_string(f"companion/offline_{part}.html", around))


@require_safe
def worker(_request: MarramRequest) -> HttpResponse:
    """Return the service worker with the list of what it keeps written above it."""
    kept = json.dumps(asdict(offline.kept()))
    text = f"const KEEP = {kept};\n{offline.WORKER.read_text(encoding='utf-8')}"
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/"
    return response


@require_safe
def manifest(request: MarramRequest) -> HttpResponse:
    """Return the name, colours and picture under which this place stands on a home screen."""
    around = surroundings(request)
    name = around["service"].app_name
    found = {
        "id": "/me/",
        "name": name,
        "short_name": name,
        "start_url": "/me/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#F3F4EF",
        "theme_color": "#D3E2E6",
        "lang": around["language"],
        "dir": around["direction"],
        "icons": [
            {"src": static(around["service"].icon_file), "sizes": "any", "type": "image/svg+xml"},
        ],
    }
    return JsonResponse(found, content_type="application/manifest+json")
