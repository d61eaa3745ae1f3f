"""Tell my team: what would be sent, then the truth about what was. Never a dead end.

When nothing can be kept the page says that the notice could not be sent, with the numbers, from
what needs neither the database nor the keys.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from marram.accounts.gate import client_only
from marram.companion import telling_team
from marram.companion.asking import as_id, me, owner, plain, see_other, show
from marram.companion.days import local
from marram.companion.telling_team import Around, Truth
from marram.kit.gate import unlock_first
from marram.kit.numbers import Line, numbers
from marram.kit.requests import MarramRequest
from marram.kit.safety import reading, triggers, words
from marram.kit.safety.triggers import Safe
from marram.kit.surroundings import without_database
from marram.people import directory, policy
from marram.people.actor import Face
from marram.record.values import NotFound

log = logging.getLogger("marram.companion")


@dataclass(frozen=True, slots=True)
class Tell:
    """What is said before anything is sent."""

    around: Around
    team: tuple[str, ...]
    when: tuple[str, ...]
    stands_in: tuple[str, ...]
    hours: int
    operation: UUID


@dataclass(frozen=True, slots=True)
class Told:
    """What was sent, and what is known of it."""

    around: Around
    truth: Truth | None
    asks: bool
    operation: UUID
    not_safe: bool = False
    day: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotSent:
    """That it could not be sent, and the numbers."""

    says: str
    nobody: str
    emergency: Line
    lines: tuple[Line, ...]
    elsewhere: str


@require_http_methods(["GET", "HEAD", "POST"])
def tell_team(request: MarramRequest) -> HttpResponse:
    """Say what would be sent; on POST send it, and go where the truth about it stands."""
    try:
        return _tell(request)
    except NotFound:
        raise
    except Exception as error:  # noqa: BLE001 - whatever is broken, it is said, with the numbers
        log.warning("A notice could not be kept: %s", type(error).__name__)
        return not_sent(request)


@require_safe
@client_only
def told_team(request: MarramRequest, act: UUID) -> HttpResponse:
    """Return what is true of a notice now; the question "Are you safe right now?" after a page."""
    made = telling_team.of_act(request, act)
    if not made:
        raise NotFound
    page = Told(
        around=telling_team.around(request),
        truth=telling_team.truth(request, made),
        asks=any(one.entry is not None for one in made),
        operation=uuid4(),
        day=local(made[0].at, me(request).time_zone),
    )
    return show(request, "told", page)


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def safe_now(request: MarramRequest) -> HttpResponse:
    """Ask the one question; nothing is sent by itself unless that was agreed to."""
    if request.method != "POST":
        return _card(request, asks=True)
    answered = request.POST.get("safe", "")
    if answered not in set(Safe):
        return _card(request, asks=True, status=422)
    answer = triggers.safe_asked(Safe(answered), automatic=telling_team.automatic(request))
    if answer is None:
        return see_other("today", news="helped")
    bonds = [bond.id for bond in directory.bonds_of_client(owner(request))]
    operation = as_id(request.POST.get("operation")) or uuid4()
    if answer.tell.value == "notice" and bonds:
        telling_team.raise_for(request, answer, bonds=bonds, operation=operation)
        return see_other("told_team", operation)
    return _card(request, asks=False, not_safe=True)


def not_sent(request: MarramRequest) -> HttpResponse:
    """Return that it could not be sent, from what needs neither the database nor the keys."""
    country = numbers().of(_country(request))
    page = NotSent(
        says=words.say("f", language=request.language),
        nobody=words.say("nobody", language=request.language),
        emergency=country.emergency,
        lines=country.lines,
        elsewhere=numbers().elsewhere,
    )
    context = without_database() | {"page": page}
    return HttpResponse(render_to_string("companion/not_sent.html", context), status=503)


def _country(request: MarramRequest) -> str:
    """Return the country of whoever asks, or nothing when that cannot be known just now."""
    try:
        return directory.person(request.actor.person).country if request.actor.person else ""
    except Exception:  # noqa: BLE001 - whatever is broken, the numbers are shown
        return ""


def _tell(request: MarramRequest) -> HttpResponse:
    if request.actor.face is Face.NOBODY:
        directory.service()  # with the database gone nobody is known: then the page above
        return unlock_first(request, "/unlock/")
    if request.actor.face is not Face.CLIENT:
        raise NotFound
    bonds = directory.bonds_of_client(owner(request))
    if request.method != "POST":
        return _before(request)
    operation = as_id(request.POST.get("operation")) or uuid4()
    if not bonds:
        return not_sent(request)
    telling_team.raise_for(
        request,
        triggers.not_safe(told=True),
        bonds=[bond.id for bond in bonds],
        operation=operation,
    )
    return see_other("told_team", operation)


def _before(request: MarramRequest) -> HttpResponse:
    person = me(request)
    bonds, today = directory.bonds_of_client(person.id), local(request.at, person.time_zone).date()
    line = [
        directory.person(one).name
        for bond in bonds
        for one in policy.line_of(bond.clinician.id, today=today)
    ]
    page = Tell(
        around=telling_team.around(request),
        team=tuple(bond.clinician.name for bond in bonds),
        when=reading.who_reads(
            person.id, today=today, language=request.language, plain=plain(person)
        ),
        stands_in=tuple(dict.fromkeys(line)),
        hours=policy.current().hours_to_next,
        operation=uuid4(),
    )
    return show(request, "tell", page)


def _card(
    request: MarramRequest, *, asks: bool, not_safe: bool = False, status: int = 200
) -> HttpResponse:
    page = Told(
        around=telling_team.around(request),
        truth=None,
        asks=asks,
        operation=uuid4(),
        not_safe=not_safe,
    )
    return render(request, "companion/told.html", {"page": page}, status=status)
