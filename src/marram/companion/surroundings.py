"""Where Leave goes, whatever is broken."""

from marram.kit.requests import MarramRequest
from marram.kit.surroundings import LEAVE_TO
from marram.people import directory, shown


def leave_address(request: MarramRequest) -> str:
    """Return where Leave goes for this person, else for this service, else a neutral page."""
    try:
        if request.actor.person is not None:
            chosen = str(directory.person(request.actor.person).look.get("leave_url", ""))
            return chosen or directory.service().leave_url
    except Exception:  # noqa: BLE001 - leaving works whatever is broken
        return shown.read().get("leave_url") or LEAVE_TO
    return _of_service()


def _of_service() -> str:
    try:
        return directory.service().leave_url
    except Exception:  # noqa: BLE001 - leaving works whatever is broken
        return shown.read().get("leave_url") or LEAVE_TO
