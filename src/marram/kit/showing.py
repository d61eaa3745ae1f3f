"""A page as people read it: question and answer, for every kind there is or ever was.

A kind that no room here knows (its room went, or it came from elsewhere) is shown plainly by
its own keys, so that an entry always shows.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from marram.core.text import first_words
from marram.kit import prompts, registry, shapes
from marram.kit.practice import Body, Field, Practice, Worksheet
from marram.kit.words import SOURCE, of_the_kit
from marram.record.values import SEALED, Opened, Outline

TITLE = 60
JOURNAL = "journal"
SETTINGS = ".settings"
ENDS = ("?", ":", "\u061f", "\uff1f")
"""How a question ends, so that an answer can stand behind it; the Arabic and the wide one too."""
WRITE = "write"
"""The place in which pages are listed, all rooms together."""


class InRow(str):
    """A line of a row as one text, and its parts: the question said before it, what was said."""

    __slots__ = ("question", "row", "said")
    question: str
    said: str
    row: int

    @classmethod
    def of(cls, said: str, *, question: str = "", row: int = 0) -> "InRow":
        """Return the line."""
        made = cls(f"{question} {said}" if question else said)
        made.question, made.said, made.row = question, said, row
        return made


class Shown(NamedTuple):
    """One answer under its question, line by line."""

    question: str
    lines: tuple[str, ...]

    @property
    def label(self) -> str:
        """Return the question."""
        return self.question

    @property
    def words(self) -> str:
        """Return the answer as one text."""
        return "\n".join(self.lines)

    @property
    def rows(self) -> tuple[tuple[InRow, ...], ...]:
        """Return the rows of an answer that has rows, line by line; nothing for any other."""
        lines = [line for line in self.lines if isinstance(line, InRow)]
        return tuple(tuple(row) for _, row in groupby(lines, key=lambda line: line.row))


def shown(opened: Opened, language: str = SOURCE, *, plain: bool = False) -> list[Shown]:
    """Return the questions that were answered, with their answers; unanswered ones are left out."""
    return shown_body(opened.outline.kind, opened.outline.shape, opened.body, language, plain=plain)


def below_title(opened: Opened, language: str = SOURCE, *, plain: bool = False) -> list[Shown]:
    """Return what stands below the title of a page: an answer that is the title is not repeated."""
    title = opened.outline.title
    return [one for one in shown(opened, language, plain=plain) if one.words != title]


def shown_body(
    kind: str, version: int, body: Body, language: str = SOURCE, *, plain: bool = False
) -> list[Shown]:
    """Return the questions and answers of a body, such as a draft's."""
    if kind == SEALED:
        return []
    room, sheet = registry.room_of(kind), registry.sheet(kind)
    if kind == JOURNAL and room is not None:
        asked = str(body.get("prompt", ""))
        found = prompts.find(room.words, asked, language=language, plain=plain)
        question = found.text if found else asked
        return _kept([Shown(question, _lines(body.get("text", "")))])
    if room is None or sheet is None:
        return _kept(_unknown(body))
    say = Sayer(room, language, plain)
    now = shapes.upcast(sheet, version, body)
    answered = list(_answered(sheet.fields, now, f"sheet.{sheet.slug}", say))
    others = {key: value for key, value in now.items() if key not in {f.name for f in sheet.fields}}
    return _kept([*answered, *_unknown(others)])


class Sayer(NamedTuple):
    """A room's words in one language, plain or not."""

    room: Practice
    language: str = SOURCE
    plain: bool = False

    def __call__(self, key: str) -> str:
        """Return the text of a key."""
        return self.room.words.say(key, language=self.language, plain=self.plain)


def is_page(outline: Outline) -> bool:
    """Say whether this is something a person wrote, rather than how they set a room up."""
    return outline.kind not in registry.notes() and not outline.kind.endswith(SETTINGS)


def is_writing(outline: Outline) -> bool:
    """Say whether this stands in Write: other places keep what is theirs in their rooms."""
    room = registry.room_of(outline.kind)
    return is_page(outline) and (room is None or room.place == WRITE)


def room_address(kind: str) -> str:
    """Return where the room of this kind is, when it stands in another place than Write."""
    room = registry.room_of(kind)
    return f"/me/r/{room.slug}/" if room is not None and room.place != WRITE else ""


def place_of(kind: str) -> str:
    """Return off which place of the bar the room of this kind hangs."""
    room = registry.room_of(kind)
    return room.place if room is not None else WRITE


def figure_of(opened: Opened, language: str = SOURCE, *, plain: bool = False) -> str:
    """Return the picture of a page as markup, "" where it has none."""
    room, sheet = registry.room_of(opened.outline.kind), registry.sheet(opened.outline.kind)
    if room is None or sheet is None or sheet.figure is None:
        return ""
    body = shapes.upcast(sheet, opened.outline.shape, opened.body)
    return sheet.figure(body, Sayer(room, language, plain).__call__)


def label(outline: Outline, language: str = SOURCE) -> str:
    """Return what a list calls an entry: its title, else the name of its worksheet."""
    return outline.title or sheet_name(outline.kind, language)


def sheet_name(kind: str, language: str = SOURCE) -> str:
    """Return the name of the worksheet of a kind, else of its room, else nothing."""
    room, sheet = registry.room_of(kind), registry.sheet(kind)
    if room is None:
        return ""
    key = f"sheet.{sheet.slug}.title" if sheet else "room.title"
    return room.words.say(key, language=language)


def mark_names(marks: Sequence[str], language: str = SOURCE) -> list[str]:
    """Return how a page was made, in words; a mark that is not known stays as it is."""
    said = of_the_kit()
    return [said.say(f"mark.{mark}", language=language) or mark for mark in marks]


def address(kind: str, entry: UUID) -> str:
    """Return where a page or a draft of this kind is written on; nothing for an unknown kind."""
    if kind == SEALED:
        return f"/me/sealed/{entry}/"
    room, sheet = registry.room_of(kind), registry.sheet(kind)
    if room is None or sheet is None:
        return ""
    if kind == JOURNAL:
        return f"/me/e/{entry}/edit/"
    return f"/me/r/{room.slug}/{sheet.slug}/{entry}/"


def paper_address(kind: str, entry: UUID) -> str:
    """Return where a page of this kind is printed; nothing for an unknown kind."""
    room, sheet = registry.room_of(kind), registry.sheet(kind)
    return f"/me/r/{room.slug}/{sheet.slug}/print/?entry={entry}" if room and sheet else ""


def title_of(kind: str, body: Body) -> str:
    """Return the title of a page when its writer gave none: its own first words.

    A sealed page has none here.
    """
    if kind == SEALED:
        return ""
    room, sheet = registry.room_of(kind), registry.sheet(kind)
    if room is not None and sheet is not None and room.label is not None:
        return _opening(room.label(body))
    texts = _own_words(sheet, body) if sheet else _texts(body)
    return next((words for text in texts if (words := _opening(text))), "")


def _opening(text: str) -> str:
    """Return the first words of a text, with a sign where they go on."""
    words = first_words(text, limit=TITLE)
    return f"{words}…" if words and words != text.strip() else words


def _own_words(sheet: Worksheet, body: Body) -> Iterator[str]:
    for field in sheet.fields:
        yield from _words_of(field, body.get(field.name))


def _words_of(field: Field, value: Any) -> Iterator[str]:
    """Return what was written there in somebody's own words: no option, number or tick."""
    if field.type == "rows":
        for row in shapes.rows_of(value):
            yield from (text for one in field.fields for text in _words_of(one, row.get(one.name)))
    elif field.type not in {"choice", "number", "tick"}:
        yield from _texts(_written(value))


def _answered(fields: Sequence[Field], body: Body, start: str, say: Sayer) -> Iterator[Shown]:
    for field in fields:
        key, value = f"{start}.{field.name}", body.get(field.name)
        if field.type == "group" and isinstance(value, dict):
            yield from _answered(field.fields, value, key, say)
        elif field.type == "rows" and (rows := shapes.rows_of(value)):
            yield Shown(say(f"{key}.ask"), _rows(field, rows, key, say))
        else:
            yield Shown(say(f"{key}.ask"), _one(field, value, key, say))


def _one(field: Field, value: Any, key: str, say: Sayer) -> tuple[str, ...]:
    """Return the lines of one answer."""
    if field.type == "choice":
        return _lines(say(f"{key}.option.{value}") or str(value or ""))
    if field.type == "tick" and value is True:
        return (of_the_kit().say("field.yes", language=say.language),)
    return _lines(_written(value))


def _rows(field: Field, rows: Sequence[Body], key: str, say: Sayer) -> tuple[str, ...]:
    """Return the rows one after the other, parted by an empty line where one has several."""
    found = [
        lines for number, row in enumerate(rows) if (lines := _row(field, row, key, say, number))
    ]
    apart = any(len(lines) > 1 for lines in found)
    parted = [line for lines in found for line in (*lines, *([""] if apart else []))]
    return tuple(parted[:-1] if apart else parted)


def _row(field: Field, row: Body, key: str, say: Sayer, number: int) -> list[str]:
    """Return a row: its first answer as it is, each other behind its question."""
    lines: list[str] = []
    for one in field.fields:
        value, inner = row.get(one.name), f"{key}.{one.name}"
        said = [line for line in _one(one, value, inner, say) if line.strip()]
        if one.type == "tick" and said:
            lines.append(InRow.of(say(f"{inner}.ask"), row=number))
        elif said:
            leading = "" if one is field.fields[0] else _leading(say(f"{inner}.ask"))
            lines.append(InRow.of(said[0], question=leading, row=number))
            lines += [InRow.of(line, row=number) for line in said[1:]]
    known = {one.name for one in field.fields}
    others = [line for name, other in row.items() if name not in known for line in _lines(other)]
    return lines + [InRow.of(line, row=number) for line in others]


def _leading(question: str) -> str:
    """Return a question so that an answer can stand behind it on one line."""
    return question if question.endswith(ENDS) else f"{question}:"


def _written(value: Any) -> Any:
    return value.get("written", value) if isinstance(value, dict) else value


def _unknown(body: Body) -> list[Shown]:
    return [Shown(key.replace("_", " "), _lines(_written(value))) for key, value in body.items()]


def _lines(value: Any) -> tuple[str, ...]:
    return tuple(line for text in _texts(value) for line in text.split("\n"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(_written(part))
    elif value is not None and value is not False:
        yield str(value)


def _kept(found: Sequence[Shown]) -> list[Shown]:
    return [one for one in found if any(line.strip() for line in one.lines)]
