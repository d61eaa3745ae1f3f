"""Desk, Service: its name, the neutral name and icon that phones show, where Leave goes."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marram.core.text import storable
from marram.kit import leaving
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.directory import ICONS
from marram.record import auditing
from marram.workspace import showing
from marram.workspace.contexts import Error, Field

LONGEST, SHORT = 80, 20


@dataclass(frozen=True, slots=True)
class IconChoice:
    """One of the icons."""

    value: str
    file: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ServicePage:
    """The page."""

    name: Field
    app_name: Field
    leave: Field
    icons: tuple[IconChoice, ...]
    news: str = ""
    undo: str = ""
    errors: tuple[Error, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def desk_service(request: MarramRequest) -> HttpResponse:
    """Return how the service is called and shown, or keep it."""
    service = directory.service()
    if request.method != "POST":
        known = {"name": service.name, "app_name": service.app_name, "leave": service.leave_url}
        return _page(request, known, service.icon, {})
    typed = {
        name: " ".join(storable(request.POST.get(name, "")).split())
        for name in ("name", "app_name", "leave")
    }
    sent = request.POST.get("icon", "")
    icon = sent if sent in ICONS else service.icon
    wrong = _wrong(typed)
    if wrong:
        return _page(request, typed, icon, wrong, status=showing.WRONG)
    directory.name_service(
        name=typed["name"],
        app_name=typed["app_name"],
        country=service.country,
        leave_url=typed["leave"],
        icon=icon,
    )
    auditing.append(request.actor, deed="service-named", at=request.at)
    return showing.go("desk_service", done="kept")


def _wrong(typed: dict[str, str]) -> dict[str, str]:
    found = {}
    if not typed["name"] or len(typed["name"]) > LONGEST:
        found["name"] = _("Enter a name of up to 80 characters.")
    if not typed["app_name"] or len(typed["app_name"]) > SHORT:
        found["app_name"] = _("Enter a name of up to 20 characters.")
    if not leaving.may_go_to(typed["leave"]):
        found["leave"] = _("Enter an address that begins with https://.")
    return found


def _page(
    request: MarramRequest,
    typed: dict[str, str],
    icon: str,
    wrong: dict[str, str],
    *,
    status: int = 200,
) -> HttpResponse:
    name, app_name, leave = (
        Field(one, typed[one], wrong.get(one, "")) for one in ("name", "app_name", "leave")
    )
    page = ServicePage(
        name=name,
        app_name=app_name,
        leave=leave,
        icons=tuple(IconChoice(one, f"marram/icons/{one}.svg", one == icon) for one in ICONS),
        news=showing.news(request),
        errors=tuple(Error(field, text) for field, text in wrong.items()),
    )
    return showing.show(request, "service", page, status=status)
