"""A field as the kit's field template shows it, and what a page of forms says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form; its label stands in the template."""

    name: str
    kind: str = "line"
    value: str = ""
    error: str | Promise = ""
    auto: str = ""
    inputmode: str = ""

    @property
    def id(self) -> str:
        """Return the id of the input, by which an error links to it."""
        return self.name


@dataclass(frozen=True, slots=True)
class Trouble:
    """One line of the error summary."""

    field_id: str
    text: str | Promise


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Errors:
    """What is wrong, by field."""

    by_field: Mapping[str, str | Promise] = field(default_factory=dict)

    def lines(self) -> list[Trouble]:
        """Return the lines of the summary."""
        return [Trouble(name, text) for name, text in self.by_field.items()]

    def on(self, name: str) -> str | Promise:
        """Return what is wrong with this field, empty for nothing."""
        return self.by_field.get(name, "")


def page(errors: Errors | None = None, **values: Any) -> dict[str, Any]:
    """Return the context of a template: `page` with its errors."""
    return {"page": {"errors": (errors or Errors()).lines(), **values}}
