"""A page as people read it: question and answer, for every kind there is or ever was.

A kind that no room here knows (its room went, or it came from elsewhere) is shown plainly by
its own keys, so that an entry always shows.
"""

from collections.abc import Iterator, Sequence
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


def shown(opened: Opened, language: str = SOURCE, *, plain: bool = False) -> list[Shown]:
    """Return the questions that were answered, with their answers; unanswered ones are left out."""
    return shown_body(opened.outline.kind, opened.outline.shape, opened.body, language, plain=plain)


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
        if field.type != "choice":
            yield from _texts(_written(body.get(field.name, "")))


def _answered(fields: Sequence[Field], body: Body, start: str, say: Sayer) -> Iterator[Shown]:
    for field in fields:
        key, value = f"{start}.{field.name}", body.get(field.name)
        if field.type == "group" and isinstance(value, dict):
            yield from _answered(field.fields, value, key, say)
        elif field.type == "choice":
            chosen = say(f"{key}.option.{value}") or str(value or "")
            yield Shown(say(f"{key}.ask"), _lines(chosen))
        else:
            yield Shown(say(f"{key}.ask"), _lines(_written(value)))


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
            yield from _texts(part)
    elif value is not None:
        yield str(value)


def _kept(found: Sequence[Shown]) -> list[Shown]:
    return [one for one in found if any(line.strip() for line in one.lines)]
