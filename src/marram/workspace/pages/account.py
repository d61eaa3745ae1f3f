"""Desk, Account: one's own name, how one signs in, and where one is signed in."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marram.accounts import passkeys, sessions, totp
from marram.core.text import storable
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.workspace import showing
from marram.workspace.contexts import AccountPage, Error, Field

THEMES = ("", "light", "dark")
LONGEST_NAME = 120


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: MarramRequest) -> HttpResponse:
    """Return one's own page; posting it keeps the name, or signs out everywhere."""
    person = showing.me(request)
    if request.method != "POST":
        return _show(request, Field("name", person.name), person.look.get("theme", ""))
    if "everywhere" in request.POST:
        sessions.sign_out_everywhere(request.actor, at=request.at)
        return showing.go("desk_unlock")
    return _keep(request)


def _keep(request: MarramRequest) -> HttpResponse:
    person = showing.me(request)
    name = " ".join(storable(request.POST.get("name", "")).split())
    theme = request.POST.get("theme", "")
    if not name or len(name) > LONGEST_NAME:
        wrong = _("Enter your name, as clients see it, in up to 120 characters.")
        field = Field("name", name, wrong)
        return _show(request, field, theme, status=showing.WRONG)
    directory.change_identity(person.id, name=name)
    if theme in THEMES:
        directory.change_person(person.id, look=person.look | {"theme": theme})
    return showing.go("desk_account", done="kept")


def _show(request: MarramRequest, name: Field, theme: str, *, status: int = 200) -> HttpResponse:
    person = showing.me(request)
    page = AccountPage(
        name=name,
        mail=person.email,
        theme=theme,
        passkeys=passkeys.of_person(person.id),
        totp=totp.has(person.id),
        devices=sessions.devices(request.actor, at=request.at),
        news=showing.news(request),
        errors=[Error(name.id, name.error)] if name.error else [],
    )
    return showing.show(request, "account", page, status=status)
