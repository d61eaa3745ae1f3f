"""Times as a calendar that other programs read (iCalendar, RFC 5545): neutral, and nothing else.

Every event has the same title (SECURITY H03). Its id is another one than that of what is meant, so
that nothing here can be joined to anything there. Times stand in UTC: none of them recurs, every
program reads them alike (a definition of the zone was misread by one), and the zone stays unsaid.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event

from marram.keys import purposes
from marram.kit.practice import Meant

LASTS = timedelta(minutes=30)
"""How long an event is drawn. How long something takes nobody is asked."""
AGAIN = timedelta(hours=4)
"""How often a program may look again."""


def feed(times: Iterable[Meant], *, title: str, at: datetime) -> bytes:
    """Return the calendar with an event for each time."""
    made = Calendar()
    made.add("prodid", "-//Marram//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    for one in times:
        event = Event()
        event.add("uid", str(_other(one.id)))
        event.add("dtstamp", at.astimezone(UTC).replace(second=0, microsecond=0))
        event.add("dtstart", one.begins.astimezone(UTC))
        event.add("duration", LASTS)
        event.add("summary", title)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def _other(ident: UUID) -> UUID:
    return UUID(bytes=purposes.keyed_id(f"calendar {ident.hex}"), version=4)
