"""What was typed into a worksheet, as a body. Everything typed is kept, whatever is wrong."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.http import QueryDict

from marram.core.text import storable
from marram.kit.answers import Problem, Sent, answers, date_of, name_in_form
from marram.kit.practice import Body, Worksheet

__all__ = ["Problem", "Typed", "date_of", "entry_of", "from_draft", "ident", "name_in_form", "read"]

WHEN, PAPER, OF = "when", "on_paper", "of"
"""Answers that belong to the page itself; the last says what it was begun from."""
RESERVED = frozenset(
    {WHEN, PAPER, OF, "do", "more", "draft", "entry", "operation", "parent", "csrfmiddlewaretoken"}
)
SETTLED = "settled"
"""The mark of a telling with which somebody goes on after two stood side by side."""
MARKS = {"yes": ("paper",), "beside": ("paper-beside",)}


@dataclass(frozen=True, slots=True)
class Typed:
    """A worksheet as it was sent: its answers, its date in free words, how it was made."""

    body: Body
    when: str = ""
    paper: str = ""
    of: str = ""
    """The id of the page that it was begun from, "" for none."""
    problems: tuple[Problem, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """Return how the page says that it was done on paper."""
        return MARKS.get(self.paper, ())

    def as_draft(self) -> Body:
        """Return the body of its draft."""
        return self.body | {WHEN: self.when, PAPER: self.paper, OF: self.of}


def from_draft(body: Body) -> Typed:
    """Return what a draft keeps."""
    answers = {key: value for key, value in body.items() if key not in {WHEN, PAPER, OF}}
    when, paper, of = (str(body.get(name, "")) for name in (WHEN, PAPER, OF))
    return Typed(answers, when, paper, of)


def read(sheet: Worksheet, post: QueryDict, *, before: Body, near: date) -> Typed:
    """Return what was typed. `before` is the page as it was: what was not asked stays as it is."""
    problems: list[Problem] = []
    body = answers(Sent(post, near, problems), sheet.fields, before)
    return Typed(
        body=before | body,
        when=storable(post.get(WHEN, "")),
        paper=storable(post.get(PAPER, "")),
        of=str(ident(post.get(OF)) or ""),
        problems=tuple(problems),
    )


def ident(text: str | None) -> UUID | None:
    """Return the id that a form sent, or None."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def entry_of(operation: UUID | None) -> UUID:
    """Return the id of what a form makes: the same each time that form is sent."""
    return uuid4() if operation is None else UUID(bytes=operation.bytes[::-1], version=4)
