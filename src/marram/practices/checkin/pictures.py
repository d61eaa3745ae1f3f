"""A month and twelve months of check-ins: drawn, with the table that says the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.views.decorators.http import require_http_methods, require_safe

from marram.core.days import as_day
from marram.figures import rhythm as drawing
from marram.kit import hours, registry
from marram.kit.asking import Choice
from marram.kit.forms import entry_of, ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.practice import DoneOn
from marram.kit.requests import MarramRequest
from marram.kit.showing import Sayer
from marram.practices.checkin import rules, store, wording
from marram.practices.checkin.practice import PRACTICE
from marram.practices.checkin.rules import CheckIn, Gap, Settings
from marram.practices.checkin.showing import DayRow, Line, LookPage, MonthStrip, YearPage
from marram.record import writing

MONTHS = 12
LABELLED = (0, 7, 14, 21)
"""Which days of a month have their number below the picture, beside the last."""
Days = Mapping[date, list[CheckIn]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days with what was answered on them, and what is needed to say it in words."""

    first: date
    last: date
    found: Sequence[CheckIn]
    known: Settings
    say: Sayer

    @property
    def days(self) -> Days:
        """Return the check-ins by their day."""
        return rules.by_day(self.found)

    @property
    def answered(self) -> list[str]:
        """Return the questions that were answered, in the order in which they are listed."""
        return [one for one in self.known.known() if any(one in c.answers for c in self.found)]

    def step(self, item: CheckIn, question: str) -> str:
        """Return an answer in words, "" for none."""
        value = item.answers.get(question)
        return "" if value is None else wording.step(question, value, self.known, self.say)


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def month(request: MarramRequest) -> HttpResponse:
    """Return one month of what was answered, days without an answer left open.

    Posting puts it on a page of its own, in words, to be kept, printed or shared like any other.
    """
    say, known = sayer(request, PRACTICE.slug), store.settings(request.actor, at=request.at)
    first, last = rules.month_of(_month_asked(request))
    last = min(last, max(first, hours.today(request)))
    found = store.between(request.actor, first, last, at=request.at)
    seen = Stretch(first, last, found, known, say)
    if request.method == "POST":
        return SeeOther(f"/me/e/{_as_a_page(request, seen)}/")
    drawn = _question(request, seen)
    page = LookPage(
        month=first,
        figure=_rhythm(request, seen, drawn) if drawn else "",
        bands=_bands(seen),
        which=_which(seen, drawn),
        heads=tuple(_heads(seen)),
        rows=tuple(_rows(seen)),
        earlier=_link(first - timedelta(days=1), request),
        later=_link(last + timedelta(days=1), request)
        if rules.month_of(hours.today(request))[0] > first
        else "",
        anything=bool(found),
        operation=uuid4(),
    )
    return render(request, "checkin/month.html", {"page": page})


def _as_a_page(request: MarramRequest, seen: Stretch) -> UUID:
    """Keep a stretch in words as a page of the journal and return its entry; sent twice, once."""
    operation = ident(request.POST.get("operation")) or uuid4()
    entry = entry_of(operation)
    lines = [wording.line(one, seen.known, seen.say) for day in seen.days.values() for one in day]
    title = formats.date_format(seen.first, "F Y")
    page = store.month_page(seen.first, title=title, text="\n".join(lines))
    writing.begin(request.actor, operation=operation, entry=entry, page=page, at=request.at)
    return entry


@require_safe
@client_only
def year(request: MarramRequest) -> HttpResponse:
    """Return twelve months of one question, a month a line."""
    say, known = sayer(request, PRACTICE.slug), store.settings(request.actor, at=request.at)
    end = rules.month_of(_month_asked(request))[1]
    months = rules.months_until(end, MONTHS)
    found = store.between(request.actor, months[0], end, at=request.at)
    seen = Stretch(months[0], end, found, known, say)
    drawn = _question(request, seen)
    answers = [one for one in found if drawn in one.answers]
    there = {rules.month_of(one.day)[0] for one in answers}
    page = YearPage(
        which=_which(seen, drawn),
        months=tuple(
            _strip(replace(seen, first=first, found=answers), drawn)
            for first in months
            if first in there
        ),
        month=months[-1],
        earlier=_link(months[0] - timedelta(days=1), request),
        later=_link(end + timedelta(days=365), request)
        if rules.month_of(hours.today(request))[1] > end
        else "",
    )
    return render(request, "checkin/year.html", {"page": page})


def _month_asked(request: MarramRequest) -> date:
    """Return a day of the month in the address ("2026-07"); this month, or the newest, for none."""
    asked = as_day(f"{request.GET.get('month', '')}-01")
    if asked is not None:
        return asked
    today = hours.today(request)
    return min(today, store.newest_day(request.actor, at=request.at) or today)


def _question(request: MarramRequest, seen: Stretch) -> str:
    """Return which question is drawn: the one asked for, else the first with an answer."""
    wanted, answered = request.GET.get("of", ""), seen.answered
    first = [one for one in seen.known.asked if one in answered]
    return wanted if wanted in answered else next(iter([*first, *answered]), "")


def _which(seen: Stretch, drawn: str) -> tuple[Choice, ...]:
    answered = seen.answered
    if len(answered) < 2:  # noqa: PLR2004 - one question needs no choosing
        return ()
    return tuple(
        Choice(one, wording.ask(one, seen.known, seen.say), chosen=one == drawn) for one in answered
    )


def _link(day: date, request: MarramRequest) -> str:
    of = request.GET.get("of", "")
    more = f"&of={of}" if of.isalnum() else ""
    return f"?month={day:%Y-%m}{more}"


def _rhythm(request: MarramRequest, seen: Stretch, drawn: str) -> str:
    done, days = _done(request, seen), seen.days
    low, high = wording.ends(drawn, seen.known, seen.say)
    marks = [
        drawing.Day(
            points=_points(days.get(day, ()), drawn, seen.known),
            meaningful=sum(one.meaningful for one in done.get(day, ())),
            restoring=sum(not one.meaningful for one in done.get(day, ())),
            label=_label(day, seen),
        )
        for day in rules.days_between(seen.first, seen.last)
    ]
    said = _by_day(seen, lambda one: seen.step(one, drawn))
    title = seen.say("figure.title")
    return drawing.rhythm(marks, title=title, says=said, high=high, low=low)


def _bands(seen: Stretch) -> str:
    if not any(one.of_bands for one in seen.found):
        return ""
    say, days = seen.say, seen.days
    turns = [
        _turn(days.get(day, ()), _label(day, seen))
        for day in rules.days_between(seen.first, seen.last)
    ]
    return drawing.bands(
        turns,
        title=say("figure.bands"),
        says=_by_day(seen, lambda one: wording.of_bands(one, say)),
        loss=say("band.loss.ask"),
        restoring=say("band.restoring.ask"),
    )


def _turn(some: Sequence[CheckIn], label: str) -> drawing.Turn:
    """Return the day in the bands: what was said last on it."""
    said = [one for one in some if one.of_bands]
    if not said:
        return drawing.Turn(label=label)
    last, amounts = said[-1], rules.AMOUNTS
    return drawing.Turn(
        loss=amounts.index(last.loss) if last.loss else None,
        restoring=amounts.index(last.restoring) if last.restoring else None,
        rest=last.rest == "yes",
        label=label,
    )


def _strip(seen: Stretch, drawn: str) -> MonthStrip:
    """Return the month that a stretch begins with, in little."""
    first, last = rules.month_of(seen.first)
    here = replace(seen, found=[one for one in seen.found if first <= one.day <= last])
    days = here.days
    marks = [
        drawing.Day(points=_points(days.get(day, ()), drawn, seen.known))
        for day in rules.days_between(first, last)
    ]
    says, named = _range(here, drawn), formats.date_format(first, "F Y")
    title = wording.filled(seen.say("figure.year"), month=named)
    return MonthStrip(
        month=first,
        figure=drawing.strip(marks, title=title, says=says, name=f"m{first:%Y%m}"),
        says=says,
        href=f"/me/check-in/month/?month={first:%Y-%m}&of={drawn}",
    )


def _points(
    some: Sequence[CheckIn], drawn: str, known: Settings
) -> tuple[tuple[float, float], ...]:
    scale = known.scale(drawn)
    return tuple(
        (one.at, rules.level(one.answers[drawn], scale)) for one in some if drawn in one.answers
    )


def _range(seen: Stretch, drawn: str) -> str:
    """Return between which steps the answers lie, in words. No middle is made of them."""
    say, steps = seen.say, [one.answers[drawn] for one in seen.found]
    low, high = (wording.step(drawn, value, seen.known, say) for value in (min(steps), max(steps)))
    key = "figure.one" if low == high else "figure.between"
    return wording.filled(say(key), low=low, high=high)


def _by_day(seen: Stretch, words: Callable[[CheckIn], str]) -> str:
    """Return what a picture shows in words, a day each; days without an answer are left out."""
    said = []
    for day, some in seen.days.items():
        answers = ", ".join(filter(None, map(words, some)))
        if answers:
            named = formats.date_format(day, "j F")
            said.append(wording.filled(seen.say("figure.day"), day=named, said=answers))
    return "; ".join(said) or seen.say("figure.none")


def _heads(seen: Stretch) -> Iterator[str]:
    yield from (wording.ask(one, seen.known, seen.say) for one in seen.answered)
    if any(one.of_bands for one in seen.found):
        yield seen.say("figure.bands")


def _rows(seen: Stretch) -> Iterator[DayRow]:
    banded, days = any(one.of_bands for one in seen.found), seen.days
    for one in rules.with_gaps(days, seen.first, seen.last):
        if isinstance(one, Gap):
            yield DayRow(one.first, one.last)
            continue
        yield DayRow(one, one, tuple(_line(item, seen, banded=banded) for item in days[one]))


def _line(item: CheckIn, seen: Stretch, *, banded: bool) -> Line:
    answers = tuple(seen.step(item, question) for question in seen.answered)
    return Line(
        item.entry, item.clock, (*answers, wording.of_bands(item, seen.say)) if banded else answers
    )


def _done(request: MarramRequest, seen: Stretch) -> dict[date, list[DoneOn]]:
    found: dict[date, list[DoneOn]] = {}
    for room in registry.rooms():
        if room.done:
            for one in room.done(request.actor, seen.first, seen.last, request.at):
                found.setdefault(one.day, []).append(one)
    return found


def _label(day: date, seen: Stretch) -> str:
    """Return the number of a day below the picture, "" where there is no room for it."""
    since = (day - seen.first).days
    return str(day.day) if since in LABELLED or day == seen.last else ""
