"""What every template may use: the service, the way out, the person's look."""

from typing import Any

from django.http import HttpRequest
from django.utils import translation

from marram.people import directory
from marram.people.actor import NOBODY, Face


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Return the service, the person (when signed in) and how they want pages to look."""
    actor = getattr(request, "actor", NOBODY)
    service = directory.service()
    person = directory.person(actor.person) if actor.person else None
    look = person.look if person else {}
    return {
        "service": service,
        "leave_url": look.get("leave_url") or service.leave_url,
        "person": person,
        "look": look,
        "face": "desk" if actor.face in {Face.CLINICIAN, Face.ADMINISTRATOR} else "companion",
        "language": translation.get_language() or "en-gb",
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
    }
