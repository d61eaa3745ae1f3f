"""The pages around a step of close work: the check before it, the way down after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from marram.kit import finding, forms, registry
from marram.kit.asking import Choice, Question
from marram.kit.containment import asked, between_us, gate, rule, steps
from marram.kit.containment.between_us import Asks
from marram.kit.containment.rule import EARLY, Why, dose
from marram.kit.containment.steps import Made
from marram.kit.depth import Depth
from marram.kit.gate import SeeOther, client_only
from marram.kit.practice import Practice
from marram.kit.requests import MarramRequest
from marram.kit.safety import triggers
from marram.kit.safety import words as safety_words
from marram.kit.safety.answer import Answer, Trigger
from marram.kit.safety.triggers import Distress
from marram.kit.words import of_the_kit
from marram.people import directory
from marram.record.values import NotFound

NOT_YET = 422
TENTH = 10
"""Heaviness is asked from 0 to 10; the triggers count to 100."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The check before a step."""

    back: str
    title: str
    about: str
    dose: str
    court: str
    questions: tuple[Question, ...]
    says: str
    instead: str
    late: bool
    begin: str
    operation: UUID


@dataclass(frozen=True, slots=True)
class AfterPage:
    """The way down after a step."""

    back: str
    title: str
    says: str
    slow: str
    """Ten slow minutes, for a step that ended high."""
    eyes_open: bool
    questions: tuple[Question, ...]
    tell: str
    bond: str
    keep: str
    operation: UUID
    kept: bool = False
    page: UUID | None = None
    """The page that was written on, where there is one."""


@dataclass(frozen=True, slots=True)
class Say:
    """The words of the kit in one language, plain or not."""

    language: str
    plain: bool

    def __call__(self, key: str, **values: str) -> str:
        """Return a text with its values filled in."""
        text = of_the_kit().say(key, language=self.language, plain=self.plain)
        return text.format(**values) if values else text


def sayings(request: MarramRequest) -> Say:
    """Return the words of the kit for whoever asks."""
    person = request.actor.person
    look = directory.person(person).look if person else {}
    return Say(request.language, bool(look.get("plain")))


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def sheet_begin(request: MarramRequest, room: str, sheet: str) -> HttpResponse:
    """Return the check before a step; posting it begins the step, or says what is open instead."""
    found = registry.room(room)
    on = registry.sheet_of(found, sheet)
    new = f"/me/r/{found.slug}/{on.slug}/new/"
    if found.depth is not Depth.L3 or gate.under_way(request.actor, found, at=request.at):
        return SeeOther(new)
    if not gate.shut(request.actor, found, at=request.at).allowed:
        return SeeOther(f"/me/r/{found.slug}/")
    if request.method != "POST":
        return _check(request, found, None)
    opening = gate.begin(
        request.actor,
        found,
        asked.check(request.POST.dict()),
        operation=forms.ident(request.POST.get("operation")) or uuid4(),
        at=request.at,
        loss=request.POST.get("loss", ""),
    )
    return SeeOther(new) if opening.allowed else _check(request, found, opening.why)


@require_http_methods(["GET", "HEAD", "POST"])
@client_only
def sheet_after(request: MarramRequest, room: str, sheet: str) -> HttpResponse:
    """Return the way down after a step; posting keeps how it was, and shows the page it was on."""
    found = registry.room(room)
    registry.sheet_of(found, sheet)
    if found.depth is not Depth.L3:
        raise NotFound
    made = _last(request, found)
    if request.method != "POST":
        return _after(request, found, made)
    if made is None:
        return SeeOther(f"/me/r/{found.slug}/")
    heavy = asked.heavy(request.POST.get("heavy", ""))
    answer = _at_the_end(made, heavy)
    _keep_end(request, made, heavy, answer)
    if answer is not None:
        return _after(request, found, _last(request, found), answer)
    return SeeOther(f"/me/r/{found.slug}/")


@require_POST
@client_only
def room_ask(request: MarramRequest, room: str) -> HttpResponse:
    """Put on the agenda that the client asks to open this room together."""
    found, bond = registry.room(room), forms.ident(request.POST.get("bond"))
    mine = {one.id for one in between_us.bonds_of(_owner(request))}
    if bond not in mine or bond is None:
        raise NotFound
    between_us.put_on_agenda(
        request.actor,
        bond=bond,
        at=request.at,
        asks=Asks.OPEN,
        room=found.slug,
        operation=forms.ident(request.POST.get("operation")),
    )
    return SeeOther("/me/with/?news=kept")


def while_working(made: Made | None, now: int | None) -> Answer | None:
    """Return T6 where it became too hard, or rose much since the step began."""
    if now is None:
        return None
    before = made.step.heavy if made else None
    distress = Distress(now * TENTH, before * TENTH if before is not None else None)
    return triggers.while_working(distress, shared=False, stopped_before=False)


def _at_the_end(made: Made, heavy: int | None) -> Answer | None:
    """Return T7 where a step ended higher than it began, or high; nothing where T6 or T8 stands."""
    if heavy is None or made.step.too_hard:
        return None
    start = made.step.heavy if made.step.heavy is not None else heavy
    return triggers.at_the_end(
        Distress(heavy * TENTH), start=start * TENTH, shared=False, before=False
    )


def _keep_end(request: MarramRequest, made: Made, heavy: int | None, answer: Answer | None) -> None:
    come_down = request.POST.get("come_down", "")
    steps.end(
        request.actor,
        made,
        stopped=answer.trigger if answer and not made.step.stopped else made.step.stopped,
        after=heavy,
        come_down=come_down if come_down in asked.COME_DOWNS else "",
        then=asked.line(request.POST.get("next", "")),
        operation=forms.ident(request.POST.get("operation")) or uuid4(),
        at=request.at,
    )
    bond = forms.ident(request.POST.get("tell"))
    if bond in {one.id for one in between_us.bonds_of(_owner(request))} and bond is not None:
        between_us.put_on_agenda(
            request.actor,
            bond=bond,
            at=request.at,
            asks=Asks.STOPPED,
            room=made.step.room,
            operation=forms.ident(request.POST.get("operation")),
        )


def _last(request: MarramRequest, room: Practice) -> Made | None:
    """Return the last step of today in this room."""
    made = [one for one in steps.lately(request.actor, at=request.at) if one.step.room == room.slug]
    zone = gate.zone_of(request.actor)
    today = request.at.astimezone(zone).date()
    return made[-1] if made and made[-1].step.began.astimezone(zone).date() == today else None


def _check(request: MarramRequest, room: Practice, why: Why | None) -> HttpResponse:
    say = sayings(request)
    known = gate.before(request.actor, room, at=request.at, loss=request.POST.get("loss", ""))
    door, late = known.facts.door, why is Why.LATE
    minutes = str(dose(door)) if door else ""
    page = CheckPage(
        back=f"/me/r/{room.slug}/",
        title=say("check.title"),
        about=say("check.about"),
        dose=say("check.dose-session")
        if door and door.in_session
        else say("check.dose", minutes=minutes),
        court=say("check.court") if known.court else "",
        questions=_questions(request, known, say),
        says=say(f"gate.{why}") if why else "",
        instead=say("gate.open-instead") if why and why not in {Why.ASK, Why.LATE} else "",
        late=late,
        begin=say("check.begin-late") if late else say("check.begin"),
        operation=uuid4(),
    )
    status = NOT_YET if why is Why.ASK else 200
    return render(request, "companion/check.html", {"page": page}, status=status)


def _questions(request: MarramRequest, known: gate.Before, say: Say) -> tuple[Question, ...]:
    sent = request.POST
    asks = [_yes_no(name, sent.get(name, ""), say) for name in asked.QUESTIONS]
    about = _about(known, sent.get("loss", ""), say)
    heavy = _heavy("heavy", sent.get("heavy", ""), say("check.heavy"), say("check.heavy-hint"))
    return (*about, *asks, heavy)


def _about(known: gate.Before, chosen: str, say: Say) -> tuple[Question, ...]:
    """Return the question what this is about, where more than one thing was named."""
    if not known.losses:
        return ()
    picks = [Choice(one.id, one.name, "", one.id == chosen) for one in known.losses]
    other = Choice("", say("check.about-else"), "", not chosen)
    return (
        Question(kind="choice", id="loss", label=say("check.about-what"), choices=(*picks, other)),
    )


def _yes_no(name: str, chosen: str, say: Say) -> Question:
    words = {asked.YES: "field.yes", asked.NO: "field.no"}
    if name == "sober":
        words = {asked.YES: "check.sober-yes", asked.NO: "check.sober-no"}
    picks = tuple(Choice(value, say(key), "", value == chosen) for value, key in words.items())
    return Question(kind="choice", id=name, label=say(f"check.{name}"), choices=picks)


def _heavy(name: str, chosen: str, label: str, hint: str = "") -> Question:
    numbers = ["", *map(str, range(asked.HEAVIEST + 1))]
    picks = tuple(Choice(one, one, "", one == chosen) for one in numbers)
    return Question(kind="menu", id=name, label=label, hint=hint, choices=picks)


def heavy_now(say: Say) -> Question:
    """Return the question how heavy it is now, for the page of a step."""
    return _heavy("heavy_now", "", say("step.heavy-now"))


def _after(
    request: MarramRequest, room: Practice, made: Made | None, answer: Answer | None = None
) -> HttpResponse:
    say = sayings(request)
    how = made.step.stopped if made else ""
    far = how == Trigger.FAR_AWAY
    bonds = between_us.bonds_of(_owner(request)) if how in rule.TOO_HARD else []
    page = AfterPage(
        back=f"/me/r/{room.slug}/",
        title=say("after.title"),
        says=_says(request, say, how),
        slow=say("after.ten") if how == Trigger.STILL_HIGH else "",
        eyes_open=far,
        questions=() if answer else _after_questions(made, say, far=far),
        tell=say("after.tell", name=bonds[0].clinician.name) if bonds else "",
        bond=str(bonds[0].id) if bonds else "",
        keep=say("after.keep"),
        operation=uuid4(),
        kept=answer is not None,
        page=made.page if made and _is_written(request, made.page) else None,
    )
    return render(request, "companion/after.html", {"page": page})


def _is_written(request: MarramRequest, page: UUID) -> bool:
    """Say whether something was kept on the page of a step."""
    return bool(finding.some(request.actor, entries={page}, at=request.at))


def _says(request: MarramRequest, say: Say, how: str) -> str:
    """Return what is said after a step, by how it ended: the texts of CLINICAL C3 word for word."""
    of_safety = {
        Trigger.HIGH_DISTRESS: "d",
        Trigger.STILL_HIGH: "t7",
        Trigger.FAR_AWAY: "t8",
    }
    if how in of_safety:
        key = of_safety[Trigger(how)]
        return safety_words.say(key, language=request.language, plain=say.plain)
    return say("after.early") if how == EARLY else say("after.done")


def _after_questions(made: Made | None, say: Say, *, far: bool) -> tuple[Question, ...]:
    choices: Sequence[str] = asked.AWAY if far else asked.COME_DOWNS
    known = made.come_down if made else ""
    picks = tuple(Choice(one, say(f"after.{one}"), "", one == known) for one in choices)
    after = str(made.step.after) if made and made.step.after is not None else ""
    return (
        _heavy("heavy", after, say("after.heavy")),
        Question(kind="choice", id="come_down", label=say("after.choose"), choices=picks),
        Question(
            kind="line",
            id="next",
            label=say("after.next"),
            hint=say("after.next-hint"),
            value=made.next if made else "",
        ),
    )


def _owner(request: MarramRequest) -> UUID:
    if request.actor.person is None:
        raise NotFound
    return request.actor.person
