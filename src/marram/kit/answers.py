"""One answer after the other out of a sent form. What cannot be kept is kept to be mended."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from marram.core.text import storable, whole_number
from marram.core.when import When
from marram.kit import shapes
from marram.kit.practice import Body, Field

TICKED = "yes"
MOST_ROWS = 4
"""How many digits the number of a row may have."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be kept as it is: at which question, and the key of the sentence."""

    field_id: str
    key: str
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it was sent: what is in it, on which day, and what is found to be wrong."""

    post: QueryDict
    near: date
    problems: list[Problem]

    def typed(self, name: str) -> list[str]:
        """Return what was sent under a name, as it can be stored."""
        return [storable(one) for one in self.post.getlist(name)]


def name_in_form(prefix: str, field: Field) -> str:
    """Return the name (and id) of a question's control."""
    return f"{prefix}-{field.name}" if prefix else field.name


def date_of(words: str, *, before: When | None, near: date) -> When | None:
    """Return the date these words mean, never corrected; unchanged words keep their place."""
    if not words.strip():
        return None
    if before is not None and before.written == words:
        return before
    return When.written_as(words, near)


def answers(sent: Sent, fields: Sequence[Field], before: Body, prefix: str = "") -> Body:
    """Return the answers of these questions; one that the form did not ask stays as it was."""
    body: Body = {}
    for field in fields:
        name, old = name_in_form(prefix, field), before.get(field.name)
        if field.type == "group":
            inner = old if isinstance(old, dict) else {}
            body[field.name] = inner | answers(sent, field.fields, inner, name)
        elif field.type == "rows" and (places := row_places(sent.post, field, name)):
            body[field.name] = _rows(sent, field, shapes.rows_of(old), name, places)
        elif name in sent.post:
            body[field.name] = _answer(sent, field, name, old)
        elif old is None:
            body[field.name] = shapes.empty_of(field)
    return body


def row_places(post: QueryDict, field: Field, name: str) -> list[int]:
    """Return which rows of a question a form holds, in their order."""
    inner = "|".join(re.escape(one.name) for one in field.fields)
    pattern = re.compile(rf"{re.escape(name)}-([0-9]{{1,{MOST_ROWS}}})-(?:{inner})")
    found = {int(match[1]) for key in post if (match := pattern.fullmatch(key))}
    return sorted(found)


def names_asked(post: QueryDict, fields: Sequence[Field], prefix: str = "") -> set[str]:
    """Return the names in a form that these questions read; what stands under others is left."""
    found: set[str] = set()
    for field in fields:
        name = name_in_form(prefix, field)
        if field.type == "group":
            found |= names_asked(post, field.fields, name)
        elif field.type == "rows":
            for place in row_places(post, field, name):
                found |= names_asked(post, field.fields, f"{name}-{place}")
        else:
            found.add(name)
    return found


def as_number(text: str) -> int | None:
    """Return the whole number that was written, in the digits of any script, or None."""
    return whole_number(text.strip().rstrip("%\u066a"))


def _rows(
    sent: Sent, field: Field, before: Sequence[Body], name: str, places: Sequence[int]
) -> list[Body]:
    """Return the rows that hold something; a problem names the row as it will be shown again."""
    kept: list[Body] = []
    for place in places:
        there, here = f"{name}-{place}", f"{name}-{len(kept)}"
        old = _same_row(sent, field, before, there)
        found = Sent(sent.post, sent.near, [])
        row = old | answers(found, field.fields, old, there)
        if not shapes.is_empty({one.name: row[one.name] for one in field.fields}):
            kept.append(row)
            sent.problems.extend(_moved(one, there, here) for one in found.problems)
    return kept


def _same_row(sent: Sent, field: Field, before: Sequence[Body], there: str) -> Body:
    """Return the row as it was: the one with the same first words. A row has no number of its own.

    What an earlier page knew of it besides (the place of its date, an answer that is no longer
    asked) stays with it, wherever it moved.
    """
    for one in field.fields:
        typed = sent.typed(name_in_form(there, one))
        if one.type in {"line", "text"} and typed and typed[-1].strip():
            return next((dict(row) for row in before if row.get(one.name) == typed[-1]), {})
    return {}


def _moved(problem: Problem, there: str, here: str) -> Problem:
    where = here + problem.field_id.removeprefix(there)
    return Problem(where, problem.key, problem.least, problem.most)


def _answer(sent: Sent, field: Field, name: str, old: Any) -> Any:
    typed = sent.typed(name)
    if field.type == "list":
        return [line for line in typed if line.strip()]
    if field.type == "when":
        before = When.from_json(old) if old else None
        found = date_of(typed[-1], before=before, near=sent.near)
        return found.as_json() if found else {}
    if field.type == "tick":
        return typed[-1] == TICKED
    if field.type == "number":
        return _number(sent, field, name, typed[-1], old)
    if field.type == "choice" and typed[-1] not in {"", old, *field.options}:
        sent.problems.append(Problem(name, "problem.choose"))
    return typed[-1]


def _number(sent: Sent, field: Field, name: str, typed: str, old: Any) -> Any:
    """Return the number; what is none, or lies outside, comes back as it was typed."""
    if not typed.strip():
        return None
    number = as_number(typed)
    if number is not None and field.least <= number <= field.most:
        return number
    if isinstance(old, int) and typed == str(old):
        return old  # a page of another version may hold what is outside today; a draft never does
    sent.problems.append(Problem(name, "problem.number", field.least, field.most))
    return typed
