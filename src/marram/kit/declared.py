"""Rung 1: a room that is one TOML file. Its words are lifted out, so that it reads as one page."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from marram.kit.depth import Depth
from marram.kit.practice import Field, Lead, Practice, Worksheet
from marram.kit.words import SOURCE, WordFile, read_toml, with_other_languages

ROOM_WORDS = ("title", "about", "note", "rest", "folded", "off")
FIELD_WORDS = ("ask", "hint", "more")


def read(folder: Path) -> Practice:
    """Return the room declared by the folder's `practice.toml`."""
    data = read_toml(folder / "practice.toml")
    slug, review = folder.name, str(data.get("review", ""))
    source = WordFile(
        language=str(data.get("language", SOURCE)),
        review=review,
        seed=str(data.get("seed", "")),
        texts=dict(_words(data)),
    )
    return Practice(
        slug=slug,
        seeds=tuple(data["seeds"]),
        depth=Depth[data["depth"]],
        sheets=tuple(_sheet(slug, sheet, review) for sheet in data["sheet"]),
        words=with_other_languages(source, folder),
        place=data.get("place", "write"),
        growth=data.get("growth", False),
        order=data.get("order", 100),
        links=tuple(data.get("links", ())),
        always_in_reach=data.get("always_in_reach", False),
        offline=data.get("offline", False),
        offline_pages=tuple(data.get("offline_pages", ())),
    )


def _sheet(room: str, data: Mapping[str, Any], review: str) -> Worksheet:
    return Worksheet(
        kind=room if data["name"] == room else f"{room}.{data['name']}",
        slug=data["name"],
        fields=tuple(map(_field, data["field"])),
        version=data.get("version", 1),
        seed=data.get("seed", ""),
        review=data.get("review", review),
        with_clinician=data.get("with_clinician", False),
        leads=tuple(_leads(data["field"])),
        begins_from=data.get("begins_from", ""),
        voice=data.get("voice", False),
        off=bool(data.get("off")),
        looks_back=data.get("looks_back", ""),
        outcome=data.get("outcome", ""),
        rest_after=data.get("rest_after", 0),
    )


def _leads(fields: list[Mapping[str, Any]]) -> Iterator[Lead]:
    for field in fields:
        for option, (room, _) in field.get("leads", {}).items():
            yield Lead(field["name"], option, room)


def _field(data: Mapping[str, Any]) -> Field:
    return Field(
        name=data["name"],
        type=data.get("type", "text"),
        options=tuple(data.get("options", ())),
        fields=tuple(map(_field, data.get("field", ()))),
        least=data.get("least", 0),
        most=data.get("most", 100),
        folded=data.get("folded", False),
    )


def _words(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _said(data, ROOM_WORDS, "room.")
    for sheet in data["sheet"]:
        start = f"sheet.{sheet['name']}."
        yield from _said(sheet, ROOM_WORDS, start)
        yield from _field_words(sheet["field"], start)


def _field_words(fields: list[Mapping[str, Any]], start: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        own = f"{start}{field['name']}."
        yield from _said(field, FIELD_WORDS, own)
        for option, text in field.get("options", {}).items():
            yield f"{own}option.{option}", str(text)
        for option, (_, text) in field.get("leads", {}).items():
            yield f"{own}option.{option}.then", str(text)
        yield from _field_words(field.get("field", []), own)


def _said(data: Mapping[str, Any], names: tuple[str, ...], start: str) -> Iterator[tuple[str, str]]:
    for name in names:
        for key in (name, f"{name}.plain"):
            if key in data:
                yield start + key, str(data[key])
