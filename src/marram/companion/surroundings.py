"""What a page needs around it when neither the database nor the keys may be asked."""

from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.directory import ServiceCard

LEAVE_TO = "https://www.bbc.co.uk/weather"
"""Where Leave goes when nobody could say otherwise."""


def without_database() -> dict[str, object]:
    """Return what templates are given around a page, from this file alone."""
    service = ServiceCard("Marram", "Marram", "GB", "en-gb", LEAVE_TO, is_demo=False)
    around = {"service": service, "leave_url": LEAVE_TO, "person": None, "look": {}}
    return around | {"face": "companion"}


def leave_address(request: MarramRequest) -> str:
    """Return where Leave goes for this person, else for this service, else a neutral page."""
    try:
        if request.actor.person is not None:
            chosen = str(directory.person(request.actor.person).look.get("leave_url", ""))
            return chosen or directory.service().leave_url
    except Exception:  # noqa: BLE001 - leaving works whatever is broken
        return LEAVE_TO
    return _of_service()


def _of_service() -> str:
    try:
        return directory.service().leave_url
    except Exception:  # noqa: BLE001 - leaving works whatever is broken
        return LEAVE_TO
