"""Desk, a client, Values and plans: what was shared of them, and plans proposed and agreed."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marram.kit import following, registry, showing, suggesting, together
from marram.kit.asking import Choice, Question
from marram.kit.forms import ident
from marram.kit.requests import MarramRequest
from marram.kit.together import Meant, Proposal, State, Wrong
from marram.people.directory import BondCard
from marram.practices.checkin.rules import GIVEN, MOST_ASKED, STRETCHES
from marram.practices.doing.rules import KINDS, PARTS
from marram.record import between, reading
from marram.record.values import NotFound
from marram.workspace import caseload
from marram.workspace import showing as desk
from marram.workspace.contexts import ClientHead, Error, Field, StoryMoment

PLACE = "values"
SAYS = {
    Wrong.NOTHING: "what",
    Wrong.LONG: "what",
    Wrong.DAY: "day",
    Wrong.CLOCK: "clock",
}
"""Beside which question a problem stands."""


@dataclass(frozen=True, slots=True)
class Line:
    """A proposal and how it stands."""

    id: UUID
    what: str
    day: date
    state: str
    waits: bool
    theirs: bool


@dataclass(frozen=True, slots=True)
class PlansPage:
    """The page."""

    client: ClientHead
    shared: tuple[StoryMoment, ...]
    lines: tuple[Line, ...]
    what: Field
    smallest: Field
    for_what: Field
    hard: Field
    day: Field
    clock: Field
    kind_of: Question
    part: Question
    questions: Question
    """What can be asked of a day."""
    stretches: Question
    operation: UUID
    mark: str
    """By which the screen sees that something was added."""
    news: str = ""
    undo: str = ""
    errors: tuple[Error, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreedPage:
    """What was agreed, as six plain lines to be printed or copied."""

    client: ClientHead
    lines: tuple[str, ...]
    text: str
    waits: bool


@require_http_methods(["GET", "HEAD", "POST"])
def plans(request: MarramRequest, client: UUID) -> HttpResponse:
    """Return what is shared and proposed; propose something, or say what was agreed in the room."""
    bond = caseload.bond_with(request.actor, client)
    if request.method != "POST":
        return _show(request, bond, Meant())
    if request.POST.get("do") == "room":
        return _in_the_room(request, bond, ident(request.POST.get("proposal")))
    if request.POST.get("do") == "suggest":
        return _suggest(request, bond)
    meant = Meant.typed({name: request.POST.get(name, "") for name in asdict(Meant())})
    today = request.at.astimezone(desk.zone_of(bond.clinician)).date()
    wrong = meant.wrong(today)
    if wrong:
        return _show(request, bond, meant, wrong)
    together.propose(
        request.actor,
        bond=bond.id,
        meant=meant,
        at=request.at,
        operation=ident(request.POST.get("operation")),
    )
    return desk.go("desk_plans", done="proposed", client=client)


@require_safe
def mark(request: MarramRequest, client: UUID) -> HttpResponse:
    """Return what `kit.following` asks for: another text once something was added."""
    caseload.bond_with(request.actor, client)
    return following.answer(between.mark(request.actor, owner=client))


@require_safe
def agreed(request: MarramRequest, client: UUID, proposal: UUID) -> HttpResponse:
    """Return one proposal as six plain lines for the clinician's own notes."""
    bond = caseload.bond_with(request.actor, client)
    found = together.one(_found(request, bond), proposal)
    if found is None:
        raise NotFound
    lines = tuple(_six(found, bond, request))
    page = AgreedPage(ClientHead.of(bond), lines, "\n".join(lines), waits=found.waits)
    return desk.show(request, "agreed", page)


def _suggest(request: MarramRequest, bond: BondCard) -> HttpResponse:
    """Suggest up to three questions for the client's days; none chosen suggests nothing."""
    sent, days = request.POST.getlist("question"), request.POST.get("days", "")
    asked = [one for one in GIVEN if one in sent][:MOST_ASKED]
    if asked:
        suggesting.suggest(
            request.actor,
            bond=bond.id,
            asked=asked,
            days=int(days) if days in set(map(str, STRETCHES)) else 0,
            at=request.at,
            operation=ident(request.POST.get("operation")),
        )
    return desk.go("desk_plans", done="kept", client=bond.client.id)


def _in_the_room(request: MarramRequest, bond: BondCard, wanted: UUID | None) -> HttpResponse:
    found = together.one(_found(request, bond), wanted)
    if found is None:
        raise NotFound
    if found.state is State.PROPOSED:
        together.answer(request.actor, proposal=found, state=State.ROOM, at=request.at)
    return desk.go("desk_plans", done="kept", client=bond.client.id)


def _found(request: MarramRequest, bond: BondCard) -> tuple[Proposal, ...]:
    return together.read(request.actor, owner=bond.client.id, bond=bond.id, at=request.at)


def _six(found: Proposal, bond: BondCard, request: MarramRequest) -> list[str]:
    now, zone = found.now, desk.zone_of(bond.clinician)
    name = bond.client.call_me or bond.client.name
    told = found.agreed_at.astimezone(zone).date() if found.agreed_at else None
    day = formats.date_format(told, "j F Y") if told else ""
    said = {
        State.PROPOSED: _("not answered yet"),
        State.NO: _("%(name)s said no, %(day)s"),
        State.MINE: _("%(name)s made it theirs, %(day)s"),
        State.CHANGED: _("%(name)s changed it and made it theirs, %(day)s"),
        State.ROOM: _("agreed in the room, %(day)s"),
    }[found.state] % {"name": name, "day": day}
    proposed = _("proposed by %(name)s, %(day)s") % {
        "name": found.by,
        "day": formats.date_format(found.at.astimezone(zone).date(), "j F Y"),
    }
    nothing = _("not said")
    return [
        f"{_('What')}: {now.what}",
        f"{_('Smallest version')}: {now.smallest or nothing}",
        f"{_('When')}: {_when(now, request) or nothing}",
        f"{_('For')}: {now.for_what or nothing}",
        f"{_('If it gets hard')}: {now.hard or nothing}",
        f"{_('Whose')}: {proposed}; {said}",
    ]


def _when(meant: Meant, request: MarramRequest) -> str:
    day = meant.meant_for(date.min)
    if day is None:
        return ""
    part = meant.clock or _words("doing", "part", request)(meant.part)
    return f"{formats.date_format(day, 'l j F Y')}, {part}"


def _show(
    request: MarramRequest, bond: BondCard, meant: Meant, wrong: tuple[Wrong, ...] = ()
) -> HttpResponse:
    says = {
        Wrong.NOTHING: _("Say what it is, in a few words."),
        Wrong.LONG: _("A line here has room for 300 characters."),
        Wrong.DAY: _("A day is wanted, today or later. It can also stay empty."),
        Wrong.CLOCK: _("There is no such clock time."),
    }
    errors = {SAYS[one]: says[one] for one in wrong}
    newest = between.mark(request.actor, owner=bond.client.id)
    page = PlansPage(
        client=ClientHead.of(bond),
        shared=tuple(_shared(request, bond)),
        lines=tuple(_line(one, bond) for one in _found(request, bond)),
        what=Field("what", meant.what, errors.get("what", "")),
        smallest=Field("smallest", meant.smallest),
        for_what=Field("for_what", meant.for_what),
        hard=Field("hard", meant.hard),
        day=Field("day", meant.day, errors.get("day", "")),
        clock=Field("clock", meant.clock, errors.get("clock", "")),
        kind_of=_one_of(
            "kind", KINDS, _words("doing", "sheet.activity.kind.option", request), meant.kind
        ),
        part=_one_of("part", PARTS, _words("doing", "part", request), meant.part),
        questions=_one_of("question", GIVEN, _asks(request), kind="several"),
        stretches=_one_of("days", [str(one) for one in (0, *STRETCHES)], _days),
        operation=uuid4(),
        mark=newest,
        news=desk.news(request),
        errors=tuple(Error(name, text) for name, text in errors.items()),
    )
    return desk.show(request, "plans", page, status=desk.WRONG if errors else 200)


def _words(room: str, key: str, request: MarramRequest) -> Callable[[str], str]:
    """Return what says each option of a question of a room."""
    words = registry.room(room).words
    return lambda one: words.say(f"{key}.{one}", language=request.language)


def _asks(request: MarramRequest) -> Callable[[str], str]:
    """Return what says each question that can be asked of a day."""
    words = _words("checkin", "question", request)
    return lambda one: words(f"{one}.ask")


def _one_of(
    name: str,
    values: Sequence[str],
    says: Callable[[str], str],
    chosen: str = "",
    *,
    kind: str = "choice",
) -> Question:
    """Return a question with a choice for each value, in words; the page has its label."""
    choices = (Choice(one, says(one), chosen=one == chosen) for one in values)
    return Question(kind, name, "", choices=tuple(choices))


def _days(count: str) -> str:
    return _("For %(days)s days") % {"days": count} if count != "0" else _("Not by itself")


def _shared(request: MarramRequest, bond: BondCard) -> list[StoryMoment]:
    """Return the pages of values, plans and experiments that were shared; none counts as opened."""
    heads = reading.outline(request.actor, owner=bond.client.id, at=request.at)
    return [
        StoryMoment(
            head.entry,
            head.title,
            head.when.written if head.when else "",
            sheet=showing.sheet_name(head.kind, request.language),
        )
        for head in heads
        if showing.place_of(head.kind) == PLACE
    ]


def _line(one: Proposal, bond: BondCard) -> Line:
    return Line(
        id=one.id,
        what=one.now.what,
        day=one.at.astimezone(desk.zone_of(bond.clinician)).date(),
        state=one.state,
        waits=one.state is State.PROPOSED,
        theirs=one.is_theirs,
    )
