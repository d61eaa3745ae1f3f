"""Reminders: which way and when, what they say, and when none comes. All off at first."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import uuid4

from django.http import HttpResponse, JsonResponse, QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from marram.accounts import mail
from marram.accounts.gate import client_only
from marram.companion.asking import as_id, me, news, owner, see_other, show
from marram.keys import push
from marram.kit.requests import MarramRequest
from marram.people import directory
from marram.reminders import chosen, phones, rule
from marram.reminders.rule import MOST, Asked, Choice, Day, Later, Way

WRONG = 422
MOST_DAYS = 24
LEAP = 2024
"""A year with every day of a year in it."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One day of the week."""

    value: int
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder in its form; `id` is "" for a new one."""

    id: str
    days: tuple[Tick, ...]
    at: str
    way: str
    on: bool
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A day of the year around which nothing comes."""

    value: str
    day: date


@dataclass(frozen=True, slots=True)
class RemindersPage:
    """The page."""

    asked: tuple[Reminder, ...]
    more: Reminder | None
    quiet_from: str
    quiet_until: str
    quiet_wrong: str
    days: tuple[Kept, ...]
    day_wrong: str
    paused: bool
    has_mail: bool
    this_phone: bool
    any_phone: bool
    push_key: str
    says: dict[str, str]
    news: str
    undo: str = ""


@dataclass(frozen=True, slots=True)
class Reminded:
    """The page a reminder leads to."""

    kept: bool
    on: bool


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def you_reminders(request: MarramRequest) -> HttpResponse:
    """Return what is chosen, or keep what was chosen now."""
    choice = chosen.read(owner(request))
    if request.method != "POST":
        return _show(request, choice)
    typed, wrong = _typed(request.POST, choice)
    if wrong:
        return _show(request, choice, wrong)
    chosen.keep(request.actor, typed, at=request.at)
    return see_other("you_reminders", news="set")


@require_POST
@client_only
def this_phone(request: MarramRequest) -> HttpResponse:
    """Keep or forget that this phone may be told; what cannot be used is refused and said."""
    if request.POST.get("do") == "forget":
        phones.unsubscribe(request.actor)
        return see_other("you_reminders", news="set")
    try:
        phones.subscribe(request.actor, json.loads(request.body))
    except (ValueError, phones.NotTaken):
        return JsonResponse({"kept": False}, status=WRONG)
    return JsonResponse({"kept": True})


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def reminded(request: MarramRequest) -> HttpResponse:
    """Return where a reminder leads: to Today, or to later."""
    if request.method == "POST" and request.POST.get("later", "") in set(Later):
        later = Later(request.POST["later"])
        chosen.put_off(request.actor, later, way=_way(request), at=request.at)
        return see_other("reminded", news="set")
    on = not chosen.read(owner(request)).wants_none()
    return show(request, "reminded", Reminded(kept=news(request) == "set", on=on))


def _way(request: MarramRequest) -> Way:
    """Return which way one that is put off comes: as the ones that are on, else as there is one."""
    on = [one.way for one in chosen.read(owner(request)).asked if one.on]
    if on:
        return on[0]
    return Way.PHONE if phones.any_of(owner(request)) else Way.MAIL


def _typed(sent: QueryDict, choice: Choice) -> tuple[Choice, dict[str, str]]:
    """Return the choice as it was asked for, and what is wrong, by the place it is wrong at."""
    wish = sent.get("do", "")
    if wish == "quiet":
        return _quiet(sent, choice)
    if wish == "day":
        return _add_day(sent, choice)
    if wish == "no-day":
        gone = sent.get("day", "")
        return replace(choice, days=tuple(one for one in choice.days if _of(one) != gone)), {}
    if wish == "remove":
        ident = as_id(sent.get("id"))
        return replace(choice, asked=tuple(one for one in choice.asked if one.id != ident)), {}
    return _one(sent, choice)


def _one(sent: QueryDict, choice: Choice) -> tuple[Choice, dict[str, str]]:
    """Return the choice with one reminder as it was typed, new or changed."""
    ident = as_id(sent.get("id"))
    at, way = _time(sent.get("at", "")), sent.get("way", "")
    days = frozenset(int(day) for day in sent.getlist("days") if day in set("0123456"))
    known = next((one for one in choice.asked if one.id == ident), None)
    place = str(known.id) if known else ""
    if at is None or not days or way not in set(Way):
        return choice, {f"r{place}": _("Choose a time, one day or more, and how it comes.")}
    if known is None and len(choice.asked) >= MOST:
        return choice, {"r": _("Five reminders are all there is room for.")}
    if rule.is_quiet(at, choice):
        return choice, {f"r{place}": _("That time lies in your quiet hours: it would never come.")}
    on = known is None or sent.get("on") == "yes"
    made = Asked(known.id if known else uuid4(), days, at, Way(way), on)
    others = choice.asked if known else (*choice.asked, made)
    return replace(choice, asked=tuple(made if one.id == made.id else one for one in others)), {}


def _quiet(sent: QueryDict, choice: Choice) -> tuple[Choice, dict[str, str]]:
    texts = [sent.get(name, "").strip() for name in ("quiet_from", "quiet_until")]
    begin, end = map(_time, texts)
    if any(texts) and (begin is None or end is None):
        return choice, {"quiet": _("Enter both times, or leave both empty.")}
    return replace(choice, quiet_from=begin, quiet_until=end), {}


def _add_day(sent: QueryDict, choice: Choice) -> tuple[Choice, dict[str, str]]:
    try:
        that = date.fromisoformat(sent.get("day", "").strip())
    except ValueError:
        return choice, {"day": _("Enter a day.")}
    made = Day(that.month, that.day)
    if made in choice.days or len(choice.days) >= MOST_DAYS:
        return choice, {}
    return replace(choice, days=(*choice.days, made)), {}


def _show(
    request: MarramRequest, choice: Choice, wrong: dict[str, str] | None = None
) -> HttpResponse:
    bad, person, sent = wrong or {}, me(request), request.POST
    full = len(choice.asked) >= MOST
    page = RemindersPage(
        asked=tuple(_reminder(one, sent, bad) for one in choice.asked),
        more=None if full and "r" not in bad else _new(sent, bad),
        quiet_from=sent.get("quiet_from", _written(choice.quiet_from)),
        quiet_until=sent.get("quiet_until", _written(choice.quiet_until)),
        quiet_wrong=bad.get("quiet", ""),
        days=tuple(Kept(_of(one), date(LEAP, one.month, one.day)) for one in choice.days),
        day_wrong=bad.get("day", ""),
        paused=rule.is_paused(_today(request), choice),
        has_mail=mail.works() and bool(person.email),
        this_phone=phones.is_subscribed(request.actor),
        any_phone=phones.any_of(person.id),
        push_key=push.application_key(),
        says=phones.words(person.id),
        news=news(request),
    )
    return show(request, "reminders", page, status=WRONG if bad else 200)


def _reminder(one: Asked, sent: QueryDict, bad: dict[str, str]) -> Reminder:
    wrong = bad.get(f"r{one.id}", "")
    if wrong:
        return _as_typed(str(one.id), sent, wrong)
    return Reminder(str(one.id), _ticks(one.days), _written(one.at), one.way.value, one.on)


def _new(sent: QueryDict, bad: dict[str, str]) -> Reminder:
    if "r" in bad:
        return _as_typed("", sent, bad["r"])
    return Reminder("", _ticks(frozenset()), "", "", on=True)


def _as_typed(ident: str, sent: QueryDict, wrong: str) -> Reminder:
    """Return a reminder as it was typed, with what is wrong: nothing of it is lost."""
    days = frozenset(int(day) for day in sent.getlist("days") if day in set("0123456"))
    on = not ident or sent.get("on") == "yes"
    return Reminder(ident, _ticks(days), sent.get("at", ""), sent.get("way", ""), on, wrong)


def _ticks(days: frozenset[int]) -> tuple[Tick, ...]:
    return tuple(Tick(day, str(name), day in days) for day, name in WEEKDAYS.items())


def _today(request: MarramRequest) -> date:
    return request.at.astimezone(directory.zone_of(owner(request))).date()


def _of(one: Day) -> str:
    return f"{one.month:02}-{one.day:02}"


def _written(at: time | None) -> str:
    return at.strftime("%H:%M") if at else ""


def _time(text: str) -> time | None:
    try:
        return datetime.strptime(text.strip(), "%H:%M").time()  # noqa: DTZ007 - a time on a wall
    except ValueError:
        return None
