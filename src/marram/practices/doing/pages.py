"""Plans: the days to come, for when one is meant, what became of it, how today is, what I did."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marram.core.days import as_clock, as_day
from marram.core.text import storable
from marram.figures import balance as drawing
from marram.kit import hours, looking_back, writing_on
from marram.kit.asking import Choice
from marram.kit.containment import between_us
from marram.kit.containment.between_us import Asks
from marram.kit.forms import ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.practice import DoneOn
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.practices.doing import rules, store
from marram.practices.doing.offers import done
from marram.practices.doing.practice import PRACTICE
from marram.practices.doing.rules import ENERGY, PARTS, Mark, Plan
from marram.practices.doing.showing import (
    ActivityLine,
    BalancePage,
    DidPage,
    Done,
    PlanLine,
    PlanPage,
    PlansPage,
    WeekRow,
    WhenPage,
)
from marram.practices.doing.store import Activity
from marram.practices.doing.together import waiting
from marram.record.values import NotFound

HOME, TODAY = "/me/plans/", "/me/"
WEEKS = 8
LONGEST = 2000
KEPT = frozenset({"kept", "laid", "marked", "told"})
TELLS = {"tell-ask": Asks.MEANT_ASK, "tell": Asks.MEANT}


@require_safe
@client_only
def home(request: MarramRequest) -> HttpResponse:
    """Return what is meant for today and later. What has passed is in no list."""
    say, today = sayer(request, PRACTICE.slug), hours.today(request)
    known = store.activities(request.actor, at=request.at)
    by_id = {one.entry: one for one in known}
    meant = store.plans(request.actor, at=request.at, since=today)
    how = store.today(request.actor, day=today, at=request.at)
    ahead = [how.as_it_is(one) for one in meant if rules.lies_ahead(one, today)]
    lightest = sorted(known, key=lambda one: ENERGY.index(one.energy) if one.energy else 1)
    page = PlansPage(
        plans=tuple(_line(one, by_id[one.activity], say) for one in ahead if one.activity in by_id),
        activities=tuple(_activity(one, say) for one in lightest),
        tiny=next((one.smallest for one in lightest if one.smallest), ""),
        news=_news(request),
        proposed_by=waiting(request),
        look_back=tuple(
            looking_back.now(request.actor, today=today, at=request.at, language=request.language)
        ),
    )
    return render(request, "doing/plans.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def when(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return for when an activity is meant, or keep that; a time that cannot be is asked about."""
    activity = _own(request, entry)
    moved = _plan_or_none(request, ident(request.POST.get("plan") or request.GET.get("plan")))
    if request.method != "POST":
        return _when_page(request, activity, moved)
    day, clock = request.POST.get("day", ""), request.POST.get("clock", "").strip()
    odd = rules.odd(day, clock, now=hours.now(request))
    on, clock = as_day(day), as_clock(clock)
    if odd or on is None:
        return _when_page(request, activity, moved, problem=str(odd))
    clash = rules.clashing(
        store.plans(request.actor, at=request.at, since=on) if clock else (),
        day=on,
        clock=clock,
        apart=moved.entry if moved else None,
    )
    if clash and request.POST.get("do") != "anyway":
        return _when_page(request, activity, moved, problem="clash", clash=clash)
    part = request.POST.get("part", "")
    plan = Plan(
        entry=moved.entry if moved else uuid4(),
        activity=entry,
        day=on,
        part=part if part in PARTS else "any",
        clock=clock,
        small="small" in request.POST,
    )
    store.keep_plan(
        request.actor, plan, at=request.at, operation=ident(request.POST.get("operation"))
    )
    return SeeOther(f"{HOME}?news=kept")


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def plan(request: MarramRequest, entry: UUID) -> HttpResponse:
    """Return one plan, or keep what became of it, or what it showed. All answers weigh the same."""
    found = _plan_or_none(request, entry)
    if found is None:
        raise NotFound
    if request.method != "POST":
        return _plan_page(request, found)
    wish = request.POST.get("do", "")
    if wish in TELLS:
        return _tell(request, found, TELLS[wish])
    changed = _changed(request, found, wish)
    store.keep_plan(
        request.actor, changed, at=request.at, operation=ident(request.POST.get("operation"))
    )
    if request.POST.get("back") == "today":
        return SeeOther(TODAY)
    return SeeOther(f"{HOME}{entry}/?news=marked")


@require_POST
@client_only
def how_today_is(request: MarramRequest) -> HttpResponse:
    """Keep how much energy there is today, or that it is heavy, or no longer."""
    known = store.today(request.actor, day=hours.today(request), at=request.at)
    energy, heavy = request.POST.get("energy"), request.POST.get("heavy")
    if energy in ENERGY:
        known = replace(known, energy="" if energy == known.energy else energy)
    if heavy in {"yes", "no"}:
        made = store.make_heavy if heavy == "yes" else store.make_light
        known = made(request.actor, known, at=request.at)
    store.keep_today(request.actor, known, at=request.at)
    return SeeOther(TODAY)


@require_safe
@client_only
def did(request: MarramRequest) -> HttpResponse:
    """Return what was done or partly done, by what it was for, the latest first."""
    known = {one.entry: one for one in store.activities(request.actor, at=request.at)}
    groups: dict[str, dict[str, list[Done]]] = {}
    for one in reversed(_plans(request)):
        activity = known.get(one.activity)
        if activity and one.mark in {Mark.DID, Mark.PART}:
            days = groups.setdefault(activity.for_what, {}).setdefault(activity.called(one), [])
            days.append(Done(one.entry, one.day, one.mark == Mark.PART, one.showed))
    ordered = sorted(groups.items(), key=lambda pair: not pair[0])
    found = tuple(
        (name, tuple((what, tuple(days)) for what, days in things.items()))
        for name, things in ordered
    )
    return render(request, "doing/did.html", {"page": DidPage(found, hours.today(request).year)})


@require_safe
@client_only
def balance(request: MarramRequest) -> HttpResponse:
    """Return rest and meaning in the last weeks, drawn and as a table. No ideal stands beside."""
    say, today = sayer(request, PRACTICE.slug), hours.today(request)
    begins = [today - timedelta(days=7 * week + today.weekday()) for week in range(WEEKS)][::-1]
    found = done(request.actor, begins[0], today, request.at)
    rows = tuple(_week(first, found) for first in begins)
    page = BalancePage(figure=_drawn(rows, say) if found else "", rows=rows if found else ())
    return render(request, "doing/balance.html", {"page": page})


def _tell(request: MarramRequest, found: Plan, asks: Asks) -> HttpResponse:
    """Put what is meant on the agenda with somebody, with whether they may ask how it went."""
    people = dict(between_us.with_whom(request.actor.person)) if request.actor.person else {}
    bond = ident(request.POST.get("bond"))
    if bond is None or bond not in people:
        raise NotFound
    activity = _own(request, found.activity)
    between_us.put_on_agenda(
        request.actor,
        bond=bond,
        asks=asks,
        text=activity.called(found),
        at=request.at,
        operation=ident(request.POST.get("operation")),
    )
    return SeeOther(f"{HOME}{found.entry}/?news=told")


def _week(first: date, found: Sequence[DoneOn]) -> WeekRow:
    here = [one.meaningful for one in found if first <= one.day < first + timedelta(days=7)]
    return WeekRow(first, meaningful=sum(here), restoring=len(here) - sum(here))


def _drawn(rows: Sequence[WeekRow], say: Sayer) -> str:
    said = [
        say("figure.week")
        .replace("{day}", formats.date_format(one.begins, "j F"))
        .replace("{meaningful}", str(one.meaningful))
        .replace("{restoring}", str(one.restoring))
        for one in rows
    ]
    weeks = [
        drawing.Week(
            one.meaningful,
            one.restoring,
            formats.date_format(one.begins, "j M") if place % 2 == 0 else "",
        )
        for place, one in enumerate(rows)
    ]
    return drawing.balance(
        weeks,
        title=say("figure.balance"),
        says="; ".join(said),
        meaningful=say("figure.meaningful"),
        restoring=say("figure.restoring"),
    )


def _changed(request: MarramRequest, found: Plan, wish: str) -> Plan:
    if wish == "showed":
        return replace(found, showed=storable(request.POST.get("showed", "")).strip()[:LONGEST])
    return store.changed(request.actor, found, wish, at=request.at)


def _when_page(
    request: MarramRequest,
    activity: Activity,
    moved: Plan | None,
    *,
    problem: str = "",
    clash: Plan | None = None,
) -> HttpResponse:
    say, sent = sayer(request, PRACTICE.slug), request.POST if request.method == "POST" else None
    day = sent.get("day", "") if sent else _day_of(request, moved)
    part = sent.get("part", "any") if sent else (moved.part if moved else "any")
    page = WhenPage(
        what=activity.what,
        smallest=activity.smallest,
        day=day,
        clock=sent.get("clock", "") if sent else (moved.clock if moved else ""),
        small="small" in sent if sent else bool(moved and moved.small),
        parts=tuple(Choice(one, say(f"part.{one}"), chosen=one == part) for one in PARTS),
        problem=problem,
        clash=_own(request, clash.activity).what if clash else "",
        plan=str(moved.entry) if moved else "",
        operation=uuid4(),
    )
    status = writing_on.NOT_KEPT if problem else 200
    return render(request, "doing/when.html", {"page": page}, status=status)


def _day_of(request: MarramRequest, moved: Plan | None) -> str:
    """Return the day that the form begins with: the calendar's today, or later for a plan moved.

    Before four in the morning whoever plans means the day that is about to begin.
    """
    today = hours.now(request).date()
    return max(moved.day, today).isoformat() if moved else today.isoformat()


def _plan_page(request: MarramRequest, found: Plan) -> HttpResponse:
    say, activity = sayer(request, PRACTICE.slug), _own(request, found.activity)
    today = store.today(request.actor, day=hours.today(request), at=request.at)
    line = _line(today.as_it_is(found), activity, say)
    page = PlanPage(
        plan=line,
        activity=activity.entry,
        smallest="" if line.small else activity.smallest,
        for_what=activity.for_what,
        hard=activity.hard,
        mark=found.mark,
        showed=found.showed,
        ahead=rules.lies_ahead(found, hours.today(request)),
        people=between_us.with_whom(request.actor.person) if request.actor.person else (),
        operation=uuid4(),
        news=_news(request),
    )
    return render(request, "doing/plan.html", {"page": page})


def _line(one: Plan, activity: Activity, say: Sayer) -> PlanLine:
    return PlanLine(
        entry=one.entry,
        day=one.day,
        clock=one.clock,
        part=say(f"part.{one.part}"),
        title=activity.called(one),
        kind=activity.kind,
        energy=say(f"sheet.activity.energy.option.{activity.energy}") if activity.energy else "",
        small=activity.is_small(one),
    )


def _activity(one: Activity, say: Sayer) -> ActivityLine:
    energy = say(f"sheet.activity.energy.option.{one.energy}") if one.energy else ""
    return ActivityLine(one.entry, one.what, one.kind, energy, one.smallest, one.for_what)


def _own(request: MarramRequest, entry: UUID) -> Activity:
    """Return an activity of one's own, or raise NotFound."""
    found = store.activity(request.actor, entry, at=request.at)
    if found is None:
        raise NotFound
    return found


def _plans(request: MarramRequest) -> Sequence[Plan]:
    return store.plans(request.actor, at=request.at)


def _plan_or_none(request: MarramRequest, entry: UUID | None) -> Plan | None:
    return store.plan(request.actor, entry, at=request.at)


def _news(request: MarramRequest) -> str:
    said = request.GET.get("news", "")
    return said if said in KEPT else ""
