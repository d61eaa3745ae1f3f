"""The desk's own door: a passkey, or a code by mail and then six digits from an authenticator."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods

from marram.accounts import attempts, entering, passkeys, sessions, totp, words
from marram.accounts.fields import Errors, Field, page
from marram.accounts.gate import LATELY, staff_only, step_up
from marram.accounts.pages import unlock
from marram.kit.gate import SeeOther
from marram.kit.requests import MarramRequest
from marram.people import directory


@require_http_methods(["GET", "HEAD", "POST"])
def desk_unlock(request: MarramRequest) -> HttpResponse:
    """Show the door of the desk, or send a code to the address typed."""
    if request.method == "POST":
        address = request.POST.get("address", "").strip()[:320]
        if "@" in address:
            return unlock.begin_code(request, address, staff=True)
        return door(request, Errors({"address": words.ENTER_ADDRESS}))
    if request.actor.face in sessions.STAFF and "again" not in request.GET:
        return SeeOther(entering.next_address(request, "/desk/"))
    return door(request, Errors())


@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: MarramRequest) -> HttpResponse:
    """Ask for the six digits, each step of which opens once."""
    person = entering.waiting_for_second(request)
    if person is None or not totp.has(person):
        return SeeOther(reverse("desk_unlock"))
    if request.method != "POST":
        return _digits_page(request)
    wrong = _wrong_digits(request, person)
    if wrong:
        return _digits_page(request, wrong)
    return entering.let_in_staff(request, person=person)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_second(request: MarramRequest) -> HttpResponse:
    """Show a secret for an authenticator and keep it once its digits are right."""
    person, seed = enrolling(request)
    if person is None or not seed:
        return SeeOther(reverse("desk_unlock"))
    if request.method != "POST":
        return _secret_page(request, seed)
    slow = attempts.wait(attempts.DIGITS, str(person), at=request.at)
    if slow:
        return _secret_page(request, seed, words.WAIT % {"seconds": slow})
    if not totp.enrol(person, seed=seed, digits=request.POST.get("code", ""), at=request.at):
        attempts.note(attempts.DIGITS, str(person), at=request.at)
        return _secret_page(request, seed, words.WRONG_DIGITS)
    if request.actor.person is None:
        return entering.let_in_staff(request, person=person)
    response = SeeOther(reverse("desk_devices"))
    sessions.put(request, response, at=request.at, seed=None)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
@step_up
def another_second(request: MarramRequest) -> HttpResponse:
    """Let a signed-in member of staff set up a new authenticator; the old one then ends."""
    if request.method != "POST":
        return render(request, "accounts/totp_new.html", page(later=reverse("desk_devices")))
    response = SeeOther(reverse("totp_setup"))
    sessions.put(request, response, at=request.at, seed=totp.new_seed())
    return response


@require_http_methods(["GET", "HEAD"])
def secret_picture(request: MarramRequest) -> HttpResponse:
    """Return the secret being set up as a picture to scan."""
    _, seed = enrolling(request)
    if not seed:
        return HttpResponse(status=404)
    drawn = totp.picture(seed, issuer=directory.service().app_name)
    return HttpResponse(drawn, content_type="image/svg+xml")


def enrolling(request: MarramRequest) -> tuple[UUID | None, str]:
    """Return who is choosing a second step here, and the secret offered to them."""
    seed = str(sessions.data(request).get("seed") or "")
    if request.actor.face in sessions.STAFF:
        lately = sessions.proved_lately(request, at=request.at, within=LATELY)
        return (request.actor.person, seed) if lately else (None, "")
    person = entering.waiting_for_second(request)
    if person is None or totp.has(person) or passkeys.has(person):
        return None, ""
    return person, seed


def _wrong_digits(request: MarramRequest, person: UUID) -> str | Promise:
    slow = attempts.wait(attempts.DIGITS, str(person), at=request.at)
    if slow:
        return words.WAIT % {"seconds": slow}
    if totp.check(person, request.POST.get("code", ""), at=request.at):
        return ""
    attempts.note(attempts.DIGITS, str(person), at=request.at)
    return words.WRONG_DIGITS


def door(request: MarramRequest, errors: Errors) -> HttpResponse:
    """Return the door of the desk with what was typed and what is wrong."""
    context = page(
        errors,
        address=Field(
            "address", "mail", request.POST.get("address", ""), errors.on("address"), "email"
        ),
        options=reverse("desk_passkey_challenge"),
        next=entering.next_address(request, ""),
    )
    status = 400 if errors.lines() else 200
    return render(request, "accounts/staff_unlock.html", context, status=status)


def _digits_page(request: MarramRequest, wrong: str | Promise = "") -> HttpResponse:
    errors = Errors({"code": wrong} if wrong else {})
    context = page(errors, code=Field("code", "code", "", wrong))
    return render(request, "accounts/totp.html", context, status=400 if wrong else 200)


def _secret_page(request: MarramRequest, seed: str, wrong: str | Promise = "") -> HttpResponse:
    errors = Errors({"code": wrong} if wrong else {})
    context = page(
        errors,
        code=Field("code", "code", "", wrong),
        qr=reverse("totp_picture"),
        secret=" ".join(seed[start : start + 4] for start in range(0, len(seed), 4)),
        passkey=reverse("passkey_add"),
    )
    return render(request, "accounts/totp_setup.html", context, status=400 if wrong else 200)
