"""Open your place: by a code sent by mail or from the paper sheet. Known or not, same answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods, require_POST

from marram.accounts import attempts, codes, entering, mail, sessions, words
from marram.accounts.fields import Errors, Field, page
from marram.kit.gate import SeeOther
from marram.kit.numbers import numbers
from marram.kit.requests import MarramRequest
from marram.people import directory


@require_http_methods(["GET", "HEAD"])
def unlock(request: MarramRequest) -> HttpResponse:
    """Show the ways to open one's place; who is signed in already goes on, unless asked again."""
    if request.actor.person is not None and "again" not in request.GET:
        return SeeOther(entering.next_address(request, "/"))
    return unlock_page(request)


def unlock_page(
    request: MarramRequest, errors: Errors | None = None, slow: int = 0
) -> HttpResponse:
    """Return the page with what was typed and what is wrong."""
    errors = errors or Errors()
    context = page(
        errors,
        address=Field(
            "address", "mail", request.POST.get("address", ""), errors.on("address"), "email"
        ),
        paper=Field("paper", "code", "", errors.on("paper"), "off", "text"),
        options=reverse("passkey_challenge"),
        next=entering.next_address(request, ""),
        news="",
        slow=slow,
        emergency=numbers().of(directory.service().country).emergency.number,
    )
    return render(request, "accounts/unlock.html", context, status=400 if errors.lines() else 200)


@require_POST
def send_code(request: MarramRequest) -> HttpResponse:
    """Send a code to the address if it is known here, and ask for it either way."""
    address = request.POST.get("address", "").strip()[:320]
    if "@" not in address:
        return unlock_page(request, Errors({"address": words.ENTER_ADDRESS}))
    return begin_code(request, address)


def begin_code(request: MarramRequest, address: str, *, staff: bool = False) -> HttpResponse:
    """Make a code for whoever has this address, or for nobody, and go to the page that asks it."""
    response = SeeOther(reverse("unlock_code"))
    slow = attempts.wait(attempts.SENDING, address.casefold(), at=request.at)
    slow = slow or attempts.wait(attempts.ASKING, _where(request), at=request.at)
    if not slow:
        attempts.note(attempts.SENDING, address.casefold(), at=request.at)
        attempts.note(attempts.ASKING, _where(request), at=request.at)
        card = directory.find_by_address(address)
        ident, digits = codes.new_sign_in_code(card.id if card else None, at=request.at)
        if card is not None:
            mail.send_soon(card.id, message=mail.Message.CODE, code=digits)
    sessions.put(
        request,
        response,
        at=request.at,
        code=None if slow else str(ident),
        address=address,
        staff=staff or None,
        slow=slow or None,
        next=entering.next_address(request, "") or None,
    )
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def unlock_code(request: MarramRequest) -> HttpResponse:
    """Ask for the code that was sent and open the place of whoever has it."""
    known = sessions.data(request)
    if "address" not in known:
        return SeeOther(reverse("unlock"))
    if request.method != "POST":
        return _code_page(request)
    slow = waiting(request)
    if slow:
        return _code_page(request, words.WAIT % {"seconds": slow})
    code = request.POST.get("code", "")
    person = _whose(request, known, code)
    if person is None:
        note_wrong(request)
        return _code_page(request, words.WRONG_CODE if code.strip() else words.ENTER_CODE)
    return entered(request, person, staff=bool(known.get("staff")))


@require_POST
def send_again(request: MarramRequest) -> HttpResponse:
    """Send another code to the address that was typed."""
    known = sessions.data(request)
    if "address" not in known:
        return SeeOther(reverse("unlock"))
    return begin_code(request, str(known["address"]), staff=bool(known.get("staff")))


@require_POST
def unlock_paper(request: MarramRequest) -> HttpResponse:
    """Open a place with a code from its sheet, which is then used up."""
    slow = waiting(request)
    if slow:
        return unlock_page(request, Errors({"paper": words.WAIT % {"seconds": slow}}), slow)
    person = codes.use_paper_code(request.POST.get("paper", ""), at=request.at)
    if person is None:
        note_wrong(request)
        return unlock_page(request, Errors({"paper": words.WRONG_CODE}))
    return entered(request, person)


def entered(request: MarramRequest, person: UUID, *, staff: bool = False) -> HttpResponse:
    """Let a client in; a member of staff goes on to their second step."""
    works_here = entering.is_staff(person)
    if works_here and (staff or not directory.person(person).is_client):
        return entering.to_second_step(request, person=person)
    return entering.let_in_client(request, person=person)


def waiting(request: MarramRequest) -> int:
    """Return for how many seconds this asker is to wait."""
    here = attempts.wait(attempts.GUESSING, _where(request), at=request.at)
    return here or attempts.wait(attempts.EVERYWHERE, "", at=request.at)


def note_wrong(request: MarramRequest) -> None:
    """Count a wrong answer."""
    attempts.note(attempts.GUESSING, _where(request), at=request.at)
    attempts.note(attempts.EVERYWHERE, "", at=request.at)


def _whose(request: MarramRequest, known: dict[str, object], code: str) -> UUID | None:
    ident = known.get("code")
    if ident is not None:
        person = codes.use_sign_in_code(UUID(str(ident)), code, at=request.at)
        if person is not None:
            return person
    card = directory.find_by_address(str(known["address"]))
    return codes.use_paper_code(code, at=request.at, person=card.id) if card else None


def _code_page(request: MarramRequest, wrong: str | Promise = "") -> HttpResponse:
    known = sessions.data(request)
    slow = int(known.get("slow") or 0)
    if not wrong and slow:
        wrong = words.WAIT % {"seconds": slow}
    errors = Errors({"code": wrong} if wrong else {})
    context = page(
        errors,
        code=Field("code", "code", "", wrong, inputmode="text" if known.get("staff") else ""),
        address=known["address"],
        again=reverse("send_again"),
    )
    return render(request, "accounts/unlock_code.html", context, status=400 if wrong else 200)


def _where(request: MarramRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
