"""A worksheet as the pages draw it: frozen values for the form, for the room and for paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from marram.kit import shapes
from marram.kit.answers import TICKED
from marram.kit.forms import WHEN, Problem, Typed, name_in_form
from marram.kit.practice import Body, Field, Practice, Worksheet
from marram.kit.showing import Sayer
from marram.kit.ways import Way
from marram.kit.words import of_the_kit

LINES = {"line": 1, "when": 1, "number": 1, "list": 6, "text": 10, "choice": 0, "tick": 0}
"""How many empty lines a question gets on paper."""
LINES_IN_A_ROW = LINES | {"text": 3}
ROWS_ON_PAPER = 4
"""How many empty rows there are on paper."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to pick."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form, with what is in it."""

    kind: str
    id: str
    label: str
    hint: str = ""
    value: str = ""
    error: str = ""
    auto: str = "off"
    choices: tuple[Choice, ...] = ()
    rows: tuple[str, ...] = ()
    records: tuple[tuple["Question", ...], ...] = ()
    """The questions of each row, where there are rows."""
    more: str = ""
    """What stands on the button for another row."""
    short: bool = False
    """Whether it is one of a row, and gets less room on paper."""
    fold: str = ""
    """What stands on the fold behind which it is asked, "" for in the open."""

    @property
    def name(self) -> str:
        """Return the name under which the answer is sent."""
        return self.id

    @property
    def answered(self) -> bool:
        """Say whether something stands in it: words, a choice, a tick, or a row."""
        chosen = any(one.chosen and one.value for one in self.choices)
        rows = any(one.answered for record in self.records for one in record)
        return bool(self.value) or chosen or any(self.rows) or rows

    @property
    def lines(self) -> range:
        """Return one item for each empty line on paper."""
        return range((LINES_IN_A_ROW if self.short else LINES).get(self.kind, 1))


@dataclass(frozen=True, slots=True)
class Wrong:
    """One problem, for the summary at the head of a form."""

    field_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Close:
    """What stands on a page of close work: until when, and how heavy it is now."""

    until: str
    stop: str
    far: str
    heavy: Question


@dataclass(frozen=True, slots=True)
class Part:
    """Questions that stand together: in the open, or behind one fold."""

    fold: str
    fields: tuple[Question, ...]

    @property
    def open(self) -> bool:
        """Say whether a fold is open: where something was answered, or is wrong."""
        return any(one.answered or one.error for one in self.fields)


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A worksheet being written."""

    kind: str
    back: str
    title: str
    intro: str
    fields: tuple[Question, ...]
    when: Question
    errors: tuple[Wrong, ...]
    keep: str
    draft: UUID
    operation: UUID
    parent: str
    audience: tuple[str, ...]
    kept_at: str
    on_paper: bool
    beside: bool
    beside_names: tuple[str, ...]
    rest: str = ""
    close: Close | None = None
    of: str = ""
    """The id of the page that it was begun from, "" for none."""
    anyway: bool = False
    """Whether its date was asked about and may be kept as it stands."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the questions in their order, those behind one fold together."""
        parted = groupby(self.fields, key=lambda one: one.fold)
        return tuple(Part(fold, tuple(found)) for fold, found in parted)


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A worksheet on paper, blank or filled."""

    back: str
    title: str
    intro: str
    large: bool
    other: str
    fields: tuple[Question, ...]
    filled: bool
    made_on: date
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A worksheet that a room offers."""

    begin: str
    title: str
    about: str
    blank: str
    turn: str = ""
    """Where it can be turned off again, "" for a worksheet that always stands here."""


@dataclass(frozen=True, slots=True)
class Off:
    """A worksheet that is off until the client turns it on, or that a clinician keeps off."""

    turn: str
    title: str
    says: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One page in a list."""

    href: str
    name: str
    when: str
    audience: tuple[str, ...] = ()
    shelf: str = ""
    marks: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asks:
    """Whom a client may ask to open a room together."""

    bond: str
    name: str
    operation: UUID


@dataclass(frozen=True, slots=True)
class RoomPage:
    """A room: what it offers and what is in it."""

    title: str
    about: str
    note: str
    sheets: tuple[Offer, ...]
    closed: str
    rows: tuple[Line, ...]
    newer: str
    older: str
    asks: tuple[Asks, ...] = ()
    leads: str = ""
    """Where what keeps it closed can be changed: "plan", "pace", or "" for nowhere of one's own."""
    news: str = ""
    undo: str = ""
    place: str = "write"
    """Off which place of the bar it hangs."""
    ways: tuple[Way, ...] = ()
    rest: str = ""
    off: tuple[Off, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """How questions are drawn: whose words, what is wrong, which list gets one more line."""

    say: Sayer
    wrong: dict[str, str]
    longer: str = ""
    spare: int = 1
    """How many empty rows stand behind those that were written."""


def questions(
    sheet: Worksheet,
    asked: Sequence[Field],
    typed: Typed,
    say: Sayer,
    *,
    longer: str = "",
    spare: int = 1,
) -> tuple[Question, ...]:
    """Return the questions with what was typed; `longer` names a list that gets one more line."""
    drawing = Drawing(say, problems_by_field(typed.problems, say.language), longer, spare)
    start = f"sheet.{sheet.slug}"
    drawn = _questions(drawing, asked, typed.body, start, "")
    behind = {name_in_form("", one) for one in asked if one.folded}
    return tuple(
        replace(one, fold=say(f"{start}.folded")) if one.id in behind else one for one in drawn
    )


def date_question(typed: Typed, say: Sayer) -> Question:
    """Return the question when it was, for the page as a whole."""
    text = of_the_kit().say("field.when", language=say.language)
    wrong = problems_by_field(typed.problems, say.language).get(WHEN, "")
    return Question(kind="when", id=WHEN, label=text, value=typed.when, error=wrong)


def problems_by_field(problems: Sequence[Problem], language: str) -> dict[str, str]:
    """Return the sentence for each question that has a problem."""
    said = of_the_kit()
    return {
        one.field_id: said.say(one.key, language=language)
        .replace("{least}", str(one.least))
        .replace("{most}", str(one.most))
        for one in problems
    }


def offer_of(room: Practice, sheet: Worksheet, say: Sayer) -> Offer:
    """Return how a room offers one of its worksheets."""
    where, key = f"/me/r/{room.slug}/{sheet.slug}/", f"sheet.{sheet.slug}."
    turn = f"{where}turn/" if sheet.off else ""
    return Offer(f"{where}new/", say(f"{key}title"), say(f"{key}about"), f"{where}print/", turn)


def off_of(room: Practice, sheet: Worksheet, say: Sayer, by: tuple[str, ...]) -> Off:
    """Return how a room says that one of its worksheets is off."""
    key = f"sheet.{sheet.slug}."
    turn = f"/me/r/{room.slug}/{sheet.slug}/turn/"
    return Off(turn, say(f"{key}title"), say(f"{key}off"), by)


def _questions(
    drawing: Drawing, asked: Sequence[Field], body: Body, start: str, prefix: str
) -> Iterator[Question]:
    say = drawing.say
    for field in asked:
        key, name = f"{start}.{field.name}", name_in_form(prefix, field)
        value = body.get(field.name)
        if field.type == "group":
            inner = value if isinstance(value, dict) else {}
            yield from _questions(drawing, field.fields, inner, key, name)
            continue
        yield Question(
            kind=field.type,
            id=name,
            label=say(f"{key}.ask"),
            hint=say(f"{key}.hint"),
            value=_value(field, value),
            error=drawing.wrong.get(name, ""),
            choices=_choices(field, value, key, say),
            rows=_rows(value, longer=drawing.longer == name) if field.type == "list" else (),
            records=_records(drawing, field, value, key, name) if field.type == "rows" else (),
            more=_more(key, say) if field.type == "rows" else "",
        )


def _records(
    drawing: Drawing, field: Field, value: Any, key: str, name: str
) -> tuple[tuple[Question, ...], ...]:
    """Return each row that was written and those to write in; only the first row says its hints."""
    empty: list[Body] = [{}] * (drawing.spare + (drawing.longer == name))
    rows = [*shapes.rows_of(value), *empty]
    drawn = [
        tuple(_questions(drawing, field.fields, row, key, f"{name}-{place}"))
        for place, row in enumerate(rows)
    ]
    return tuple(
        tuple(replace(one, short=True, hint="" if place else one.hint) for one in row)
        for place, row in enumerate(drawn)
    )


def _more(key: str, say: Sayer) -> str:
    return say(f"{key}.more") or of_the_kit().say("field.more", language=say.language)


def _value(field: Field, value: Any) -> str:
    if field.type == "when":
        return str(value.get("written", "")) if isinstance(value, dict) else ""
    if field.type == "list":
        return "\n".join(value or ())
    if field.type in {"rows", "tick"}:
        return ""
    return "" if value is None else str(value)


def _choices(field: Field, value: Any, key: str, say: Sayer) -> tuple[Choice, ...]:
    """Return the options, one for not choosing, and an answer that is no longer on the list."""
    if field.type == "tick":
        return (Choice(TICKED, say(f"{key}.ask"), "", value is True),)
    if field.type != "choice":
        return ()
    not_now = of_the_kit().say("field.not-now", language=say.language)
    extra = () if not value or value in field.options else (str(value),)
    picks = [
        Choice(one, say(f"{key}.option.{one}") or one, "", one == value)
        for one in (*field.options, *extra)
    ]
    return (*picks, Choice("", not_now, "", not value))


def _rows(value: Any, *, longer: bool) -> tuple[str, ...]:
    rows = tuple(value or ())
    return (*rows, "", "") if longer else (*rows, *[""] * max(1, 3 - len(rows)))
