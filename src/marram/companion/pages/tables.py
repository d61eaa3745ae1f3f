"""A table of check-ins on its way in: which column is what, shown and changed before a look."""

import base64
import io
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from marram.core.text import storable
from marram.imports import checkins, mapping
from marram.imports.mapping import Item, Mapping
from marram.imports.times import ORDERS
from marram.imports.values import Refused

SHOWN_ROWS = 3
LONGEST = 120
MOST_PEOPLE = 500


@dataclass(frozen=True, slots=True)
class Column:
    """One column with answers: whether it comes in, its question, its scale, and what is in it."""

    number: int
    name: str
    chosen: bool
    ask: str
    least: str
    most: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    """Which column is what, as it is guessed or was chosen."""

    when: str
    clock: str
    order: str
    person: str
    whose: str
    header: tuple[str, ...]
    orders: tuple[str, ...]
    people: tuple[str, ...]
    columns: tuple[Column, ...]


def is_table(name: str) -> bool:
    """Say whether a file of this name is a table of check-ins."""
    return checkins.READER.accepts(name.lower(), b"")


def mapping_of(body: dict[str, Any]) -> Mapping | None:
    """Return how the waiting file is read, None while nobody said."""
    raw = body.get("mapping")
    return Mapping.from_json(raw) if isinstance(raw, dict) else None


def guessed(body: dict[str, Any]) -> Mapping:
    """Return how the file is most likely meant; raise Refused where there is no table in it."""
    table = checkins.table_of(io.BytesIO(base64.b64decode(body["file"])))
    return mapping.guess(table.header, table.rows)


def page(body: dict[str, Any], form: QueryDict | None = None) -> TablePage:
    """Return the columns of the waiting file, as they were typed or as they are kept.

    Raise Refused where there is no table in it.
    """
    table = checkins.table_of(io.BytesIO(base64.b64decode(body["file"])))
    guessed_ = mapping.guess(table.header, table.rows)
    wanted = mapping_of(body) or guessed_
    known = {one.column: one for one in (*guessed_.items, *wanted.items)}
    picked = {one.column for one in wanted.items}
    said = _Said(form)
    person = said("person", wanted.person)
    return TablePage(
        when=said("column", wanted.when),
        clock=said("clock", wanted.clock),
        order=said("order", wanted.order),
        person=person,
        whose=said("whose", wanted.whose),
        header=table.header,
        orders=ORDERS,
        people=tuple(mapping.people(table.rows, guessed_.person))[:MOST_PEOPLE],
        columns=tuple(
            _column(table, number, known[name], said, chosen=name in picked)
            for number, name in enumerate(table.header)
            if name in known
        ),
    )


def sent(form: QueryDict, body: dict[str, Any]) -> Mapping:
    """Return what a form says about the columns; raise Refused where a scale is none."""
    header = checkins.table_of(io.BytesIO(base64.b64decode(body["file"]))).header
    items = tuple(
        _item(form, number, name) for number, name in enumerate(header) if f"col-{number}" in form
    )
    order = form.get("order", "")
    return Mapping(
        when=form.get("column", ""),
        clock=form.get("clock", ""),
        order=order if order in ORDERS else "ymd",
        person=form.get("person", ""),
        whose=form.get("whose", "").strip(),
        items=items,
    )


def _item(form: QueryDict, number: int, name: str) -> Item:
    try:
        least, most = (int(form.get(f"{end}-{number}", "")) for end in ("least", "most"))
    except ValueError:
        raise Refused("table_ends", column=name) from None
    if not 0 < most - least <= mapping.WIDEST:
        raise Refused("table_ends", column=name)
    ask = storable(form.get(f"ask-{number}", "")).strip()[:LONGEST]
    return Item(name, ask or name, least, most)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a form says, or what stands there where there is none."""

    form: QueryDict | None

    def __call__(self, name: str, otherwise: str) -> str:
        return otherwise if self.form is None else self.form.get(name, "")

    def ticked(self, name: str, *, otherwise: bool) -> bool:
        return otherwise if self.form is None else name in self.form


def _column(table: checkins.Table, number: int, item: Item, said: _Said, *, chosen: bool) -> Column:
    cells = [row[item.column] for row in table.rows if row[item.column].strip()]
    return Column(
        number=number,
        name=item.column,
        chosen=said.ticked(f"col-{number}", otherwise=chosen),
        ask=said(f"ask-{number}", item.ask),
        least=said(f"least-{number}", str(item.least)),
        most=said(f"most-{number}", str(item.most)),
        examples=tuple(cells[:SHOWN_ROWS]),
    )
