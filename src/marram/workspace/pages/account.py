"""Desk, Account: one's own name, how one signs in, and where one is signed in."""

from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marram.accounts import passkeys, sessions, totp
from marram.core.text import storable
from marram.kit.forms import ident
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.directory import PersonCard
from marram.record.values import NotFound
from marram.workspace import showing
from marram.workspace.contexts import AccountPage, Choice, Error, Field

THEMES = ("", "light", "dark")
LONGEST_NAME = 120


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: MarramRequest) -> HttpResponse:
    """Return one's own page; posting it keeps the name, or signs out everywhere."""
    person = showing.me(request)
    if request.method != "POST":
        return _show(request, Field("name", person.name), person.look.get("theme", ""))
    if "away" in request.POST:
        return _away(request)
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


def _away(request: MarramRequest) -> HttpResponse:
    """Keep until when one is away and who stands in; what clients read changes at once."""
    person, text = showing.me(request), request.POST.get("away", "").strip()
    if not person.is_clinician:
        raise NotFound
    if text and not _is_day(text):
        wrong = Field("away", text, _("Enter the day on which you are back."))
        return _show(request, Field("name", person.name), "", status=showing.WRONG, away=wrong)
    deputy = ident(request.POST.get("deputy"))
    known = {one.id for one in directory.everybody() if one.is_clinician} - {person.id}
    directory.change_identity(
        person.id, away=text, deputy=str(deputy) if text and deputy in known else ""
    )
    return showing.go("desk_account", done="kept")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text) > date.min
    except ValueError:
        return False


def _others(person: PersonCard) -> list[Choice]:
    return [
        Choice(str(one.id), one.name, one.id == person.deputy)
        for one in directory.everybody()
        if one.is_clinician and one.id != person.id
    ]


def _show(
    request: MarramRequest, name: Field, theme: str, *, status: int = 200, away: Field | None = None
) -> HttpResponse:
    person = showing.me(request)
    until = (
        person.away_until.isoformat()
        if person.away_on(request.at.date()) and person.away_until
        else ""
    )
    page = AccountPage(
        name=name,
        mail=person.email,
        theme=theme,
        passkeys=passkeys.of_person(person.id),
        totp=totp.has(person.id),
        devices=sessions.devices(request.actor, at=request.at),
        news=showing.news(request),
        clinician=person.is_clinician,
        away=away or Field("away", until),
        deputies=_others(person),
        errors=[Error(one.id, one.error) for one in (name, away) if one and one.error],
    )
    return showing.show(request, "account", page, status=status)
