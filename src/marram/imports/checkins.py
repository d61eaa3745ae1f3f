"""Check-ins from a table (CSV): each row that holds an answer is one; a missing answer stays so.

Nothing is kept for a row without an answer: a gap is a gap. A time is the wall's, as it was
written; days turn at four in the morning.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Fields
from dataclasses import dataclass
from datetime import datetime, time
from hashlib import sha256
from typing import BinaryIO
from uuid import UUID

from marram.core.days import day_at
from marram.imports.mapping import Item, Mapping, Rows, guess, number, of_one
from marram.imports.times import Wall, wall_of
from marram.imports.values import Found, Refused, Skipped, as_text
from marram.practices.checkin import store
from marram.practices.checkin.rules import CheckIn, Own, clock_of

NAME = "checkins"
MOST_ROWS = 100_000
MOST_COLUMNS = 500
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, its rows, and the line of the file that each row begins in."""

    header: tuple[str, ...]
    rows: Rows
    lines: Sequence[int]


@dataclass(frozen=True, slots=True)
class Checkins:
    """Reads a table of check-ins; without a mapping as it is most likely meant."""

    mapping: Mapping | None = None
    name: str = NAME

    def accepts(self, name: str, head: bytes) -> bool:
        """Return whether it is a table, by its name."""
        return name.endswith((".csv", ".tsv")) and not head.startswith(b"PK")

    def read(self, stream: BinaryIO) -> Iterator[Found | Skipped]:
        """Yield the questions, which only come along, then each row; raise Refused for the whole.

        A number that is not on its question's scale keeps the file out, so that none is lost.
        """
        table = table_of(stream)
        mapping = self.mapping or guess(table.header, table.rows)
        _check(table, mapping)
        for one in mapping.items:
            own = _own(one)
            key = _hash("question", own.id)
            yield Found(store.question_page(own, source=key), key, 0, beside=True)
        meant = {id(row) for row in of_one(table.rows, mapping)}
        seen: dict[str, int] = {}
        for row, line in zip(table.rows, table.lines, strict=True):
            if id(row) in meant:
                yield _row(row, line, mapping, seen)


READER = Checkins()


def table_of(stream: BinaryIO) -> Table:
    """Return the table in a file; raise Refused where there is none."""
    stream.seek(0)
    text = as_text(stream.read())
    first = text.split("\n", 1)[0]
    sign = max(",;\t", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        header = tuple(name.strip() for name in next(reader, []))
        rows, lines, begins = [], [], reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                full = [*cells, *[""] * (len(header) - len(cells))]
                rows.append(dict(zip(header, full, strict=False)))
                lines.append(begins)
            begins = reader.line_num + 1
            if len(rows) > MOST_ROWS:
                raise Refused("table_rows", limit=MOST_ROWS)
    except csv.Error:
        raise Refused("table_broken") from None
    if len(header) < 2 or len(header) > MOST_COLUMNS or not rows:  # noqa: PLR2004 - a time, an answer
        raise Refused("table_none")
    if len(set(header)) != len(header):
        raise Refused("table_twice")
    return Table(header, rows, lines)


def _check(table: Table, mapping: Mapping) -> None:
    """Raise Refused where the mapping does not fit the table."""
    if not mapping.when:
        raise Refused("table_when")
    if not mapping.items:
        raise Refused("table_items")
    named = (mapping.when, mapping.clock, mapping.person, *(one.column for one in mapping.items))
    unknown = next((one for one in named if one and one not in table.header), "")
    if unknown:
        raise Refused("table_column", column=unknown)
    meant = {id(row) for row in of_one(table.rows, mapping)}
    if not meant:
        raise Refused("table_nobody")
    for row, line in zip(table.rows, table.lines, strict=True):
        for one in mapping.items if id(row) in meant else ():
            _check_cell(row[one.column], one, line)


def _check_cell(text: str, item: Item, line: int) -> None:
    try:
        value = number(text)
    except ValueError:
        raise Refused("table_number", line=line, column=item.column) from None
    if value is not None and not item.least <= value <= item.most:
        raise Refused(
            "table_scale", line=line, column=item.column, least=item.least, most=item.most
        )


def _row(
    row: Fields[str, str], line: int, mapping: Mapping, seen: dict[str, int]
) -> Found | Skipped:
    answers = {
        _own(one).id: value
        for one in mapping.items
        if (value := number(row[one.column])) is not None
    }
    if not answers:
        return Skipped(line, "row_unanswered")
    wall = _wall(row, mapping)
    if wall is None or wall.never:
        return Skipped(line, "row_time")
    key = _hash(wall.at.isoformat(), wall.zone, repr(sorted(answers.items())))
    seen[key] = seen.get(key, 0) + 1
    if seen[key] > 1:
        return Skipped(line, "row_twice")
    said = CheckIn(
        entry=_NOBODY,
        day=day_at(wall.at) if wall.timed else wall.at.date(),
        clock=clock_of(wall.at) if wall.timed else "",
        answers=answers,
        zone=wall.zone,
    )
    return Found(store.as_page(said, source=key), key, line)


def _wall(row: Fields[str, str], mapping: Mapping) -> Wall | None:
    """Return when a row was answered, of one column or of two."""
    wall = wall_of(row[mapping.when], mapping.order)
    if wall is None or wall.timed or not mapping.clock:
        return wall
    try:
        clock = time.fromisoformat(row[mapping.clock].strip().zfill(5))
    except ValueError:
        return wall
    return Wall(datetime.combine(wall.at.date(), clock), timed=True, zone=wall.zone)


def _own(item: Item) -> Own:
    """Return a column as a question; the same words and scale are the same question again."""
    ident = _hash("own", item.ask, str(item.least), str(item.most))[:8]
    return Own(ident, item.ask, item.least, item.most)


def _hash(*parts: str) -> str:
    return sha256("\x00".join(parts).encode()).hexdigest()[:16]
