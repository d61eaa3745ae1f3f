"""What every template may use: the service, the way out, the person's look."""

from typing import Any

from django.http import HttpRequest
from django.utils import translation

from marram.people import directory, shown
from marram.people.actor import NOBODY, Face
from marram.people.directory import ICONS, ServiceCard

LEAVE_TO = "https://www.bbc.co.uk/weather"
"""Where Leave goes when nobody could say otherwise."""


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Return the service, the person (when signed in) and how they want pages to look.

    An error page asks for these too, and must be there when the database or the keys are not.
    """
    try:
        return _known(request)
    except Exception:  # noqa: BLE001 - whatever is broken, a page can be shown
        return without_database()


def without_database() -> dict[str, Any]:
    """Return what templates are given around a page when nothing may be asked."""
    known = shown.read()
    name, leave_to = known.get("app_name") or "Marram", known.get("leave_url") or LEAVE_TO
    icon = known.get("icon", ICONS[0])
    service = ServiceCard(
        name,
        name,
        "GB",
        "en-gb",
        leave_to,
        is_demo=False,
        icon=icon if icon in ICONS else ICONS[0],
    )
    around = {"service": service, "leave_url": leave_to, "person": None, "look": {}}
    return around | {"face": "companion"} | _language()


def _known(request: HttpRequest) -> dict[str, Any]:
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
    } | _language()


def _language() -> dict[str, str]:
    return {
        "language": translation.get_language() or "en-gb",
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
    }
