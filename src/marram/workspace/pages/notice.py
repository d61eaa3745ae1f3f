"""Desk, a notice: seen, and what was done about it. It says nothing of how anybody is."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from marram.core.text import storable
from marram.kit.forms import ident
from marram.kit.requests import MarramRequest
from marram.kit.safety import calling, notices, words
from marram.kit.safety.notices import Notice, Review
from marram.record.values import NotFound
from marram.workspace import caseload, showing
from marram.workspace.contexts import Choice, ClientHead, Error, Field

LONGEST = 4000
PLANS = ("reviewed", "none", "not-shared", "later")


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in a list: when, in a sentence of what kind, and where it stands."""

    id: UUID
    at: datetime
    says: str
    open: bool
    quiet: bool
    seen: datetime | None
    next: date | None


@dataclass(frozen=True, slots=True)
class NoticePage:
    """The page."""

    client: ClientHead
    notice: Notice
    says: str
    done: Field
    told: Field
    next: Field
    plan: str
    plan_wrong: str
    plans: tuple[Choice, ...]
    operation: UUID
    news: str = ""
    undo: str = ""
    errors: tuple[Error, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """What was written down, with what is empty in it."""

    done: str = ""
    told: str = ""
    plan: str = ""
    next: str = ""
    errors: tuple[Error, ...] = ()

    def wrong(self, name: str) -> str:
        """Return what is wrong at a field."""
        return next((one.text for one in self.errors if one.field_id == name), "")


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: MarramRequest, client: UUID, notice: UUID) -> HttpResponse:
    """Return a notice; posting acknowledges it, or keeps what was done about it."""
    bond = caseload.bond_with(request.actor, client)
    found = notices.of_bond(request.actor, owner=client, bond=bond.id, at=request.at)
    one = next((each for each in found if each.id == notice), None)
    if one is None:
        raise NotFound
    head = ClientHead.of(bond)
    if request.method != "POST":
        return _show(request, head, one, Typed())
    operation = ident(request.POST.get("operation")) or uuid4()
    if request.POST.get("do") == "seen":
        notices.acknowledge(request.actor, one, operation=operation, at=request.at)
        return showing.go("desk_notice", done="seen", client=client, notice=notice)
    typed = _read(request.POST)
    if typed.errors:
        return _show(request, head, one, typed, status=showing.WRONG)
    kept = Review(typed.done, typed.told, typed.plan, date.fromisoformat(typed.next), request.at)
    notices.acknowledge(request.actor, one, operation=uuid4(), at=request.at)
    notices.review(request.actor, one, kept=kept, operation=operation)
    return showing.go("desk_notice", done="reviewed", client=client, notice=notice)


@require_POST
def closed(request: MarramRequest) -> HttpResponse:
    """Take away the line that says a notice closed because its writer left."""
    calling.read_that_it_closed(request.actor)
    return showing.go("desk_today")


def lines(request: MarramRequest, client: UUID, bond: UUID) -> list[Line]:
    """Return the notices of a client, open ones first, as the page of the client lists them."""
    found = notices.of_bond(request.actor, owner=client, bond=bond, at=request.at)
    made = [
        Line(
            id=one.id,
            at=one.at,
            says=words.say(one.note, language=request.language) if one.note else "",
            open=one.open,
            quiet=one.quiet,
            seen=one.seen,
            next=one.review.next if one.review else None,
        )
        for one in found
    ]
    return sorted(made, key=lambda one: (not one.open, one.quiet))


def _read(typed: QueryDict) -> Typed:
    """Return what was typed. Each of the four is asked for: none is closed half-written."""
    done, told = (storable(typed.get(name, "")).strip() for name in ("done", "told"))
    plan, day = typed.get("plan", ""), typed.get("next", "").strip()
    wrong = []
    if not done or len(done) > LONGEST:
        wrong.append(Error("done", _("Write what was done, in up to 4000 characters.")))
    if not told or len(told) > LONGEST:
        wrong.append(Error("told", _("Write who was told, or “nobody”.")))
    if plan not in PLANS:
        wrong.append(Error("plan", _("Choose what is so about the plan.")))
    if not _is_day(day):
        wrong.append(Error("next", _("Enter the date of the next contact.")))
    return Typed(done, told, plan, day, tuple(wrong))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).year > date.min.year
    except ValueError:
        return False


def _show(
    request: MarramRequest, head: ClientHead, one: Notice, typed: Typed, *, status: int = 200
) -> HttpResponse:
    names = {
        "reviewed": _("Gone through together"),
        "none": _("There is no plan yet"),
        "not-shared": _("There may be one; it is not shared with me"),
        "later": _("At the next contact"),
    }
    page = NoticePage(
        client=head,
        notice=one,
        says=words.say(one.note, language=request.language) if one.note else "",
        done=Field("done", typed.done, typed.wrong("done"), kind="text"),
        told=Field("told", typed.told, typed.wrong("told"), kind="text"),
        next=Field("next", typed.next, typed.wrong("next")),
        plan=typed.plan,
        plan_wrong=typed.wrong("plan"),
        plans=tuple(Choice(key, name, key == typed.plan) for key, name in names.items()),
        operation=uuid4(),
        news=showing.news(request),
        errors=typed.errors,
    )
    return showing.show(request, "notice", page, status=status)
