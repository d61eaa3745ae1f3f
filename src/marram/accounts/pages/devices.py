"""Where one is signed in, the locks of one's devices, and paper codes."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marram.accounts import codes, passkeys, sessions, totp
from marram.accounts.fields import page
from marram.accounts.gate import client_only, staff_only
from marram.kit.gate import SeeOther
from marram.kit.requests import MarramRequest
from marram.record.values import NotFound


@require_safe
@client_only
def devices(request: MarramRequest) -> HttpResponse:
    """Return a client's page."""
    return _page(request, desk=False)


@require_safe
@staff_only
def desk_devices(request: MarramRequest) -> HttpResponse:
    """Return the page of somebody who works here."""
    return _page(request, desk=True)


@require_POST
def forget(request: MarramRequest) -> HttpResponse:
    """Sign one of one's own devices out."""
    try:
        device = UUID(request.POST.get("device", ""))
    except ValueError as error:
        raise NotFound from error
    if request.actor.person is None or not sessions.forget_device(request.actor, device=device):
        raise NotFound
    return SeeOther(own_page(request))


def own_page(request: MarramRequest) -> str:
    """Return the address of this page for whoever asks."""
    return reverse("desk_devices" if request.actor.face in sessions.STAFF else "devices")


def _page(request: MarramRequest, *, desk: bool) -> HttpResponse:
    person = request.actor.person
    if person is None:
        raise NotFound
    context = page(
        base="kit/desk.html" if desk else "kit/client.html",
        up="/desk/account/" if desk else "/me/you/privacy/",
        desk=desk,
        devices=sessions.devices(request.actor, at=request.at),
        passkeys=passkeys.of_person(person),
        totp=totp.has(person),
        codes_left=codes.paper_codes_left(person),
        forget=reverse("desk_forget" if desk else "forget_device"),
        add=reverse("desk_passkey" if desk else "my_passkey"),
        drop=reverse("desk_passkey_drop" if desk else "my_passkey_drop"),
        paper=reverse("desk_paper" if desk else "my_paper"),
    )
    return render(request, "accounts/devices.html", context)
