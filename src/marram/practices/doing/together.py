"""What somebody one works with proposed: yes, mine; changed; or no. Until then it is no plan."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID, uuid4, uuid5

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from marram.core.days import as_clock
from marram.kit import following, hours, together, writing_on
from marram.kit.asking import Choice
from marram.kit.containment import between_us
from marram.kit.forms import entry_of, ident
from marram.kit.gate import SeeOther, client_only
from marram.kit.pages import sayer
from marram.kit.requests import MarramRequest
from marram.kit.together import Meant, Proposal, State, Wrong
from marram.practices.doing import store
from marram.practices.doing.practice import PRACTICE, SHEET
from marram.practices.doing.rules import KINDS, PARTS, Plan
from marram.record import between, writing
from marram.record.values import NotFound, Page

HOME = "/me/plans/with/"


@dataclass(frozen=True, slots=True)
class Line:
    """A proposal in the list."""

    id: UUID
    by: str
    day: date
    state: str
    waits: bool
    meant: Meant
    when: date | None
    part: str
    changed: bool
    open: bool
    """Whether the work with who proposed it goes on, so that it can be answered."""


@dataclass(frozen=True, slots=True)
class WithPage:
    """What was proposed, what waits first."""

    lines: tuple[Line, ...]
    mark: str
    """By which the screen sees that something was added."""
    news: str
    undo: str = ""


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A proposal as a form."""

    by: str
    meant: Meant
    kinds: tuple[Choice, ...]
    parts: tuple[Choice, ...]
    wrong: frozenset[str]
    operation: UUID


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def proposed(request: MarramRequest) -> HttpResponse:
    """Return what was proposed, or keep a yes or a no to one of them."""
    newest = between.mark(request.actor, owner=_me(request))
    found = _found(request)
    if request.method == "POST":
        return _answer(request, found)
    say = sayer(request, PRACTICE.slug)
    lines = sorted(
        (_line(request, one, say("part.any")) for one in found), key=lambda x: not x.waits
    )
    news = request.GET.get("news", "")
    page = WithPage(tuple(lines), newest, news if news in {"mine", "no"} else "")
    return render(request, "doing/with.html", {"page": page})


@require_safe
@client_only
def mark(request: MarramRequest) -> HttpResponse:
    """Return what `kit.following` asks for: another text once something was added."""
    return following.answer(between.mark(request.actor, owner=_me(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def change(request: MarramRequest, proposal: UUID) -> HttpResponse:
    """Return a proposal to be changed, or keep it as it was changed: as one's own."""
    found = together.one(_found(request), proposal)
    if found is None or not _is_open(request, found):
        raise NotFound
    if request.method != "POST":
        return _change_page(request, found, found.now)
    meant = Meant.typed({name: request.POST.get(name, "") for name in asdict(found.said)})
    wrong = meant.wrong(hours.today(request))
    if wrong:
        return _change_page(request, found, meant, wrong)
    state = State.MINE if meant == found.said else State.CHANGED
    _take(request, found, meant, state)
    return SeeOther(f"{HOME}?news=mine")


def waiting(request: MarramRequest) -> str:
    """Return who proposed something that has no answer yet, "" for nobody."""
    found = (one for one in _found(request) if one.waits and _is_open(request, one))
    return next((one.by for one in found), "")


def _answer(request: MarramRequest, found: tuple[Proposal, ...]) -> HttpResponse:
    one = together.one(found, ident(request.POST.get("proposal")))
    if one is None or not _is_open(request, one):
        raise NotFound
    if not one.waits:
        return SeeOther(HOME)
    if request.POST.get("do") == "no":
        together.answer(request.actor, proposal=one, state=State.NO, at=request.at)
        return SeeOther(f"{HOME}?news=no")
    _take(request, one, one.now, State.MINE)
    return SeeOther(f"{HOME}?news=mine")


def _take(request: MarramRequest, one: Proposal, meant: Meant, state: State) -> None:
    """Make a proposal one's own: an activity, and a plan where a day was said that is to come.

    The same form again makes nothing twice.
    """
    body = {
        "what": meant.what,
        "kind": meant.kind if meant.kind in KINDS else "",
        "smallest": meant.smallest,
        "for_what": meant.for_what,
        "hard": meant.hard,
    }
    operation = ident(request.POST.get("operation")) or uuid4()
    entry = entry_of(operation)
    page = Page(kind=SHEET.kind, shape=SHEET.version, title=meant.what[:200], body=body)
    writing.begin(request.actor, operation=operation, entry=entry, page=page, at=request.at)
    day = meant.meant_for(hours.today(request))
    if day is not None:
        part = meant.part if meant.part in PARTS else PARTS[0]
        plan = Plan(uuid4(), entry, day, part=part, clock=as_clock(meant.clock))
        once = uuid5(operation, "plan")
        store.keep_plan(request.actor, plan, at=request.at, operation=once)
    together.answer(
        request.actor,
        proposal=one,
        state=state,
        meant=meant,
        at=request.at,
        operation=operation,
    )


def _found(request: MarramRequest) -> tuple[Proposal, ...]:
    return together.read(request.actor, owner=_me(request), at=request.at)


def _is_open(request: MarramRequest, one: Proposal) -> bool:
    return any(bond == one.bond for bond, _name in between_us.with_whom(_me(request)))


def _me(request: MarramRequest) -> UUID:
    if request.actor.person is None:
        raise NotFound
    return request.actor.person


def _line(request: MarramRequest, one: Proposal, any_time: str) -> Line:
    say, now = sayer(request, PRACTICE.slug), one.now
    part = say(f"part.{now.part}") if now.part in PARTS else any_time
    return Line(
        id=one.id,
        by=one.by,
        day=one.at.astimezone(hours.now(request).tzinfo).date(),
        state=one.state,
        waits=one.waits,
        meant=now,
        when=now.meant_for(date.min),
        part=part,
        changed=one.state is State.CHANGED,
        open=_is_open(request, one),
    )


def _change_page(
    request: MarramRequest, one: Proposal, meant: Meant, wrong: tuple[Wrong, ...] = ()
) -> HttpResponse:
    say = sayer(request, PRACTICE.slug)
    page = ChangePage(
        by=one.by,
        meant=meant,
        kinds=tuple(
            Choice(kind, say(f"sheet.activity.kind.option.{kind}"), chosen=kind == meant.kind)
            for kind in KINDS
        ),
        parts=tuple(Choice(part, say(f"part.{part}"), chosen=part == meant.part) for part in PARTS),
        wrong=frozenset(wrong),
        operation=uuid4(),
    )
    status = writing_on.NOT_KEPT if wrong else 200
    return render(request, "doing/change.html", {"page": page}, status=status)
