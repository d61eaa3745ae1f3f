"""What was typed into a worksheet, as a body. Everything typed is kept, whatever is wrong."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import QueryDict

from marram.core.text import storable
from marram.core.when import When
from marram.kit.practice import Body, Field, Worksheet

WHEN, PAPER = "when", "on_paper"
"""Two answers that belong to the page rather than to its questions."""
RESERVED = frozenset(
    {WHEN, PAPER, "do", "more", "draft", "entry", "operation", "parent", "csrfmiddlewaretoken"}
)
SETTLED = "settled"
"""The mark of a telling with which somebody goes on after two stood side by side."""
MARKS = {"yes": ("paper",), "beside": ("paper-beside",)}


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be kept as it is: at which question, and the key of the sentence."""

    field_id: str
    key: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A worksheet as it was sent: its answers, its date in free words, how it was made."""

    body: Body
    when: str = ""
    paper: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """Return how the page says that it was done on paper."""
        return MARKS.get(self.paper, ())

    def as_draft(self) -> Body:
        """Return the body of its draft."""
        return self.body | {WHEN: self.when, PAPER: self.paper}


def from_draft(body: Body) -> Typed:
    """Return what a draft keeps."""
    answers = {key: value for key, value in body.items() if key not in {WHEN, PAPER}}
    return Typed(answers, str(body.get(WHEN, "")), str(body.get(PAPER, "")))


def read(sheet: Worksheet, post: QueryDict, *, before: Body, near: date) -> Typed:
    """Return what was typed. `before` is the page as it was: what was not asked stays as it is."""
    problems: list[Problem] = []
    body = _answers(sheet.fields, post, before=before, near=near, prefix="", problems=problems)
    return Typed(
        body=before | body,
        when=storable(post.get(WHEN, "")),
        paper=storable(post.get(PAPER, "")),
        problems=tuple(problems),
    )


def date_of(words: str, *, before: When | None, near: date) -> When | None:
    """Return the date these words mean, never corrected; unchanged words keep their place."""
    if not words.strip():
        return None
    if before is not None and before.written == words:
        return before
    return When.written_as(words, near)


def ident(text: str | None) -> UUID | None:
    """Return the id that a form sent, or None."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def name_in_form(prefix: str, field: Field) -> str:
    """Return the name (and id) of a question's control."""
    return f"{prefix}-{field.name}" if prefix else field.name


def _answers(
    fields: tuple[Field, ...],
    post: QueryDict,
    *,
    before: Body,
    near: date,
    prefix: str,
    problems: list[Problem],
) -> Body:
    """Return the answers of these questions; one that the form did not ask stays as it was."""
    body: Body = {}
    for field in fields:
        name, old = name_in_form(prefix, field), before.get(field.name)
        if field.type == "group":
            inner = old if isinstance(old, dict) else {}
            body[field.name] = inner | _answers(
                field.fields, post, before=inner, near=near, prefix=name, problems=problems
            )
        elif name in post:
            body[field.name] = _answer(
                field, [storable(one) for one in post.getlist(name)], old, near
            )
            if field.type == "choice" and body[field.name] not in {"", old, *field.options}:
                problems.append(Problem(name, "problem.choose"))
        elif old is None:
            body[field.name] = [] if field.type == "list" else {} if field.type == "when" else ""
    return body


def _answer(field: Field, typed: list[str], old: Any, near: date) -> Any:
    if field.type == "list":
        return [line for line in typed if line.strip()]
    if field.type == "when":
        before = When.from_json(old) if old else None
        found = date_of(typed[-1], before=before, near=near)
        return found.as_json() if found else {}
    return typed[-1]
