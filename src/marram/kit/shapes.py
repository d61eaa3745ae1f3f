"""From a kept body to the shape of today and back. Old shapes are upcast on reading."""

from dataclasses import asdict, fields
from typing import Any

from marram.kit.practice import Body, Field, Worksheet


def upcast(sheet: Worksheet, version: int, body: Body) -> Body:
    """Return a body of an older version as today's; one from a later version stays as it is."""
    steps = sheet.upcasts or {}
    for step in range(version, sheet.version):
        body = steps[step](body)
    return body


def as_shape(sheet: Worksheet, body: Body) -> Any:
    """Return the frozen value that a body of this kind means; what it does not know is left out."""
    if sheet.shape is None:
        return body
    known = {field.name for field in fields(sheet.shape)}
    return sheet.shape(**{key: _frozen(value) for key, value in body.items() if key in known})


def as_body(shape: Any) -> Body:
    """Return a frozen value as the plain body that is kept."""
    return {key: _plain(value) for key, value in asdict(shape).items()}


def blank(asked: tuple[Field, ...]) -> Body:
    """Return the body of a page on which nothing was written."""
    return {field.name: empty_of(field) for field in asked}


def empty_of(field: Field) -> Any:
    """Return what an unanswered question holds."""
    if field.type == "group":
        return blank(field.fields)
    empty: dict[str, Any] = {"list": [], "rows": [], "when": {}, "number": None, "tick": False}
    return empty.get(field.type, "")


def rows_of(value: Any) -> list[Body]:
    """Return the rows that an answer holds; what is no row is none."""
    return (
        [row for row in value if isinstance(row, dict)] if isinstance(value, list | tuple) else []
    )


def is_empty(value: Any) -> bool:
    """Say whether there is nothing in it: no word, no line, no choice, no tick."""
    if isinstance(value, dict):
        return all(map(is_empty, value.values()))
    if isinstance(value, list):
        return all(map(is_empty, value))
    return value is None or value is False or not str(value).strip()


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
