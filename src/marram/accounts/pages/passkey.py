"""The lock of a device: adding a passkey, and opening with one."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from marram.accounts import attempts, entering, passkeys, sessions, words
from marram.accounts.fields import Errors, page
from marram.accounts.gate import step_up
from marram.accounts.pages import staff, unlock
from marram.accounts.pages.devices import own_page
from marram.kit.gate import SeeOther
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.people.actor import Actor, Face
from marram.record.values import NotFound

View = Callable[[MarramRequest], HttpResponse]


def _proved(view: View) -> View:
    """Return a view that asks whoever is signed in for a code or passkey of the last minutes."""
    checked = step_up(view)

    @wraps(view)
    def gated(request: MarramRequest) -> HttpResponse:
        return view(request) if request.actor.person is None else checked(request)

    return gated


@require_POST
def options(request: MarramRequest, *, verified: bool = False) -> HttpResponse:
    """Return as JSON what asks the device to sign; staff have to show themselves to it."""
    where = str(request.META.get("REMOTE_ADDR", ""))
    if attempts.wait(attempts.ASKING, where, at=request.at):
        return JsonResponse({}, status=429)
    attempts.note(attempts.ASKING, where, at=request.at)
    asked, state = passkeys.begin_asking(verified=verified)
    return _remembered(request, asked, state)


@require_POST
def answer(request: MarramRequest) -> HttpResponse:
    """Open the place of whoever signed; a member of staff is led to their own door."""
    person = _who_signed(request)
    if person is None:
        return unlock.unlock_page(request, Errors({"passkey": words.NO_ANSWER}))
    if not directory.person(person).is_client:
        return SeeOther(reverse("desk_unlock"))
    return entering.let_in_client(request, person=person)


@require_POST
def desk_answer(request: MarramRequest) -> HttpResponse:
    """Open the desk for a member of staff whose device knew them."""
    person = _who_signed(request, verified=True)
    if person is None or not entering.is_staff(person):
        return staff.door(request, Errors({"passkey": words.NO_ANSWER}))
    return entering.let_in_staff(request, person=person)


@require_http_methods(["GET", "HEAD", "POST"])
@_proved
def add(request: MarramRequest) -> HttpResponse:
    """Show the page that asks the device for a new key, and keep what it answers."""
    person, is_desk = _whose(request)
    then = _after_adding(request)
    state = sessions.data(request).get("passkey")
    if request.method != "POST" or not state:
        return _add_page(request, then, Errors())
    actor = Actor(person, Face.CLINICIAN if is_desk else Face.CLIENT, request.actor.device)
    made = passkeys.finish_adding(
        actor, person=person, state=state, answer=request.POST.get("answer", ""), at=request.at
    )
    if not made:
        return _add_page(request, then, Errors({"passkey": words.NO_ANSWER}))
    if request.actor.person is None:
        return entering.let_in_staff(request, person=person)
    response = SeeOther(entering.next_address(request, then))
    sessions.put(request, response, at=request.at, passkey=None)
    return response


@require_POST
@_proved
def add_options(request: MarramRequest) -> HttpResponse:
    """Return as JSON what asks the device for a new key."""
    person, is_desk = _whose(request)
    asked, state = passkeys.begin_adding(person, verified=is_desk)
    return _remembered(request, asked, state)


@require_POST
@_proved
def drop(request: MarramRequest) -> HttpResponse:
    """Forget one of one's own passkeys."""
    try:
        ident = UUID(request.POST.get("key", ""))
    except ValueError as error:
        raise NotFound from error
    if request.actor.person is None or not passkeys.drop(request.actor, passkey=ident):
        raise NotFound
    return SeeOther(own_page(request))


def _after_adding(request: MarramRequest) -> str:
    """Return where to go on: to Today from set up, else to where one came from."""
    if request.actor.person is None:
        return reverse("totp_setup")
    in_set_up = request.path == reverse("passkey_add") and request.actor.face is Face.CLIENT
    return "/me/" if in_set_up else own_page(request)


def _whose(request: MarramRequest) -> tuple[UUID, bool]:
    """Return for whom a key may be added here, and whether it is for the desk."""
    if request.actor.person is not None:
        return request.actor.person, request.actor.face in sessions.STAFF
    person, seed = staff.enrolling(request)
    if person is None or not seed:
        raise NotFound
    return person, True


def _who_signed(request: MarramRequest, *, verified: bool = False) -> UUID | None:
    state = sessions.data(request).get("passkey")
    if not state or unlock.waiting(request):
        return None
    if verified and state.get("user_verification") != "required":
        return None
    person = passkeys.finish_asking(state=state, answer=request.POST.get("answer", ""))
    if person is None:
        unlock.note_wrong(request)
    return person


def _remembered(
    request: MarramRequest, asked: dict[str, Any], state: dict[str, Any]
) -> HttpResponse:
    response = JsonResponse(asked)
    sessions.put(request, response, at=request.at, passkey=state)
    return response


def _add_page(request: MarramRequest, then: str, errors: Errors) -> HttpResponse:
    context = page(
        errors,
        options=reverse("passkey_add_options"),
        done=request.path,
        later=then,
        name=directory.service().app_name,
    )
    status = 400 if errors.lines() else 200
    return render(request, "accounts/passkey_add.html", context, status=status)
