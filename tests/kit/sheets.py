"""Filling a worksheet in, whatever it asks, and looking through everything that is stored."""

import base64
import re
from uuid import UUID, uuid4

from django.db import connection

from marram.kit.answers import TICKED
from marram.kit.practice import Field, Practice, Worksheet
from marram.kit.testing import People, ask
from marram.record import standing

MARKER = "Quince-and-pewter"

DROPPED = """
language = "en-GB"
review = "not yet reviewed by a clinician"
seed = "S36: rotate between restorative activities and meaningful projects"
seeds = ["S36"]
depth = "L1"
title = "The kettle"
about = "What is on while it boils."

[[sheet]]
name = "minute"
title = "One minute"
about = "While the kettle boils."

[[sheet.field]]
name = "heard"
ask = "What did you hear?"

[[sheet.field]]
name = "where"
type = "choice"
ask = "Where?"
options = { kitchen = "In the kitchen", work = "At work" }

[[sheet.field]]
name = "since"
type = "when"
ask = "Since when?"

[[sheet.field]]
name = "cup"
type = "group"

[[sheet.field.field]]
name = "colour"
type = "line"
ask = "What colour is the cup?"

[[sheet.field]]
name = "warmth"
type = "number"
ask = "How warm is it?"
most = 10

[[sheet.field]]
name = "again"
type = "tick"
ask = "Put it on again"

[[sheet.field]]
name = "leaves"
type = "rows"
ask = "Which leaves?"
more = "One more leaf"

[[sheet.field.field]]
name = "leaf"
type = "line"
ask = "What is it called?"

[[sheet.field.field]]
name = "spoons"
type = "number"
ask = "Spoons"
least = 1
most = 9

[[sheet.field.field]]
name = "kind"
type = "choice"
ask = "Green or black?"
options = { green = "Green", black = "Black" }

[[sheet.field.field]]
name = "picked"
type = "when"
ask = "Picked when?"

[[sheet.field.field]]
name = "mine"
type = "tick"
ask = "My own"
"""
"""A worksheet with every type of question, as one file that is dropped into a room's folder."""


def place(room: Practice, sheet: Worksheet) -> str:
    """Return where a worksheet lies."""
    return f"/me/r/{room.slug}/{sheet.slug}/"


def filled(fields: tuple[Field, ...], prefix: str = "") -> dict[str, object]:
    """Return an answer to every question, each holding the marker where it is free."""
    answers: dict[str, object] = {}
    for field in fields:
        name = f"{prefix}-{field.name}" if prefix else field.name
        if field.type == "group":
            answers |= filled(field.fields, name)
        elif field.type == "rows":
            answers |= filled(field.fields, f"{name}-0")
        elif field.type == "number":
            answers[name] = str(field.most)
        elif field.type == "tick":
            answers[name] = TICKED
        elif field.type == "choice":
            answers[name] = field.options[0]
        elif field.type == "list":
            answers[name] = [f"{MARKER} {name}", "", "and one more"]
        else:
            answers[name] = f"{MARKER} {name}"
    return answers


def kept_page(people: People, room: Practice, sheet: Worksheet, **more: object) -> UUID:
    """Let Ruth fill a worksheet in and finish it for now."""
    entry = standing.entry_for(people.ruth.id, sheet.kind) if room.one else uuid4()
    hidden = {"draft": str(entry), "operation": str(uuid4()), "do": "done"}
    sent = filled(sheet.fields) | hidden | more
    answer = ask(people.as_ruth, place(room, sheet) + "new/", sent)
    assert answer.status_code == 303, answer.content.decode()[:600]
    assert answer["Location"] == (room.home if room.one else f"/me/e/{entry}/")
    return entry


def everything_stored() -> bytes:
    """Return every value of every table, one after the other."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            named = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {named}")  # noqa: S608 - the engine's own table names
            for row in cursor.fetchall():
                parts += [v if isinstance(v, bytes) else str(v).encode() for v in map(_bytes, row)]
    return b"\n".join(parts)


def hides(words: str, stored: bytes) -> bool:
    """Say whether the words stand nowhere, in plain text, UTF-16 or base64."""
    forms = [words.encode(), words.encode("utf-16-le"), base64.b64encode(words.encode())[:-4]]
    return not any(re.search(re.escape(form), stored) for form in forms)


def _bytes(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
