"""What a client's telling the team does, and what is true of it afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from marram.accounts import mail
from marram.companion.asking import me, owner, plain
from marram.companion.days import local
from marram.kit.numbers import Line, numbers
from marram.kit.requests import MarramRequest
from marram.kit.safety import notices, words
from marram.kit.safety.answer import Answer
from marram.kit.safety.notices import Notice
from marram.record import standing
from marram.record.values import Page

SETTINGS = "safety.settings"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on each of these pages: the numbers first, and one's own plan where it is."""

    emergency: Line
    lines: tuple[Line, ...]
    plan: str
    says: str
    """Text b of the specification."""
    plan_says: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of a notice that was sent."""

    sent: str
    not_sent: str
    at_desk: str
    seen: tuple[tuple[str, datetime], ...]


def around(request: MarramRequest) -> Around:
    """Return what stands on these pages for this person."""
    person = me(request)
    country = numbers().of(person.country)
    return Around(
        emergency=country.emergency,
        lines=country.lines,
        plan=plan_address(),
        says=said(request, "b", **in_numbers(country.emergency, country.lines)),
        plan_says=said(request, "b-plan"),
    )


def in_numbers(emergency: Line, lines: tuple[Line, ...]) -> dict[str, str]:
    """Return what text b is filled in with: the emergency number, and the first line to talk to."""
    first = lines[0] if lines else emergency
    return {
        "emergency": emergency.number,
        "line": first.name,
        "number": first.number,
        "open": first.about,
    }


def said(request: MarramRequest, key: str, **values: str) -> str:
    """Return a safety sentence in this person's language and way of speaking."""
    language = request.language
    return words.say(key, language=language, plain=plain(me(request)), **values)


def plan_address() -> str:
    """Return where one's own plan is, or nothing where there is no such room."""
    try:
        return reverse("plan")
    except NoReverseMatch:
        return ""


def raise_for(
    request: MarramRequest,
    answer: Answer,
    *,
    bonds: Iterable[UUID],
    operation: UUID,
    entry: UUID | None = None,
) -> None:
    """Keep a notice, then send the neutral message about it and keep whether it went."""
    notices.raise_one(
        request.actor,
        bonds=bonds,
        answer=answer,
        operation=operation,
        entry=entry,
        at=request.at,
    )
    made = of_act(request, operation)
    notices.deliver(request.actor, made, send=mail.notify_staff, at=request.at)


def of_act(request: MarramRequest, act: UUID) -> list[Notice]:
    """Return the notices that one act of this person raised."""
    found = notices.about(request.actor, owner=owner(request), at=request.at)
    return [one for one in found if one.act == act]


def truth(request: MarramRequest, made: list[Notice]) -> Truth:
    """Return what is true of these notices now, in the sentences of the specification."""
    zone = me(request).time_zone
    went = [(one.clinician, each) for one in made for each in one.deliveries if each.sent]
    held = [one.clinician for one in made if not any(each.sent for each in one.deliveries)]
    at = min((each.at for _, each in went), default=None)
    return Truth(
        sent=said(
            request,
            "e",
            team=joined(request, [name for name, _ in went]),
            time=local(at, zone).strftime("%H:%M"),
        )
        if at
        else "",
        not_sent=_not_sent(request, held, some=bool(went)),
        at_desk=said(request, "desk", team=joined(request, held)) if held else "",
        seen=tuple((one.clinician, local(one.seen, zone)) for one in made if one.seen),
    )


def joined(request: MarramRequest, names: list[str]) -> str:
    """Return names as one says them."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no "and"
        return "".join(names)
    return said(request, "and", first=", ".join(names[:-1]), last=names[-1])


def automatic(request: MarramRequest) -> bool:
    """Say whether this person agreed that a notice goes by itself when they are not safe."""
    found = standing.find(request.actor, kind=SETTINGS, at=request.at)
    return found is not None and found.body.get("automatic") is True


def set_automatic(request: MarramRequest, *, on: bool) -> None:
    """Keep whether this person agrees to that."""
    if on != automatic(request):
        page = Page(kind=SETTINGS, shape=1, title="", body={"automatic": on})
        standing.keep(request.actor, page=page, at=request.at)


def _not_sent(request: MarramRequest, held: list[str], *, some: bool) -> str:
    if not held:
        return ""
    if some:
        return said(request, "f-some", team=joined(request, held))
    return said(request, "f")
